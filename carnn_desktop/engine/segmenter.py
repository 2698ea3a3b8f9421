"""The engine's front door: an image and texts in, masks and the trace of how they came out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, check_photo
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.queries import take_off_background
from carnn_desktop.contracts.requests import (
    NO_CLASSIFIER,
    ModelChoice,
    SegmentationRequest,
    TextQuery,
)
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine import device as devices
from carnn_desktop.engine import recurrence, trace
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.backbones.family import ModelInfo, Role
from carnn_desktop.engine.backbones.protocol import VisionLanguageBackbone
from carnn_desktop.engine.backbones.registry import family_of
from carnn_desktop.engine.clock import Clock
from carnn_desktop.engine.identity import identity_of
from carnn_desktop.engine.learning.acceptance import Acceptance, odds_of_score
from carnn_desktop.engine.learning.examples import Examples
from carnn_desktop.engine.learning.joining import JoinedEvidence
from carnn_desktop.engine.memory import computing
from carnn_desktop.engine.patch_maps import by_gradients, by_patches, proposer_stage
from carnn_desktop.engine.presets import BASE_TEMPLATE
from carnn_desktop.engine.refine import final_masks as finish
from carnn_desktop.engine.refine.crf import working_size
from carnn_desktop.engine.refine.refining import (
    Refined,
    check_refinement,
    redrawn_alone,
    refined,
)
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.refine.word_masks import outlined
from carnn_desktop.engine.result_proposals import found_of, run_notes
from carnn_desktop.engine.stages import ClassifierStage, Unjudged, classifier_of
from carnn_desktop.engine.texts import check_any, check_queries, classifier_templates, fill
from carnn_desktop.engine.tiles.standing import standing
from carnn_desktop.engine.weights import models

if TYPE_CHECKING:
    from carnn_desktop.engine.refine.sam import SamRefiner

MAX_PIXELS = 1_500_000
"""Larger photos are computed reduced to this: attention grows with the square of the pixels."""


class Segmenter:
    """A proposer and a classifier, loaded. One call at a time; any thread.

    proposer : the first stage, also for questions that need no masks
    examples : what was learned from reviewed photos; it takes part in every run from then on
    Leaves no state behind a cancelled or failed call but cached text features.
    """

    def __init__(
        self,
        proposer: VisionLanguageBackbone,
        classifier: VisionLanguageBackbone | None,
        *,
        device: torch.device,
        dtype: torch.dtype,
        sam: SamRefiner | None = None,
    ) -> None:
        """Without a ``classifier`` nothing judges the texts: all of them stay."""
        self.proposer, self._classifier = proposer, classifier
        self._device, self._dtype = device, dtype
        self._sam = sam
        self.examples = Examples()

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
        refiner = () if self._sam is None else (identity_of("refiner", self._sam),)
        if self.proposer is self._classifier:
            return (identity_of("both", self.proposer), *refiner)
        judge = (
            ModelIdentity(role="classifier", id=NO_CLASSIFIER, sha256="", licence="")
            if self._classifier is None
            else identity_of("classifier", self._classifier)
        )
        return (identity_of("proposer", self.proposer), judge, *refiner)

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError for texts the models cannot read whole, before any work."""
        check_any(request.queries)
        settings = request.settings
        check_refinement(settings, has_sam=self._sam is not None)
        (by_gradients if settings.proposals == "gradcam" else by_patches)(self.proposer)
        check_queries(self.proposer.check_text, request.queries, settings.proposal_templates)
        if self._classifier is not None:
            templates = classifier_templates(settings)
            check_queries(self._classifier.check_text, request.queries, templates)
        elif request.mode == "phrases":
            raise CarnnError(
                Told("Phrases are judged by the classifier, and there is none."),
                Told("Choose one."),
            )
        for word in settings.background_words:
            self.proposer.check_text(fill(BASE_TEMPLATE, word))

    def segment(
        self,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback = ignore_progress,
    ) -> SegmentationResult:
        """Find ``request.queries`` in ``image`` (H, W, 3) uint8 RGB, looked at at once.

        Tiles and crops of the settings are the matter of ``tiles.looking``. Raises CarnnError for a
        request that cannot be run and whatever ``on_progress`` raises.
        """
        check_photo(image)
        self.check(request)
        with computing(self._device):
            return self._segment(np.ascontiguousarray(image), request, on_progress)

    def _segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        settings, clock = request.settings, Clock(self._device)
        height, width = image.shape[:2]
        photo, image = image, reduced(image)
        words, removed = take_off_background(request.queries, settings.background_words)
        classifier = classifier_of(
            self._classifier, image, request, on_progress=on_progress, clock=clock
        )
        steps, survivors, learned = self._recur(
            image, request, words, classifier, on_progress=on_progress, clock=clock
        )
        with clock("masks"):
            before_crf = self._before_crf(survivors, image, request)
        with clock("crf"):
            masks = self._masks(image, before_crf, (width, height), request, on_progress)
        with clock("refinement"):
            masks = outlined(photo, masks, survivors, learned, request, on_progress, self.device)
            redrawn = self.redrawn(photo, masks, request, on_progress)
        snaps = request.mode == "phrases" and settings.refinement == "grabcut"
        found, found_notes = found_of(
            survivors,
            Refined(masks=masks) if snaps else redrawn,  # candidates are snapped one by one
            request,
            background=words,
            logits=classifier.contrast_logits,
            working_hw=(image.shape[0], image.shape[1]),
            snap=partial(redrawn_alone, photo, settings, on_progress) if snaps else None,
            sizes={} if learned is None else learned.sizes(),
            accept=partial(self._acceptance, learned, settings.confidence_threshold),
        )
        notes = (*_size_notes((width, height), image), *run_notes(survivors, removed))
        notes = (*notes, *(() if learned is None else learned.notes()))
        with clock("masks"):
            told = trace.build_trace(
                steps,
                survivors,
                request.queries,
                size_wh=(width, height),
                background=words,
                removed=removed,
                notes=(*notes, *redrawn.notes, *found_notes, *classifier.notes()),
                keep_maps=request.keep_maps,
                masks=redrawn.masks,
                evidence=() if learned is None else learned.evidence(),
            )
        return SegmentationResult(
            request=request,
            width=width,
            height=height,
            proposals=found,
            trace=told,
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=clock.timings(),
            **({} if learned is None else learned.told()),
        )

    def _recur(
        self,
        image: RgbImage,
        request: SegmentationRequest,
        words: tuple[str, ...],
        classifier: ClassifierStage | Unjudged,
        *,
        on_progress: ProgressCallback,
        clock: Clock,
    ) -> tuple[tuple[recurrence.Step, ...], tuple[recurrence.Survivor, ...], JoinedEvidence | None]:
        """Run the recurrence; return its steps, what is left, and what examples had to say.

        The image's encoding, hundreds of megabytes, ends with it.
        """
        encoding, learned = self.examples.evidence(
            self.proposer, image, request, on_progress, clock
        )
        proposer = proposer_stage(
            self.proposer,
            image,
            request,
            words,
            on_progress=on_progress,
            clock=clock,
            encoding=encoding,
        )
        classifier.notes()  # what an image left behind that was given up
        propose: recurrence.Propose = proposer.propose
        classify: recurrence.Classify = classifier.classify
        if learned is not None:
            propose, classify = learned.joined(propose, classify)
        steps = recurrence.run(
            request.queries,
            propose,
            classify,
            threshold=request.settings.confidence_threshold,
            wording=proposer.template,
            on_progress=on_progress,
        )
        survivors = recurrence.survivors(steps)
        if request.part:
            survivors = standing(
                survivors,
                classifier.contrast_logits,
                words,
                level=request.settings.mask_threshold,
                image_hw=(image.shape[0], image.shape[1]),
                sure=() if learned is None else learned.queries,
            )
        return steps, survivors if learned is None else learned.sharpened(survivors), learned

    def redrawn(
        self,
        photo: RgbImage,
        masks: list[BoolMask],
        request: SegmentationRequest,
        on_progress: ProgressCallback,
    ) -> Refined:
        """Return ``masks`` (H, W) of ``photo`` as the request's settings ask, see ``refining``."""
        return refined(
            photo,
            masks,
            request.settings,
            sam=self._sam,
            disjoint=request.mode == "concepts",
            on_progress=on_progress,
        )

    def _acceptance(
        self, learned: JoinedEvidence | None, threshold: float, query: TextQuery, score: float
    ) -> float | None:
        """Return how likely a category's proposal is taken, None where nobody judged that."""
        told = None if learned is None else learned.acceptance(query, score)
        if told is not None:
            return told
        curve: Acceptance | None = getattr(self._classifier, "word_acceptance", None)
        return None if curve is None else curve.of(odds_of_score(score, threshold))

    @staticmethod
    def _before_crf(
        survivors: Sequence[recurrence.Survivor], image: RgbImage, request: SegmentationRequest
    ) -> FloatMaps:
        """Return the survivors' maps; the CRF of a large photo needs them at its own size only."""
        maps = [survivor.map for survivor in survivors]
        own = (image.shape[1], image.shape[0])
        return trace.all_maps(maps, *(working_size(own) if request.settings.crf else own))

    def _masks(
        self,
        image: RgbImage,
        before_crf: FloatMaps,
        size_wh: tuple[int, int],
        request: SegmentationRequest,
        on_progress: ProgressCallback,
    ) -> list[BoolMask]:
        settings = request.settings
        if not len(before_crf):
            return []
        sharpen = None
        if settings.crf and before_crf.any():
            sharpen = finish.crf_sharpener(image, self._device, on_progress)
        maps = finish.to_tensor(before_crf, self._device)
        return finish.final_masks(
            maps,
            mode=request.mode,
            bg_factor=settings.bg_factor,
            sharpen=sharpen,
            size_wh=size_wh,
        )


