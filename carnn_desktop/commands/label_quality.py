"""`compare`, `reproduce`, `duplicates`: how good labels are, and whether they can be made again."""

from __future__ import annotations

import argparse

from carnn_desktop.commands.console.command import add_path, add_switch, command


@command(
    "compare",
    "measure labels against ground truth, or two annotators against each other",
    "compare.run_compare",
)
def compare(parser: argparse.ArgumentParser) -> None:
    """Add what ``compare`` is asked for."""
    add_path(
        parser, "labels", "LABELS", "COCO file, list of COCO results, or project that is judged"
    )
    add_path(parser, "truth", "TRUTH", "ground truth, or another annotator's work")
    add_path(parser, "--images", "DIR", "the photos, for --overlays and absent sizes")
    parser.add_argument(
        "--worst",
        type=int,
        default=10,
        metavar="N",
        help="how many of the worst images to name (default: %(default)s)",
    )
    add_path(parser, "--overlays", "DIR", "draw the worst images, both masks, into DIR")
    add_switch(
        parser, "--proposals", "of a project, also count proposals that nobody has decided on"
    )


@command(
    "reproduce",
    "run the model again as an annotation's provenance says, and compare",
    "segmenting.reproduce.run_reproduce",
)
def reproduce(parser: argparse.ArgumentParser) -> None:
    """Add what ``reproduce`` is asked for."""
    add_path(parser, "file", "FILE.json", "exported by CaRNN Desktop")
    parser.add_argument("--annotation", required=True, metavar="ID", help="id of the annotation")
    add_path(parser, "--images", "DIR", "the photos (default: beside the file)")
    for name, text in (
        ("--model", "where the same model lies on this computer"),
        ("--classifier", "the same for the second stage's model"),
        ("--sam", "the same for the Segment Anything model"),
    ):
        parser.add_argument(name, default="", metavar="MODEL", help=text)
    parser.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        help="where to compute (default: as the stored run did)",
    )
    add_path(
        parser,
        "--learned",
        "NAME.safetensors",
        "what was learned, for an annotation that was made with examples",
    )


@command("duplicates", "find photos of a folder that look alike", "duplicates.run_duplicates")
def duplicates(parser: argparse.ArgumentParser) -> None:
    """Add what ``duplicates`` is asked for."""
    add_path(parser, "folder", "FOLDER", "the photos")
    add_switch(parser, "--recursive", "also those in sub-folders")
    parser.add_argument(
        "--distance",
        type=int,
        default=10,
        metavar="BITS",
        help="of 128 bits, how many may differ (default: %(default)s)",
    )
