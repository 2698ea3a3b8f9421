from __future__ import annotations

from pathlib import Path

import pytest
import torch

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.engine.backbones.embedded.files import SENTENCE_FILE, TOKENIZER_FILE, locate
from carnn_desktop.engine.backbones.embedded.sentence import DIMENSIONS, SentenceEncoder
from carnn_desktop.engine.backbones.embedded.text import (
    ClassWords,
    TextMapper,
    bare,
    known_words,
    read_class_words,
)
from carnn_desktop.engine.weights.text_cache import TextCache

DOGS = slice(151, 269)  # ImageNet's 118 breeds


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(locate(SENTENCE_FILE), locate(TOKENIZER_FILE))


@pytest.fixture(scope="module")
def words() -> ClassWords:
    return read_class_words()


@pytest.fixture(scope="module")
def mapper(encoder: SentenceEncoder, words: ClassWords) -> TextMapper:
    disk = TextCache(None, model="test", width=DIMENSIONS)
    return TextMapper(encoder, words, disk, ignore_progress)


def _top(mapper: TextMapper, text: str, count: int) -> set[int]:
    return set(mapper.mixtures([text], ignore_progress)[0].topk(count).indices.tolist())


def test_near_sentences_are_near(encoder: SentenceEncoder) -> None:
    texts = ["a kitten", "a young cat", "stock exchange"]
    kitten, cat, exchange = encoder.encode(texts, ignore_progress)
    assert float(kitten @ cat) > 0.6
    assert float(kitten @ exchange) < 0.3
    assert float(kitten.norm()) == pytest.approx(1.0, abs=1e-5)


def test_the_encoder_equals_the_library(encoder: SentenceEncoder) -> None:
    from transformers import AutoTokenizer, BertModel

    folder = locate(SENTENCE_FILE).parent
    tokens = AutoTokenizer.from_pretrained(folder)("the man in the red hat", return_tensors="pt")
    model = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    with torch.inference_mode():
        pooled = model(**tokens).last_hidden_state[0].mean(dim=0)
    ours = encoder.encode(["the man in the red hat"], ignore_progress)[0]
    assert torch.allclose(ours, pooled / pooled.norm(), atol=1e-4)


def test_a_sentence_does_not_depend_on_its_batch(encoder: SentenceEncoder) -> None:
    alone = encoder.encode(["spoon"], ignore_progress)
    texts = ["spoon", "a much longer sentence about a wooden spoon"]
    among = encoder.encode(texts, ignore_progress)
    assert torch.allclose(alone[0], among[0], atol=1e-5)


def test_there_are_a_thousand_classes_with_words(words: ClassWords) -> None:
    assert words.classes == 1000
    assert set(words.class_of_pair.tolist()) == set(range(1000))
    assert int(words.word_of_pair.max()) == len(words.words) - 1


def test_an_ancestor_means_all_its_classes(mapper: TextMapper) -> None:
    similarities = mapper.similarities(["dog"], ignore_progress)[0]
    assert float(similarities[DOGS].min()) > 0.85
    outside = torch.cat([similarities[: DOGS.start], similarities[DOGS.stop :]])
    assert float(outside.median()) < 0.6


def test_synonyms_definitions_and_near_words_are_found(mapper: TextMapper) -> None:
    assert 831 in _top(mapper, "sofa", 1)  # studio couch
    assert {504, 967, 968} & _top(mapper, "coffee cup", 3)  # mug, espresso, cup
    assert {910, 618} <= _top(mapper, "spoon", 3)  # wooden spoon; ladle by its definition
    assert {340} == _top(mapper, "zebra", 1)


def test_mixtures_are_unit_vectors_and_remembered(mapper: TextMapper) -> None:
    first = mapper.mixtures(["cat", "dog", "cat"], ignore_progress)
    assert torch.allclose(first.norm(dim=1), torch.ones(3), atol=1e-5)
    assert torch.equal(first[0], first[2])

    def refuse(progress: Progress) -> None:
        raise Cancelled

    assert torch.equal(mapper.mixtures(["dog"], refuse)[0], first[1])
    with pytest.raises(Cancelled):
        mapper.mixtures(["a word not yet seen"], refuse)


def test_the_published_template_is_taken_off() -> None:
    assert bare("a clean origami cat.") == "cat"
    assert bare("a clean origami .") == "a clean origami ."
    assert bare("a photo of a cat.") == "a photo of a cat."


def test_empty_and_overlong_texts_are_refused(mapper: TextMapper) -> None:
    mapper.check_text("the man in the red hat")
    with pytest.raises(CarnnError, match="empty"):
        mapper.check_text("  ")
    with pytest.raises(CarnnError, match="128"):
        mapper.check_text("word " * 200)


def test_known_words_are_kept_on_disk(encoder: SentenceEncoder, tmp_path: Path) -> None:
    disk = TextCache(tmp_path / "cache.sqlite", model="test", width=DIMENSIONS)
    first = known_words(encoder, ["cat", "dog"], disk, ignore_progress)

    def refuse(progress: Progress) -> None:
        raise Cancelled

    assert torch.equal(known_words(encoder, ["dog", "cat"], disk, refuse), first.flip(0))
