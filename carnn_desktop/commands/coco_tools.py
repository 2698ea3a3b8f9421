"""`check-coco`, `merge`, `split`, `filter`, `stats`, `import`, `convert`, `export`."""

from __future__ import annotations

import argparse
from pathlib import Path

from carnn_desktop.commands.console.command import add_path, add_switch, command
from carnn_desktop.commands.console.objects import add_objects
from carnn_desktop.formats.declaration import Setting
from carnn_desktop.formats.registry import written_formats, written_settings


@command("check-coco", "check a COCO file against all rules", "check_coco.run_check_coco")
def check_coco(parser: argparse.ArgumentParser) -> None:
    """Add what ``check-coco`` is asked for."""
    add_path(parser, "file", "FILE")
    add_path(parser, "--images", "DIR", "also compare with the images in DIR")
    add_switch(parser, "--all", "name every violation, not the first 20 of each rule")
    add_path(parser, "--fix", "OUT", "write what can be repaired without guessing to OUT")
    add_switch(parser, "--force", "replace an existing OUT")


@command("merge", "unite COCO files; nothing is lost, new ids are told", "coco_files.run_file_tool")
def merge(parser: argparse.ArgumentParser) -> None:
    """Add what ``merge`` is asked for."""
    add_path(parser, "files", "FILE", "two or more COCO files, or projects", nargs="+")
    _add_out(parser, "FILE.json", "the file to write; FILE.carnn unites projects of one folder")


@command("split", "divide a COCO file into training and validation", "coco_files.run_file_tool")
def split(parser: argparse.ArgumentParser) -> None:
    """Add what ``split`` is asked for."""
    add_path(parser, "file", "FILE")
    add_path(parser, "--out-dir", "DIR", "gets NAME.train/.val.json", required=True)
    _add_division(parser, default=0.2)
    add_switch(parser, "--force", "replace existing files")


@command("filter", "keep some categories or sizes of a COCO file", "coco_files.run_file_tool")
def filter_file(parser: argparse.ArgumentParser) -> None:
    """Add what ``filter`` is asked for."""
    add_path(parser, "file", "FILE")
    parser.add_argument("--categories", metavar='"a, b"', help="only these")
    parser.add_argument("--min-area", type=float, default=0.0, metavar="PIXELS")
    parser.add_argument("--max-area", type=float, metavar="PIXELS")
    add_switch(parser, "--drop-empty", "leave out images without annotations")
    _add_out(parser, "FILE.json", "the file to write")


@command("stats", "count what is in a COCO file", "coco_files.run_file_tool")
def stats(parser: argparse.ArgumentParser) -> None:
    """Add what ``stats`` is asked for."""
    add_path(parser, "file", "FILE")


@command("import", "bring annotations of other tools into a project", "import_labels.run_import")
def import_labels(parser: argparse.ArgumentParser) -> None:
    """Add what ``import`` is asked for."""
    parser.add_argument("file", type=Path, help="annotation file, or folder of annotation files")
    parser.add_argument("--project", type=Path, required=True, help="project file, made if missing")
    parser.add_argument("--images", type=Path, required=True, help="folder of the photos")
    parser.add_argument("--format", metavar="F", help="format, where it should not be detected")
    add_switch(parser, "--replace", "take the place of what the photos have")
    parser.add_argument(
        "--as",
        dest="state",
        choices=("accepted", "proposed"),
        default="accepted",
        help="accepted: counts as reviewed (default); proposed: waits for review",
    )
    parser.add_argument(
        "--exif",
        choices=("auto", "raw", "upright"),
        default="auto",
        help="coordinates of photos that EXIF turns: as found, before or after the rotation",
    )
    add_switch(parser, "--scale", "fit objects to photos of another size than stated")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="NAME=CONCEPT",
        help="make category NAME the concept CONCEPT; an empty one leaves it out",
    )
    add_switch(parser, "--dry-run", "only say what would be done")


@command("convert", "turn annotations of one format into another", "datasets.run_convert")
def convert(parser: argparse.ArgumentParser) -> None:
    """Add what ``convert`` is asked for."""
    add_path(parser, "file", "FILE", "annotations of any known format")
    _add_format(parser)
    parser.add_argument(
        "--from", dest="source", metavar="FORMAT", help="what FILE is (default: found out)"
    )
    add_path(parser, "--images", "DIR", "the photos: for sizes, EXIF rotation, copies")
    _add_dataset(parser)


@command(
    "export",
    "write the annotations of a project for a trainer or another tool",
    "datasets.run_export",
)
def export(parser: argparse.ArgumentParser) -> None:
    """Add what ``export`` is asked for."""
    add_path(parser, "project", "PROJECT", "a .carnn file, or a folder")
    _add_format(parser)
    what = parser.add_argument_group("what is exported")
    add_switch(what, "--proposals", "also what nobody has decided on yet")
    add_switch(what, "--all-images", "not only images that are marked as done")
    add_switch(what, "--keep-forced", "also the best of texts of which none passed")
    what.add_argument("--concepts", dest="categories", metavar='"a, b"', help="only these")
    what.add_argument(
        "--min-part", type=int, metavar="PIXELS", help="smallest part of a model's region"
    )
    add_objects(what)
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
    add_switch(parser, "--copy-images", "put upright copies of the photos beside it")
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
    add_path(parser, "--out", metavar, text, required=True)
    add_switch(parser, "--force", "replace an existing one")
