"""All commands in the order of the help; ``gui`` is the command line's own."""

from __future__ import annotations

from carnn_desktop.commands import coco_tools as coco
from carnn_desktop.commands import label_quality, model_tools
from carnn_desktop.commands.console.command import Command
from carnn_desktop.commands.segmenting import arguments as segmenting

COMMANDS: tuple[Command, ...] = (
    segmenting.segment,
    segmenting.demo,
    segmenting.learn,
    coco.check_coco,
    Command(
        "doctor",
        "what is installed, what is missing and the cure",
        lambda _parser: None,
        "doctor.run_doctor",
    ),
    coco.import_labels,
    coco.export,
    coco.convert,
    coco.merge,
    coco.split,
    coco.filter_file,
    coco.stats,
    label_quality.compare,
    label_quality.reproduce,
    label_quality.duplicates,
    model_tools.models,
)
