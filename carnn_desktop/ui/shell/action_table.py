"""The rows of the table of actions for the folder, undo and the window itself."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_project,
    has_selection,
)

_in_file = partial(ActionSpec, group="file")
_in_edit = partial(ActionSpec, group="edit")
_in_view = partial(ActionSpec, group="view")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_file(
        id="open_folder",
        text=QT_TRANSLATE_NOOP("Actions", "&Open folder…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open a folder of photos"),
        icon="folder-open",
        keys=("Ctrl+U", "Ctrl+O"),
    ),
    _in_file(
        id="save",
        text=QT_TRANSLATE_NOOP("Actions", "&Save now"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Write all edits to the project file now; it happens by itself too"
        ),
        icon="saved",
        keys=("Ctrl+S",),
        enabled=has_project,
    ),
    _in_file(
        id="export",
        text=QT_TRANSLATE_NOOP("Actions", "&Export COCO…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write the reviewed annotations to a COCO file"),
        icon="export",
        keys=("Ctrl+Shift+E",),
        enabled=lambda context: context.images and not context.exporting,
    ),
    _in_file(
        id="close_folder",
        text=QT_TRANSLATE_NOOP("Actions", "&Close folder"),
        enabled=has_project,
    ),
    _in_file(id="quit", text=QT_TRANSLATE_NOOP("Actions", "&Quit"), keys=("Ctrl+Q",)),
    _in_edit(
        id="undo",
        text=QT_TRANSLATE_NOOP("Actions", "&Undo"),
        icon="undo",
        keys=("Ctrl+Z",),
        enabled=lambda context: context.can_undo,
        repeats=True,
    ),
    _in_edit(
        id="redo",
        text=QT_TRANSLATE_NOOP("Actions", "&Redo"),
        icon="redo",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        enabled=lambda context: context.can_redo,
        repeats=True,
    ),
    _in_edit(
        id="delete",
        text=QT_TRANSLATE_NOOP("Actions", "&Delete"),
        tip=QT_TRANSLATE_NOOP("Actions", "Remove the selected objects; rejecting would keep them"),
        icon="delete",
        letters=("Del",),
        enabled=has_selection,
    ),
    _in_edit(
        id="deselect",
        text=QT_TRANSLATE_NOOP("Actions", "Cancel or &deselect"),
        tip=QT_TRANSLATE_NOOP("Actions", "Cancel the running job first, else select nothing"),
        letters=("Esc",),
    ),
)

WINDOW_ACTIONS: tuple[ActionSpec, ...] = (
    _in_view(
        id="next_pane",
        text=QT_TRANSLATE_NOOP("Actions", "Next pa&ne"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the keyboard to the next part of the window"),
        keys=("F6",),
    ),
    _in_view(id="reset_layout", text=QT_TRANSLATE_NOOP("Actions", "&Reset layout")),
    _in_view(
        id="full_screen",
        text=QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
        icon="full-screen",
        keys=("F11",),
        checkable=True,
    ),
)
