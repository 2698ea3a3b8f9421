"""A model that gives instances, with an optional classifier, as a segmenter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, check_photo, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.queries import take_off_background
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceInstances,
)
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine import device as devices
from carnn_desktop.engine import recurrence, trace
from carnn_desktop.engine.backbones.protocol import VisionLanguageBackbone
from carnn_desktop.engine.clock import Clock
from carnn_desktop.engine.identity import identity_of
from carnn_desktop.engine.instances.choose import Instance, apart
from carnn_desktop.engine.instances.examples import ShownExamples
from carnn_desktop.engine.instances.preview import check_preview
from carnn_desktop.engine.instances.protocol import InstanceProposer
from carnn_desktop.engine.instances.stage import InstanceStage
from carnn_desktop.engine.memory import computing
from carnn_desktop.engine.phrases import owned
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine.prompts import Candidate, crop, union
from carnn_desktop.engine.result_proposals import run_notes
from carnn_desktop.engine.stages import ClassifierStage
from carnn_desktop.engine.texts import check_any, check_queries, classifier_templates, fill

_LEVEL = 0.5
"""Of a soft mask: where the mask of an instance ends."""


class InstanceSegmenter:
    """A proposer of instances and perhaps a classifier, loaded. One call at a time; any thread.

    proposer : what finds the instances
    examples : what it was shown of reviewed photos; it takes part in every run from then on
    """

    def __init__(
        self,
        proposer: InstanceProposer,
        classifier: VisionLanguageBackbone | None,
        *,
        device: torch.device,
        dtype: torch.dtype,
        masks: ModelIdentity | None = None,
    ) -> None:
        """``masks`` is the model that draws what the proposer finds, where it is another one."""
        self.proposer, self._classifier, self._masks = proposer, classifier, masks
        self._device, self._dtype = device, dtype
        self.examples = ShownExamples()

    @property
    def device(self) -> str:
        """``cpu``, ``cuda`` or ``mps``."""
        return self._device.type

    @property
    def dtype(self) -> str:
        """``float32``, ``bfloat16`` or ``float16``."""
        return devices.dtype_name(self._dtype)

    @property
    def identities(self) -> tuple[ModelIdentity, ...]:
        """Which weights are in use."""
        judge = self._classifier
        return (
            identity_of("proposer", self.proposer),
            *(() if judge is None else (identity_of("classifier", judge),)),
            *(() if self._masks is None else (self._masks,)),
        )

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError for texts the models cannot read whole, before any work."""
        check_any(request.queries)
        settings = request.settings
        redrawn = settings.refinement != "none" or settings.tidy_masks
        redrawn |= settings.learned_outlines
        if settings.proposals == "dense" or redrawn:
            raise CarnnError(
                Told(
                    "{model_id} draws its masks itself: there are no maps to compare and "
                    "nothing redraws them.",
                    model_id=self.proposer.model_id,
                ),
                Told("Leave out the options of the proposals and of the refinement."),
            )
        check_preview(self.proposer, settings)
        wording = "{}" if request.mode == "phrases" else settings.proposal_templates[0]
        check_queries(self.proposer.check_text, request.queries, [wording])
        for word in settings.background_words:
            self.proposer.check_text(fill(wording, word))
        if self._classifier is not None:
            templates = classifier_templates(settings)
            check_queries(self._classifier.check_text, request.queries, templates)

    def segment(
        self,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback = ignore_progress,
    ) -> SegmentationResult:
        """Find ``request.queries`` in ``image`` (H, W, 3) uint8 RGB.

        Raises CarnnError for a request that cannot be run and whatever ``on_progress`` raises.
        """
        check_photo(image)
        self.check(request)
        with computing(self._device):
            return self._segment(np.ascontiguousarray(image), request, on_progress)

    def _segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        clock = Clock(self._device)
        height, width = image.shape[:2]
        words, removed = take_off_background(request.queries, request.settings.background_words)
        judge = self._judge(image, request, on_progress, clock)
        shown = self.examples.asked(self.proposer, request)
        stage = InstanceStage(
            self.proposer,
            image,
            request,
            words,
            classifier=judge,
            shown=shown,
            on_progress=on_progress,
            clock=clock,
        )
        steps = recurrence.run(
            request.queries,
            stage.propose,
            stage.classify,
            threshold=stage.threshold,
            wording=lambda _step: "",
            on_progress=on_progress,
        )
        survivors = recurrence.survivors(steps)
        found = [stage.instances(s.query, forced=s.forced) for s in survivors]
        if request.mode == "concepts":
            found = apart(found, (height, width))
        masks = [union([one.mask for one in some], (height, width)) for some in found]
        notes = (*run_notes(survivors, removed), *shown.notes(), *stage.notes())
        notes = (*notes, *_nothing_notes(survivors, found))
        told = trace.build_trace(
            steps,
            survivors,
            request.queries,
            size_wh=(width, height),
            background=words,
            removed=removed,
            notes=(*notes, *(() if judge is None else judge.notes())),
            keep_maps=request.keep_maps,
            masks=masks,
            evidence=shown.evidence(),
        )
        triples = zip(survivors, found, masks, strict=True)
        return SegmentationResult(
            request=request,
            width=width,
            height=height,
            proposals=tuple(one for triple in triples for one in proposals_of(*triple, request)),
            trace=_with_instances(told, survivors, found, request, (height, width)),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=clock.timings(),
            **shown.told(),
        )

    def _judge(
        self,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback,
        clock: Clock,
    ) -> ClassifierStage | None:
        if self._classifier is None:
            return None
        return ClassifierStage(
            self._classifier, image, request, on_progress=on_progress, clock=clock
        )


