"""The class list and the note for training tools that lie beside a COCO file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carnn_desktop.formats.coco.loaders import loaders
from carnn_desktop.regular_files import read_regular

_MARK = "written by CaRNN Desktop"
_MAX_NOTE_BYTES = 1 << 20


def sidecar_paths(out: Path) -> tuple[Path, Path]:
    """Return the paths of the class list and the note."""
    return out.with_name(f"{out.stem}.classes.txt"), out.with_name(f"{out.stem}.README.md")


def may_write(out: Path) -> bool:
    """Return whether nothing stands where the sidecars go but our own of an earlier export."""
    classes, note = sidecar_paths(out)
    if not classes.exists() and not note.exists():
        return True
    try:
        return _MARK.encode() in read_regular(note, _MAX_NOTE_BYTES)[:400]
    except OSError:
        return False


def class_list(categories: Sequence[dict[str, Any]]) -> str:
    """Return the class names, one a line, in the order of their ids."""
    return "".join(" ".join(category["name"].split()) + "\n" for category in categories)


def note(out: Path, categories: Sequence[dict[str, Any]], *, polygons: int, rles: int) -> str:
    """Return the note: what training tools need to be told to read the file rightly."""
    holes = (
        f"{rles} of {polygons + rles} objects are run lengths (RLE), most often for their holes"
        if rles
        else "All objects are polygons"
    )
    numbers = [category["id"] for category in categories]
    contiguous = numbers == list(range(1, len(numbers) + 1))
    ids = f"run from 1 to {len(numbers)}" if contiguous else "are those of the imported file"
    return (
        f"# {out.name}\n\n"
        f"COCO instances, {_MARK}. {holes}.\n"
        f"Category ids {ids}; `file_name` is relative to the image "
        "folder; width\nand height are those of the displayed image, after its EXIF rotation.\n"
        "Annotations whose `provenance.reviewed` is empty have not been looked at by a person.\n"
        + loaders(Path(out.name), categories, bitmask=bool(rles))
    )
