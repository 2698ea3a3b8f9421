"""Values that cross a layer or a thread: request, progress, result, trace, failures.

Everything here is frozen. Arrays are numpy, C-contiguous and read-only (see :func:`frozen`);
tensors never leave the engine. Images are (H, W, 3) uint8 RGB, upright.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

Mode = Literal["concepts", "phrases"]
VisualPrompt = Literal["blur", "gray", "black", "circle", "rectangle", "contour", "crop"]
DeviceName = Literal["auto", "cpu", "cuda", "mps"]
DtypeName = Literal["auto", "float32", "bfloat16", "float16"]

Refinement = Literal["none", "grabcut", "sam_auto", "sam_prompts"]

REFINEMENTS: tuple[Refinement, ...] = get_args(Refinement)
VISUAL_PROMPTS: tuple[VisualPrompt, ...] = get_args(VisualPrompt)
BoolMask = NDArray[np.bool_]
RgbImage = NDArray[np.uint8]
_Array = TypeVar("_Array", bound=NDArray[Any])


class CarnnError(Exception):
    """A failure the user can read and act on: one line of reason, one of what to do about it."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason} {remedy}".strip())
        self.reason = reason
        self.remedy = remedy


class Cancelled(Exception):
    """Raised by a checkpoint to leave a computation that nobody waits for any more."""


