"""All commands in the order of the help; ``gui`` is the command line's own."""

from __future__ import annotations

import argparse

from carnn_desktop.commands import coco_tools as coco
from carnn_desktop.commands import import_labels, label_quality, model_tools
from carnn_desktop.commands.console.command import Command, add_json
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting import arguments as segmenting


def _doctor(_arguments: argparse.Namespace, output: Output) -> int:
    from carnn_desktop.commands.doctor import run_doctor

    return run_doctor(output)


COMMANDS: tuple[Command, ...] = (
    Command(
        "segment",
        "segment a folder of images from words",
        segmenting.add_segment,
        segmenting.segment,
    ),
    Command(
        "demo",
        "segment the photos that ship with scikit-image and scikit-learn",
        segmenting.add_demo,
        segmenting.demo,
    ),
    Command(
        "learn",
        "learn from annotated photos; 'segment --learned' uses it",
        segmenting.add_learn,
        segmenting.learn,
    ),
    Command("check-coco", "check a COCO file against all rules", coco.add_check, coco.run_check),
    Command("doctor", "what is installed, what is missing and the cure", add_json, _doctor),
    Command(
        "import",
        "bring annotations of other tools into a project",
        import_labels.add_import,
        import_labels.run_import_labels,
    ),
    Command(
        "export",
        "write the annotations of a project for a trainer or another tool",
        coco.add_export,
        coco.run_dataset,
    ),
    Command(
        "convert", "turn annotations of one format into another", coco.add_convert, coco.run_dataset
    ),
    Command(
        "merge",
        "unite COCO files; nothing is lost, new ids are told",
        coco.add_merge,
        coco.run_tool,
    ),
    Command(
        "split", "divide a COCO file into training and validation", coco.add_split, coco.run_tool
    ),
    Command(
        "filter", "keep some categories or sizes of a COCO file", coco.add_filter, coco.run_tool
    ),
    Command("stats", "count what is in a COCO file", coco.add_stats, coco.run_tool),
    Command(
        "compare",
        "measure labels against ground truth, or two annotators against each other",
        label_quality.add_compare,
        label_quality.compare,
    ),
    Command(
        "reproduce",
        "run the model again as an annotation's provenance says, and compare",
        label_quality.add_reproduce,
        label_quality.reproduce,
    ),
    Command(
        "duplicates",
        "find photos of a folder that look alike",
        label_quality.add_duplicates,
        label_quality.duplicates,
    ),
    Command(
        "models",
        "list, add, download, verify and remove models",
        model_tools.add_models,
        model_tools.models,
    ),
)
