"""The recurrence's two functions for a model that gives instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.thresholds import passes
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.instances.choose import (
    Instance,
    chosen_of,
    levels_size,
    pooled,
    without_repeats,
)
from carnn_desktop.engine.instances.examples import Shown
from carnn_desktop.engine.instances.preview import preview_of
from carnn_desktop.engine.instances.protocol import Drawn, Findings, InstanceProposer, no_findings
from carnn_desktop.engine.instances.showing import ShowableProposer
from carnn_desktop.engine.recurrence import Queries
from carnn_desktop.engine.stages import ClassifierStage, Timer, check_finite
from carnn_desktop.engine.texts import fill


class InstanceStage:
    """Proposes maps of instances for one image, and judges their texts.

    A text is present where an instance of it reaches ``instance_threshold``. Without a classifier
    its score is that of its surest instance; with one, the classifier judges the texts that are
    present and the others have 0.
    """

    def __init__(
        self,
        model: InstanceProposer,
        image: RgbImage,
        request: SegmentationRequest,
        background_words: tuple[str, ...],
        *,
        classifier: ClassifierStage | None,
        shown: Shown,
        on_progress: ProgressCallback,
        clock: Timer,
    ) -> None:
        self._model, self._request, self._rivals = model, request, background_words
        self._classifier = classifier
        self._on_progress, self._clock = on_progress, clock
        self._size = (image.shape[0], image.shape[1])
        self._found: dict[TextQuery, list[Findings]] = {}
        self._drawn: dict[int, Drawn] = {}
        with clock("image"):
            on_progress(Progress("image"))
            self._encoding: Any = model.encode_image(image, on_progress)
            if shown.classes and isinstance(model, ShowableProposer):
                by_text = shown.by_text(self._worded)
                model.show(self._encoding, by_text, request.settings.instance_threshold)
            texts = [self._worded(text) for query in request.queries for text in query.texts]
            self._preview = preview_of(model, image, request.settings, texts, on_progress)

    @property
    def threshold(self) -> float:
        """The score from which a text is kept."""
        settings = self._request.settings
        if self._classifier is None:
            return settings.instance_threshold
        return settings.confidence_threshold

    def propose(self, wanted: Queries, step: int) -> tuple[FloatMaps, FloatMaps]:
        """Return (N, h, w) maps: the instances by their scores, and where any of them is."""
        with self._clock("proposals"):
            self._on_progress(Progress("proposals", step=step))
            worded = {query: [self._worded(text) for text in query.texts] for query in wanted}
            texts = [text for some in worded.values() for text in some if self._preview.wants(text)]
            rivals = [self._worded(word) for word in self._rivals]
            answers = self._model.find(self._encoding, texts, rivals, self._on_progress)
            check_finite(*(torch.from_numpy(one.scores) for one in answers))
            found = dict(zip(texts, answers, strict=True))
            self._found = {
                query: [found.get(text) or no_findings() for text in some]
                for query, some in worded.items()
            }
        raw = np.zeros((len(wanted), *levels_size(self._size)), np.float32)
        refined = np.zeros_like(raw)
        for index, query in enumerate(wanted):
            for one in self.instances(query):
                soft = one.levels.astype(np.float32) / 255.0
                np.maximum(raw[index], soft * one.score, out=raw[index])
                np.maximum(refined[index], soft, out=refined[index])
        return raw, refined

    def classify(self, wanted: Queries, maps: FloatMaps, step: int) -> tuple[float, ...]:
        """Return the score of each text; see the class."""
        presence = [self.presence(query) for query in wanted]
        if self._classifier is None:
            return tuple(presence)
        smallest = self._request.settings.instance_threshold
        there = [i for i, value in enumerate(presence) if passes(value, smallest)]
        scores = [0.0] * len(wanted)
        if there:
            judged = self._classifier.classify(tuple(wanted[i] for i in there), maps[there], step)
            for index, score in zip(there, judged, strict=True):
                scores[index] = score
        return tuple(scores)

    def _worded(self, text: str) -> str:
        """Return a text as the model reads it: a category in the proposer's template."""
        if self._request.mode == "phrases":
            return text
        return fill(self._request.settings.proposal_templates[0], text)

    def notes(self) -> tuple[str, ...]:
        """Return which texts were not looked for, because a look in small saw too little."""
        return self._preview.notes(self._request.queries, self._worded)

    def presence(self, query: TextQuery) -> float:
        """Return how sure the model is that the text is there."""
        return max((found.presence for found in self._found[query]), default=0.0)

    def instances(self, query: TextQuery, *, forced: bool = False) -> list[Instance]:
        """Return the instances of a text of the last step, surest first.

        forced : the surest one also where it does not reach the threshold
        """
        settings = self._request.settings
        found = pooled(self._found[query])
        chosen = chosen_of(
            found, threshold=settings.instance_threshold, overlap=settings.instance_overlap
        )
        if not chosen and forced and len(found.scores):
            chosen = [0]
        drawn = self._draw(found, chosen)
        return without_repeats(drawn, settings.instance_overlap)

    def _draw(self, found: Findings, chosen: Sequence[int]) -> list[Instance]:
        """Return the instances of those findings that have pixels, each drawn once an image."""
        new = [index for index in chosen if int(found.keys[index]) not in self._drawn]
        if new:
            with self._clock("masks"):
                drawn = self._model.draw(self._encoding, found, new, self._on_progress)
            self._drawn |= {
                int(found.keys[index]): one for index, one in zip(new, drawn, strict=True)
            }
        instances = []
        for index in chosen:
            one = self._drawn[int(found.keys[index])]
            if one.whole is not None:
                left, top, right, bottom = (float(value) for value in found.boxes[index])
                instances.append(
                    Instance(
                        mask=one.whole,
                        bbox_xyxy=(left, top, right, bottom),
                        score=float(found.scores[index]),
                        levels=one.levels,
                    )
                )
        return instances
