"""All commands in the order of the help; ``gui`` is the command line's own."""

from __future__ import annotations

import argparse

from carnn_desktop.commands import coco_tools, import_labels, label_quality, model_tools
from carnn_desktop.commands.console.command import Command, add_json
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting import arguments as segmenting


def _doctor(_arguments: argparse.Namespace, output: Output) -> int:
    from carnn_desktop.commands.doctor import run_doctor

    return run_doctor(output)


DOCTOR = Command(
    name="doctor",
    help="what is installed, what is missing and the cure",
    add_arguments=add_json,
    run=_doctor,
)

COMMANDS: tuple[Command, ...] = (
    *segmenting.COMMANDS,
    coco_tools.CHECK,
    DOCTOR,
    *import_labels.COMMANDS,
    *coco_tools.COMMANDS,
    *label_quality.COMMANDS,
    *model_tools.COMMANDS,
)
