"""`compare`, `reproduce`, `duplicates`: how good labels are, and whether they can be made again."""

from __future__ import annotations

import argparse

from carnn_desktop.commands.console.command import add_json, add_path, add_switch


def add_compare(parser: argparse.ArgumentParser) -> None:
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
    add_json(parser)


def add_reproduce(parser: argparse.ArgumentParser) -> None:
    """Add what ``reproduce`` is asked for."""
    add_path(parser, "file", "FILE.json", "exported by CaRNN Desktop")
    parser.add_argument("--annotation", required=True, metavar="ID", help="id of the annotation")
    add_path(parser, "--images", "DIR", "the photos (default: beside the file)")
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
    add_path(
        parser,
        "--learned",
        "NAME.safetensors",
        "what was learned, for an annotation that was made with examples",
    )
    add_json(parser)


def add_duplicates(parser: argparse.ArgumentParser) -> None:
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
    add_json(parser)