def frozen(array: _Array) -> _Array:
    """Return ``array`` set read-only, so that threads can share it without copies."""
    array.flags.writeable = False
    return array


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long computation is: ``done`` of ``total`` within ``stage``; total 0 = unknown."""

    stage: str
    done: int = 0
    total: int = 0
    step: int = 0
    text: str = ""


Checkpoint = Callable[[Progress], None]
"""Called often by long work: may show progress, raises :class:`Cancelled` to stop it."""


def no_checkpoint(progress: Progress) -> None:
    """Ignore ``progress``: for callers that neither show progress nor cancel."""


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What the user asked for by one name: a concept with optional synonyms, or one phrase."""

    name: str
    synonyms: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All wordings, the name first."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationSettings:
    """The settings of one run, named as in the paper's configuration files (Table 7 of the paper).

    mask_threshold : eta, level above which a refined map is mask, 0..1
    confidence_threshold : theta, smallest classifier score of a text that is kept, 0..1
    clipes_threshold : lambda, level of the box mask of the affinity refinement, 0..1
    visual_prompts : what is drawn on the image for the classifier
    templates : classifier text templates with ``{}``; empty = ``a clean origami {}.`` alone
    proposal_templates : the proposer's template in the first step and in the later ones
    background_words : texts that compete with the concepts in the proposer's softmax
    bg_factor : exponent of the background probability before the dense CRF
    classifier_skips_last_block : leave out the classifier's last block, as the published code does
    crf : sharpen the survivors with the dense CRF
    iom_threshold : smallest intersection over minimum with which a SAM mask is taken, 0..1
    refinement : what redraws the masks after the CRF: ``none``; ``grabcut`` snaps them to edges;
        ``sam_auto`` takes Segment Anything's masks of the whole photo that match by
        ``iom_threshold``, as published; ``sam_prompts`` prompts it with each mask's box and point
    phrase_threshold : smallest contrast score of a phrase's candidate, 0..1; below it the best one
        is only offered, marked as forced
    head_noun_weight : share of a phrase's head noun in its proposer text, 0 (as published) to 1
    """

    mask_threshold: float
    confidence_threshold: float
    clipes_threshold: float
    visual_prompts: tuple[VisualPrompt, ...]
    templates: tuple[str, ...]
    proposal_templates: tuple[str, str]
    background_words: tuple[str, ...]
    bg_factor: float = 1.0
    classifier_skips_last_block: bool = True
    crf: bool = True
    iom_threshold: float = 0.7
    refinement: Refinement = "none"
    phrase_threshold: float = 0.5
    head_noun_weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """Which weights to use and where. ``classifier`` None = the same model as the proposer.

    sam : Segment Anything model that refines the masks, "" = none is loaded
    """

    proposer: str = "embedded"
    classifier: str | None = None
    device: DeviceName = "auto"
    dtype: DtypeName = "auto"
    sam: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRequest:
    """One image and what to look for in it. ``keep_maps`` asks for full-size maps in the trace.

    split_parts : of a concept's mask, the objects that Segment Anything sees in it are proposals of
        their own where its masks are at hand; min_part_area : smaller ones are left out, pixels
    """

    id: str
    image_id: str
    queries: tuple[TextQuery, ...]
    mode: Mode
    settings: SegmentationSettings
    model: ModelChoice = field(default_factory=ModelChoice)
    keep_maps: bool = False
    split_parts: bool = False
    min_part_area: int = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseContrast:
    """How much a mask deserves its phrase, by the logits of its visually prompted image.

    noun : the phrase's head noun
    head : the phrase's share against that noun, 0.5 = says no more than it; None = is the noun
    background : its share against the background words, 0..1
    """

    noun: str
    head: float | None
    background: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A mask for one query, survivor of the recurrence. A phrase has several, best first.

    mask : (h, w) bool, tight crop of the image-size mask (never empty)
    origin_xy : pixel of the image that ``mask[0, 0]`` is, (x, y)
    levels : (lh, lw) uint8, the soft map over the whole image at reduced size, 255 = 1.0;
        thresholding it, resized to the image, is what the mask-level slider shows
    level : the threshold of ``levels``, 0..1, that the settings stand for
    score : classifier score, 0..1; of a phrase's candidate its contrast score
    forced : no text of the step passed and this one was kept as the best of them; of a phrase's
        candidate also: none reached the threshold and this is the best one
    contrast : what a candidate's score is made of; None in concepts mode
    part : it is one object of the text's mask, not the whole of it
    """

    query_index: int
    name: str
    score: float
    forced: bool
    mask: BoolMask
    origin_xy: tuple[int, int]
    levels: NDArray[np.uint8]
    level: float
    contrast: PhraseContrast | None = None
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickRequest:
    """What a person points at in one photo: clicks and a box on an existing mask, or on nothing.

    image_key : names the photo, so that what was computed of it can be used again
    mask : (H, W) bool at the photo's size, the mask that is refined; None = a new object
    positive_xy, negative_xy : clicks on what belongs and on what does not
    box_xyxy : around the object
    sam : which Segment Anything model, "" = the first installed one, ``off`` = GrabCut alone
    """

    image_key: str
    mask: BoolMask | None = None
    positive_xy: tuple[tuple[float, float], ...] = ()
    negative_xy: tuple[tuple[float, float], ...] = ()
    box_xyxy: tuple[float, float, float, float] | None = None
    sam: str = ""
    device: DeviceName = "auto"

    @property
    def empty(self) -> bool:
        """Whether it points at nothing: such a request only prepares the photo."""
        return not (self.positive_xy or self.negative_xy or self.box_xyxy)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickAnswer:
    """A mask (H, W) bool for a :class:`ClickRequest`.

    by : ``grabcut`` or the id of the Segment Anything model
    final : False where a better one follows
    note : a sentence for the user: the model could not be used and why
    """

    mask: BoolMask
    by: str
    final: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceMaps:
    """Full-size maps of one step: raw_cam (N, h, w) float32 and refined (N, H, W) float32, 0..1."""

    raw_cam: NDArray[np.float32]
    refined: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One turn of the recurrence. ``kept`` and ``forced`` are indices into ``texts``.

    thumbnails : (N, th, tw) uint8, each text's refined map in small, 255 = 1.0
    """

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    kept: tuple[int, ...]
    forced: int | None
    thumbnails: NDArray[np.uint8]
    maps: TraceMaps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What happened: the steps, the words that competed, and what the user should be told.

    removed_background : background words taken off because a concept equals them
    notes : sentences for the user (merged duplicates, halved batches, ...)
    before_crf : (S, H, W) float32 of the survivors, only with ``keep_maps``
    final_masks : (Q, H, W) bool for all queries in input order, zeros where dropped, only with
        ``keep_maps``
    """

    steps: tuple[TraceStep, ...]
    kept: tuple[str, ...]
    background_words: tuple[str, ...]
    removed_background: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    before_crf: NDArray[np.float32] | None = None
    final_masks: BoolMask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelIdentity:
    """Which weights produced a result. ``sha256`` is of the weight files, hex."""

    role: Literal["proposer", "classifier", "both", "refiner"]
    id: str
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationResult:
    """What the segmenter found. ``timings`` are (stage, seconds) in order."""

    request: SegmentationRequest
    width: int
    height: int
    proposals: tuple[Proposal, ...]
    trace: Trace
    models: tuple[ModelIdentity, ...]
    device: str
    dtype: str
    timings: tuple[tuple[str, float], ...]

    @property
    def seconds(self) -> float:
        """Wall time of the whole image."""
        return sum(seconds for _, seconds in self.timings)
