"""Loads what a run was asked to use, of whichever kind."""

from __future__ import annotations

from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.requests import NO_CLASSIFIER, DtypeName, ModelChoice
from carnn_desktop.engine import device as devices
from carnn_desktop.engine import segmenter
from carnn_desktop.engine.backbones.family import BackboneFamily
from carnn_desktop.engine.backbones.registry import FAMILIES, family_of
from carnn_desktop.engine.identity import identity_of
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.segmenter import Segmenter, present
from carnn_desktop.engine.weights import models


def load_model(
    choice: ModelChoice, on_progress: ProgressCallback = ignore_progress
) -> Segmenter | InstanceSegmenter:
    """Load the weights of ``choice``. Raises CarnnError for what is absent or broken."""
    info = models.fetch(models.model_info(choice.proposer), on_progress)
    for family in FAMILIES:
        if family.kind == info.kind and family.load_instances is not None:
            return _instances(family, choice, on_progress)
    return segmenter.load_segmenter(choice, on_progress)


def _instances(
    family: BackboneFamily, choice: ModelChoice, on_progress: ProgressCallback
) -> InstanceSegmenter:
    """Load a model that gives instances, what draws them, and what judges the texts."""
    assert family.load_instances is not None
    info = present(choice.proposer, on_progress)
    device = devices.resolve_device(choice.device)
    exact: DtypeName = "float32"  # nobody measured the masks of these models in half precision
    dtype = devices.resolve_dtype(exact if choice.dtype == "auto" else choice.dtype, device)
    judge = None
    if choice.classifier is not None and choice.classifier != NO_CLASSIFIER:
        other = present(choice.classifier, on_progress)  # one that cannot judge refuses at once
        judge = family_of(other.kind).load(other, device, dtype, on_progress, "classifier")
    sam = drawn_by = None
    if choice.sam and not family.draws:
        from carnn_desktop.engine.refine.sam_load import load_sam

        sam = load_sam(find_sam(choice.sam), device=device, on_progress=on_progress)
        drawn_by = identity_of("masks", sam)
    proposer = family.load_instances(info, device, dtype, sam, on_progress)
    return InstanceSegmenter(proposer, judge, device=device, dtype=dtype, masks=drawn_by)
