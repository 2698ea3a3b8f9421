"""Whether the objects of an image lie in its photo: size, EXIF rotation, what is outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from carnn_desktop.annotations.shapes import (
    Rings,
    Shape,
    SizeWh,
    bounds_xyxy,
    own_size,
    scaled,
    turned,
    turned_points,
)
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_number
from carnn_desktop.formats.importing.photos import Header
from carnn_desktop.formats.notes import NoteKind
from carnn_desktop.formats.values import ImportedImage, ImportedObject

ExifState = Literal["none", "raw", "upright", "unsure"]

_SLACK = 1.5
_ASPECT = 0.02


@dataclass(frozen=True, slots=True)
class Fit:
    """How objects come into a photo.

    exif : in which coordinates they are, of a photo that EXIF turns
    stated_wh : size in which they are, where that is another than the photo's
    problem : why they cannot be taken as they are; "" = they can
    """

    header: Header
    exif: ExifState = "none"
    stated_wh: SizeWh | None = None
    problem: str = ""
    remarks: tuple[tuple[NoteKind, str], ...] = ()

    @property
    def scalable(self) -> bool:
        """Whether the sizes differ, but not the sides' proportion."""
        if self.stated_wh is None:
            return False
        (w, h), (sw, sh) = self.header.upright_wh, self.stated_wh
        return abs((w / sw) / (h / sh) - 1) <= _ASPECT


def fit_image(image: ImportedImage, objects: Sequence[ImportedObject], header: Header) -> Fit:
    """Compare what a file says of an image with its photo."""
    raw, upright = header.raw_wh, header.upright_wh
    reach = _reach(objects)
    stated = image.size_wh or _own(objects)
    fit = Fit(header)
    remarks: list[tuple[NoteKind, str]] = []
    if header.orientation != 1:
        fit = replace(fit, exif=_exif(header, stated, reach))
    frame = raw if fit.exif == "raw" else upright
    if stated is not None and stated not in (raw, upright):
        if stated == (upright[1], upright[0]) and _fits(reach, upright):
            remarks.append(
                (
                    "size",
                    Told(
                        "width and height {stated} are swapped in the file", stated=_shown(stated)
                    ),
                )
            )
        else:
            text = Told(
                "the photo is {upright}, the file says {stated}",
                upright=_shown(upright),
                stated=_shown(stated),
            )
            return replace(fit, stated_wh=stated, problem=text)
    outside = sum(_is_outside(item, frame) for item in objects)
    if outside:
        turned = (frame[1], frame[0])
        fits_turned = not any(_is_outside(item, turned) for item in objects)
        remarks.append(("outside", _cut(outside, fits_turned=fits_turned)))
    return replace(fit, remarks=tuple(remarks))


def _cut(outside: int, *, fits_turned: bool) -> Told:
    if fits_turned:
        return Told.of(
            outside,
            "1 object reaches out of the photo: cut at its edge; all fit a photo of these sides "
            "exchanged: is it turned?",
            "{count} objects reach out of the photo: cut at its edge; all fit a photo of these "
            "sides exchanged: is it turned?",
        )
    return Told.of(
        outside,
        "1 object reaches out of the photo: cut at its edge",
        "{count} objects reach out of the photo: cut at its edge",
    )


def fitted_shape(item: ImportedObject, fit: Fit, *, raw: bool, scale: bool) -> Shape:
    """Return an object's shape in pixels of the upright photo. Raises Unusable.

    raw : it lies in the photo as stored
    """
    header, shape = fit.header, item.shape
    if item.relative:
        size = header.raw_wh if raw else header.upright_wh
        shape = scaled(shape, *size, size)
    elif scale and fit.stated_wh is not None:
        width, height = header.upright_wh
        factors = (width / fit.stated_wh[0], height / fit.stated_wh[1])
        shape = scaled(shape, *factors, header.upright_wh)
    if raw:
        shape = turned(shape, header.orientation, header.raw_wh)
    return shape


def fitted_extra(item: ImportedObject, fit: Fit, *, raw: bool, scale: bool) -> dict[str, Any]:
    """Return unknown keys with ``keypoints`` (x, y, visibility, ...) where the object now is."""
    extra = dict(item.extra)
    points = extra.get("keypoints")
    if not isinstance(points, list) or not points or len(points) % 3:
        return extra
    if not all(map(is_number, points)):
        return extra
    header = fit.header
    factors = (1.0, 1.0)
    if item.relative:
        factors = header.raw_wh if raw else header.upright_wh
    elif scale and fit.stated_wh is not None:
        width, height = header.upright_wh
        factors = (width / fit.stated_wh[0], height / fit.stated_wh[1])
    if not raw and factors == (1.0, 1.0):
        return extra
    numbers = np.array(points, dtype=np.float64).reshape(-1, 3)
    seen = numbers[:, 2] > 0
    numbers[seen, :2] = (numbers[seen, :2] * factors).round(3)
    if raw:
        numbers[seen, :2] = turned_points(numbers[seen, :2], header.orientation, header.raw_wh)
    return {**extra, "keypoints": numbers.ravel().tolist()}


def kept_rings(shape: Shape) -> tuple[tuple[float, ...], ...]:
    """Return the outline of a shape as a document keeps it; none of what an outline cannot tell."""
    if not isinstance(shape, Rings) or shape.erased:
        return ()
    return tuple(tuple(ring.tolist()) for ring in shape.rings)


def _exif(header: Header, stated: SizeWh | None, reach: SizeWh | None) -> ExifState:
    raw, upright = header.raw_wh, header.upright_wh
    if raw == upright:
        return "unsure"
    fits_raw, fits_upright = _fits(reach, raw), _fits(reach, upright)
    if fits_raw != fits_upright:
        return "raw" if fits_raw else "upright"
    if stated == raw:
        return "raw"
    if stated == upright:
        return "upright"
    return "unsure"


def _reach(objects: Sequence[ImportedObject]) -> SizeWh | None:
    """Return how far outlines and boxes reach to the right and down."""
    edges = [
        (box[2], box[3])
        for item in objects
        if not item.relative and (box := bounds_xyxy(item.shape)) is not None
    ]
    if not edges:
        return None
    right, bottom = np.array(edges).max(axis=0).tolist()
    return (right, bottom)


def _own(objects: Sequence[ImportedObject]) -> SizeWh | None:
    return next((size for item in objects if (size := own_size(item.shape)) is not None), None)


def _fits(reach: SizeWh | None, size_wh: SizeWh) -> bool:
    if reach is None:
        return True
    return reach[0] <= size_wh[0] + _SLACK and reach[1] <= size_wh[1] + _SLACK


def _is_outside(item: ImportedObject, size_wh: SizeWh) -> bool:
    box = bounds_xyxy(item.shape)
    if box is None:
        return False
    width, height = (1, 1) if item.relative else size_wh
    slack = 1e-6 if item.relative else 0.01
    return min(box[:2]) < -slack or box[2] > width + slack or box[3] > height + slack


def _shown(size_wh: SizeWh) -> str:
    return f"{size_wh[0]} x {size_wh[1]}"
