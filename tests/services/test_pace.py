"""The share that is done and the time that is left: it never goes back, and it settles."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from carnn_desktop import engine
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.services.runs.pace import Pace, PhotoMeter, stage_of


def test_an_odd_photo_moves_nothing() -> None:
    pace = Pace()
    assert pace.seconds("m") is None
    for seconds in (5.0, 5.2, 4.9, 60.0, 5.1):
        pace.add(seconds, "m")
    assert pace.seconds("m") == 5.1
    assert pace.seconds("other") is None


def test_the_share_never_goes_back_and_never_promises_the_end() -> None:
    now = [0.0]
    meter = PhotoMeter(clock=lambda: now[0])
    assert meter.share(Progress("image", 4, 4)) == 0.0  # not begun
    meter.start()
    shares = [
        meter.share(progress)
        for progress in (
            Progress("load"),
            Progress("image", 1, 4),
            Progress("proposals", 1, 4, step=1),
            Progress("classifier", 3, 4, step=1),
            Progress("texts", 0, 9),
            Progress("proposals", 0, 4, step=2),
            Progress("proposals", 3, 4, step=9),
            Progress("crf", 1, 2),
            Progress("refining", 9, 9),
            Progress("something new"),
        )
    ]
    assert all(one <= other for one, other in pairwise(shares))
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(0.97)


def test_with_a_known_pace_the_clock_tells() -> None:
    now = [0.0]
    meter = PhotoMeter(10.0, clock=lambda: now[0])
    meter.start()
    now[0] = 4.0
    assert meter.share(Progress("crf", 1, 2)) == 0.4
    assert meter.left() == 6.0
    meter.start()  # the model was loaded in the meantime: its seconds do not count
    assert meter.share(None) == 0.4
    now[0] = 40.0
    assert meter.share(None) == 0.97
    assert meter.left() == 0.0


def test_every_stage_has_a_meaning() -> None:
    assert stage_of(Progress("crf")) == "drawing"
    assert stage_of(Progress("unheard of")) == "working"
    assert stage_of(None) == "working"


def test_every_stage_that_the_engine_reports_is_known() -> None:
    """Only learning is not among them: it is a job of its own and tells of itself elsewhere."""
    folder = Path(engine.__file__).parent
    said = set()
    for path in folder.rglob("*.py"):
        said |= set(re.findall(r'Progress\(\s*"([a-z ]+)"', path.read_text(encoding="utf-8")))
    assert {"image", "masks", "refining"} <= said
    assert {stage for stage in said if stage_of(Progress(stage)) == "working"} <= {"learn"}
