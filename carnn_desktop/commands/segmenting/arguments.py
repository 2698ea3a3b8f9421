"""`segment` and `demo`: what they are asked for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carnn_desktop.commands.console.command import add_path, add_switch, command
from carnn_desktop.commands.console.objects import add_objects


@command("segment", "segment a folder of images from words", "segmenting.segment.run")
def segment(parser: argparse.ArgumentParser) -> None:
    """Add what ``segment`` is asked for."""
    add_path(parser, "folder", "FOLDER", "the images")
    what = parser.add_argument_group("what to look for (one of these)")
    one = what.add_mutually_exclusive_group()
    words: dict[str, Any] = {"metavar": '"a, b"', "help": "concepts; a|b are synonyms of one"}
    one.add_argument("--concepts", dest="categories", **words)
    add_path(
        one,
        "--concepts-file",
        "F",
        "one concept a line, 'a | b' = synonyms",
        dest="categories_file",
    )
    one.add_argument(
        "--phrase", action="append", metavar='"..."', help="a referring phrase; may be repeated"
    )
    how = parser.add_argument_group("how")
    _add_models(how)
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
    how.add_argument(
        "--proposals",
        choices=("gradcam", "dense"),
        help="how a CLIP model finds a text: by gradients as published, or by its patches at once "
        "(default: the preset's)",
    )
    how.add_argument(
        "--instances",
        choices=("keep", "merge"),
        help="of a model that gives them: each an annotation, or one for a text (default: keep)",
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
    add_switch(how, "--recursive", "also the images in sub-folders")
    for add in (_add_parts, _add_sharing, _add_watching, _add_learning, _add_segment_outputs):
        add(parser)


def _add_models(how: argparse._ArgumentGroup) -> None:
    how.add_argument(
        "--model", default="embedded", help="'doctor' lists them (default: %(default)s)"
    )
    how.add_argument(
        "--classifier",
        metavar="MODEL",
        help="another model for the second stage, or none (default: same where it can judge)",
    )


def _add_parts(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_argument_group("large photos and small things")
    parts.add_argument(
        "--tiles",
        choices=("off", "auto", "on"),
        help="look at photos in tiles as well: auto = where they are much larger than what the "
        "model sees at once, on = wherever they are larger than a tile (default: the preset's)",
    )
    parts.add_argument(
        "--tile-size",
        type=int,
        metavar="PIXELS",
        help="side of a tile (default: what the model sees at once)",
    )
    parts.add_argument(
        "--crop", metavar="X,Y,W,H", help="look only at this part of each photo, in pixels"
    )


def _add_sharing(parser: argparse.ArgumentParser) -> None:
    sharing = parser.add_argument_group("many devices")
    sharing.add_argument(
        "--devices",
        metavar="LIST",
        help="a process for each: cpu:2, cuda:0,cuda:1 or all; the weights are loaded once in each",
    )
    sharing.add_argument(
        "--ray",
        metavar="auto|ADDRESS",
        help="the nodes of a Ray cluster, which must see FOLDER; auto: that of RAY_ADDRESS, else "
        "one on this computer that ends with the run; needs carnn-desktop[ray]",
    )
    sharing.add_argument(
        "--threads",
        type=int,
        metavar="N",
        help="torch threads of each (default: cores / processes; with --ray 1)",
    )
    sharing.add_argument(
        "--shard", metavar="K/N", help="the K-th of N parts of the photos; 'merge' unites the parts"
    )


def _add_watching(parser: argparse.ArgumentParser) -> None:
    watching = parser.add_argument_group("photos that arrive")
    add_switch(watching, "--watch", "label photos as they arrive in FOLDER; needs --project")
    watching.add_argument(
        "--watch-minutes", type=float, metavar="N", help="for so long (default: until Ctrl+C)"
    )
    watching.add_argument(
        "--watch-seconds", type=float, default=2.0, metavar="N", help="look every N (default: 2)"
    )


def _add_learning(parser: argparse.ArgumentParser) -> None:
    learning = parser.add_argument_group("learning from reviewed photos")
    source = learning.add_mutually_exclusive_group()
    add_path(
        source,
        "--learn-from",
        "FILE",
        "a COCO file: each of its photos counts as done for all its categories",
    )
    add_path(source, "--learned", "NAME.safetensors", "what 'learn' wrote")
    add_path(learning, "--learn-images", "DIR", "photos of FILE (default: its folder)")
    add_switch(learning, "--words-only", "without your examples, those of the project included")


@command(
    "learn",
    "learn from annotated photos; 'segment --learned' uses it",
    "segmenting.learning.run_learn",
)
def learn(parser: argparse.ArgumentParser) -> None:
    """Add what ``learn`` is asked for."""
    add_path(parser, "file", "FILE.json", "COCO annotations, or a project (.carnn)")
    add_path(parser, "--images", "DIR", "its photos (default: the file's folder)")
    add_path(parser, "--out", "NAME.safetensors", "where to", required=True)
    parser.add_argument(
        "--model", default="embedded", help="'doctor' lists them (default: %(default)s)"
    )
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    add_switch(parser, "--force", "replace an existing file")


def _add_segment_outputs(parser: argparse.ArgumentParser) -> None:
    where = parser.add_argument_group("outputs")
    add_path(where, "--out", "FILE.json", "COCO annotations")
    add_path(where, "--overlays", "DIR", "photos with masks drawn")
    add_path(where, "--trace", "DIR", "every step of every image")
    add_path(where, "--project", "FILE", "keep and resume work in this project file")
    add_switch(where, "--force", "replace an existing FILE.json")
    coco = parser.add_argument_group("what goes into FILE.json")
    add_switch(coco, "--keep-forced", "also the best of a list in which no text passed")
    add_objects(coco)
    coco.add_argument(
        "--min-area", type=int, metavar="PIXELS", help="drop connected parts below this area"
    )
    add_switch(coco, "--allow-overlap", "let a pixel belong to several annotations")


@command(
    "demo",
    "segment the photos that ship with scikit-image and scikit-learn",
    "segmenting.demo.run",
)
def demo(parser: argparse.ArgumentParser) -> None:
    """Add what ``demo`` is asked for."""
    parser.add_argument(
        "--dir", type=Path, default=Path("demo-output"), help="where to (default: %(default)s)"
    )
    add_switch(parser, "--no-gui", "open no window afterwards")
