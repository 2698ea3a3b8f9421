"""``reproduce``: run the segmenter again as an annotation's provenance says, and compare."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, cast, get_args

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Mask
from carnn_desktop.commands.compare import found_image
from carnn_desktop.commands.console.files import require_file
from carnn_desktop.commands.console.output import Output, RunFailed
from carnn_desktop.commands.segmenting.learning import use_file
from carnn_desktop.commands.segmenting.loading import Loader, load_real_segmenter
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import (
    NO_CLASSIFIER,
    DeviceName,
    DtypeName,
    ModelChoice,
    SegmentationRequest,
)
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.engine.presets import settings_from_json
from carnn_desktop.engine.tiles.looking import look_at
from carnn_desktop.engine.weights.models import model_info
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.photos.images import UnreadableImage, read_image
from carnn_desktop.quality.recipe import Recipe, Reproduction, judge, read_recipe


def run_reproduce(
    options: argparse.Namespace, output: Output, *, load: Loader = load_real_segmenter
) -> int:
    """Make one annotation again; return 0, or 1 when the rerun differs. CarnnError: cannot be."""
    require_file(options.file, "Give an exported COCO JSON file.")
    recipe = read_recipe(CocoFile(options.file), options.annotation)
    choice = _choice(recipe, options)
    folder = options.images or options.file.parent
    try:
        photo = read_image(found_image(folder, recipe.file_name))
    except UnreadableImage as error:
        raise CarnnError(error.reason, "Name the folder of the images with --images DIR.") from None
    if recipe.photo_sha256 and photo.sha256 != recipe.photo_sha256:
        raise CarnnError(
            f"{recipe.file_name} in {folder} is not the photo that was segmented: its SHA-256 "
            "differs.",
            "Name the folder of the original images with --images DIR.",
        )
    output.message(f"loading the model {choice.proposer} ...")
    segmenter = load(choice)
    _check_weights(recipe.run, segmenter.identities)
    _learned_again(recipe.run, options.learned, segmenter)
    request = SegmentationRequest(
        id="reproduce",
        image_id=recipe.file_name,
        queries=recipe.run.queries,
        mode=recipe.run.mode,
        settings=settings_from_json(recipe.run.settings),
        model=choice,
    )
    output.message(f"running it on {recipe.file_name} ...")
    try:
        result = look_at(segmenter, photo.pixels, request, ignore_progress)
    except (RuntimeError, MemoryError) as error:
        raise RunFailed(f"The rerun failed: {error}.", "Try --device cpu.") from error
    same = (segmenter.device, _plain(segmenter.dtype)) == (recipe.run.device, recipe.run.dtype)
    found = judge(recipe, _masks_of(result, recipe.text), same_device=same)
    _tell(output, recipe, found, result)
    return 1 if found.reproduced is False else 0


def _choice(recipe: Recipe, options: argparse.Namespace) -> ModelChoice:
    """Return the models and where they run; CarnnError when one is not here."""
    run = recipe.run
    proposer = options.model or run.model
    classifier = options.classifier or ("" if run.classifier == run.model else run.classifier)
    for name in filter(None, (proposer, classifier)):
        if name != NO_CLASSIFIER:
            _require(name)
    device = options.device or _stored_device(run)
    dtype = run.dtype if run.dtype in get_args(DtypeName) else "auto"
    return ModelChoice(
        proposer=proposer,
        classifier=classifier or None,
        sam=(options.sam or run.refiner) if run.refiner else "",
        device=device,
        dtype=cast("DtypeName", dtype),
    )


def _require(name: str) -> None:
    remedy = "Say where it lies with --model FOLDER (or --classifier FOLDER)."
    try:
        info = model_info(name)
    except CarnnError as error:
        raise CarnnError(f"The model of the annotation is absent: {name}.", remedy) from error
    if info.problem:
        raise CarnnError(f"The model {name} cannot be used: {info.problem}", remedy)
    if info.where is None and not info.ships:
        raise CarnnError(
            f"The model of the annotation is absent: {name} was not downloaded.",
            f"Download it first, or: {remedy}",
        )


def _stored_device(run: Run) -> DeviceName:
    from carnn_desktop.engine.device import available_devices

    return cast("DeviceName", run.device) if run.device in available_devices() else "auto"


def _check_weights(run: Run, identities: tuple[ModelIdentity, ...]) -> None:
    """Refuse other weights than those of the stored run."""
    wanted = {
        "proposer": run.model_sha256,
        "classifier": run.classifier_sha256,
        "refiner": run.refiner_sha256,
    }
    for identity in identities:
        for role, sha256 in wanted.items():
            both = identity.role == "both" and role != "refiner"
            drawn = identity.role == "masks" and role == "refiner"
            plays = identity.role == role or both or drawn
            if plays and sha256 and identity.sha256 != sha256:
                raise CarnnError(
                    f"The weights of {identity.id} are not those of the annotation's {role}: "
                    f"SHA-256 {identity.sha256[:12]}… here, {sha256[:12]}… there.",
                    "Say where the same model lies with --model FOLDER (or --classifier FOLDER).",
                )


def _masks_of(result: SegmentationResult, text: str) -> list[Mask]:
    return [
        masks.crop_mask(proposal.mask, *proposal.origin_xy)
        for proposal in result.proposals
        if proposal.name == text
    ]


def _learned_again(run: Run, learned: Path | None, segmenter: Segmenter) -> None:
    """Give the segmenter what the stored run had learned; CarnnError when it is not at hand."""
    if not run.examples:
        return
    photos = "1 photo" if run.example_photos == 1 else f"{run.example_photos} photos"
    if learned is None:
        raise CarnnError(
            f"The annotation was made with what {photos} taught (examples {run.examples[:12]}).",
            "Name the file of what was learned with --learned NAME.safetensors.",
        )
    found = use_file(learned, segmenter)
    if found.examples != run.examples:
        raise CarnnError(
            f"{learned} was learned from other examples ({found.examples[:12]}) than the "
            f"annotation's ({run.examples[:12]}).",
            "Learn from the same photos again.",
        )


def _plain(dtype: str) -> str:
    return dtype.removeprefix("torch.")


def _tell(output: Output, recipe: Recipe, found: Reproduction, result: SegmentationResult) -> None:
    verdict = {
        True: "reproduced",
        False: "not reproduced: the rerun gives another mask",
        None: "cannot be told: the annotation was edited",
    }[found.reproduced]
    output.result(
        f"annotation {recipe.annotation_id} (“{recipe.text}” in {recipe.file_name}): "
        f"IoU with the stored mask {found.iou:.4f}, compared with {found.which}"
    )
    if found.iou_apart != found.iou:
        output.result(f"IoU outside the image's other annotations {found.iou_apart:.4f}")
    run = recipe.run
    output.result(
        f"model {run.model} ({run.model_sha256[:12]}), {result.device} {_plain(result.dtype)}"
        f", stored run {run.device} {run.dtype}, {result.seconds:.1f} s"
    )
    output.results(found.explanations)
    output.result(verdict)
    output.data(_values(recipe, found, result))


def _values(recipe: Recipe, found: Reproduction, result: SegmentationResult) -> dict[str, Any]:
    return {
        "annotation": recipe.annotation_id,
        "image": recipe.file_name,
        "text": recipe.text,
        "iou": round(found.iou, 6),
        "iou_outside_others": round(found.iou_apart, 6),
        "compared_with": found.which,
        "reproduced": found.reproduced,
        "edit_iou": recipe.edit_iou,
        "round_trip_iou": recipe.round_trip_iou,
        "explanations": list(found.explanations),
        "model": recipe.run.model,
        "model_sha256": recipe.run.model_sha256,
        "device": result.device,
        "dtype": _plain(result.dtype),
        "stored_device": recipe.run.device,
        "stored_dtype": recipe.run.dtype,
    }
