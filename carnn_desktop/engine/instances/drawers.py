"""What draws the thing in a box: a Segment Anything model, or GrabCut where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.instances.boxes import BoxDrawer, drawn_of
from carnn_desktop.engine.instances.choose import levels_of
from carnn_desktop.engine.instances.protocol import Drawn
from carnn_desktop.engine.refine import grabcut
from carnn_desktop.engine.refine.prompts import Prompt
from carnn_desktop.engine.refine.sam import SamEncoding, SamRefiner

Box = tuple[float, float, float, float]
_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class SamDrawer:
    """Each box is a prompt; the photo is encoded once."""

    refiner: SamRefiner

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> SamEncoding:
        """Encode (H, W, 3) uint8 RGB."""
        return self.refiner.encode(image, on_progress)

    def draw(
        self, seen: SamEncoding, boxes: Sequence[Box], on_progress: ProgressCallback
    ) -> list[Drawn]:
        """Return a mask a box (xyxy, pixels)."""
        drawn = []
        for start in range(0, len(boxes), _TOGETHER):
            on_progress(Progress("masks", start, len(boxes)))
            asked = [Prompt(box_xyxy=box) for box in boxes[start : start + _TOGETHER]]
            answers, _ = self.refiner.decode(seen, asked, several=False, on_progress=on_progress)
            for number, logits in enumerate(answers):
                on_progress(Progress("masks", start + number, len(boxes)))
                whole = self.refiner.to_image(seen, logits)[0]
                soft = whole.sigmoid().cpu().numpy()
                drawn.append(drawn_of((whole > 0.0).cpu().numpy(), levels_of(soft, seen.size_hw)))
        return drawn


class GrabCutDrawer:
    """The thing in the box by its colours, where no Segment Anything model is installed."""

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> RgbImage:  # noqa: ARG002
        """Return the photo: there is nothing to encode."""
        return image

    def draw(
        self, seen: RgbImage, boxes: Sequence[Box], on_progress: ProgressCallback
    ) -> list[Drawn]:
        """Return a mask a box (xyxy, pixels)."""
        drawn = []
        for number, box in enumerate(boxes):
            on_progress(Progress("masks", number, len(boxes)))
            mask = grabcut.refine(seen, box_xyxy=box, on_progress=on_progress)
            if not mask.any():  # a box as large as the photo leaves nothing to compare with
                left, top, right, bottom = (round(side) for side in box)
                mask = np.zeros(seen.shape[:2], np.bool_)
                mask[top : max(bottom, top + 1), left : max(right, left + 1)] = True
            levels = levels_of(mask.astype(np.float32), (seen.shape[0], seen.shape[1]))
            drawn.append(drawn_of(mask, levels))
        return drawn


def drawer_of(masks: SamRefiner | None) -> BoxDrawer:
    """Return what draws with that model, or without one."""
    return GrabCutDrawer() if masks is None else SamDrawer(masks)
