"""The overview in the corner of the canvas, and fitting the photo's width."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Slot

from carnn_desktop.services.events import OpenedImage
from carnn_desktop.ui.canvas.minimap import Minimap
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_image
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_SETTING = "minimap"
_ROOM = 16  # logical pixels on both sides of a fitted photo

_ACTIONS = (
    ActionSpec(
        id="fit_width",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Fit &width"),
        tip=QT_TRANSLATE_NOOP("Actions", "Zoom so that the photo is as wide as the window"),
        icon="fit-width",
        letters=("Shift+F",),
        enabled=has_image,
    ),
    ActionSpec(
        id="minimap",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "O&verview in the corner"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "While zoomed in, show the whole photo small; click on it to go there"
        ),
        icon="overview",
        letters=("Shift+M",),
        checkable=True,
        checked=True,
    ),
)


class Viewing(QObject):
    """Joins the overview with the session, its action and the setting."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.setObjectName("viewing")
        self._session = bench.session
        self._view = bench.canvas.view
        self._size = (0, 0)
        self.minimap = Minimap(self._view, bench.canvas)
        action = bench.actions["minimap"]
        action.setChecked(self._session.settings.current.extra.get(_SETTING) != "off")
        self.minimap.set_on(action.isChecked())
        action.toggled.connect(self._toggled)
        bench.on("fit_width", self.fit_width)
        self._session.image_opened.connect(self._image_opened)
        self._session.image_failed.connect(self._image_left)
        self._session.project_closed.connect(self._image_left)

    def fit_width(self) -> None:
        """Make the photo as wide as the view; what is in the middle stays there."""
        width, height = self._size
        area = self._view.viewport().rect()
        if not width or area.isEmpty():
            return
        scale = max(area.width() - 2 * _ROOM, 1) / width
        middle = self._view.mapToScene(area.center()).y()
        half = area.height() / scale / 2
        low, high = half - _ROOM / scale, height - half + _ROOM / scale
        y = height / 2 if low > high else min(max(middle, low), high)
        self._view.go_to(scale, QPointF(width / 2, y))

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.minimap.set_on(on)
        extra = dict(self._session.settings.current.extra)
        extra[_SETTING] = "on" if on else "off"
        self._session.settings.update(extra=extra)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        height, width = opened.pixels.shape[:2]
        self._size = (width, height)
        self.minimap.set_photo(width, height, opened.pyramid)

    @Slot(object)
    def _image_left(self, _event: object) -> None:
        self._size = (0, 0)
        self.minimap.set_photo(0, 0, ())


def _install(bench: Workbench) -> None:
    Viewing(bench)


FEATURE = Feature(actions=_ACTIONS, install=_install)
