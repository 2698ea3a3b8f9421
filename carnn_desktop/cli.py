"""The command line: ``gui``, ``segment``, ``demo``, ``check-coco`` and ``doctor``.

Exit codes: 0 done, 1 something failed and was named, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from carnn_desktop import __version__
from carnn_desktop.commands.console.command import add_json
from carnn_desktop.commands.console.output import Output, RunFailed
from carnn_desktop.commands.table import COMMANDS
from carnn_desktop.contracts.errors import CarnnError

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130
_BY_NAME = {command.name: command for command in COMMANDS}

_DESCRIPTION = """\
Text-prompted segmentation and COCO annotation of image folders.
Without a command the window opens."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of printing the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"error: {message}. See '{self.prog} --help'.\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    called = Path(sys.argv[0]).name
    parser = _Parser(
        prog="python main.py" if called in ("main.py", "") else called,
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"CaRNN Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    gui = commands.add_parser("gui", help="open the window (also without any command)")
    gui.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="images to open")

    _add_segment(commands.add_parser("segment", help="segment a folder of images from words"))

    demo = commands.add_parser(
        "demo", help="segment the photos that ship with scikit-image and scikit-learn"
    )
    demo.add_argument(
        "--dir", type=Path, default=Path("demo-output"), help="where to (default: %(default)s)"
    )
    demo.add_argument("--no-gui", action="store_true", help="open no window afterwards")
    add_json(demo)

    check = commands.add_parser("check-coco", help="check a COCO file against all rules")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument(
        "--images", type=Path, metavar="DIR", help="also compare with the images in DIR"
    )
    check.add_argument(
        "--all", action="store_true", help="name every violation, not the first 20 of each rule"
    )
    check.add_argument(
        "--fix", type=Path, metavar="OUT", help="write what can be repaired without guessing to OUT"
    )
    check.add_argument("--force", action="store_true", help="replace an existing OUT")
    add_json(check)

    doctor = commands.add_parser("doctor", help="what is installed, what is missing and the cure")
    add_json(doctor)
    for command in COMMANDS:
        command.add_arguments(commands.add_parser(command.name, help=command.help))
    return parser


def _add_segment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the images")
    what = parser.add_argument_group("what to look for (one of these)")
    one = what.add_mutually_exclusive_group(required=True)
    one.add_argument("--concepts", metavar='"a, b"', help="concepts; a|b are synonyms of one")
    one.add_argument(
        "--concepts-file", type=Path, metavar="F", help="one concept a line, 'a | b' = synonyms"
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
    _add_segment_outputs(parser)


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


def _open_window(folder: Path | None) -> int:
    from carnn_desktop.commands.console.display import display_problem

    if folder is not None and not folder.is_dir():
        raise CarnnError(f"{folder} is not a folder.", "Give a folder of images.")
    problem = display_problem()
    if problem is not None:
        raise problem
    from carnn_desktop.app import run_gui

    return run_gui(folder)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    match arguments.command:
        case "segment":
            from carnn_desktop.commands.segmenting.options import options_from_arguments
            from carnn_desktop.commands.segmenting.segment import run_segment

            return run_segment(options_from_arguments(arguments), output)
        case "demo":
            from carnn_desktop.commands.segmenting.demo import run_demo

            open_window = None if arguments.no_gui or arguments.json else _open_window
            return run_demo(arguments.dir, output, open_window=open_window)
        case "check-coco":
            from carnn_desktop.commands.check_coco import run_check_coco

            return run_check_coco(
                arguments.file,
                arguments.images,
                output,
                every=arguments.all,
                fix=arguments.fix,
                force=arguments.force,
            )
        case "doctor":
            from carnn_desktop.commands.doctor import run_doctor

            return run_doctor(output)
        case name if name in _BY_NAME:
            return _BY_NAME[name].run(arguments, output)
        case _:
            return _open_window(getattr(arguments, "folder", None))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (without the program's name); return its exit code."""
    arguments = build_parser().parse_args(argv)
    output = Output(as_json=getattr(arguments, "json", False))
    try:
        return _run(arguments, output)
    except CarnnError as error:
        output.error(error)
        return FAILED if isinstance(error, RunFailed) else WRONG_USE
    except KeyboardInterrupt:
        output.message("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our results went away; keep the interpreter's last flush from failing too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
