"""The overview in the corner of the canvas, the names on the photo, and fitting its width."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.canvas.minimap import Minimap
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_image
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_in_view = partial(ActionSpec, group="view")

_ACTIONS = (
    _in_view(
        id="fit_width",
        text=QT_TRANSLATE_NOOP("Actions", "Fit &width"),
        tip=QT_TRANSLATE_NOOP("Actions", "Zoom so that the photo is as wide as the window"),
        icon="fit-width",
        letters=("Shift+F",),
        enabled=has_image,
    ),
    _in_view(
        id="minimap",
        text=QT_TRANSLATE_NOOP("Actions", "O&verview in the corner"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "While zoomed in, show the whole photo small; click on it to go there"
        ),
        icon="overview",
        letters=("Shift+M",),
        checkable=True,
        checked=True,
    ),
    _in_view(
        id="class_names",
        text=QT_TRANSLATE_NOOP("Actions", "Class &names on the photo"),
        tip=QT_TRANSLATE_NOOP("Actions", "The class of every object at its edge, at every zoom"),
        icon="tag",
        letters=("L",),
        checkable=True,
    ),
)
_NAMES_SETTING = "class_names"


def _install(bench: Workbench) -> None:
    minimap = Minimap(bench.canvas.view, bench.canvas)
    minimap.follow(bench.session, bench.actions["minimap"])
    bench.on("fit_width", bench.canvas.view.fit_width)
    names, settings = bench.actions["class_names"], bench.session.settings

    def show_names(on: bool) -> None:
        """Show them or not, from now on and at the next start."""
        bench.canvas.set_names(on)
        extra = {**settings.current.extra, _NAMES_SETTING: "on" if on else "off"}
        settings.update(extra=extra)

    names.setChecked(settings.current.extra.get(_NAMES_SETTING) == "on")
    bench.canvas.set_names(names.isChecked())
    names.toggled.connect(show_names)


FEATURE = Feature(actions=_ACTIONS, install=_install)
