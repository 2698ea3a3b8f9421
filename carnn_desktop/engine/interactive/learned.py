"""Masks by clicks with the learned head: a photo is looked at once, clicks go on from clicks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.embedded import files as embedded_files
from carnn_desktop.engine.backbones.embedded.shared import shared_net
from carnn_desktop.engine.interactive import weights
from carnn_desktop.engine.interactive.evidence import class_odds, heard
from carnn_desktop.engine.interactive.evidence import digest as evidence_digest
from carnn_desktop.engine.interactive.features import Basis, DenseNet, PhotoFeatures, look
from carnn_desktop.engine.interactive.memory import Answers, Base, digest
from carnn_desktop.engine.interactive.plain import mended
from carnn_desktop.engine.interactive.predict import Asked, Odds, Predictor
from carnn_desktop.engine.interactive.rules import Click, obeyed, reached
from carnn_desktop.engine.interactive.sharpen import sharpened
from carnn_desktop.engine.interactive.weights_file import shipped_weights
from carnn_desktop.engine.interactive.window import Box

_KEPT_PHOTOS = 3  # some 8 MB each


class LearnedClicks:
    """Answers clicks on photos. Not for two threads at once."""

    def __init__(self, net: DenseNet, bases: Mapping[str, Basis], predictor: Predictor) -> None:
        self._net, self._bases, self._predictor = net, bases, predictor
        self._photos: OrderedDict[str, PhotoFeatures] = OrderedDict()
        self._answers = Answers()

    def ready(self, image_key: str, image: RgbImage) -> bool:
        """Whether the photo (H, W, 3) was looked at already."""
        known = self._photos.get(image_key)
        return known is not None and known.size_hw == image.shape[:2]

    def prepare(
        self, image_key: str, image: RgbImage, on_progress: ProgressCallback = ignore_progress
    ) -> PhotoFeatures:
        """Look at the photo (H, W, 3) uint8 RGB if that was not done: about a second."""
        if not self.ready(image_key, image):
            self._photos[image_key] = look(self._net, self._bases, image, on_progress)
            while len(self._photos) > _KEPT_PHOTOS:
                self._photos.popitem(last=False)
        self._photos.move_to_end(image_key)
        return self._photos[image_key]

    def answer(
        self,
        image_key: str,
        image: RgbImage,
        clicks: Sequence[Click],
        box: Box | None = None,
        mask: BoolMask | None = None,
        on_progress: ProgressCallback = ignore_progress,
        evidence: ClassEvidence | None = None,
    ) -> BoolMask:
        """Return the mask (H, W) bool after ``clicks``, in the order they were made.

        box : around the object, drawn before the clicks, instead of any mask
        mask : (H, W), which the clicks mend: it changes only in the parts that they point at
        evidence : where the object's class is; it counts where it agrees with the plus clicks
        A mask alone is returned as it is. Raises CarnnError for clicks or a box outside the photo
        and for no clicks, box or mask at all; ValueError for a mask of another size.
        """
        box = _checked(image, clicks, box, mask)
        if box is not None or (mask is not None and not mask.any()):
            mask = None
        if mask is not None and not clicks:
            return mask
        features = self.prepare(image_key, image, on_progress)
        seen = None if evidence is None else class_odds(evidence, features.size_hw)
        base = Base(image_key, digest(mask), box, evidence_digest(evidence))
        made = tuple(clicks)
        shown, odds, answered = self._known(base, made)
        if answered < 0:
            shown, answered = mask, 0 if box is None else -1
        # Clicks whose answers were never asked for are answered on the way.
        for count in range(answered + 1, len(made) + 1):
            now = made[:count]
            if base.starts or any(click.positive for click in now):
                of_class = None if seen is None else heard(seen, now, box)
                asked = Asked(now, box, shown, odds, of_class)
                shown, odds = self._step(
                    features, image, asked, on_progress, mends=mask is not None
                )
                self._answers.keep(base, now, shown, odds)
        assert shown is not None
        return shown

    def _known(
        self, base: Base, clicks: tuple[Click, ...]
    ) -> tuple[BoolMask | None, Odds | None, int]:
        """Return the newest answer on the way to ``clicks`` and its number of clicks, else -1."""
        for count in range(len(clicks), -1, -1):
            found = self._answers.find(base, clicks[:count])
            if found is not None:
                return *found, count
        return None, None, -1

    def _step(
        self,
        features: PhotoFeatures,
        image: RgbImage,
        asked: Asked,
        on_progress: ProgressCallback,
        *,
        mends: bool,
    ) -> tuple[BoolMask, Odds]:
        odds = self._predictor.predict(features, image, asked, on_progress)
        drawn = np.zeros(image.shape[:2], np.bool_)
        drawn[odds.window.slices] = sharpened(odds.values, odds.window, image, on_progress)
        if asked.mask is None and asked.box is None and len(asked.clicks) == 1:
            drawn = mended(drawn, image, asked.clicks[0])
        if mends and asked.mask is not None:  # elsewhere the mask is as the person wants it
            drawn = reached(drawn, asked.mask, asked.clicks[-1])
        mask = obeyed(drawn, asked.mask, asked.clicks, asked.box, tidy=not mends)
        return mask, odds


def _checked(
    image: RgbImage, clicks: Sequence[Click], box: Box | None, mask: BoolMask | None
) -> Box | None:
    """Return the box cut to the photo."""
    height, width = image.shape[:2]
    if mask is not None and mask.shape != (height, width):
        raise ValueError(f"the mask has shape {mask.shape}, the image {(height, width)}")
    if any(not (0 <= click.x < width and 0 <= click.y < height) for click in clicks):
        raise CarnnError(Told("A click lies outside the image."), Told("Click on the image."))
    if box is None:
        if mask is None and not any(click.positive for click in clicks):
            raise CarnnError(
                Told("There is nothing to refine."),
                Told("Click the object or draw a box around it."),
            )
        return None
    left, right = sorted((min(max(box[0], 0.0), width), min(max(box[2], 0.0), width)))
    top, bottom = sorted((min(max(box[1], 0.0), height), min(max(box[3], 0.0), height)))
    if right - left < 1 or bottom - top < 1:
        raise CarnnError(
            Told("The box is empty or lies outside the image."), Told("Draw it around the object.")
        )
    return left, top, right, bottom


def shipped_head(
    path: Path | None = None,
    on_progress: ProgressCallback = ignore_progress,
    device: str = "cpu",
) -> tuple[DenseNet, Mapping[str, Basis], Predictor]:
    """Load the built-in network and the head in ``path``, default the shipped one.

    device : of the network; the head is small and stays on the CPU
    Raises CarnnError when either is missing or damaged.
    """
    path = path or shipped_weights()
    if path is None:
        raise CarnnError(
            Told("The weights for clicks are missing."), Told("Reinstall the program.")
        )
    on_progress(Progress("load"))
    head, bases = weights.load(path)
    file = embedded_files.verify(embedded_files.VISION_FILE)
    on_progress(Progress("load"))
    net = shared_net(file, torch.device(device), torch.float32)
    return net.at_depths, bases, Predictor(head)


def load_learned(
    path: Path | None = None, on_progress: ProgressCallback = ignore_progress
) -> LearnedClicks:
    """Load what answers clicks, as :func:`shipped_head` does."""
    return LearnedClicks(*shipped_head(path, on_progress))
