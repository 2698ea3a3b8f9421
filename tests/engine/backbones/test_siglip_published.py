"""SigLIP folders as they are published: their tokenizers are other ones than a saved model's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_siglip
import torch
from PIL import Image
from tiny_clip import blobs
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone
from carnn_desktop.engine.backbones.siglip.load import load_siglip
from carnn_desktop.engine.weights.models import folder_info

_LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tiny_siglip.save(tmp_path_factory.mktemp("siglip"))
    for name in ("vocab.json", "merges.txt", "tokenizer_config.json"):
        (folder / name).unlink()
    return folder


def _first(saved: Path, folder: Path) -> Path:
    """Write what the first SigLIP's folders hold; their class needs SentencePiece."""
    shutil.copytree(saved, folder)
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(letter, -3.0) for letter in _LETTERS]
    tokenizer = Tokenizer(Unigram(pieces, unk_id=2))
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.post_processor = TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    _configure(folder, "SiglipTokenizer", eos_token="</s>", pad_token="</s>", unk_token="<unk>")
    return folder


def _second(saved: Path, folder: Path) -> Path:
    """Write what a SigLIP 2 of fixed size has: Gemma's tokenizer and bilinear photos."""
    shutil.copytree(saved, folder)
    marks = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁", "."]
    vocabulary = {piece: place for place, piece in enumerate([*marks, *_LETTERS])}
    tokenizer = tiny_siglip.library.GemmaTokenizer(vocab=vocabulary, merges=[])
    tokenizer.backend_tokenizer.post_processor = TemplateProcessing(
        single="$A <eos>", pair="$A <eos> $B <eos>", special_tokens=[("<eos>", 1)]
    )
    tokenizer.save_pretrained(folder)
    ends = {"add_bos_token": False, "add_eos_token": True, "padding_side": "right"}
    _configure(folder, "GemmaTokenizer", eos_token="<eos>", pad_token="<pad>", **ends)
    photo = {"resample": 2, "image_mean": [0.5] * 3, "image_std": [0.5] * 3}
    (folder / "preprocessor_config.json").write_text(json.dumps(photo), encoding="utf-8")
    return folder


def _configure(folder: Path, name: str, **more: Any) -> None:
    told = {"tokenizer_class": name, "model_input_names": ["input_ids"], "model_max_length": 48}
    text = json.dumps({**told, **more})
    (folder / "tokenizer_config.json").write_text(text, encoding="utf-8")


def _load(folder: Path) -> PatchTextBackbone:
    info = folder_info(folder)
    assert not info.problem
    return load_siglip(
        info, device=torch.device("cpu"), dtype=torch.float32, on_progress=ignore_progress
    )


def _read(backbone: PatchTextBackbone, text: str) -> list[int]:
    words = backbone._kind.words(text)
    ids: list[int] = backbone._tokenizer(words, padding="max_length", max_length=12)["input_ids"]
    return ids


def test_the_first_one_needs_no_sentencepiece(saved: Path, tmp_path: Path) -> None:
    ours = _load(_first(saved, tmp_path / "first"))
    of_letter = {letter: 4 + place for place, letter in enumerate(_LETTERS)}
    cat = [of_letter[letter] for letter in "cat"]
    assert _read(ours, "A Cat.") == [3, of_letter["a"], 3, *cat, *[1] * 6]
    one, other = ours.encode_texts(["a cat", "a dog"], ignore_progress)
    assert float(one @ other) < 0.9999


def test_a_second_one_of_fixed_size_reads_marks_and_sees_bilinear(
    saved: Path, tmp_path: Path
) -> None:
    ours = _load(_second(saved, tmp_path / "second"))
    read = _read(ours, "A Cat.")
    assert read[:7] == [7 + ord("a") - 97, 5, 7 + ord("c") - 97, 7, 7 + ord("t") - 97, 6, 1]
    assert read[7:] == [0] * 5
    image = blobs(50, 90, seed=2)
    want = Image.fromarray(image).resize((64, 64), Image.Resampling.BILINEAR)
    np.testing.assert_array_equal(ours._kind.shown(image, ours._vision), np.asarray(want))
