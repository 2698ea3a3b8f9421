"""One photo of a run: decoded, segmented, and brought into its document.

:func:`process_photo` is a plain function of values that can be pickled and a loaded model, so that
a thread, a loop or a process of its own can drive it; :func:`merge` needs no model.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.engine.tiles.looking import look_at
from carnn_desktop.photos.images import DecodedImage, read_image
from carnn_desktop.runs.planning import RunPlan


class Unfit(CarnnError):
    """The result and the document are of photos of different size: a matter of this image alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessedPhoto:
    """What a run found on one photo.

    sha256 : of the photo's file, hex; notes : what its decoding has to say
    guessed : texts that the model does not know and no example helped with, each with the word
        that it went by
    novelty : how unlike the photos that are learned from it is, 0..1, None = nothing is learned
    """

    result: SegmentationResult
    sha256: str
    notes: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    novelty: float | None = None


def process_photo(
    photo: Path | DecodedImage,
    request: SegmentationRequest,
    segmenter: Segmenter,
    on_progress: ProgressCallback,
) -> ProcessedPhoto:
    """Decode a photo, unless that was done beside, and segment it.

    Raises UnreadableImage, what the segmenter raises, and what ``on_progress`` raises to leave.
    """
    decoded = photo if isinstance(photo, DecodedImage) else read_image(photo)
    known = replace(request, photo=decoded.sha256)
    result = look_at(segmenter, decoded.pixels, known, on_progress)
    guessed = _guessed(result, segmenter, on_progress)
    return ProcessedPhoto(
        result=result, sha256=decoded.sha256, notes=decoded.notes, guessed=guessed
    )


def _guessed(
    result: SegmentationResult, segmenter: Segmenter, on_progress: ProgressCallback
) -> tuple[tuple[str, str], ...]:
    """Return which texts went by another word, of a model that can tell."""
    stand_ins = getattr(getattr(segmenter, "proposer", None), "stand_ins", None)
    helped = {evidence.text for evidence in result.trace.evidence}
    names = [query.name for query in result.request.queries if query.name not in helped]
    if stand_ins is None or not names or result.request.mode != "concepts":
        return ()
    pairs = zip(names, stand_ins(names, on_progress), strict=True)
    return tuple((name, word) for name, word in pairs if word)


def _seed(processed: ProcessedPhoto, plan: RunPlan) -> str:
    """Return what the ids of the proposals follow from: run, photo and its place; "" = nothing."""
    place = processed.result.request.image_id
    return f"{plan.seed}\n{processed.sha256}\n{place}" if plan.seed else ""


def merge(document: ImageDocument, processed: ProcessedPhoto, plan: RunPlan) -> EditResult:
    """Return the document with the proposals of a run; raise Unfit when it is of another size.

    ``plan`` knows the categories that its queries are; see :meth:`RunPlan.named`.
    """
    result = processed.result
    try:
        return add_proposals(
            document,
            result,
            plan.category_ids,
            plan.thresholds,
            now=utc_now(),
            split_parts=plan.split_parts,
            min_area=plan.min_part_area,
            seed=_seed(processed, plan),
        )
    except CarnnError as error:
        raise Unfit(error.reason, error.remedy) from error
