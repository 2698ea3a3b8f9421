"""Clicks and boxes to masks: the built-in way, a Segment Anything model where one is installed.

The built-in way is the learned head (``interactive``), and GrabCut until the photo was looked at or
where the head's weights are missing. Knows no torch before one of the models is wanted. What a
model computes of a photo takes seconds on a CPU and is kept for the last few photos; each further
click is then cheap. What ``interactive.rules`` promises holds for GrabCut's answers as well.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.engine.interactive.memory import Answers, Base, digest
from carnn_desktop.engine.interactive.rules import Click, obeyed
from carnn_desktop.engine.interactive.weights_file import shipped_weights
from carnn_desktop.engine.refine import grabcut
from carnn_desktop.engine.refine.sam_files import find_sam, sam_models

if TYPE_CHECKING:
    from carnn_desktop.engine.interactive.learned import LearnedClicks
    from carnn_desktop.engine.refine.sam import SamEncoding, SamRefiner

GRABCUT = "grabcut"
LEARNED = "learned"
OFF = "off"
_INSTEAD = Told("GrabCut is used instead.")
_KEPT_PHOTOS = 2  # a SAM encoding is some 4 to 20 MB


LearnedLoader = Callable[[ProgressCallback], "LearnedClicks"]


def load_shipped(on_progress: ProgressCallback) -> LearnedClicks:
    """Load the learned head with what ships. Raises CarnnError. Imports torch."""
    from carnn_desktop.engine.interactive.learned import load_learned

    return load_learned(on_progress=on_progress)


class ClickRefiner:
    """Answers clicks; remembers the loaded models and what they saw. Not for two threads at once.

    root : where models are kept, default the user's folder
    preparing : whether a model is being loaded or looks at a photo right now
    learned : loads the learned head; None: GrabCut answers what no Segment Anything model does
    """

    def __init__(
        self, root: Path | None = None, learned: LearnedLoader | None = load_shipped
    ) -> None:
        self._root = root
        self._load = learned if learned is not load_shipped or shipped_weights() else None
        self._learned: LearnedClicks | None = None
        self._cut = Answers()
        self._sam: tuple[tuple[str, str], SamRefiner] | None = None  # by name and device
        self._encodings: OrderedDict[tuple[str, str], SamEncoding] = OrderedDict()
        self.preparing = False

    def uses_model(self, request: ClickRequest) -> bool:
        """Whether a model answers ``request``, not GrabCut; looks at files, any thread."""
        if self._load is not None:
            return True
        return request.sam != OFF and bool(self._model_name(request.sam))

    def quick(
        self,
        image: RgbImage,
        request: ClickRequest,
        on_progress: ProgressCallback = ignore_progress,
    ) -> ClickAnswer:
        """Return a first answer while a model is preparing. Raises CarnnError as ``answers``."""
        if request.empty:
            raise CarnnError(Told("There is nothing to refine."), Told("Click the object."))
        return replace(self._first(image, request, on_progress), final=False)

    def answers(
        self,
        image: RgbImage,
        request: ClickRequest,
        on_progress: ProgressCallback = ignore_progress,
    ) -> Iterator[ClickAnswer]:
        """Yield the mask of ``request`` in ``image`` (H, W, 3) uint8 RGB.

        Where the model is not ready for this photo a quick answer comes first and the model's
        follows. A model that cannot be used is told in the note of the answer that replaces it. A
        request without clicks and box only prepares the model and yields nothing. Raises CarnnError
        for clicks outside the photo.
        """
        name = "" if request.sam == OFF else self._model_name(request.sam)
        if not name:
            self._forget_model()  # some have gigabytes
            yield from self._built_in(image, request, on_progress, self._why_none(request.sam))
            return
        first = None
        if not request.empty and (name, request.image_key) not in self._encodings:
            first = self._first(image, request, on_progress)
            yield replace(first, final=False)
        try:
            answer = self._by_sam(name, image, request, on_progress)
        except CarnnError as error:
            first = first or self._first(image, request, on_progress)
            note = Together((str(error), _INSTEAD))
            if not request.empty:
                yield replace(first, final=True, note=note)
        else:
            if answer is not None:
                yield answer

    def _built_in(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback, note: str
    ) -> Iterator[ClickAnswer]:
        """Yield the learned head's answer, before it a quick one where it has not seen the photo.

        note : why no Segment Anything model answers, "" for nothing
        """
        if self._load is not None:
            if not request.empty and not self._ready(image, request):
                yield replace(self._by_grabcut(image, request, on_progress), final=False)
            try:
                learned = self._prepared(self._load, image, request, on_progress)
            except CarnnError as error:
                self._load = None  # told once; a new start of the program tries again
                note = Together(filter(None, (note, str(error), _INSTEAD)))
            else:
                if not request.empty:
                    answer = _by_learned(learned, image, request, on_progress)
                    yield replace(answer, note=note)
                return
        if not request.empty:
            yield replace(self._by_grabcut(image, request, on_progress), note=note)

    def _ready(self, image: RgbImage, request: ClickRequest) -> bool:
        return self._learned is not None and self._learned.ready(request.image_key, image)

    def _prepared(
        self,
        load: LearnedLoader,
        image: RgbImage,
        request: ClickRequest,
        on_progress: ProgressCallback,
    ) -> LearnedClicks:
        self.preparing = True
        try:
            if self._learned is None:
                self._learned = load(on_progress)
            self._learned.prepare(request.image_key, image, on_progress)
        finally:
            self.preparing = False
        return self._learned

    def _first(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> ClickAnswer:
        """Return what can be said at once: the learned head's answer if it knows the photo."""
        if self._learned is not None and self._ready(image, request):
            return _by_learned(self._learned, image, request, on_progress)
        return self._by_grabcut(image, request, on_progress)

    def _model_name(self, wanted: str) -> str:
        """Return the model to use, "" when none is installed."""
        if wanted:
            return wanted
        usable = [info.id for info in sam_models(self._root) if not info.problem]
        return usable[0] if usable else ""

    def _why_none(self, wanted: str) -> str:
        """Return what to tell of installed models none of which can be used, "" for nothing."""
        installed = () if wanted == OFF else sam_models(self._root)
        return Together((installed[0].problem, _INSTEAD)) if installed else ""

    def _by_grabcut(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> ClickAnswer:
        mask = grabcut.refine(
            image,
            request.mask,
            request.positive_xy,
            request.negative_xy,
            request.box_xyxy,
            on_progress,
        )
        clicks = _in_order(request)
        base = Base(request.image_key, digest(request.mask), request.box_xyxy)
        before = self._cut.find(base, clicks[:-1])
        shown = request.mask if before is None and len(clicks) == 1 else before and before[0]
        if clicks or request.box_xyxy is not None:
            mends = bool(base.mask_sha1) and request.box_xyxy is None
            mask = obeyed(mask, shown, clicks, request.box_xyxy, tidy=not mends)
        self._cut.keep(base, clicks, mask)
        return ClickAnswer(mask=frozen(mask), by=GRABCUT)

    def _by_sam(
        self, name: str, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> ClickAnswer | None:
        from carnn_desktop.engine.memory import computing

        self.preparing = True
        try:
            refiner = self._loaded(name, request, on_progress)
            with computing(refiner.device):
                encoding = self._encoded(refiner, (name, request.image_key), image, on_progress)
        finally:
            self.preparing = False
        if request.empty:
            return None
        with computing(refiner.device):
            mask = refiner.refine(
                encoding,
                request.mask,
                request.positive_xy,
                request.negative_xy,
                request.box_xyxy,
                on_progress,
            )
        mask = np.array(mask)
        grabcut.set_clicked(mask, request.positive_xy, request.negative_xy)
        return ClickAnswer(mask=frozen(mask), by=refiner.model_id)

    def _encoded(
        self,
        refiner: SamRefiner,
        key: tuple[str, str],
        image: RgbImage,
        on_progress: ProgressCallback,
    ) -> SamEncoding:
        encoding = self._encodings.get(key)
        if encoding is None or encoding.size_hw != image.shape[:2]:
            encoding = refiner.encode(image, on_progress)
            self._encodings[key] = encoding
            while len(self._encodings) > _KEPT_PHOTOS:
                self._encodings.popitem(last=False)
        self._encodings.move_to_end(key)
        return encoding

    def _loaded(
        self, name: str, request: ClickRequest, on_progress: ProgressCallback
    ) -> SamRefiner:
        if self._sam is not None and self._sam[0] == (name, request.device):
            return self._sam[1]
        from carnn_desktop.engine.device import resolve_device
        from carnn_desktop.engine.refine.sam_load import load_sam

        self._forget_model()  # two need not fit into memory together
        info = find_sam(name, self._root)
        refiner = load_sam(info, device=resolve_device(request.device), on_progress=on_progress)
        self._sam = ((name, request.device), refiner)
        return refiner

    def _forget_model(self) -> None:
        """Let go of the Segment Anything model and of what it saw."""
        self._sam = None
        self._encodings.clear()


def _by_learned(
    learned: LearnedClicks, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
) -> ClickAnswer:
    clicks, box = _in_order(request), request.box_xyxy
    mask = learned.answer(
        request.image_key, image, clicks, box, request.mask, on_progress, request.evidence
    )
    return ClickAnswer(mask=frozen(mask), by=LEARNED)


def _in_order(request: ClickRequest) -> tuple[Click, ...]:
    """Return the clicks as they were made, the plus clicks first where that is not known."""
    plus, minus = iter(request.positive_xy), iter(request.negative_xy)
    counts = len(request.positive_xy), len(request.negative_xy)
    signs = request.signs
    if (signs.count(True), signs.count(False)) != counts:
        signs = (True,) * counts[0] + (False,) * counts[1]
    return tuple(Click(*next(plus if sign else minus), sign) for sign in signs)
