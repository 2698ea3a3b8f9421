"""What the recurrence needs of a model that gives instances.

The image is encoded once for all texts. What was computed for a text is kept with the encoding, so
that a text that falls costs nothing more, and one that stays is not computed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.identity import Identified
from carnn_desktop.engine.refine.prompts import Candidate


@dataclass(frozen=True, slots=True)
class Findings:
    """What a model sees of one text, most sure first.

    scores : (n,) float32, 0..1; boxes : (n, 4) float32 xyxy, pixels of the photo
    keys : (n,) int64, by which the model knows them again; no two of an image are the same
    """

    scores: NDArray[np.float32]
    boxes: NDArray[np.float32]
    keys: NDArray[np.int64]

    @property
    def presence(self) -> float:
        """How sure the model is that the text is there at all: the score of the surest."""
        return float(self.scores[0]) if len(self.scores) else 0.0


def no_findings() -> Findings:
    """Return what is seen of a text that is not looked for."""
    return Findings(np.zeros(0, np.float32), np.zeros((0, 4), np.float32), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The mask of a finding.

    whole : its pixels, None where there are none
    levels : (lh, lw) uint8, the soft mask over the whole photo in small, 255 = 1.0
    """

    whole: Candidate | None
    levels: NDArray[np.uint8]


class InstanceProposer(Identified, Protocol):
    """A model that finds instances of texts. Not for two threads at once."""

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the model cannot read ``text`` whole (too long, empty)."""

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> Any:
        """Encode (H, W, 3) uint8 RGB, once for all texts."""

    def find(
        self,
        encoding: Any,
        texts: Sequence[str],
        rivals: Sequence[str],
        on_progress: ProgressCallback,
    ) -> list[Findings]:
        """Return what is seen of each text.

        rivals : words that compete for what is seen, where the model compares texts
        """

    def draw(
        self,
        encoding: Any,
        findings: Findings,
        chosen: Sequence[int],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        """Return the masks of the findings with these indices."""


@runtime_checkable
class PresencePreviewer(Protocol):
    """A proposer that can look in small first, to tell which texts are worth decoding."""

    def preview(
        self, image: RgbImage, texts: Sequence[str], on_progress: ProgressCallback
    ) -> NDArray[np.float32]:
        """Return (T,) presences of the texts in (H, W, 3) uint8 RGB, 0..1."""
