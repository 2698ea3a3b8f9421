"""Bare keys: letters, digits, Enter, Tab and Space work wherever no text is being typed.

They cannot be shortcuts of Qt's: those fire before the text field sees the key, so that typing a
word would review images. This filter sees the key press on its way to the widget with the focus
and lets it pass where the widget types with it. Buttons and lists of the window give way: a click
on them leaves the keyboard where it is, and the review keys work on them too.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from carnn_desktop.ui.shell.actions import ActionSet

_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QMenu, QMenuBar)
_LINES = (QLineEdit, QAbstractSpinBox)
_SLID_BY_KEY = {"Home", "End", "PgUp", "PgDown"}
_PASSED_ON = {"Tab", "Shift+Tab", "Return"}  # where they mean nothing now: to walk, to press


OWN_ENTER = "ownEnter"
"""Property of a line that says itself where the keyboard goes after Enter."""


class KeyFilter(QObject):
    """Triggers actions by their ``letters``; install it on the application.

    escaped : Esc was pressed; field_left : Enter ended the typing in a line
    """

    escaped = Signal()
    field_left = Signal()
    digit_typed = Signal(object)  # int, 1..9
    space_held = Signal(object)  # bool

    def __init__(self, window: QWidget, actions: ActionSet) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._by_key: dict[str, str] = {}
        self._digit_takers: list[Callable[[int, bool], bool]] = []
        self._claims: list[Callable[[str], bool]] = []
        actions.keys_changed.connect(self._read_keys)
        self._read_keys()

    def take_digits(self, taker: Callable[[int, bool], bool]) -> None:
        """Ask ``taker(digit 0..9, Alt held)`` before a digit means a class; True = it was meant."""
        self._digit_takers.append(taker)

    def claim(self, wants: Callable[[str], bool]) -> None:
        """Ask ``wants(key)`` before any key means an action; True = it had a use for it."""
        self._claims.append(wants)

    @Slot()
    def _read_keys(self) -> None:
        # Esc has an order of its own, see ``escaped``
        self._by_key = {key: name for key, name in self._actions.letters().items() if key != "Esc"}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key press that means an action; let every other event pass."""
        kind = event.type()
        if kind == QEvent.Type.Polish:
            self._leave_keyboard(watched)
            return False
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or not self._concerns_us(watched):
            return False
        focus = QApplication.focusWidget()
        key = key_name(event)
        if key == "Space" and not (
            types_text(focus) or isinstance(focus, QAbstractButton | QComboBox)
        ):
            if not event.isAutoRepeat():
                self.space_held.emit(kind == QEvent.Type.KeyPress)
            return True
        if kind != QEvent.Type.KeyPress:
            return False
        return self._pressed(key, focus, repeated=event.isAutoRepeat())

    def _concerns_us(self, watched: QObject) -> bool:
        """Tell whether the key goes to a widget of our window, with nothing modal above it."""
        if QApplication.activeModalWidget() is not None:
            return False
        if QApplication.activePopupWidget() is not None:
            return False
        focus = QApplication.focusWidget() or self._window
        if watched is not focus:
            return False
        window = focus.window()
        return window is self._window or (
            isinstance(window, QDockWidget) and window.parentWidget() is self._window
        )

    def _pressed(self, key: str, focus: QWidget | None, *, repeated: bool) -> bool:
        typing = self._wanted_by(focus, key)
        if not (typing or repeated) and any(wants(key) for wants in self._claims):
            return True
        if key == "Esc":
            if not repeated:
                self.escaped.emit()
            return True
        if typing:
            if key == "Return" and _is_line(focus):
                QTimer.singleShot(0, self, self.field_left.emit)  # once the line has taken it
            return False
        digit = key.removeprefix("Alt+")
        is_digit = digit.isdigit() and len(digit) == 1 and not repeated
        if is_digit and any(take(int(digit), digit != key) for take in self._digit_takers):
            return True
        if key.isdigit() and key != "0":
            if not repeated:
                self.digit_typed.emit(int(key))
            return True
        action_id = self._by_key.get(key)
        if action_id is None:
            return False
        action = self._actions[action_id]
        if action.isEnabled() and (not repeated or action.autoRepeat()):
            action.trigger()
        elif not action.isEnabled() and key in _PASSED_ON:
            return False
        return True

    def _wanted_by(self, focus: QWidget | None, key: str) -> bool:
        if types_text(focus):
            return True
        if isinstance(focus, QAbstractButton | QComboBox) and key == "Space":
            return True
        return isinstance(focus, QAbstractSlider) and key in _SLID_BY_KEY

    def _leave_keyboard(self, watched: QObject) -> None:
        """Let a click on a button or list of choices of the window not take the keyboard."""
        if not isinstance(watched, QAbstractButton | QComboBox) or types_text(watched):
            return
        window = watched.window()
        ours = window is self._window or (
            isinstance(window, QDockWidget) and window.parentWidget() is self._window
        )
        if ours and watched.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            watched.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def types_text(widget: QWidget | None) -> bool:
    """Whether keys are text to a widget."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, _TYPING)


def _is_line(widget: QWidget | None) -> bool:
    """Whether a widget is a field of one line that stands in the window, not in a row of a list."""
    if not isinstance(widget, _LINES) or widget.property(OWN_ENTER):
        return False
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView):
            return False
        parent = parent.parentWidget()
    return True


def key_name(event: QKeyEvent) -> str:
    """Return the key as the table writes it: ``D``, ``Shift+Return``, ``/``; "" for none."""
    key, modifiers = event.key(), event.modifiers()
    plain = modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if plain == Qt.KeyboardModifier.NoModifier and event.text() in ("/", ",", "."):
        return event.text()  # typed with Shift on some keyboards
    if key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, 0):
        return ""
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    text = QKeySequence(int(key) | held.value).toString(QKeySequence.SequenceFormat.PortableText)
    return str(text)
