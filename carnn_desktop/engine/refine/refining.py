"""What may come after the CRF: masks snapped to edges by GrabCut or redrawn by Segment Anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.refine import grabcut
from carnn_desktop.engine.refine.prompts import Candidate, iou
from carnn_desktop.engine.refine.sam_files import NO_SAM_REMEDY, NO_SAM_SENTENCE
from carnn_desktop.objects.tidying import tidied

if TYPE_CHECKING:
    from carnn_desktop.engine.refine.sam import SamRefiner

_ANOTHER = 0.3
"""IoU with the mask as it was below which a snapped mask is another thing and not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refined:
    """masks : (H, W) bool each, as many as before; instances : what SAM saw in the photo."""

    masks: list[BoolMask]
    notes: tuple[str, ...] = ()
    instances: tuple[Candidate, ...] = ()


def check_refinement(settings: SegmentationSettings, *, has_sam: bool) -> None:
    """Raise CarnnError where a refinement by SAM is wanted and no model of it is loaded."""
    if settings.refinement in ("sam_auto", "sam_prompts") and not has_sam:
        raise CarnnError(NO_SAM_SENTENCE, NO_SAM_REMEDY)


def refined(
    image: RgbImage,
    masks: Sequence[BoolMask],
    settings: SegmentationSettings,
    *,
    sam: SamRefiner | None,
    disjoint: bool,
    on_progress: ProgressCallback,
) -> Refined:
    """Return ``masks`` (H, W) of ``image`` (H, W, 3) as they are proposed.

    They are redrawn by ``settings.refinement``, then tidied where the settings say so.

    disjoint : pixels that two refined masks claim go to the one that had them, else to the first
    """
    found = _redrawn(image, list(masks), settings, sam, disjoint, on_progress)
    if not settings.tidy_masks:
        return found
    return replace(found, masks=tidied(found.masks, disjoint=disjoint))


def redrawn_alone(
    image: RgbImage,
    settings: SegmentationSettings,
    on_progress: ProgressCallback,
    mask: BoolMask,
) -> BoolMask:
    """Return a mask (H, W) snapped by GrabCut, then tidied where the settings say so."""
    drawn = snapped(image, mask, on_progress)
    return tidied([drawn], disjoint=True)[0] if settings.tidy_masks else drawn


def _redrawn(
    image: RgbImage,
    masks: list[BoolMask],
    settings: SegmentationSettings,
    sam: SamRefiner | None,
    disjoint: bool,
    on_progress: ProgressCallback,
) -> Refined:
    if settings.refinement == "none" or not any(mask.any() for mask in masks):
        return Refined(masks=masks)
    instances: Sequence[Candidate] = ()
    if settings.refinement == "grabcut":
        drawn = [snapped(image, mask, on_progress) for mask in masks]
        changed = sum(new is not old for new, old in zip(drawn, masks, strict=True))
        note = Told(
            "Snapped to the edges of the photo: {changed} of {count} masks.",
            changed=changed,
            count=len(masks),
        )
    else:
        check_refinement(settings, has_sam=sam is not None)
        assert sam is not None
        if settings.refinement == "sam_prompts":
            encoding = sam.encode(image, on_progress)
            drawn = [
                sam.refine_parts(encoding, mask, on_progress=on_progress) if mask.any() else mask
                for mask in masks
            ]
            note = Told(
                "Redrawn by {model_id} from each mask's box and inmost point.",
                model_id=sam.model_id,
            )
        else:
            from carnn_desktop.engine.refine.sam_auto import match_automatic

            matches, instances = match_automatic(
                sam, image, masks, iom_threshold=settings.iom_threshold, on_progress=on_progress
            )
            drawn = [match.mask for match in matches]
            replaced = sum(match.replaced for match in matches)
            note = Told(
                "{model_id} saw {count} objects; {replaced} of {total} masks agreed "
                "with them well enough to be replaced.",
                model_id=sam.model_id,
                count=len(instances),
                replaced=replaced,
                total=len(masks),
            )
    separate = apart(drawn, masks) if disjoint else drawn
    return Refined(masks=separate, notes=(note,), instances=tuple(instances))


def snapped(image: RgbImage, mask: BoolMask, on_progress: ProgressCallback) -> BoolMask:
    """Return the mask snapped by GrabCut, or as it was where that found another thing."""
    if not mask.any() or mask.all():
        return mask
    on_progress(Progress("refining"))
    drawn = grabcut.refine(image, mask, on_progress=on_progress)
    return drawn if iou(drawn, mask) >= _ANOTHER else mask


def apart(drawn: Sequence[BoolMask], before: Sequence[BoolMask]) -> list[BoolMask]:
    """Return ``drawn`` without common pixels."""
    if len(drawn) < 2:
        return list(drawn)
    owner = np.zeros(drawn[0].shape, np.int32)
    for number in range(len(drawn), 0, -1):  # the first claim is written last
        owner[drawn[number - 1]] = number
    for number, (new, old) in enumerate(zip(drawn, before, strict=True), 1):
        owner[new & old] = number
    return [owner == number for number in range(1, len(drawn) + 1)]