def load_segmenter(
    choice: ModelChoice, on_progress: ProgressCallback = ignore_progress
) -> Segmenter:
    """Load the weights of ``choice``. Raises CarnnError for what is absent or broken."""
    device = devices.resolve_device(choice.device)
    judge = choice.classifier or choice.proposer
    names = dict.fromkeys((choice.proposer, *(() if judge == NO_CLASSIFIER else (judge,))))
    infos = {name: present(name, on_progress) for name in names}
    widths = [family_of(i.kind).width(i.where) for i in infos.values() if i.where]
    dtype = devices.resolve_dtype(choice.dtype, device, width=max(widths, default=0))
    proposer, classifier = infos[choice.proposer], infos.get(judge)
    sam = None
    if choice.sam:
        from carnn_desktop.engine.refine.sam_load import load_sam

        sam = load_sam(find_sam(choice.sam), device=device, on_progress=on_progress)

    def load(info: ModelInfo, role: Role) -> VisionLanguageBackbone:
        return family_of(info.kind).load(info, device, dtype, on_progress, role)

    if classifier is None:
        alone = load(proposer, "proposer")
        return Segmenter(alone, None, device=device, dtype=dtype, sam=sam)
    if (proposer.kind, proposer.where) == (classifier.kind, classifier.where):
        both = load(proposer, "both")
        return Segmenter(both, both, device=device, dtype=dtype, sam=sam)
    return Segmenter(
        load(proposer, "proposer"),
        load(classifier, "classifier"),
        device=device,
        dtype=dtype,
        sam=sam,
    )


def present(model: str, on_progress: ProgressCallback) -> ModelInfo:
    """Return the model with its folder on disk; raise CarnnError when it cannot be used."""
    info = models.fetch(models.model_info(model), on_progress)
    if info.problem:
        raise CarnnError(info.problem, info.remedy)
    return info


def reduced(image: RgbImage) -> RgbImage:
    """Return ``image``, or its area average of at most MAX_PIXELS."""
    height, width = image.shape[:2]
    scale = (MAX_PIXELS / (height * width)) ** 0.5
    if scale >= 1:
        return image
    size = (max(1, int(width * scale)), max(1, int(height * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _size_notes(size_wh: tuple[int, int], computed: RgbImage) -> tuple[str, ...]:
    height, width = computed.shape[:2]
    if (width, height) == size_wh:
        return ()
    return (
        Told(
            "The photo was looked at reduced to {width} x {height} pixels.",
            width=width,
            height=height,
        ),
    )
