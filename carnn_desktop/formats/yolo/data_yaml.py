"""``data.yaml``, and what a note beside it says of the photos: the same for outlines and boxes."""

from __future__ import annotations

from collections.abc import Sequence

from carnn_desktop.formats.class_names import yaml_text
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.options import ExportOptions


def data_yaml(names: Sequence[str], data_set: DataSet) -> bytes:
    """Return the file in UTF-8; no path: photos are looked for in the file's own folder."""
    val = "val" if data_set.places.get("val") else "train"
    lines = [
        "# Written by CaRNN Desktop.",
        "train: images/train",
        f"val: images/{val}",
        "names:",
        *(f"  {number}: {yaml_text(name)}" for number, name in enumerate(names)),
    ]
    return "\n".join(lines).encode("utf-8") + b"\n"


def photos_note(options: ExportOptions, data_set: DataSet) -> str:
    """Return Markdown: where photos belong, and what stands in for a validation part."""
    note = "" if data_set.places.get("val") else "There is no validation part: `val` is `train`.\n"
    if options.copy_images:
        return note
    return (
        f"{note}\nThe photos are not in this folder: put them into `images/train` (and "
        "`images/val`) with the\nnames of the label files.\n"
    )
