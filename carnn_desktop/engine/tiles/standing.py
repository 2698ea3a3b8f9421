"""Which of the texts that a tile keeps are seen in it, and not merely the best of a list there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carnn_desktop.engine.activation_maps import FloatMaps, enlarge
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.result_proposals import Logits

_MORE_LIKELY = 0.5


def standing(
    survivors: Sequence[Survivor],
    logits: Logits,
    words: Sequence[str],
    *,
    level: float,
    image_hw: tuple[int, int],
    sure: Sequence[object] = (),
) -> tuple[Survivor, ...]:
    """Return the survivors that a tile shows.

    In a photo one of the texts is likely there; in a tile most often none is. A forced one goes,
    and the classifier must find what is inside a text's map more like the text than like all of the
    background ``words`` together.

    logits : of the classifier; level : of a map, above which it is looked at
    sure : queries whose examples tell by themselves whether they are there
    """
    kept = []
    for one in survivors:
        if one.forced:
            continue
        if words and one.query not in sure:
            shown = logits((one.query.name, *words), _inside(one.map, level, image_hw))
            if _share_of_first(shown[0]) <= _MORE_LIKELY:
                continue
        kept.append(one)
    return tuple(kept)


def _inside(map_: FloatMaps, level: float, image_hw: tuple[int, int]) -> FloatMaps:
    soft = enlarge(map_, image_hw[1], image_hw[0])
    return np.asarray(soft > level, np.float32)[None]


def _share_of_first(logits: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    shares = np.exp(logits - logits.max())
    return float(shares[0] / shares.sum())
