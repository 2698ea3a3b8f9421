"""A detector that can be shown a thing instead of being told its name, as a proposer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.instances.boxes import (
    BoxDrawer,
    BoxEncoding,
    DetectingProposer,
    Detector,
)
from carnn_desktop.engine.instances.patches import Floats, Patches
from carnn_desktop.engine.instances.protocol import InstanceProposer
from carnn_desktop.engine.instances.shown import ShownClass


class ThingDetector(Detector, Protocol):
    """A detector whose patches can be compared with those of another photo."""

    def patches(self, seen: Any) -> Patches:
        """Return the patches of a photo that was looked at."""

    def text_vectors(self, texts: Sequence[str], on_progress: ProgressCallback) -> Floats:
        """Return (T, D) unit vectors that the patches are compared with for texts."""


@runtime_checkable
class ShowableProposer(InstanceProposer, Protocol):
    """A proposer of instances that learns from things it is shown."""

    def patches(self, image: RgbImage, on_progress: ProgressCallback) -> Patches:
        """Return the patches of (H, W, 3) uint8 RGB."""

    def text_vectors(self, texts: Sequence[str], on_progress: ProgressCallback) -> Floats:
        """Return (T, D) unit vectors that the patches are compared with for texts."""

    def show(self, encoding: Any, shown: Mapping[str, ShownClass], threshold: float) -> None:
        """Let examples take part in what is found of those texts, as the model reads them.

        threshold : the score of what is as likely the class as not
        """


class ShowableDetector(DetectingProposer):
    """A detector and a drawer, where the detector takes examples. Not for two threads at once."""

    def __init__(
        self, detector: ThingDetector, drawer: BoxDrawer, *, identity: tuple[str, str, str]
    ) -> None:
        """``identity`` is (model id, sha256, licence) of the detector."""
        super().__init__(detector, drawer, identity=identity)
        self._things = detector

    def patches(self, image: RgbImage, on_progress: ProgressCallback) -> Patches:
        """Return the patches of (H, W, 3) uint8 RGB."""
        return self._things.patches(self._things.look(image, on_progress))

    def text_vectors(self, texts: Sequence[str], on_progress: ProgressCallback) -> Floats:
        """Return (T, D) unit vectors that the patches are compared with for texts."""
        return self._things.text_vectors(texts, on_progress)

    def show(
        self, encoding: BoxEncoding, shown: Mapping[str, ShownClass], threshold: float
    ) -> None:
        """Let examples take part in what is found of those texts, as the model reads them."""
        encoding.shown, encoding.level = shown, threshold

    def _scores(self, encoding: BoxEncoding, texts: Sequence[str]) -> Floats:
        scores = super()._scores(encoding, texts)
        patches: Patches | None = None
        for place, text in enumerate(texts):
            known = encoding.shown.get(text)
            if known is not None:
                patches = patches or self._things.patches(encoding.seen)
                scores[:, place] = known.scores(scores[:, place], patches, encoding.level)
        return scores
