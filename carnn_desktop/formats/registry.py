"""All formats. A new one is a folder that declares ``FORMATS``, and a line here."""

from __future__ import annotations

from importlib import import_module

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.declaration import Format, Setting

# The order is that of the import dialog; of formats that are equally likely the first one is taken.
DECLARED_IN = (
    "carnn_desktop.formats.coco",
    "carnn_desktop.formats.panoptic",
    "carnn_desktop.formats.coco_results",
    "carnn_desktop.formats.labelme",
    "carnn_desktop.formats.isat",
    "carnn_desktop.formats.labelstudio",
    "carnn_desktop.formats.via",
    "carnn_desktop.formats.labelbox",
    "carnn_desktop.formats.vott",
    "carnn_desktop.formats.createml",
    "carnn_desktop.formats.datumaro",
    "carnn_desktop.formats.supervisely",
    "carnn_desktop.formats.darwin",
    "carnn_desktop.formats.cvat",
    "carnn_desktop.formats.voc",
    "carnn_desktop.formats.labelme_xml",
    "carnn_desktop.formats.yolo",
    "carnn_desktop.formats.yolo_boxes",
    "carnn_desktop.formats.semantic",
)


def all_formats() -> tuple[Format, ...]:
    """Return all formats."""
    return tuple(known for module in DECLARED_IN for known in import_module(module).FORMATS)


def read_formats() -> tuple[Format, ...]:
    """Return the formats that are read."""
    return tuple(known for known in all_formats() if known.reader)


def written_formats() -> tuple[Format, ...]:
    """Return the formats that are written, the usual ones first."""
    written = [known for known in all_formats() if known.writer]
    return tuple(sorted(written, key=lambda known: known.rank))


def written_settings() -> tuple[Setting, ...]:
    """Return the settings of all formats that are written, each once."""
    return tuple(dict.fromkeys(item for known in written_formats() for item in known.settings))


def read_format(name: str) -> Format:
    """Return a format that is read; raise CarnnError for an unknown one, naming all."""
    for known in read_formats():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in read_formats())
    raise CarnnError(
        Told("There is no format {name!r}.", name=name), Told("Known are {names}.", names=names)
    )


def written_format(name: str) -> Format:
    """Return a format that is written; raise CarnnError for an unknown one, naming all."""
    for known in written_formats():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in written_formats())
    raise CarnnError(
        Told("{name!r} is no format that can be written.", name=name),
        Told("Choose one of {names}.", names=names),
    )
