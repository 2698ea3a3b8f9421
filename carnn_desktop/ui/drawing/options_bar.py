"""The slim bar that comes with a drawing tool: its settings and what its keys are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QSpinBox, QWidget

from carnn_desktop.annotations.model import Category
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.floating import FloatingBar
from carnn_desktop.ui.drawing.options import MAX_SIZE, MIN_SIZE, Target
from carnn_desktop.ui.look.layouts import make_bold, named
from carnn_desktop.ui.look.swatch import swatch
from carnn_desktop.ui.shell.actions import ActionSet

_BRUSHES = ("tool_brush", "tool_eraser")
_SHAPES: tuple[Target, ...] = ("new", "add", "cut")
_STROKES: tuple[Target, ...] = ("new", "add")
_TARGETS: dict[str, tuple[Target, ...]] = {
    "tool_polygon": _SHAPES,
    "tool_box": _SHAPES,
    "tool_brush": _STROKES,
    "tool_clicks": _STROKES,
}
_SLIDER_STEPS = 100
_LONGEST = 18  # letters of a class's name that are shown


class OptionsBar(FloatingBar):
    """Shows what fits the tool in use, and names the object that it works on."""

    def __init__(self, host: QWidget, context: DrawingContext, actions: ActionSet) -> None:
        super().__init__(host)
        self._context, self._options, self._actions = context, context.options, actions
        protect = actions["protect"]
        self._targets: tuple[Target, ...] = ()
        self._protects = True
        self._name = QLabel(self)
        make_bold(self._name)
        self._size_label = QLabel(self.tr("Size"), self)
        self._slider = named(QSlider(Qt.Orientation.Horizontal, self), self.tr("Size of the brush"))
        self._slider.setRange(0, _SLIDER_STEPS)
        self._slider.setFixedWidth(110)
        self._size = QSpinBox(self, minimum=MIN_SIZE, maximum=MAX_SIZE, suffix=self.tr(" px"))
        self._size.setAccessibleName(self.tr("Size of the brush in pixels"))
        self._target = named(QComboBox(self), self.tr("What is made of what is drawn"))
        self._target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._protect = QCheckBox(self.tr("Keep off accepted objects"), self)
        self._protect.setToolTip(protect.toolTip())
        self._protect.setChecked(self._options.protect)
        self._hint = QLabel(self)
        for widget in (
            *(self._name, self._size_label, self._slider, self._size),
            *(self._target, self._protect, self._hint),
        ):
            self.row.addWidget(widget)
        self._slider.valueChanged.connect(self._slid)
        self._size.valueChanged.connect(self._options.set_size)
        self._target.activated.connect(self._chosen)
        self._protect.toggled.connect(protect.setChecked)
        protect.toggled.connect(self._options.set_protect)
        self._options.changed.connect(self._show_options)
        actions.keys_changed.connect(self._show_targets)
        session = context.session
        for signal in (
            *(session.selection_changed, session.document_changed),
            *(session.categories_changed, session.current_category_changed),
        ):
            signal.connect(self._show_targets)
        self._show_options()

    def show_tool(self, name: str, title: str) -> None:
        """Show the settings of a tool; hide for those that have none."""
        hints = self._hints()
        if name not in hints:
            self.hide()
            return
        self._name.setText(title)
        for widget in (self._size_label, self._slider, self._size):
            widget.setVisible(name in _BRUSHES)
        self._targets = _TARGETS.get(name, ())
        self._target.setVisible(bool(self._targets))
        self._protects = name not in ("tool_eraser", "tool_knife", "tool_crop")
        self._hint.setText(hints[name])
        self.show()
        self._show_targets()
        self.place()

    def place(self) -> None:
        """Go to the host's upper edge; leave out what there is no room for, first the hint."""
        room = self.host_width()
        wanted = {
            self._hint: True,
            self._slider: self._size.isVisibleTo(self),
            self._protect: self._protects,
        }
        for widget, on in wanted.items():
            widget.setVisible(on)
        for widget in wanted:
            self.row.invalidate()
            if self.sizeHint().width() > room:
                widget.setVisible(False)
        self.setToolTip("" if self._hint.isVisibleTo(self) else self._hint.text())
        super().place()

    def _hints(self) -> dict[str, str]:
        return {
            "tool_polygon": self.tr("Enter closes, Backspace takes a corner back"),
            "tool_box": self.tr("Shift adds, Alt takes away"),
            "tool_brush": self.tr("Shift goes on, Ctrl erases, [ and ] change the size"),
            "tool_eraser": self.tr("[ and ] change the size, Ctrl paints"),
            "tool_clicks": self.tr("Left: object, right: not, drag: box, Enter takes the mask"),
            "tool_move": self.tr("Drag an object, Shift keeps it straight, Esc puts it back"),
            "tool_vertices": self.tr("Double click adds a corner, Alt+click removes one"),
            "tool_knife": self.tr("Draw across an object, Shift keeps the line straight"),
            "tool_crop": self.tr("Drag around what is too small: only this part is looked at"),
        }

    def _quietly(self, widget: QWidget, do: Callable[[], object]) -> None:
        with QSignalBlocker(widget):
            do()

    @Slot()
    def _show_options(self) -> None:
        size = self._options.size
        self._quietly(self._slider, lambda: self._slider.setValue(_step_of(size)))
        self._quietly(self._size, lambda: self._size.setValue(size))
        self._quietly(self._protect, lambda: self._protect.setChecked(self._options.protect))
        self._show_targets()

    @Slot()
    @Slot(object)
    def _show_targets(self, _event: object = None) -> None:
        """Name the class of a new object, and the object that is gone on with."""
        if not self._targets or not self.isVisible():
            return
        categories, selected = self._context.session.categories, self._context.target()
        known = None if selected is None else categories.get(selected.category_id)
        letters = self._actions.letters()
        key = next((f" ({key})" for key, name in letters.items() if name == "continue_object"), "")
        rows = {
            "new": self._row(self.tr("New object"), self.tr("New: {name}"), categories.current()),
            "add": self._row(
                self.tr("Go on with the selected one") + key,
                self.tr("Go on with: {name}") + key,
                known,
            ),
            "cut": self._row(
                self.tr("Take from the selected one"), self.tr("Take from: {name}"), known
            ),
        }
        shown = [rows[target] for target in self._targets]
        before = [self._target.itemText(row) for row in range(self._target.count())]
        if before != [text for text, _ in shown]:
            self._target.clear()
            for text, _ in shown:
                self._target.addItem(text)
        for row, (_, icon) in enumerate(shown):
            self._target.setItemIcon(row, icon)
        if self._options.target in self._targets:
            self._target.setCurrentIndex(self._targets.index(self._options.target))
        self.place()

    def _row(self, plain: str, naming: str, category: Category | None) -> tuple[str, QIcon]:
        if category is None:
            return plain, QIcon()
        name = category.name
        if len(name) > _LONGEST:
            name = name[: _LONGEST - 1] + "…"
        return naming.format(name=name), swatch(category.color)

    @Slot(int)
    def _slid(self, step: int) -> None:
        self._options.set_size(_size_of(step))

    @Slot(int)
    def _chosen(self, index: int) -> None:
        """Do what was chosen; without a selected object there is nothing to go on with."""
        target = self._targets[index]
        if target == "add" and self._context.target() is None:
            self._context.tell(self.tr("Select the one object to go on with first."))
            self._show_targets()
        else:
            self._options.set_target(target)
        self._context.canvas.setFocus()


def _size_of(step: int) -> int:
    """Return the size of a slider's step: fine for small brushes, coarse for large ones."""
    growth: float = (MAX_SIZE / MIN_SIZE) ** (step / _SLIDER_STEPS)
    return round(MIN_SIZE * growth)


def _step_of(size: int) -> int:
    """Return the slider's step that is nearest to a size."""
    return min(range(_SLIDER_STEPS + 1), key=lambda step: abs(_size_of(step) - size))
