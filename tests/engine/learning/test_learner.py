"""Properties that learning from reviewed photos must have, whatever the photos."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file
from synthetic import CLASSES, GRID, KEY, World, enlarged, features_for, label_grid

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.learning import learner as learner_module
from carnn_desktop.engine.learning.evidence import photo_evidence
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.state import (
    LearnedState,
    ModelKey,
    check_model,
    load_state,
    save_state,
)
from carnn_desktop.engine.learning.trust import Trust


def taught(world: World, photos: list[str], classes: tuple[str, ...] = CLASSES) -> Learner:
    learner = world.learner()
    for photo in photos:
        learner.set(world.example(photo, classes))
    return learner


def state_of(learner: Learner) -> LearnedState:
    state = learner.learned()
    assert state is not None
    return state


def same(one: LearnedState, other: LearnedState) -> bool:
    return (
        torch.equal(one.weights, other.weights)
        and one.classes == other.classes
        and one.examples == other.examples
        and one.photos == other.photos
    )


def test_five_photos_find_the_things_in_a_sixth() -> None:
    world = World(6)
    state = state_of(taught(world, [f"photo-{i}" for i in range(5)]))
    asked = dict(enumerate(CLASSES))
    evidence = photo_evidence(world.features["photo-5"], [(state, asked)])
    words = [np.full((3, 4), 0.1, np.float32)] * 3
    maps = np.stack(evidence.join_maps((0, 1, 2), words, 4.0))
    found = np.where(maps.max(0) > 0.2755, maps.argmax(0), -1)
    assert (found == world.labels["photo-5"]).mean() > 0.95


@settings(max_examples=10, deadline=None)
@given(order=st.permutations([f"photo-{i}" for i in range(5)]), seed=st.integers(0, 50))
def test_the_order_of_the_photos_does_not_matter(order: list[str], seed: int) -> None:
    world = World(5, seed)
    plain = state_of(taught(world, sorted(order)))
    assert same(plain, state_of(taught(world, order)))


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 50), taken=st.sampled_from([f"photo-{i}" for i in range(4)]))
def test_adding_and_taking_back_changes_nothing(seed: int, taken: str) -> None:
    world = World(5, seed)
    learner = taught(world, [f"photo-{i}" for i in range(4)])
    before = state_of(learner)
    learner.set(world.example("photo-4"))
    assert not same(before, state_of(learner))
    learner.forget("photo-4")
    assert same(before, state_of(learner))
    learner.forget(taken)
    learner.set(world.example(taken))
    assert same(before, state_of(learner))


def test_a_photo_that_was_changed_counts_as_it_is_now() -> None:
    world = World(4)
    learner = taught(world, ["photo-0", "photo-1", "photo-2"])
    changed = PhotoExample(
        photo="photo-1",
        positive={"bolt": enlarged(world.labels["photo-1"] == 1)},
        listed=frozenset(CLASSES),
    )
    assert learner.set(changed)
    assert not learner.set(changed)  # the same again is nothing new
    afresh = world.learner()
    for example in (world.example("photo-0"), changed, world.example("photo-2")):
        afresh.set(example)
    assert same(state_of(learner), state_of(afresh))


def test_replacing_all_examples_leaves_only_the_new_ones() -> None:
    world = World(4)
    learner = taught(world, ["photo-0", "photo-1"])
    assert learner.replace([world.example("photo-1"), world.example("photo-2")]) == 2
    assert same(state_of(learner), state_of(taught(world, ["photo-2", "photo-1"])))


def test_a_photo_that_cannot_be_read_is_left_out_and_told() -> None:
    world = World(4)
    learner = taught(world, ["photo-0", "photo-1"])
    gone = PhotoExample(photo="gone", listed=frozenset(CLASSES))
    examples = [world.example("photo-0"), gone, world.example("photo-1")]

    def features(photo: str) -> DenseFeatures:
        if photo == "gone":
            raise CarnnError("it is gone.")
        return world.features[photo]

    other = Learner(KEY, features, None)
    other.replace(examples)
    assert other.left_out == {"gone": "it is gone."}
    assert same(state_of(learner), state_of(other))


def test_a_photo_is_forgotten_although_its_features_are_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(4)
    monkeypatch.setattr(learner_module, "RECENT_BYTES", 0)
    gone: set[str] = set()

    def features(photo: str) -> DenseFeatures:
        if photo in gone:
            raise CarnnError("it is gone.")
        return world.features[photo]

    learner = Learner(KEY, features, None)
    learner.replace([world.example(f"photo-{i}") for i in range(4)])
    gone.add("photo-2")
    learner.forget("photo-2")
    assert same(state_of(learner), state_of(taught(world, ["photo-0", "photo-1", "photo-3"])))


def test_a_photo_is_forgotten_although_others_are_gone_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(5)
    monkeypatch.setattr(learner_module, "RECENT_BYTES", 0)
    gone: set[str] = set()

    def features(photo: str) -> DenseFeatures:
        if photo in gone:
            raise CarnnError("it is gone.")
        return world.features[photo]

    learner = Learner(KEY, features, None)
    learner.replace([world.example(f"photo-{i}") for i in range(5)])
    gone |= {"photo-2", "photo-4"}
    learner.forget("photo-2")
    assert learner.left_out == {"photo-4": "it is gone."}
    assert same(state_of(learner), state_of(taught(world, ["photo-0", "photo-1", "photo-3"])))


@pytest.mark.parametrize("left_at", range(0, 8, 2))
def test_learning_that_is_left_goes_on_as_if_nothing_had_been(left_at: int) -> None:
    world = World(5)
    learner = taught(world, ["photo-0", "photo-1"])
    examples = [world.example(f"photo-{i}") for i in range(1, 5)]
    calls = 0

    def leave(_: Progress) -> None:
        nonlocal calls
        calls += 1
        if calls > left_at:
            raise Cancelled

    def learn() -> None:
        learner.replace(examples, leave)
        learner.learned(None, leave)

    with pytest.raises(Cancelled):
        learn()
    learner.replace(examples)
    expected = taught(world, [f"photo-{i}" for i in range(1, 5)])
    assert same(state_of(learner), state_of(expected))


def test_a_second_run_gives_the_same() -> None:
    world = World(4)
    photos = sorted(world.labels)
    assert same(state_of(taught(world, photos)), state_of(taught(world, photos)))


def test_nothing_is_learned_before_something_is_shown_and_something_is_not() -> None:
    world = World(2)
    learner = world.learner()
    assert learner.learned() is None
    mask = enlarged(world.labels["photo-0"] == 0)
    learner.set(PhotoExample(photo="photo-0", positive={"bolt": mask}))
    assert learner.learned() is None  # what is not a bolt was never said


def test_a_class_made_later_is_not_missing_from_photos_done_before() -> None:
    world = World(6)
    early = [f"photo-{i}" for i in range(3)]
    learner = taught(world, early, ("bolt",))
    for photo in ("photo-3", "photo-4"):
        learner.set(world.example(photo))
    alone = taught(world, ["photo-3", "photo-4"])
    column = CLASSES.index("nut")
    both = state_of(learner).weights[:, column]
    torch.testing.assert_close(both, state_of(alone).weights[:, column], atol=0.02, rtol=0.05)


def test_what_is_left_out_teaches_nothing() -> None:
    world = World(3)
    learner = taught(world, ["photo-0", "photo-1"])
    before = state_of(learner)
    everything = np.ones((GRID[0] * 8, GRID[1] * 8), np.bool_)
    learner.set(PhotoExample(photo="photo-2", listed=frozenset(CLASSES), left_out=everything))
    assert torch.equal(before.weights, state_of(learner).weights)


def test_accepted_masks_of_a_photo_that_is_not_done_are_positive_only() -> None:
    world = World(4)
    learner = taught(world, ["photo-0", "photo-1", "photo-2"])
    before = learner.learned()
    labels = world.labels["photo-3"]
    learner.set(PhotoExample(photo="photo-3", positive={"bolt": enlarged(labels == 0)}))
    after = learner.learned()
    assert before is not None
    assert after is not None
    other = [CLASSES.index("nut"), CLASSES.index("washer")]
    # others change by the balance of the classes alone
    assert (before.weights[:, other] - after.weights[:, other]).abs().max() < 0.02
    assert after.classes[0].photos == before.classes[0].photos + 1


def test_an_absent_class_is_told_from_a_present_one() -> None:
    world = World(8)
    learner = world.learner()
    for number in range(6):
        labels = world.labels[f"photo-{number}"].copy()
        gone = number % 3
        labels[labels == gone] = -1
        world.labels[f"photo-{number}"] = labels
        world.features[f"photo-{number}"] = features_for(labels, 100 + number)  # type: ignore[index]
        learner.set(world.example(f"photo-{number}"))
    labels = label_grid(77)
    labels[labels == 2] = -1
    state = state_of(learner)
    evidence = photo_evidence(features_for(labels, 77), [(state, dict(enumerate(CLASSES)))])
    scores = evidence.join_scores((0, 1, 2), (0.2, 0.2, 0.9), 0.2)
    assert scores[0] > 0.2
    assert scores[1] > 0.2
    assert scores[2] < 0.2


def test_words_that_found_a_class_tell_whether_it_is_there_until_three_photos_do() -> None:
    world = World(2)
    state = state_of(taught(world, ["photo-0"]))

    def score(by_words: float, photos: int) -> float:
        trust = Trust(0.5, 0.9, photos=photos)
        classes = tuple(replace(one, trust=trust) for one in state.classes)
        asked = [(replace(state, classes=classes), {0: "bolt"})]
        evidence = photo_evidence(world.features["photo-1"], asked)
        return evidence.join_scores((0,), (by_words,), 0.2)[0]

    assert score(0.01, 1) < score(0.01, 3)
    assert score(0.9, 1) > score(0.9, 3)
    assert score(0.2, 1) == score(0.2, 3)  # words that cannot tell


def test_queries_without_examples_keep_map_and_score() -> None:
    world = World(4)
    state = state_of(taught(world, sorted(world.labels)))
    evidence = photo_evidence(world.features["photo-0"], [(state, {1: "nut"})])
    maps = [np.random.default_rng(i).random((5, 7), np.float32) for i in range(3)]
    joined = evidence.join_maps((0, 1, 2), maps, 4.0)
    assert joined[0] is maps[0]
    assert joined[2] is maps[2]
    assert joined[1].shape == GRID
    scores = evidence.join_scores((0, 1, 2), (0.3, 0.4, 0.5), 0.2)
    assert (scores[0], scores[2]) == (0.3, 0.5)
    assert evidence.queries == (1,)


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    world = World(4)
    state = state_of(taught(world, sorted(world.labels)))
    path = tmp_path / "bolts.safetensors"
    save_state(state, path)
    assert same(state, load_state(path))
    assert load_state(path).model == KEY


@pytest.mark.parametrize("cut", [0, 40, -9])
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, cut: int) -> None:
    world = World(3)
    path = tmp_path / "bolts.safetensors"
    save_state(state_of(taught(world, sorted(world.labels))), path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(CarnnError, match="bolts"):
        load_state(path)


def _pickled(path: Path) -> None:
    torch.save({"weights": torch.zeros(3, 1)}, path)


def _foreign(path: Path) -> None:
    save_file({"weights": torch.zeros(3, 1)}, path, {"format": "pt"})


def _no_numbers(path: Path) -> None:
    state = state_of(taught(World(3), ["photo-0", "photo-1"]))
    save_state(replace(state, weights=state.weights * float("nan")), path)


def _another_shape(path: Path) -> None:
    state = state_of(taught(World(3), ["photo-0", "photo-1"]))
    save_state(replace(state, weights=state.weights[:, :1]), path)


def _strange_words(path: Path) -> None:
    metadata = {"format": "carnn-learned-1", "model": "[]", "classes": "{}", "photos": "many"}
    save_file({"weights": torch.zeros(3, 1)}, path, metadata)


@pytest.mark.parametrize("write", [_pickled, _foreign, _no_numbers, _another_shape, _strange_words])
def test_foreign_and_damaged_files_are_refused_and_nothing_of_them_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "bolts.safetensors"
    write(path)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a pickle was opened")

    monkeypatch.setattr(pickle, "load", never)
    monkeypatch.setattr(torch, "load", never)
    with pytest.raises(CarnnError, match="bolts"):
        load_state(path)


def test_another_model_is_refused() -> None:
    state = state_of(taught(World(3), ["photo-0", "photo-1"]))
    check_model(state, KEY, "bolts.safetensors")
    with pytest.raises(CarnnError, match="another model"):
        check_model(state, ModelKey("cd" * 32, KEY.dense_version, True), "bolts.safetensors")
    with pytest.raises(CarnnError, match="another version"):
        check_model(state, ModelKey(KEY.sha256, "synthetic-2", True), "bolts.safetensors")
