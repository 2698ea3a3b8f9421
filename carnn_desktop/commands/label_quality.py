"""`compare`, `reproduce`, `duplicates`: how good labels are, and whether they can be made again."""

from __future__ import annotations

import argparse
from pathlib import Path

from carnn_desktop.commands.console.command import add_json
from carnn_desktop.commands.console.output import Output


def add_compare(parser: argparse.ArgumentParser) -> None:
    """Add what ``compare`` is asked for."""
    parser.add_argument(
        "labels",
        type=Path,
        metavar="LABELS",
        help="COCO file, list of COCO results, or project that is judged",
    )
    parser.add_argument(
        "truth", type=Path, metavar="TRUTH", help="ground truth, or another annotator's work"
    )
    parser.add_argument(
        "--images", type=Path, metavar="DIR", help="the photos, for --overlays and absent sizes"
    )
    parser.add_argument(
        "--worst",
        type=int,
        default=10,
        metavar="N",
        help="how many of the worst images to name (default: %(default)s)",
    )
    parser.add_argument(
        "--overlays", type=Path, metavar="DIR", help="draw the worst images, both masks, into DIR"
    )
    parser.add_argument(
        "--proposals",
        action="store_true",
        help="of a project, also count proposals that nobody has decided on",
    )
    add_json(parser)


def compare(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``compare``."""
    from carnn_desktop.commands.compare import run_compare

    return run_compare(arguments, output)


def add_reproduce(parser: argparse.ArgumentParser) -> None:
    """Add what ``reproduce`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE.json", help="exported by CaRNN Desktop")
    parser.add_argument("--annotation", required=True, metavar="ID", help="id of the annotation")
    parser.add_argument(
        "--images", type=Path, metavar="DIR", help="the photos (default: beside the file)"
    )
    parser.add_argument(
        "--model", default="", metavar="MODEL", help="where the same model lies on this computer"
    )
    parser.add_argument(
        "--classifier", default="", metavar="MODEL", help="the same for the second stage's model"
    )
    parser.add_argument(
        "--sam", default="", metavar="MODEL", help="the same for the Segment Anything model"
    )
    parser.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        help="where to compute (default: as the stored run did)",
    )
    parser.add_argument(
        "--learned",
        type=Path,
        metavar="NAME.safetensors",
        help="what was learned, for an annotation that was made with examples",
    )
    add_json(parser)


def reproduce(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``reproduce``."""
    from carnn_desktop.commands.segmenting.reproduce import run_reproduce

    return run_reproduce(arguments, output)


def add_duplicates(parser: argparse.ArgumentParser) -> None:
    """Add what ``duplicates`` is asked for."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the photos")
    parser.add_argument("--recursive", action="store_true", help="also those in sub-folders")
    parser.add_argument(
        "--distance",
        type=int,
        default=10,
        metavar="BITS",
        help="of 128 bits, how many may differ (default: %(default)s)",
    )
    add_json(parser)


def duplicates(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``duplicates``."""
    from carnn_desktop.commands.duplicates import run_duplicates

    return run_duplicates(arguments, output)
