"""Which teacher fits a segmenter."""

from __future__ import annotations

from pathlib import Path

from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.contracts.segmenter import Segmenter as AnySegmenter
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.instances.showing import ShowableProposer
from carnn_desktop.engine.instances.thing_teacher import ThingTeacher
from carnn_desktop.engine.learning.backbone import DenseBackbone
from carnn_desktop.engine.learning.store import DEFAULT_BOUND
from carnn_desktop.engine.segmenter import Segmenter
from carnn_desktop.engine.teacher import ReadPhoto, Teacher


def can_learn(segmenter: AnySegmenter) -> bool:
    """Whether reviewed photos can teach the segmenter's model anything."""
    if isinstance(segmenter, InstanceSegmenter):
        return isinstance(segmenter.proposer, ShowableProposer)
    return isinstance(segmenter, Segmenter) and isinstance(segmenter.proposer, DenseBackbone)


def teacher_of(
    segmenter: AnySegmenter,
    settings: SegmentationSettings,
    read: ReadPhoto,
    *,
    folder: Path | None,
    bound: int = DEFAULT_BOUND,
) -> Teacher | ThingTeacher | None:
    """Return what teaches the segmenter; None for one that cannot learn.

    read : gets at the pixels of a photo; folder : where what is made of photos is kept, None for
    nowhere; bound : bytes that may take there
    """
    if not can_learn(segmenter):
        return None
    if isinstance(segmenter, InstanceSegmenter):
        return ThingTeacher(segmenter, settings, read, folder=folder, bound=bound)
    assert isinstance(segmenter, Segmenter), "what can learn"
    return Teacher(segmenter, settings, read, folder=folder, bound=bound)
