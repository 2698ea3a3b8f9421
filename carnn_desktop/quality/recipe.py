"""What a COCO annotation says about how it was made, and whether a rerun makes it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.shapes import Unusable, mask_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.export.provenance import run_of_file
from carnn_desktop.formats.parse import listed, mapping
from carnn_desktop.formats.values import ImportedObject

SAME = 0.9999
"""IoU from which two masks are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one annotation was made, and what came out.

    photo_sha256 : of the photo that was segmented, "" where the file does not say
    part : number of the connected part of the annotation, 0 = the largest or the whole
    split : the annotation itself was one connected part of the text's mask
    edit_iou : IoU of the annotation with the proposal as it came; None = it was not edited
    round_trip_iou : how exactly the file holds the mask; 1.0 = exactly
    others : masks of the other annotations of the image
    """

    annotation_id: str
    file_name: str
    photo_sha256: str
    text: str
    run: Run
    part: int
    split: bool
    edit_iou: float | None
    round_trip_iou: float
    mask: Mask
    others: tuple[Mask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduction:
    """A rerun beside what is stored.

    iou : of the stored mask with the rerun's
    iou_apart : the same outside the image's other annotations, to which it may have given up pixels
    which : what of the rerun's mask it was compared with
    reproduced : whether it is as it should be; None where an edit keeps that from being told
    """

    iou: float
    iou_apart: float
    which: str
    reproduced: bool | None
    explanations: tuple[str, ...]


def read_recipe(file: CocoFile, annotation_id: str) -> Recipe:
    """Return how an annotation of a file was made.

    Raises CarnnError when there is no such annotation or its provenance does not suffice.
    """
    record = _record(file, annotation_id)
    provenance = record.extra.get("provenance")
    where = Told(
        "Annotation {annotation_id} of {name}", annotation_id=annotation_id, name=file.path.name
    )
    if not isinstance(provenance, dict):
        raise CarnnError(
            Told("{where} says nothing about how it was made.", where=where),
            Told("Only annotations exported by CaRNN Desktop do."),
        )
    run = _run(file, provenance.get("run"))
    if run is None:
        source = {"manual": Told("drawn by hand"), "import": Told("imported")}.get(
            str(provenance.get("source")), Told("not made by a model")
        )
        raise CarnnError(
            Told("{where} was {source}.", where=where, source=source),
            Told("Only proposals of a model can be made again."),
        )
    if provenance.get("merged"):
        raise CarnnError(
            Told("{where} unites several regions of its concept.", where=where),
            Told("Export without uniting regions, then reproduce the single ones."),
        )
    try:
        return _recipe(file, record, provenance, run)
    except (KeyError, TypeError, ValueError) as error:
        raise CarnnError(
            Told("{where} lacks a part of its provenance ({error}).", where=where, error=error),
            Told("Export the project again."),
        ) from error


def judge(recipe: Recipe, proposals: Sequence[Mask], *, same_device: bool) -> Reproduction:
    """Compare what is stored with the masks a rerun proposed for the text."""
    which, again = _nearest(recipe, proposals)
    iou = masks.mask_iou(recipe.mask, again)
    apart, apart_again = recipe.mask, again
    for other in recipe.others:
        apart = masks.difference(apart, other)
        apart_again = masks.difference(apart_again, other)
    iou_apart = masks.mask_iou(apart, apart_again)
    explanations = []
    if not proposals:
        explanations.append(Told("The rerun found nothing for “{text}”.", text=recipe.text))
    if recipe.edit_iou is not None:
        explanations.append(
            Told(
                "The region was edited after it was proposed (corrected by hand, or it "
                "gave up pixels to other regions): its IoU with the proposal as it came "
                "was {edit_iou:.4f}. The file holds the edited mask, so 1.0 is not "
                "expected.",
                edit_iou=recipe.edit_iou,
            )
        )
    if recipe.round_trip_iou < 1.0:
        explanations.append(
            Told(
                "The file holds the mask as polygons with an IoU of {round_trip_iou:.4f}.",
                round_trip_iou=recipe.round_trip_iou,
            )
        )
    if iou < SAME <= iou_apart:
        explanations.append(
            Told("The difference lies wholly within other annotations of the image.")
        )
    if not same_device:
        explanations.append(
            Told(
                "The rerun used another device or precision than the stored run: small "
                "differences along the edges are expected."
            )
        )
    return Reproduction(
        iou=iou,
        iou_apart=iou_apart,
        which=which,
        reproduced=_verdict(recipe, max(iou, iou_apart), same_device=same_device),
        explanations=tuple(explanations),
    )


def _verdict(recipe: Recipe, iou: float, *, same_device: bool) -> bool | None:
    slack = 1.0 - SAME if same_device else 0.05
    if iou >= recipe.round_trip_iou - slack:
        return True
    if recipe.edit_iou is None:
        return False
    if recipe.part == 0 and abs(iou - recipe.edit_iou) <= slack + 0.005:
        return True
    return None


def _nearest(recipe: Recipe, proposals: Sequence[Mask]) -> tuple[str, Mask]:
    """Return what of the proposals the annotation can stand for, the nearest of it.

    A text has one mask, of which the file may hold a part; a phrase has several candidates.
    """
    candidates = [("nothing", masks.empty_mask())]
    for number, proposal in enumerate(proposals, 1):
        name = (
            Told("the mask")
            if len(proposals) == 1
            else Told("candidate {number} of {count}", number=number, count=len(proposals))
        )
        candidates.append((name, proposal))
        parts = masks.connected_parts(proposal)
        numbered = list(enumerate(parts))
        if not recipe.split and recipe.edit_iou is None:
            numbered = numbered[recipe.part : recipe.part + 1]
        candidates += [
            (
                Told(
                    "part {number} of {count} of {name}", number=n + 1, count=len(parts), name=name
                ),
                part,
            )
            for n, part in numbered
            if len(parts) > 1
        ]
    return max(candidates, key=lambda pair: masks.mask_iou(recipe.mask, pair[1]))


def _record(file: CocoFile, annotation_id: str) -> ImportedObject:
    for record in file.records():
        if record.id is not None and str(record.id) == annotation_id:
            return record
    raise CarnnError(
        Told(
            "{name} has no annotation {annotation_id} that can be read.",
            name=file.path.name,
            annotation_id=annotation_id,
        ),
        Told("Its ids are the numbers under “id” in its annotations."),
    )


def _run(file: CocoFile, name: Any) -> dict[str, Any] | None:
    runs = listed(mapping(file.extra.get("carnn")).get("runs")) if name else []
    return next((run for run in runs if isinstance(run, dict) and run.get("id") == name), None)


def _recipe(
    file: CocoFile, record: ImportedObject, provenance: dict[str, Any], run: dict[str, Any]
) -> Recipe:
    edit_iou = provenance.get("edit_iou")
    image = file.images[record.image]
    size = image.size_wh
    if size is None:
        raise ValueError(Told("the size of the image"))
    digest = image.extra.get("sha256")
    own = _mask(record, size)
    if own is None:
        raise ValueError(Told("its mask"))
    known = run_of_file(run)
    return Recipe(
        annotation_id=str(record.id),
        file_name=image.name,
        photo_sha256=digest if isinstance(digest, str) else "",
        text=str(provenance["text"]),
        run=replace(known, dtype=known.dtype.removeprefix("torch.")),
        part=int(provenance.get("part", 0)),
        split=bool(provenance.get("split", False)),
        edit_iou=None if edit_iou is None else float(edit_iou),
        round_trip_iou=float(provenance.get("round_trip_iou", 1.0)),
        mask=own,
        others=tuple(_others(file, record)),
    )


def _others(file: CocoFile, record: ImportedObject) -> list[Mask]:
    size = file.images[record.image].size_wh
    others = []
    for other in file.records():
        if other.image == record.image and other.id != record.id and size is not None:
            mask = _mask(other, size)
            if mask is not None:
                others.append(mask)
    return others


def _mask(record: ImportedObject, size_wh: tuple[int, int]) -> Mask | None:
    try:
        return mask_of(record.shape, size_wh)
    except Unusable:
        return None
