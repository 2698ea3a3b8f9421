"""`check-coco`, `merge`, `split`, `filter`, `stats`, `convert`, `export`: on files and projects."""

from __future__ import annotations

import argparse
from pathlib import Path

from carnn_desktop.commands.console.command import add_json
from carnn_desktop.commands.console.output import Output
from carnn_desktop.formats.declaration import Setting
from carnn_desktop.formats.registry import written_formats, written_settings


def add_check(parser: argparse.ArgumentParser) -> None:
    """Add what ``check-coco`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--images", type=Path, metavar="DIR", help="also compare with the images in DIR"
    )
    parser.add_argument(
        "--all", action="store_true", help="name every violation, not the first 20 of each rule"
    )
    parser.add_argument(
        "--fix", type=Path, metavar="OUT", help="write what can be repaired without guessing to OUT"
    )
    parser.add_argument("--force", action="store_true", help="replace an existing OUT")
    add_json(parser)


def add_merge(parser: argparse.ArgumentParser) -> None:
    """Add what ``merge`` is asked for."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="two or more")
    _add_out(parser, "FILE.json", "the file to write")


def add_split(parser: argparse.ArgumentParser) -> None:
    """Add what ``split`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--out-dir", type=Path, required=True, metavar="DIR", help="gets NAME.train/.val.json"
    )
    _add_division(parser, default=0.2)
    parser.add_argument("--force", action="store_true", help="replace existing files")
    add_json(parser)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Add what ``filter`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--categories", metavar='"a, b"', help="only these")
    parser.add_argument("--min-area", type=float, default=0.0, metavar="PIXELS")
    parser.add_argument("--max-area", type=float, metavar="PIXELS")
    parser.add_argument(
        "--drop-empty", action="store_true", help="leave out images without annotations"
    )
    _add_out(parser, "FILE.json", "the file to write")


def add_stats(parser: argparse.ArgumentParser) -> None:
    """Add what ``stats`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE")
    add_json(parser)


def add_convert(parser: argparse.ArgumentParser) -> None:
    """Add what ``convert`` is asked for."""
    parser.add_argument("file", type=Path, metavar="FILE", help="annotations of any known format")
    _add_format(parser)
    parser.add_argument(
        "--from", dest="source", metavar="FORMAT", help="what FILE is (default: found out)"
    )
    parser.add_argument(
        "--images", type=Path, metavar="DIR", help="the photos: for sizes, EXIF rotation, copies"
    )
    _add_dataset(parser)


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add what ``export`` is asked for."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a .carnn file, or a folder")
    _add_format(parser)
    what = parser.add_argument_group("what is exported")
    what.add_argument(
        "--proposals", action="store_true", help="also what nobody has decided on yet"
    )
    what.add_argument(
        "--all-images", action="store_true", help="not only images that are marked as done"
    )
    what.add_argument(
        "--keep-forced", action="store_true", help="also the best of texts of which none passed"
    )
    what.add_argument("--concepts", dest="categories", metavar='"a, b"', help="only these")
    what.add_argument(
        "--min-part", type=int, metavar="PIXELS", help="smallest part of a model's region"
    )
    what.add_argument(
        "--semantic", action="store_true", help="one object per concept and image, not per part"
    )
    _add_dataset(parser)


def _add_dataset(parser: argparse.ArgumentParser) -> None:
    """Add what converting and exporting share."""
    masks = parser.add_argument_group("objects")
    for item in written_settings():
        if item.flag:
            _add_setting(masks, item)
    masks.add_argument("--min-area", type=int, default=0, metavar="PIXELS")
    masks.add_argument("--max-area", type=int, metavar="PIXELS")
    _add_division(parser, default=0.0)
    parser.add_argument(
        "--copy-images", action="store_true", help="put upright copies of the photos beside it"
    )
    _add_out(parser, "PATH", "a new folder; FILE.json: one COCO file and nothing else")


def _add_format(parser: argparse.ArgumentParser) -> None:
    names = [known.name for known in written_formats()]
    parser.add_argument("--to", required=True, choices=names)


def _add_setting(group: argparse._ArgumentGroup, item: Setting) -> None:
    """Add what a format declares as an option."""
    if isinstance(item.default, bool):
        group.add_argument(item.flag, dest=item.name, action="store_true", help=item.help)
        return
    group.add_argument(
        item.flag,
        dest=item.name,
        default=item.default,
        type=type(item.default),
        choices=tuple(value for value, _ in item.choices) or None,
        metavar=item.metavar,
        help=item.help,
    )


def _add_division(parser: argparse.ArgumentParser, *, default: float) -> None:
    how = parser.add_argument_group("training and validation")
    how.add_argument(
        "--val", type=float, default=default, metavar="SHARE", help="(default: %(default)s)"
    )
    how.add_argument("--seed", type=int, default=0, help="another one divides differently")
    how.add_argument(
        "--stratify",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep the share of every category in both parts",
    )


def _add_out(parser: argparse.ArgumentParser, metavar: str, text: str) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=metavar, help=text)
    parser.add_argument("--force", action="store_true", help="replace an existing one")
    add_json(parser)


def run_check(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``check-coco``."""
    from carnn_desktop.commands.check_coco import run_check_coco

    return run_check_coco(arguments, output)


def run_tool(arguments: argparse.Namespace, output: Output) -> int:
    """Run a tool that works on COCO files."""
    from carnn_desktop.commands.coco_files import run_file_tool

    return run_file_tool(arguments, output)


def run_dataset(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``convert`` or ``export``."""
    from carnn_desktop.commands.datasets import run_convert, run_export

    return (run_convert if arguments.command == "convert" else run_export)(arguments, output)
