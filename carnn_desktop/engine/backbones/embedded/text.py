"""From words to what the built-in network can see: a text becomes a mixture of ImageNet classes.

A text is compared, as a sentence embedding, with every word that WordNet has for a class and for
the class's ancestors: "dog" is an exact ancestor of 118 classes, "sofa" a synonym of one, "coffee
cup" close to three. A class whose definition, or that of a near ancestor, names the text is related
too: a ladle is "a spoon-shaped vessel", clothing is "designed to be worn on a person's body". The
nearest classes are mixed by a softmax of these similarities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional as F

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.embedded.sentence import SentenceEncoder
from carnn_desktop.engine.presets import BASE_TEMPLATE
from carnn_desktop.engine.weights.text_cache import TextCache
from carnn_desktop.resources import resource_path

CLASSES_FILE = "vocabularies/imagenet1k.json"
TEMPERATURE = 0.1
NEAREST = 50
GENERATION_PENALTY = 0.02
"""An ancestor's word counts this much less a generation: of equal words the nearest is meant."""
SYNONYM_PENALTY = 0.02
"""WordNet's synonyms are sometimes of other senses; the curated class name goes first."""
MENTIONED = 0.85
"""Similarity of a text to a class that is defined by the text's own words."""
MENTION_GENERATIONS = 3
KNOWN = 0.84
"""A text whose nearest word is less similar than this is not known: it goes by that word."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ClassWords:
    """Every (word, class) pair as parallel lists, and the penalty of each.

    definitions : by class, (words of a definition, generations up) of it and its near ancestors
    """

    words: tuple[str, ...]
    word_of_pair: torch.Tensor
    class_of_pair: torch.Tensor
    penalties: torch.Tensor
    definitions: tuple[tuple[tuple[frozenset[str], int], ...], ...]

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return len(self.definitions)

    def mentions(self, text: str) -> torch.Tensor:
        """Return (classes,): the similarity that definitions with all of ``text``'s words give."""
        wanted = words_of(text)
        found = torch.full((self.classes,), -1.0)
        for index, definitions in enumerate(self.definitions if wanted else ()):
            for words, generation in definitions:
                if wanted <= words:
                    near = MENTIONED - GENERATION_PENALTY * generation
                    found[index] = max(float(found[index]), near)
        return found


def words_of(text: str) -> frozenset[str]:
    """Return the lower-case words of ``text``."""
    return frozenset(_WORD.findall(text.lower()))


def read_class_words(path: Path | None = None) -> ClassWords:
    """Read the 1,000 classes with their names, synonyms and ancestors (see the file's sources)."""
    source = resource_path(CLASSES_FILE) if path is None else path
    table = json.loads(source.read_text(encoding="utf-8"))
    synsets = table["synsets"]
    defined = {key: words_of(synset["definition"]) for key, synset in synsets.items()}
    definitions: list[tuple[tuple[frozenset[str], int], ...]] = []
    numbers: dict[str, int] = {}
    pairs: list[tuple[int, int, float]] = []

    def add(word: str, index: int, penalty: float) -> None:
        pairs.append((numbers.setdefault(word, len(numbers)), index, penalty))

    for index, entry in enumerate(table["classes"]):
        add(entry["name"], index, 0.0)
        for word in synsets[entry["id"]]["words"]:
            add(word, index, SYNONYM_PENALTY)
        for ancestor, generation in entry["ancestors"]:
            for word in synsets[ancestor]["words"]:
                add(word, index, GENERATION_PENALTY * generation)
        family = [(entry["id"], 0), *entry["ancestors"]]
        near = [(defined[key], up) for key, up in family if up <= MENTION_GENERATIONS]
        definitions.append(tuple(near))
    return ClassWords(
        words=tuple(numbers),
        word_of_pair=torch.tensor([pair[0] for pair in pairs]),
        class_of_pair=torch.tensor([pair[1] for pair in pairs]),
        penalties=torch.tensor([pair[2] for pair in pairs]),
        definitions=tuple(definitions),
    )


def bare(text: str) -> str:
    """Return ``text`` without the published prompt template, which says nothing to this model."""
    before, after = BASE_TEMPLATE.split("{}")
    if text.startswith(before) and text.endswith(after) and len(text) > len(before + after):
        return text[len(before) : len(text) - len(after)]
    return text


def known_words(
    encoder: SentenceEncoder, words: Sequence[str], disk: TextCache, on_progress: ProgressCallback
) -> torch.Tensor:
    """Return (W, 384) features of ``words``: seconds the first time, then from the disk."""
    found = {word: torch.from_numpy(value) for word, value in disk.read(words).items()}
    new = [word for word in words if word not in found]
    if new:
        encoded = dict(zip(new, encoder.encode(new, on_progress), strict=True))
        disk.write({word: feature.numpy() for word, feature in encoded.items()})
        found |= encoded
    return torch.stack([found[word] for word in words])


class TextMapper:
    """Texts to (N, 1000) mixtures of classes; remembers every text it has mapped."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        words: ClassWords,
        disk: TextCache,
        on_progress: ProgressCallback,
    ) -> None:
        self._encoder, self._words = encoder, words
        self._known = known_words(encoder, words.words, disk, on_progress)
        self._cache: dict[str, torch.Tensor] = {}

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` is empty or too long."""
        self._encoder.check_text(bare(text))

    def similarities(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, classes): each text's similarity to the nearest word of each class, <= 1."""
        close = self._encoder.encode(texts, on_progress) @ self._known.T
        by_pair = close[:, self._words.word_of_pair] - self._words.penalties
        best = torch.full((len(texts), self._words.classes), -1.0)
        index = self._words.class_of_pair.expand(len(texts), -1)
        best = best.scatter_reduce_(1, index, by_pair, "amax")
        return torch.maximum(best, torch.stack([self._words.mentions(text) for text in texts]))

    def stand_ins(self, texts: Sequence[str], on_progress: ProgressCallback) -> tuple[str, ...]:
        """Return the word that each text goes by, "" for one that is known itself."""
        close = self._encoder.encode(texts, on_progress) @ self._known.T
        best, pairs = (close[:, self._words.word_of_pair] - self._words.penalties).max(dim=1)
        nearest = self._words.word_of_pair[pairs]
        return tuple(
            "" if likeness >= KNOWN else self._words.words[word]
            for likeness, word in zip(best.tolist(), nearest.tolist(), strict=True)
        )

    def mixtures(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, classes) unit vectors, proportional to each text's share of the classes."""
        plain = [bare(text) for text in texts]
        new = [text for text in dict.fromkeys(plain) if text not in self._cache]
        if new:
            on_progress(Progress("texts", 0, len(new)))
            best, classes = self.similarities(new, on_progress).topk(NEAREST, dim=1)
            shares = torch.zeros(len(new), self._words.classes)
            shares.scatter_(1, classes, torch.softmax(best / TEMPERATURE, dim=1))
            self._cache.update(zip(new, F.normalize(shares, dim=1), strict=True))
        return torch.stack([self._cache[text] for text in plain])
