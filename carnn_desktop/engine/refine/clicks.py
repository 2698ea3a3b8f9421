"""Clicks and boxes to masks: GrabCut at once, a Segment Anything model where one is installed.

Knows no torch before a Segment Anything model is found. What SAM computes of a photo takes seconds
on a CPU and is kept for the last few photos; each further click is then cheap.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, no_checkpoint
from carnn_desktop.engine.refine import grabcut
from carnn_desktop.engine.refine.sam_files import find_sam, sam_models

if TYPE_CHECKING:
    from carnn_desktop.engine.refine.sam import SamEncoding, SamRefiner

GRABCUT = "grabcut"
OFF = "off"
_INSTEAD = "GrabCut is used instead."
_KEPT_PHOTOS = 2  # a SAM encoding is some 4 to 20 MB


class ClickRefiner:
    """Answers clicks; remembers the loaded SAM model and what it saw. Not for two threads at once.

    root : where models are kept, default the user's folder
    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._sam: tuple[str, SamRefiner] | None = None
        self._encodings: OrderedDict[tuple[str, str], SamEncoding] = OrderedDict()
        self._preparing = False

    @property
    def preparing(self) -> bool:
        """Whether SAM is being loaded or looks at a photo right now."""
        return self._preparing

    def uses_model(self, request: ClickRequest) -> bool:
        """Whether a Segment Anything model answers ``request``; looks at files, any thread."""
        return request.sam != OFF and bool(self._model_name(request.sam))

    def quick(
        self, image: RgbImage, request: ClickRequest, checkpoint: Checkpoint = no_checkpoint
    ) -> ClickAnswer:
        """Return GrabCut's answer while SAM is preparing. Raises CarnnError as ``answers``."""
        if request.empty:
            raise CarnnError("There is nothing to refine.", "Click the object.")
        return replace(self._by_grabcut(image, request, checkpoint), final=False)

    def answers(
        self, image: RgbImage, request: ClickRequest, checkpoint: Checkpoint = no_checkpoint
    ) -> Iterator[ClickAnswer]:
        """Yield the mask of ``request`` in ``image`` (H, W, 3) uint8 RGB.

        With SAM not ready for this photo GrabCut's answer comes first, SAM's follows. A SAM model
        that cannot be used is told in the note of GrabCut's answer. A request without clicks and
        box only prepares SAM and yields nothing. Raises CarnnError for clicks outside the photo.
        """
        name = "" if request.sam == OFF else self._model_name(request.sam)
        if not name:
            if not request.empty:
                yield replace(
                    self._by_grabcut(image, request, checkpoint), note=self._why_none(request.sam)
                )
            return
        first = None
        if not request.empty and (name, request.image_key) not in self._encodings:
            first = self._by_grabcut(image, request, checkpoint)
            yield replace(first, final=False)
        try:
            answer = self._by_sam(name, image, request, checkpoint)
        except CarnnError as error:
            first = first or self._by_grabcut(image, request, checkpoint)
            note = f"{error} {_INSTEAD}"
            if not request.empty:
                yield replace(first, final=True, note=note)
        else:
            if answer is not None:
                yield answer

    def _model_name(self, wanted: str) -> str:
        """Return the model to use, "" when none is installed."""
        if wanted:
            return wanted
        usable = [info.id for info in sam_models(self._root) if not info.problem]
        return usable[0] if usable else ""

    def _why_none(self, wanted: str) -> str:
        """Return what to tell of installed models none of which can be used, "" for nothing."""
        installed = () if wanted == OFF else sam_models(self._root)
        return f"{installed[0].problem} {_INSTEAD}" if installed else ""

    def _by_grabcut(
        self, image: RgbImage, request: ClickRequest, checkpoint: Checkpoint
    ) -> ClickAnswer:
        mask = grabcut.refine(
            image,
            request.mask,
            request.positive_xy,
            request.negative_xy,
            request.box_xyxy,
            checkpoint,
        )
        return ClickAnswer(mask=frozen(mask), by=GRABCUT)

    def _by_sam(
        self, name: str, image: RgbImage, request: ClickRequest, checkpoint: Checkpoint
    ) -> ClickAnswer | None:
        self._preparing = True
        try:
            refiner = self._loaded(name, request, checkpoint)
            encoding = self._encoded(refiner, (name, request.image_key), image, checkpoint)
        finally:
            self._preparing = False
        if request.empty:
            return None
        mask = refiner.refine(
            encoding,
            request.mask,
            request.positive_xy,
            request.negative_xy,
            request.box_xyxy,
            checkpoint,
        )
        return ClickAnswer(mask=frozen(_with_clicks(mask, request)), by=refiner.model_id)

    def _encoded(
        self, refiner: SamRefiner, key: tuple[str, str], image: RgbImage, checkpoint: Checkpoint
    ) -> SamEncoding:
        encoding = self._encodings.get(key)
        if encoding is None or encoding.size_hw != image.shape[:2]:
            encoding = refiner.encode(image, checkpoint)
            self._encodings[key] = encoding
            while len(self._encodings) > _KEPT_PHOTOS:
                self._encodings.popitem(last=False)
        self._encodings.move_to_end(key)
        return encoding

    def _loaded(self, name: str, request: ClickRequest, checkpoint: Checkpoint) -> SamRefiner:
        if self._sam is not None and self._sam[0] == name:
            return self._sam[1]
        from carnn_desktop.engine.device import resolve_device
        from carnn_desktop.engine.refine.sam_load import load_sam

        self._sam = None  # two models need not fit into memory together
        self._encodings.clear()
        info = find_sam(name, self._root)
        refiner = load_sam(info, device=resolve_device(request.device), checkpoint=checkpoint)
        self._sam = (name, refiner)
        return refiner


def _with_clicks(mask: BoolMask, request: ClickRequest) -> BoolMask:
    """Return the mask with the clicked pixels as the person said they are."""
    kept = np.array(mask)
    height, width = kept.shape
    for points, value in ((request.positive_xy, True), (request.negative_xy, False)):
        for x, y in points:
            if 0 <= x < width and 0 <= y < height:
                kept[int(y), int(x)] = value
    return kept
