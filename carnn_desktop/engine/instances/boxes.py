"""Detectors: boxes of texts, and something else that draws what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.instances.protocol import Drawn, Findings
from carnn_desktop.engine.instances.shown import ShownClass
from carnn_desktop.engine.refine.prompts import Candidate, crop


@dataclass(frozen=True, slots=True)
class Detections:
    """boxes : (n, 4) float32 xyxy, pixels of the photo; scores : (n, T) float32 of each text."""

    boxes: NDArray[np.float32]
    scores: NDArray[np.float32]


class Detector(Protocol):
    """A model that finds boxes. All texts of a call are compared with each other."""

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the model cannot read ``text`` whole."""

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> Any:
        """Encode (H, W, 3) uint8 RGB, once for all texts."""

    def detect(
        self,
        seen: Any,
        texts: Sequence[str],
        on_progress: ProgressCallback,
        rivals: Sequence[str] = (),
    ) -> Detections:
        """Return what is found, most of it unsure, with the scores of the texts and the rivals.

        rivals : words that every text is to be compared with, none of them among the texts
        """


class BoxDrawer(Protocol):
    """Draws the thing in a box."""

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> Any:
        """Encode (H, W, 3) uint8 RGB, once for all boxes."""

    def draw(
        self,
        seen: Any,
        boxes: Sequence[tuple[float, float, float, float]],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        """Return a mask a box (xyxy, pixels)."""


@dataclass(slots=True)
class BoxEncoding:
    """A photo as both models see it; the drawer looks when the first box is drawn.

    columns : place of each text in the scores of ``detections``
    shown : what examples showed of texts; level : the score of what is as likely that as not
    """

    image: RgbImage
    seen: Any
    drawer_seen: Any = None
    columns: dict[str, int] = field(default_factory=dict)
    detections: Detections | None = None
    shown: Mapping[str, ShownClass] = field(default_factory=dict)
    level: float = 0.5


class DetectingProposer:
    """A detector and a drawer as a proposer of instances. Not for two threads at once."""

    def __init__(
        self, detector: Detector, drawer: BoxDrawer, *, identity: tuple[str, str, str]
    ) -> None:
        """``identity`` is (model id, sha256, licence) of the detector."""
        self._detector, self._drawer = detector, drawer
        self.model_id, self.sha256, self.licence = identity

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the model cannot read ``text`` whole."""
        self._detector.check_text(text)

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> BoxEncoding:
        """Encode (H, W, 3) uint8 RGB."""
        return BoxEncoding(image, self._detector.look(image, on_progress))

    def find(
        self,
        encoding: BoxEncoding,
        texts: Sequence[str],
        rivals: Sequence[str],
        on_progress: ProgressCallback,
    ) -> list[Findings]:
        """Return each text's boxes: those that it fits best of all texts and rivals.

        What was detected for more texts is not detected again: those that fell only compete no
        longer.
        """
        wanted = list(dict.fromkeys([*texts, *rivals]))
        if encoding.detections is None or not encoding.columns.keys() >= set(wanted):
            count = len(set(texts))
            encoding.detections = self._detector.detect(
                encoding.seen, wanted[:count], on_progress, wanted[count:]
            )
            encoding.columns = {text: place for place, text in enumerate(wanted)}
        found = encoding.detections
        scores = self._scores(encoding, wanted)
        best = scores.argmax(axis=1)
        results = []
        for text in texts:
            place = wanted.index(text)
            own = np.flatnonzero(best == place)
            order = own[np.argsort(-scores[own, place], kind="stable")]
            results.append(Findings(scores[order, place], found.boxes[order], order))
        return results

    def _scores(self, encoding: BoxEncoding, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n, T) scores of texts that were detected, which may be written into."""
        assert encoding.detections is not None, "detected before they are compared"
        return encoding.detections.scores[:, [encoding.columns[text] for text in texts]]

    def draw(
        self,
        encoding: BoxEncoding,
        findings: Findings,
        chosen: Sequence[int],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        """Return the masks of the findings with these indices."""
        if encoding.drawer_seen is None:
            encoding.drawer_seen = self._drawer.look(encoding.image, on_progress)
        height, width = encoding.image.shape[:2]
        boxes = [_within(findings.boxes[index], width, height) for index in chosen]
        on_progress(Progress("masks", 0, len(boxes)))
        drawn = self._drawer.draw(encoding.drawer_seen, boxes, on_progress)
        return [
            Drawn(_scored(one.whole, float(findings.scores[index])), one.levels)
            for one, index in zip(drawn, chosen, strict=True)
        ]


def _within(box: NDArray[np.float32], width: int, height: int) -> tuple[float, float, float, float]:
    """Return the part of a box (xyxy) in the photo, at least one pixel."""
    left, top = (
        min(max(float(box[0]), 0.0), width - 1.0),
        min(max(float(box[1]), 0.0), height - 1.0),
    )
    right = min(max(float(box[2]), left + 1.0), float(width))
    bottom = min(max(float(box[3]), top + 1.0), float(height))
    return left, top, right, bottom


def _scored(whole: Candidate | None, score: float) -> Candidate | None:
    if whole is None:
        return None
    return Candidate(mask=whole.mask, origin_xy=whole.origin_xy, score=score)


def drawn_of(mask: NDArray[np.bool_], levels: NDArray[np.uint8]) -> Drawn:
    """Return the mask (H, W) of a box with its levels."""
    return Drawn(crop(mask), levels)
