"""Export to COCO and the other formats."""

from __future__ import annotations

from carnn_desktop.ui.export.flow import ExportFlow
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec
from carnn_desktop.ui.shell.workbench import Feature, Workbench

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="export_again",
        group="file",
        text=QT_TRANSLATE_NOOP("Actions", "Export a&gain"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write the last export once more, to the same place"),
        keys=("Ctrl+Alt+E",),
        enabled=lambda context: context.images and not context.exporting,
    ),
)


def _install(bench: Workbench) -> None:
    flow = ExportFlow(bench.window, bench.session, bench.dialogs)
    bench.on("export", flow.run)
    bench.on("export_again", flow.again)


FEATURE = Feature(actions=ACTIONS, install=_install)
