"""The sizes of single objects: learned, passed on in a file, and used for a result's proposals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from synthetic import World

from carnn_desktop.contracts.examples import ObjectShape, ObjectSizes
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.sizes import ShownObjects
from carnn_desktop.engine.learning.state import load_state, save_state
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine.refining import Refined
from carnn_desktop.engine.result_proposals import found_of
from carnn_desktop.objects.sizes import measured, sizes_of

SIZE = (120, 160)
SHAPES = tuple(ObjectShape(0.1 + 0.01 * n, 0.5, 0.97, 1) for n in range(2))
QUERY = TextQuery("mandarin")


def disc(x: int, y: int, radius: int = 18) -> NDArray[np.bool_]:
    rows, columns = np.ogrid[: SIZE[0], : SIZE[1]]
    return np.asarray((rows - y) ** 2 + (columns - x) ** 2 <= radius**2)


def taught(count: int) -> Learner:
    world = World(count)
    learner = world.learner()
    for name in world.labels:
        learner.set(replace(world.example(name), objects={"bolt": SHAPES}))
    return learner


def test_objects_are_learned_and_passed_on_in_a_file(tmp_path: Path) -> None:
    state = taught(3).learned()
    assert state is not None
    sizes = {one.name: one.sizes for one in state.classes}
    assert sizes["bolt"] == sizes_of(SHAPES * 3)
    assert sizes["nut"] is None
    save_state(state, tmp_path / "a.safetensors")
    again = load_state(tmp_path / "a.safetensors")
    assert again.classes == state.classes
    assert again.acceptance == state.acceptance


def test_objects_are_part_of_what_is_taught_and_can_be_taken_back() -> None:
    world = World(3)
    learner, plain = taught(3), world.learner()
    plain.replace(map(world.example, world.labels))
    assert learner.examples != plain.examples
    assert learner.replace(map(world.example, world.labels)) == 3
    assert learner.examples == plain.examples
    learned, as_plain = learner.learned(), plain.learned()
    assert learned is not None
    assert as_plain is not None
    assert learned.classes == as_plain.classes
    assert learner.replace(map(world.example, world.labels)) == 0


def test_sizes_are_those_of_the_objects_of_the_moment() -> None:
    shown, example = ShownObjects(), World(1).example("photo-0")
    assert shown.sizes("bolt") is None
    shown.set(replace(example, objects={"bolt": SHAPES}))
    assert shown.sizes("bolt") == sizes_of(SHAPES)
    shown.set(replace(example, objects={"bolt": SHAPES[:1]}))
    assert shown.sizes("bolt") == sizes_of(SHAPES[:1])
    shown.forget("photo-0")
    assert shown.sizes("bolt") is None


@pytest.fixture
def sizes() -> ObjectSizes:
    shapes = [measured(disc(80, 60, radius), SIZE[0] * SIZE[1]) for radius in (17, 18, 19)]
    found = sizes_of(shape for shape in shapes if shape is not None)
    assert found is not None
    return found


def proposals(mask: NDArray[np.bool_], sizes: ObjectSizes, *, apart: bool = True) -> list[int]:
    """Return the areas of what is proposed for a mask."""
    settings = replace(get_preset("embedded"), separate_objects=apart)
    request = SegmentationRequest(
        id="r", image_id="i", queries=(QUERY,), mode="concepts", settings=settings
    )
    survivor = Survivor(QUERY, 0.7, False, np.zeros((12, 16), np.float32))
    found, _ = found_of(
        [survivor],
        Refined(masks=[mask]),
        request,
        background=(),
        logits=lambda _texts, _maps: np.zeros((0, 0), np.float32),
        working_hw=SIZE,
        sizes={QUERY: sizes},
        accept=lambda _query, score: score / 2,
    )
    assert all(one.acceptance == 0.35 and one.score == 0.7 for one in found)
    assert all(one.part is (len(found) > 1) for one in found)
    return [int(one.mask.sum()) for one in found]


def test_each_object_is_a_proposal(sizes: ObjectSizes) -> None:
    touching = disc(40, 60) | disc(73, 60) | disc(120, 60)
    found = proposals(touching, sizes)
    assert len(found) == 3
    assert sum(found) == touching.sum()
    assert proposals(touching, sizes, apart=False) == [touching.sum()]
    assert proposals(disc(80, 60), sizes) == [disc(80, 60).sum()]
