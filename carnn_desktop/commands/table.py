"""All commands in the order of the help; ``gui`` is the command line's own."""

from __future__ import annotations

from carnn_desktop.commands import coco_tools as coco
from carnn_desktop.commands import label_quality, model_tools
from carnn_desktop.commands.console.command import Command, add_json
from carnn_desktop.commands.segmenting import arguments as segmenting

COMMANDS: tuple[Command, ...] = (
    Command(
        "segment",
        "segment a folder of images from words",
        segmenting.add_segment,
        "segmenting.arguments.segment",
    ),
    Command(
        "demo",
        "segment the photos that ship with scikit-image and scikit-learn",
        segmenting.add_demo,
        "segmenting.arguments.demo",
    ),
    Command(
        "learn",
        "learn from annotated photos; 'segment --learned' uses it",
        segmenting.add_learn,
        "segmenting.learning.run_learn",
    ),
    Command(
        "check-coco",
        "check a COCO file against all rules",
        coco.add_check,
        "check_coco.run_check_coco",
    ),
    Command(
        "doctor", "what is installed, what is missing and the cure", add_json, "doctor.run_doctor"
    ),
    Command(
        "import",
        "bring annotations of other tools into a project",
        coco.add_import,
        "import_labels.run_import_labels",
    ),
    Command(
        "export",
        "write the annotations of a project for a trainer or another tool",
        coco.add_export,
        "datasets.run_export",
    ),
    Command(
        "convert",
        "turn annotations of one format into another",
        coco.add_convert,
        "datasets.run_convert",
    ),
    Command(
        "merge",
        "unite COCO files; nothing is lost, new ids are told",
        coco.add_merge,
        "coco_files.run_file_tool",
    ),
    Command(
        "split",
        "divide a COCO file into training and validation",
        coco.add_split,
        "coco_files.run_file_tool",
    ),
    Command(
        "filter",
        "keep some categories or sizes of a COCO file",
        coco.add_filter,
        "coco_files.run_file_tool",
    ),
    Command("stats", "count what is in a COCO file", coco.add_stats, "coco_files.run_file_tool"),
    Command(
        "compare",
        "measure labels against ground truth, or two annotators against each other",
        label_quality.add_compare,
        "compare.run_compare",
    ),
    Command(
        "reproduce",
        "run the model again as an annotation's provenance says, and compare",
        label_quality.add_reproduce,
        "segmenting.reproduce.run_reproduce",
    ),
    Command(
        "duplicates",
        "find photos of a folder that look alike",
        label_quality.add_duplicates,
        "duplicates.run_duplicates",
    ),
    Command(
        "models",
        "list, add, download, verify and remove models",
        model_tools.add_models,
        "model_tools.models",
    ),
)
