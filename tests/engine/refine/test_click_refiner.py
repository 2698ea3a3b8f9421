"""Clicks on photos: GrabCut at once, a tiny SAM where one is installed, each photo encoded once.

The learned head is left out here; ``interactive/test_refiner.py`` has it.
"""

from __future__ import annotations

import gc
import time
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_sam
import torch
from safetensors.torch import save_file
from skimage import data

from carnn_desktop.contracts.clicks import ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.refine.clicks import ClickRefiner
from carnn_desktop.engine.refine.sam import SamRefiner


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("models")
    tiny_sam.save("sam", root / "tiny")
    return root


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """The shapes of the photos that SAM encoded."""
    shapes: list[tuple[int, ...]] = []
    original = SamRefiner.encode

    def counted(self: SamRefiner, image: Any, *rest: Any) -> Any:
        shapes.append(image.shape)
        return original(self, image, *rest)

    monkeypatch.setattr(SamRefiner, "encode", counted)
    return shapes


def _coffee() -> Any:
    return np.asarray(data.coffee(), np.uint8)


def test_without_sam_grabcut_answers_once(tmp_path: Path) -> None:
    request = ClickRequest(image_key="a", box_xyxy=(150, 60, 480, 320))
    answers = list(ClickRefiner(tmp_path, learned=None).answers(_coffee(), request))
    assert [(one.by, one.final, one.note) for one in answers] == [("grabcut", True, "")]
    assert answers[0].mask[180, 300]
    assert not answers[0].mask[5, 5]


def test_a_click_on_two_megapixels_takes_less_than_a_second(tmp_path: Path) -> None:
    photo = np.ascontiguousarray(np.tile(_coffee(), (3, 3, 1))[:1200, :1700])
    refiner = ClickRefiner(tmp_path, learned=None)
    first = next(refiner.answers(photo, ClickRequest(image_key="a", positive_xy=((300, 120),))))
    again = ClickRequest(image_key="a", mask=first.mask, negative_xy=((900.0, 700.0),))
    seconds = []
    for request in (ClickRequest(image_key="a", positive_xy=((300.0, 120.0),)), again):
        started = time.process_time()  # of this process: the machine may be busy
        list(refiner.answers(photo, request))
        seconds.append(time.process_time() - started)
    assert max(seconds) < 1.0


def test_sam_follows_grabcut_for_a_new_photo_and_is_alone_after_that(
    models: Path, encoded: list[tuple[int, ...]]
) -> None:
    refiner, photo = ClickRefiner(models, learned=None), _coffee()
    request = ClickRequest(image_key="a", positive_xy=((300.0, 200.0),))
    first = list(refiner.answers(photo, request))
    assert [(one.by, one.final) for one in first] == [("grabcut", False), ("tiny", True)]
    assert first[1].mask[200, 300]
    more = ClickRequest(
        image_key="a",
        positive_xy=((300.0, 200.0),),
        negative_xy=((10.0, 10.0),),
        mask=first[1].mask,
    )
    second = list(refiner.answers(photo, more))
    assert [(one.by, one.final) for one in second] == [("tiny", True)]
    assert not second[0].mask[10, 10]
    assert len(encoded) == 1


def test_preparing_answers_nothing_and_spares_the_first_click_the_wait(
    models: Path, encoded: list[tuple[int, ...]]
) -> None:
    refiner, photo = ClickRefiner(models, learned=None), _coffee()
    assert list(refiner.answers(photo, ClickRequest(image_key="a"))) == []
    assert len(encoded) == 1
    answers = list(refiner.answers(photo, ClickRequest(image_key="a", positive_xy=((3.0, 3.0),))))
    assert [one.by for one in answers] == ["tiny"]
    assert len(encoded) == 1


def test_only_the_last_photos_are_remembered(models: Path, encoded: list[tuple[int, ...]]) -> None:
    refiner, photo = ClickRefiner(models, learned=None), _coffee()
    for key in ("a", "b", "c", "c", "a"):
        list(refiner.answers(photo, ClickRequest(image_key=key)))
    assert len(encoded) == 4


def test_sam_can_be_switched_off(models: Path) -> None:
    request = ClickRequest(image_key="a", positive_xy=((300.0, 200.0),), sam="off")
    assert [one.by for one in ClickRefiner(models, learned=None).answers(_coffee(), request)] == [
        "grabcut"
    ]


def test_a_model_that_is_not_wanted_any_more_is_let_go(
    models: Path, encoded: list[tuple[int, ...]]
) -> None:
    refiner, photo = ClickRefiner(models, learned=None), _coffee()
    list(refiner.answers(photo, ClickRequest(image_key="a")))
    loaded = refiner._sam
    assert loaded is not None
    known = weakref.ref(loaded[1])
    del loaded
    list(refiner.answers(photo, ClickRequest(image_key="a", sam="off")))
    gc.collect()
    assert known() is None
    assert not refiner._encodings
    list(refiner.answers(photo, ClickRequest(image_key="a")))
    list(refiner.answers(photo, ClickRequest(image_key="a", device="cpu")))  # on another device
    assert len(encoded) == 3


@pytest.mark.parametrize("part", ["encode", "refine"])
def test_too_little_memory_is_told_and_grabcut_answers(
    models: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise RuntimeError(
            "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"
        )

    monkeypatch.setattr(SamRefiner, part, full)
    request = ClickRequest(image_key="a", positive_xy=((300.0, 200.0),))
    answers = list(ClickRefiner(models, learned=None).answers(_coffee(), request))
    assert [(one.by, one.final) for one in answers] == [("grabcut", False), ("grabcut", True)]
    assert "not enough for this photo" in answers[-1].note


def test_a_broken_sam_is_told_and_grabcut_answers(tmp_path: Path) -> None:
    folder = tiny_sam.save("sam", tmp_path / "tiny")
    save_file({"x": torch.zeros(3)}, folder / "model.safetensors")
    request = ClickRequest(image_key="a", positive_xy=((300.0, 200.0),))
    (answer,) = ClickRefiner(tmp_path, learned=None).answers(_coffee(), request)
    assert (answer.by, answer.final) == ("grabcut", True)
    assert "the weights have 3" in answer.note
    assert answer.mask.any()


def test_a_sam_whose_files_are_damaged_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = tiny_sam.save("sam", tmp_path / "tiny")
    (folder / "model.safetensors").write_bytes(b"not weights")
    request = ClickRequest(image_key="a", positive_xy=((300.0, 200.0),))
    refiner = ClickRefiner(tmp_path, learned=None)
    (answer,) = refiner.answers(_coffee(), request)
    assert (answer.by, answer.final) == ("grabcut", True)
    assert "damaged or was cut off. GrabCut is used instead." in answer.note
    assert not refiner.uses_model(request)


def test_a_click_outside_is_refused_and_the_refiner_goes_on(models: Path) -> None:
    refiner = ClickRefiner(models, learned=None)
    with pytest.raises(CarnnError, match="outside"):
        list(refiner.answers(_coffee(), ClickRequest(image_key="a", positive_xy=((9e5, 1.0),))))
    assert not refiner.preparing
