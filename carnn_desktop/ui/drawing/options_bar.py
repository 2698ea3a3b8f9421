"""The slim bar that comes with a drawing tool: its settings and what its keys are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QSpinBox, QWidget

from carnn_desktop.ui.drawing.floating import FloatingBar
from carnn_desktop.ui.drawing.options import MAX_SIZE, MIN_SIZE, DrawingOptions, Target
from carnn_desktop.ui.look.layouts import make_bold, named

_BRUSHES = ("tool_brush", "tool_eraser")
_SHAPES = ("tool_polygon", "tool_box")
_TARGETS: tuple[Target, ...] = ("new", "add", "cut")
_SLIDER_STEPS = 100


class OptionsBar(FloatingBar):
    """Shows what fits the tool in use."""

    def __init__(self, host: QWidget, options: DrawingOptions, protect: QAction) -> None:
        super().__init__(host)
        self._options = options
        self._name = QLabel(self)
        make_bold(self._name)
        self._size_label = QLabel(self.tr("Size"), self)
        self._slider = named(QSlider(Qt.Orientation.Horizontal, self), self.tr("Size of the brush"))
        self._slider.setRange(0, _SLIDER_STEPS)
        self._slider.setFixedWidth(130)
        self._size = QSpinBox(self, minimum=MIN_SIZE, maximum=MAX_SIZE, suffix=self.tr(" px"))
        self._size.setAccessibleName(self.tr("Size of the brush in pixels"))
        self._target = QComboBox(self)
        for text in (
            self.tr("New object"),
            self.tr("Add to the selected one"),
            self.tr("Take from the selected one"),
        ):
            self._target.addItem(text)
        self._target.setAccessibleName(self.tr("What is made of the shape"))
        self._protect = QCheckBox(self.tr("Keep off accepted objects"), self)
        self._protect.setToolTip(protect.toolTip())
        self._protect.setChecked(options.protect)
        self._hint = QLabel(self)
        for widget in (
            self._name,
            self._size_label,
            self._slider,
            self._size,
            self._target,
            self._protect,
            self._hint,
        ):
            self.row.addWidget(widget)
        self._slider.valueChanged.connect(self._slid)
        self._size.valueChanged.connect(options.set_size)
        self._target.currentIndexChanged.connect(self._chosen)
        self._protect.toggled.connect(protect.setChecked)
        protect.toggled.connect(options.set_protect)
        options.changed.connect(self._show_options)
        self._show_options()

    def show_tool(self, name: str, title: str) -> None:
        """Show the settings of a tool; hide for those that have none."""
        hints = self._hints()
        if name not in hints:
            self.hide()
            return
        self._name.setText(title)
        brush, shape = name in _BRUSHES, name in _SHAPES
        for widget in (self._size_label, self._slider, self._size):
            widget.setVisible(brush)
        self._target.setVisible(shape)
        self._protect.setVisible(name not in ("tool_eraser", "tool_knife"))
        self._hint.setText(hints[name])
        self.show()
        self.place()

    def _hints(self) -> dict[str, str]:
        return {
            "tool_polygon": self.tr("Enter closes, Backspace takes a corner back"),
            "tool_box": self.tr("Shift adds, Alt takes away"),
            "tool_brush": self.tr("[ and ] change the size, Ctrl erases"),
            "tool_eraser": self.tr("[ and ] change the size, Ctrl paints"),
            "tool_clicks": self.tr("Left: object, right: not, drag: box, Enter takes the mask"),
            "tool_move": self.tr("Drag an object, Shift keeps it straight, Esc puts it back"),
            "tool_vertices": self.tr("Double click adds a corner, Alt+click removes one"),
            "tool_knife": self.tr("Draw across an object, Shift keeps the line straight"),
        }

    def _quietly(self, widget: QWidget, do: Callable[[], object]) -> None:
        with QSignalBlocker(widget):
            do()

    @Slot()
    def _show_options(self) -> None:
        size, target = self._options.size, _TARGETS.index(self._options.target)
        self._quietly(self._slider, lambda: self._slider.setValue(_step_of(size)))
        self._quietly(self._size, lambda: self._size.setValue(size))
        self._quietly(self._target, lambda: self._target.setCurrentIndex(target))
        self._quietly(self._protect, lambda: self._protect.setChecked(self._options.protect))

    @Slot(int)
    def _slid(self, step: int) -> None:
        self._options.set_size(_size_of(step))

    @Slot(int)
    def _chosen(self, index: int) -> None:
        self._options.set_target(_TARGETS[index])


def _size_of(step: int) -> int:
    """Return the size of a slider's step: fine for small brushes, coarse for large ones."""
    growth: float = (MAX_SIZE / MIN_SIZE) ** (step / _SLIDER_STEPS)
    return round(MIN_SIZE * growth)


def _step_of(size: int) -> int:
    """Return the slider's step that is nearest to a size."""
    return min(range(_SLIDER_STEPS + 1), key=lambda step: abs(_size_of(step) - size))
