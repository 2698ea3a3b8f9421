"""What the segmenter answers: proposals, and the trace of how they came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.requests import SegmentationRequest


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
    contrast : what a candidate's score is made of; None in categories mode
    part : it is one object of the text's mask, not the whole of it
    acceptance : how likely a person takes it, 0..1, judged on reviewed photos; orders and decides
        nothing; None where that was never judged
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
    acceptance: float | None = None


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
class TextEvidence:
    """A text whose answer comes from examples, in part or whole.

    words, examples : shares of the answer, 0..1, together 1
    photos : how many show the class; source : whose they are
    """

    text: str
    words: float
    examples: float
    photos: int
    source: Literal["reviewed", "shipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceInstances:
    """Each instance by itself, of a model that gives them.

    masks : (M, H, W) bool; boxes : (M, 4) float32, the model's own, xyxy in pixels
    scores : (M,) float32, 0..1; texts : (M,) int64, places in the queries
    """

    masks: BoolMask
    boxes: NDArray[np.float32]
    scores: NDArray[np.float32]
    texts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What happened: the steps, the words that competed, and what the user should be told.

    removed_background : background words taken off because a category equals them
    notes : sentences for the user (merged duplicates, halved batches, ...)
    evidence : the texts that examples helped with; the others' answers are of words alone
    tiles : in how many the photo was looked at as well; the steps are of the photo at once
    before_crf : (S, H, W) float32 of the survivors, only with ``keep_maps``
    final_masks : (Q, H, W) bool for all queries in input order, zeros where dropped, only with
        ``keep_maps``
    instances : what ``final_masks`` are the unions of, where the model gives instances, only with
        ``keep_maps``
    """

    steps: tuple[TraceStep, ...]
    kept: tuple[str, ...]
    background_words: tuple[str, ...]
    removed_background: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    evidence: tuple[TextEvidence, ...] = ()
    tiles: int = 0
    before_crf: NDArray[np.float32] | None = None
    final_masks: BoolMask | None = None
    instances: TraceInstances | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelIdentity:
    """Which weights produced a result. ``sha256`` is of the weight files, hex.

    role : ``refiner`` redraws masks, ``masks`` draws what a detector found
    """

    role: Literal["proposer", "classifier", "both", "refiner", "masks"]
    id: str
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationResult:
    """What the segmenter found. ``timings`` are (stage, seconds) in order.

    examples : hash of the user's reviewed photos that were learned from, "" for none;
    example_photos : how many they were
    """

    request: SegmentationRequest
    width: int
    height: int
    proposals: tuple[Proposal, ...]
    trace: Trace
    models: tuple[ModelIdentity, ...]
    device: str
    dtype: str
    timings: tuple[tuple[str, float], ...]
    examples: str = ""
    example_photos: int = 0

    @property
    def seconds(self) -> float:
        """Wall time of the whole image."""
        return sum(seconds for _, seconds in self.timings)
