"""The rows of the table of actions for the folder, undo and the window itself."""

from __future__ import annotations

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_project,
    has_selection,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="open_folder",
        group="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Open folder…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open a folder of photos"),
        icon="folder-open",
        keys=("Ctrl+U", "Ctrl+O"),
    ),
    ActionSpec(
        id="save",
        group="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Save now"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Write all edits to the project file now; it happens by itself too"
        ),
        icon="saved",
        keys=("Ctrl+S",),
        enabled=has_project,
    ),
    ActionSpec(
        id="export",
        group="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Export COCO…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write the reviewed annotations to a COCO file"),
        icon="export",
        keys=("Ctrl+Shift+E",),
        enabled=lambda context: context.images and not context.exporting,
    ),
    ActionSpec(
        id="close_folder",
        group="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Close folder"),
        enabled=has_project,
    ),
    ActionSpec(
        id="quit", group="file", text=QT_TRANSLATE_NOOP("Actions", "&Quit"), keys=("Ctrl+Q",)
    ),
    ActionSpec(
        id="undo",
        group="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Undo"),
        icon="undo",
        keys=("Ctrl+Z",),
        enabled=lambda context: context.can_undo,
        repeats=True,
    ),
    ActionSpec(
        id="redo",
        group="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Redo"),
        icon="redo",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        enabled=lambda context: context.can_redo,
        repeats=True,
    ),
    ActionSpec(
        id="delete",
        group="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Delete"),
        tip=QT_TRANSLATE_NOOP("Actions", "Remove the selected objects; rejecting would keep them"),
        icon="delete",
        letters=("Del",),
        enabled=has_selection,
    ),
    ActionSpec(
        id="deselect",
        group="edit",
        text=QT_TRANSLATE_NOOP("Actions", "Cancel or &deselect"),
        tip=QT_TRANSLATE_NOOP("Actions", "Cancel the running job first, else select nothing"),
        letters=("Esc",),
    ),
)

WINDOW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="next_pane",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Next pa&ne"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the keyboard to the next part of the window"),
        keys=("F6",),
    ),
    ActionSpec(id="reset_layout", group="view", text=QT_TRANSLATE_NOOP("Actions", "&Reset layout")),
    ActionSpec(
        id="full_screen",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
        icon="full-screen",
        keys=("F11",),
        checkable=True,
    ),
)
