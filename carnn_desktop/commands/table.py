"""All commands beyond those of the command line's own file."""

from __future__ import annotations

from carnn_desktop.commands import coco_tools, import_labels, label_quality, model_tools
from carnn_desktop.commands.console.command import Command

COMMANDS: tuple[Command, ...] = (
    *import_labels.COMMANDS,
    *coco_tools.COMMANDS,
    *label_quality.COMMANDS,
    *model_tools.COMMANDS,
)
