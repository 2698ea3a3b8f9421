"""Which masks are drawn again by the head that answers clicks: those that words alone found."""

from __future__ import annotations

from collections.abc import Sequence

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.engine import trace
from carnn_desktop.engine.learning.joining import JoinedEvidence
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine.final_masks import equivalent_level
from carnn_desktop.engine.refine.refining import apart
from carnn_desktop.engine.result_proposals import LEVELS_LONGEST


def outlined(
    photo: RgbImage,
    masks: list[BoolMask],
    survivors: Sequence[Survivor],
    learned: JoinedEvidence | None,
    request: SegmentationRequest,
    on_progress: ProgressCallback,
    device: str = "cpu",
) -> list[BoolMask]:
    """Return the survivors' masks (H, W) of ``photo`` (H, W, 3), those of words drawn again.

    What examples take part in keeps its mask, and where two masks meet, its pixels.
    """
    if not request.settings.learned_outlines or request.mode != "concepts":
        return masks
    known = () if learned is None else learned.queries
    places = [
        place
        for place, (survivor, mask) in enumerate(zip(survivors, masks, strict=True))
        if survivor.query not in known and mask.any()
    ]
    if not places:
        return masks
    from carnn_desktop.engine.interactive.outlines import FoundByWords, shipped_outlines

    outlines = shipped_outlines(device)
    if outlines is None:
        return masks
    height, width = photo.shape[:2]
    level = equivalent_level(request.settings.bg_factor)
    found = [
        FoundByWords(
            masks[place],
            ClassEvidence(
                values=trace.reduced(survivors[place].map, width, height, LEVELS_LONGEST),
                level=level,
            ),
        )
        for place in places
    ]
    drawn = list(masks)
    for place, mask in zip(places, outlines.drawn(photo, found, on_progress), strict=True):
        drawn[place] = mask
    return apart(drawn, masks)
