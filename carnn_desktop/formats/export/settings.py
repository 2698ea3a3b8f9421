"""Settings that several formats share; each names those it knows in its declaration."""

from __future__ import annotations

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Setting

OVERLAP = Setting(
    name="allow_overlap",
    default=False,
    flag="--allow-overlap",
    help="let a pixel belong to several objects",
    text=QT_TRANSLATE_NOOP("ExportDialog", "Let objects overlap"),
    tip=QT_TRANSLATE_NOOP(
        "ExportDialog", "Otherwise a pixel belongs to the uppermost object that covers it."
    ),
)
MASKS = Setting(
    name="segmentation",
    default="auto",
    flag="--masks",
    help="for COCO",
    label=QT_TRANSLATE_NOOP("ExportDialog", "Masks"),
    choices=(
        ("auto", QT_TRANSLATE_NOOP("ExportDialog", "Polygons; run lengths where there are holes")),
        ("polygon", QT_TRANSLATE_NOOP("ExportDialog", "Polygons only, cut open at holes")),
        ("rle", QT_TRANSLATE_NOOP("ExportDialog", "Run lengths (RLE) only")),
    ),
)
TOLERANCE = Setting(
    name="tolerance",
    default=0.0,
    flag="--tolerance",
    metavar="PIXELS",
    help="simplify outlines",
    label=QT_TRANSLATE_NOOP("ExportDialog", "Simplify outlines"),
    zero=QT_TRANSLATE_NOOP("ExportDialog", "not at all: exact"),
    unit=QT_TRANSLATE_NOOP("ExportDialog", " pixels"),
    most=20.0,
)
SIDECARS = Setting(
    name="write_sidecars",
    default=True,
    text=QT_TRANSLATE_NOOP("ExportDialog", "Class list and notes for training tools"),
    of_file=True,
)
SHARED = (OVERLAP, MASKS, TOLERANCE, SIDECARS)
