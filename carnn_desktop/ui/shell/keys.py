"""Bare keys: letters, digits, Enter, Tab and Space work where no text is being typed.

They cannot be shortcuts of Qt's: those fire before the text field sees the key, so that typing a
word would review images. This filter sees the key press on its way to the widget with the focus
and lets it pass where the widget has a use for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
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

_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QMenu, QMenuBar)
_PRESSED_BY_KEY = {"Return", "Space", "Tab", "Shift+Tab"}
_SLID_BY_KEY = {"Home", "End", "Tab", "Shift+Tab"}
_MOVES_FOCUS = {"Tab", "Shift+Tab"}


class KeyFilter(QObject):
    """Triggers actions by their ``letters``; install it on the application.

    review_widgets : where Tab walks through the proposals instead of moving the focus
    """

    escaped = Signal()
    digit_typed = Signal(object)  # int, 1..9
    space_held = Signal(object)  # bool

    def __init__(
        self, window: QWidget, actions: ActionSet, review_widgets: Sequence[QWidget]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._review_widgets = tuple(review_widgets)
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
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or not self._concerns_us(watched):
            return False
        focus = QApplication.focusWidget()
        key = key_name(event)
        if key == "Space" and not isinstance(focus, (*_TYPING, QAbstractButton)):
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
        elif not action.isEnabled() and key in _MOVES_FOCUS:
            return False  # no proposal to walk to: let the keyboard leave
        return True

    def _wanted_by(self, focus: QWidget | None, key: str) -> bool:
        if isinstance(focus, _TYPING):
            return True
        if isinstance(focus, QAbstractButton) and key in _PRESSED_BY_KEY:
            return True
        if isinstance(focus, QAbstractSlider) and key in _SLID_BY_KEY:
            return True
        return key in _MOVES_FOCUS and focus is not None and not self._reviews(focus)

    def _reviews(self, focus: QWidget) -> bool:
        return any(widget is focus or widget.isAncestorOf(focus) for widget in self._review_widgets)


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
