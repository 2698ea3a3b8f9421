"""What a loaded model must be able to do, for all that run it."""

from __future__ import annotations

from typing import Protocol

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult


class Segmenter(Protocol):
    """What a run needs of ``engine.segmenter.Segmenter``; tests bring a scripted one."""

    @property
    def identities(self) -> tuple[ModelIdentity, ...]:
        """Which weights are in use."""

    @property
    def device(self) -> str:
        """Where they run: ``cpu``, ``cuda`` or ``mps``."""

    @property
    def dtype(self) -> str:
        """In which precision, e.g. ``float32``."""

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError for a request that cannot be run on any image."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        """Segment one (H, W, 3) uint8 RGB image."""
