"""`segment` and `demo`: what they are asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from carnn_desktop.commands.console.command import add_json
from carnn_desktop.commands.console.output import Output


def add_segment(parser: argparse.ArgumentParser) -> None:
    """Add what ``segment`` is asked for."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the images")
    what = parser.add_argument_group("what to look for (one of these)")
    one = what.add_mutually_exclusive_group()
    one.add_argument(
        "--concepts",
        dest="categories",
        metavar='"a, b"',
        help="concepts; a|b are synonyms of one",
    )
    one.add_argument(
        "--concepts-file",
        dest="categories_file",
        type=Path,
        metavar="F",
        help="one concept a line, 'a | b' = synonyms",
    )
    one.add_argument(
        "--phrase", action="append", metavar='"..."', help="a referring phrase; may be repeated"
    )
    how = parser.add_argument_group("how")
    how.add_argument(
        "--model", default="embedded", help="'doctor' lists them (default: %(default)s)"
    )
    how.add_argument(
        "--classifier", metavar="MODEL", help="another model for the second stage (default: same)"
    )
    how.add_argument(
        "--preset",
        metavar="NAME",
        help="settings to start from, a shipped or your own preset (default: the one that fits the "
        "model; an unknown name lists all)",
    )
    how.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=JSON",
        dest="overrides",
        help="change one setting of the preset, e.g. --set mask_threshold=0.4",
    )
    how.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    how.add_argument("--dtype", default="auto", choices=("auto", "float32", "bfloat16", "float16"))
    how.add_argument(
        "--refine",
        choices=("none", "grabcut", "sam-auto", "sam-prompts"),
        help="redraw masks: snap them to edges, or by Segment Anything (default: the preset's)",
    )
    how.add_argument(
        "--sam", metavar="DIR", help="the Segment Anything model (default: the first installed one)"
    )
    how.add_argument("--recursive", action="store_true", help="also the images in sub-folders")
    _add_learning(parser)
    _add_segment_outputs(parser)


def _add_learning(parser: argparse.ArgumentParser) -> None:
    learning = parser.add_argument_group("learning from reviewed photos")
    source = learning.add_mutually_exclusive_group()
    source.add_argument(
        "--learn-from",
        type=Path,
        metavar="FILE",
        help="a COCO file: each of its photos counts as done for all its categories",
    )
    source.add_argument(
        "--learned", type=Path, metavar="NAME.safetensors", help="what 'learn' wrote"
    )
    learning.add_argument(
        "--learn-images", type=Path, metavar="DIR", help="photos of FILE (default: its folder)"
    )
    learning.add_argument(
        "--words-only",
        action="store_true",
        help="without your examples, those of the project included",
    )


def add_learn(parser: argparse.ArgumentParser) -> None:
    """Add what ``learn`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE.json", help="COCO annotations")
    parser.add_argument(
        "--images", type=Path, metavar="DIR", help="its photos (default: the file's folder)"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="NAME.safetensors", help="where to"
    )
    parser.add_argument(
        "--model", default="embedded", help="'doctor' lists them (default: %(default)s)"
    )
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    add_json(parser)


def learn(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``learn``."""
    from carnn_desktop.commands.segmenting.learning import run_learn

    return run_learn(arguments, output)


def _add_segment_outputs(parser: argparse.ArgumentParser) -> None:
    where = parser.add_argument_group("outputs")
    where.add_argument("--out", type=Path, metavar="FILE.json", help="COCO annotations")
    where.add_argument("--overlays", type=Path, metavar="DIR", help="photos with masks drawn")
    where.add_argument("--trace", type=Path, metavar="DIR", help="every step of every image")
    where.add_argument(
        "--project", type=Path, metavar="FILE", help="keep and resume work in this project file"
    )
    where.add_argument("--force", action="store_true", help="replace an existing FILE.json")
    add_json(parser)
    coco = parser.add_argument_group("what goes into FILE.json")
    coco.add_argument(
        "--keep-forced",
        action="store_true",
        help="also the best of a list in which no text passed",
    )
    coco.add_argument(
        "--semantic", action="store_true", help="one annotation per concept and image, not per part"
    )
    coco.add_argument(
        "--min-area", type=int, metavar="PIXELS", help="drop connected parts below this area"
    )
    coco.add_argument(
        "--allow-overlap", action="store_true", help="let a pixel belong to several annotations"
    )


def add_demo(parser: argparse.ArgumentParser) -> None:
    """Add what ``demo`` is asked for."""
    parser.add_argument(
        "--dir", type=Path, default=Path("demo-output"), help="where to (default: %(default)s)"
    )
    parser.add_argument("--no-gui", action="store_true", help="open no window afterwards")
    add_json(parser)


def segment(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``segment``."""
    from carnn_desktop.commands.segmenting.options import options_from_arguments
    from carnn_desktop.commands.segmenting.segment import run_segment

    return run_segment(options_from_arguments(arguments), output)


def demo(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``demo``."""
    from carnn_desktop.commands.segmenting.demo import run_demo

    open_window = None if arguments.no_gui or arguments.json else arguments.open_window
    return run_demo(arguments.dir, output, open_window=open_window)
