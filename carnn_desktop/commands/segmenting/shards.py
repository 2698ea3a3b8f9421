"""``--shard K/N``: a part of the photos, and what its file says so that parts can be united."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carnn_desktop.commands.segmenting.options import SegmentOptions
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.tools.shards import SHARD, shard_values
from carnn_desktop.runs.store import WHOLE, Shard

_MOST = 100_000


def shard_of(options: SegmentOptions, photos: int) -> Shard:
    """Return the part that was asked for. Raises CarnnError when there is none such."""
    if options.shard is None:
        return WHOLE
    match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", options.shard)
    number, count = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= number <= count <= _MOST:
        raise CarnnError(
            f"--shard {options.shard} is no part.", "Write K/N with K from 1 to N, such as 2/8."
        )
    if number > photos:
        raise CarnnError(
            f"Part {number} of {count} has no photo: the folder has {photos}.",
            "Use fewer parts.",
        )
    return Shard(number, count)


def shard_info(shard: Shard, photos: int, run: str) -> Mapping[str, Any]:
    """Return what ``info`` of a part's COCO file says; nothing for the whole."""
    if shard == WHOLE:
        return {}
    return {SHARD: shard_values([shard.number], shard.count, photos, run)}