def _nothing_notes(
    survivors: Sequence[Survivor], found: Sequence[Sequence[Instance]]
) -> tuple[str, ...]:
    """Return what to tell of texts that were kept without an instance that has pixels."""
    empty = [s.query.name for s, some in zip(survivors, found, strict=True) if not some]
    return tuple(
        Told("“{name}” has no instance with pixels of its own.", name=name) for name in empty
    )


def proposals_of(
    survivor: Survivor,
    instances: Sequence[Instance],
    mask: BoolMask,
    request: SegmentationRequest,
) -> list[Proposal]:
    """Return one proposal an instance, best first, or one for all where they are merged."""
    if not instances:
        return []
    if request.settings.instances == "merge" and request.mode == "concepts":
        whole = crop(mask)
        assert whole is not None, "an instance has pixels"
        levels = np.maximum.reduce([one.levels for one in instances])
        return [_proposal(survivor, whole, levels, survivor.score, request, part=False)]
    return [
        _proposal(
            survivor, one.mask, one.levels, one.score, request, part=request.mode == "concepts"
        )
        for one in instances
    ]


def _proposal(
    survivor: Survivor,
    mask: Candidate,
    levels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    score: float,
    request: SegmentationRequest,
    *,
    part: bool,
) -> Proposal:
    return Proposal(
        query_index=request.queries.index(survivor.query),
        name=survivor.query.name,
        score=score,
        forced=survivor.forced,
        mask=owned(mask),
        origin_xy=mask.origin_xy,
        levels=frozen(levels),
        level=_LEVEL,
        part=part,
    )


def _with_instances(
    told: Trace,
    survivors: Sequence[Survivor],
    found: Sequence[Sequence[Instance]],
    request: SegmentationRequest,
    shape: tuple[int, int],
) -> Trace:
    """Return the trace with each instance by itself, where full-size maps are wanted."""
    if not request.keep_maps:
        return told
    every = [
        (request.queries.index(survivor.query), one)
        for survivor, some in zip(survivors, found, strict=True)
        for one in some
    ]
    masks = np.zeros((len(every), *shape), np.bool_)
    for target, (_, one) in zip(masks, every, strict=True):
        target[one.mask.slices] = one.mask.mask
    return replace(
        told,
        instances=TraceInstances(
            masks=frozen(masks),
            boxes=frozen(np.array([one.bbox_xyxy for _, one in every], np.float32).reshape(-1, 4)),
            scores=frozen(np.array([one.score for _, one in every], np.float32)),
            texts=frozen(np.array([text for text, _ in every], np.int64)),
        ),
    )
