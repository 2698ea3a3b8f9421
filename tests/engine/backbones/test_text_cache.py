from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from tiny_clip import load_plain

from benchmarks.transcription import encode_texts
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone
from carnn_desktop.engine.backbones.clip.load import load_clip
from carnn_desktop.engine.weights.text_cache import TextCache

TEXTS = ["a", "a photo of a cat.", "cat", "the man in the red hat on the left of the dog"]
FEATURE = np.arange(4, dtype=np.float32)


def _load(folder: Path, cache: Path) -> ClipBackbone:
    return load_clip(
        folder,
        model_id="tiny",
        licence="none",
        device=torch.device("cpu"),
        dtype=torch.float32,
        on_progress=ignore_progress,
        cache=cache,
    )


def test_short_texts_give_what_padded_ones_give(tiny_proposer: Path, tmp_path: Path) -> None:
    model, tokenizer = load_plain(tiny_proposer)
    ours = _load(tiny_proposer, tmp_path / "c").encode_texts([*TEXTS, "cat"], ignore_progress)
    theirs = encode_texts(model, tokenizer, [*TEXTS, "cat"])
    assert torch.allclose(ours, theirs, atol=1e-5)
    assert torch.allclose(ours.norm(dim=1), torch.ones(5), atol=1e-5)


def test_a_second_run_encodes_nothing(tiny_proposer: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    first = _load(tiny_proposer, tmp_path / "c")
    features = first.encode_texts(TEXTS, seen.append)
    assert seen
    seen.clear()
    assert torch.equal(first.encode_texts(TEXTS[::-1], seen.append), features.flip(0))
    second = _load(tiny_proposer, tmp_path / "c")
    assert torch.equal(second.encode_texts(TEXTS, seen.append), features)
    assert not seen


def test_other_weights_do_not_share(
    tiny_proposer: Path, tiny_classifier: Path, tmp_path: Path
) -> None:
    one = _load(tiny_proposer, tmp_path / "c").encode_texts(["cat"], ignore_progress)
    other = _load(tiny_classifier, tmp_path / "c").encode_texts(["cat"], ignore_progress)
    assert not torch.allclose(one, other, atol=1e-2)


def test_reads_what_was_written_and_only_for_the_same_model(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "cache.sqlite"
    cache = TextCache(path, model="m", width=4)
    assert cache.read(["cat"]) == {}
    cache.write({"cat": FEATURE})
    cache.write({"cat": FEATURE, "dog": FEATURE + 1})
    found = cache.read(["dog", "cat", "owl"])
    assert set(found) == {"dog", "cat"}
    assert np.array_equal(found["dog"], FEATURE + 1)
    assert TextCache(path, model="n", width=4).read(["cat"]) == {}
    assert TextCache(path, model="m", width=5).read(["cat"]) == {}


@pytest.mark.parametrize(
    "content", [b"no database at all, just some text" * 40, b"", b"SQLite format 3\0"]
)
def test_a_broken_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(content)
    cache = TextCache(path, model="m", width=4)
    assert cache.read(["cat"]) == {}
    cache.write({"cat": FEATURE})
    cache.write({"cat": FEATURE})
    assert np.array_equal(cache.read(["cat"])["cat"], FEATURE)


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = TextCache(tmp_path / "file" / "cache.sqlite", model="m", width=4)
    cache.write({"cat": FEATURE})
    assert cache.read(["cat"]) == {}
    nowhere = TextCache(None, model="m", width=4)
    nowhere.write({"cat": FEATURE})
    assert nowhere.read(["cat"]) == {}


def test_a_text_is_measured_in_tokens(tiny_proposer: Path, tmp_path: Path) -> None:
    backbone = _load(tiny_proposer, tmp_path / "c")
    backbone.check_text("x" * 75)  # 75 letters and the two ends
    with pytest.raises(CarnnError, match="78 tokens"):
        backbone.check_text("x" * 76)
    with pytest.raises(CarnnError, match="78 tokens"):
        backbone.encode_texts(["x" * 76], ignore_progress)
