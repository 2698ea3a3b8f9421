"""What ``segment`` was asked for, and every check that needs no weights.

Whatever is wrong with the request is said here, before minutes of work and before anything is
written.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from carnn_desktop.commands.console.files import require_replaceable
from carnn_desktop.commands.console.objects import object_kind
from carnn_desktop.commands.segmenting.learning import classes_to_learn
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import ParsedQueries, parse_query_lines
from carnn_desktop.contracts.requests import (
    NO_CLASSIFIER,
    DeviceName,
    DtypeName,
    Instances,
    ModelChoice,
    Proposals,
    Refinement,
    TextQuery,
    Tiles,
)
from carnn_desktop.engine.user_presets import PresetCatalog
from carnn_desktop.engine.weights.models import family_for, model_info
from carnn_desktop.formats.export.options import ObjectKind
from carnn_desktop.photos.images import UnreadableImage, read_image
from carnn_desktop.photos.listing import Skipped, SkippedFolders, list_images
from carnn_desktop.regular_files import IrregularFile, TooLong, read_regular, real_path
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.requests import RunRequest

_MAX_CATEGORIES_BYTES = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentOptions:
    """The arguments of ``segment``; at most one of categories, categories_file and phrases is set.

    proposals : how a CLIP model finds a text; instances : whether those of a text stay apart;
        None = as the preset says
    refine : what redraws the masks, None = as the preset says; sam : folder or id of the Segment
        Anything model that does it, None = the first installed one
    objects : what becomes one annotation, None = parts, or concept with ``semantic``
    min_area : smallest connected part that becomes an annotation, pixels; None = the default
    devices : of the processes that share the work, None = this process; threads : of torch in each
    ray : address of the Ray cluster that shares it, "auto" = see ``RayPool``
    shard : K/N, the K-th of N parts of the photos; None = all
    tiles : whether photos are looked at in tiles as well; tile_size : their side, pixels; None = as
        the preset says
    crop : X,Y,W,H, the only part of each photo that is looked at, None = all
    watch : go on with photos as they arrive, for ``watch_minutes`` (None = until Ctrl+C), looking
        every ``watch_seconds``
    """

    folder: Path
    categories: str | None = None
    categories_file: Path | None = None
    phrases: tuple[str, ...] = ()
    model: str = "embedded"
    classifier: str | None = None
    preset: str | None = None
    overrides: tuple[str, ...] = ()
    device: DeviceName = "auto"
    dtype: DtypeName = "auto"
    proposals: Proposals | None = None
    instances: Instances | None = None
    refine: Refinement | None = None
    sam: str | None = None
    recursive: bool = False
    out: Path | None = None
    overlays: Path | None = None
    trace: Path | None = None
    project: Path | None = None
    force: bool = False
    keep_forced: bool = False
    semantic: bool = False
    objects: ObjectKind | None = None
    min_area: int | None = None
    allow_overlap: bool = False
    learn_from: Path | None = None
    learn_images: Path | None = None
    learned: Path | None = None
    words_only: bool = False
    devices: str | None = None
    ray: str | None = None
    threads: int | None = None
    shard: str | None = None
    tiles: Tiles | None = None
    tile_size: int | None = None
    crop: str | None = None
    watch: bool = False
    watch_minutes: float | None = None
    watch_seconds: float = 2.0


_SAME_NAMES = tuple(name for name in SegmentOptions.__slots__ if name != "phrases")


def options_from_arguments(arguments: argparse.Namespace) -> SegmentOptions:
    """Return the parsed command line as a value."""
    values: dict[str, Any] = {name: getattr(arguments, name) for name in _SAME_NAMES}
    values["phrases"] = tuple(arguments.phrase or ())
    values["refine"] = arguments.refine and arguments.refine.replace("-", "_")
    values["overrides"] = tuple(arguments.overrides)
    return SegmentOptions(**values)


def make_plan(options: SegmentOptions) -> tuple[RunPlan, tuple[str, ...]]:
    """Check the whole request; return the plan and the photos, relative to the folder.

    Raises CarnnError with the first thing that is wrong.
    """
    request = RunRequest(
        text=options.categories or "",
        phrases=options.phrases,
        mode="phrases" if options.phrases else "concepts",
        preset=options.preset or _preset_of(options),
        overrides=_overrides(options),
        refinement=options.refine or "",
        sam=options.sam or "",
    )
    parsed = _parsed(options)
    plan = plan_run(request, _model(options), PresetCatalog(), parsed=parsed)
    if options.sam not in (None, "off") and not plan.model.sam:
        raise CarnnError(
            "--sam names a model that nothing would use.",
            "Add --refine sam-auto or --refine sam-prompts.",
        )
    if options.min_area is not None and options.min_area < 0:
        raise CarnnError("--min-area must not be negative.", "Give an area in pixels.")
    object_kind(options.objects, semantic=options.semantic)
    _check_folder(options.folder)
    _check_outputs(options)
    skipped = SkippedFolders()
    photos = () if options.watch else _images(options, skipped)
    notes = (*plan.notes, *skipped.notes())
    return replace(plan, keep_maps=options.trace is not None, notes=notes), photos


def _parsed(options: SegmentOptions) -> ParsedQueries | None:
    """Return the categories of a file; without any words, the classes that are learned."""
    if options.categories_file is not None:
        return _categories_of(options.categories_file)
    if options.learn_images is not None and options.learn_from is None:
        raise CarnnError("--learn-images needs --learn-from.", "Name the COCO file as well.")
    if options.categories is not None or options.phrases:
        return None
    names = classes_to_learn(options.learn_from, options.learned)
    if not names:
        raise CarnnError(
            "There is nothing to look for: one of --concepts, --concepts-file, --phrase is needed.",
            "See 'segment --help'.",
        )
    return ParsedQueries(tuple(TextQuery(name) for name in names))


def _categories_of(file: Path) -> ParsedQueries:
    try:
        text = read_regular(file, _MAX_CATEGORIES_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CarnnError(
            f"The concepts file {file} cannot be read: {_why(error)}.",
            "Give a UTF-8 text file with one concept a line.",
        ) from error
    return parse_query_lines(text)


def _preset_of(options: SegmentOptions) -> str:
    """Return the preset that goes with the options, "" = the model's own."""
    if options.proposals != "dense" or family_for(options.model).kind != "clip":
        return ""
    return "clip-dense-phrases" if options.phrases else "clip-dense"


def _overrides(options: SegmentOptions) -> dict[str, str]:
    """Return the changed settings as JSON texts."""
    named = {
        "proposals": options.proposals,
        "instances": options.instances,
        "tiles": options.tiles,
        "tile_size": options.tile_size,
        "crop": None if options.crop is None else _crop(options.crop),
    }
    chosen = {name: json.dumps(value) for name, value in named.items() if value is not None}
    draws_things = family_for(options.model).load_instances is not None
    if options.instances is not None and not draws_things:
        raise CarnnError(
            f"--instances: {options.model} gives no instances.",
            "Choose a model that does, such as SAM 3, Grounding DINO or OWLv2.",
        )
    if options.instances == "merge" and options.phrases:
        raise CarnnError(
            "--instances merge: what fits a phrase is ranked, each thing by itself.",
            "Leave it out, or look for a concept.",
        )
    if options.proposals is not None and draws_things:
        raise CarnnError(
            f"--proposals: {options.model} draws things itself, it has no maps to choose.",
            "Leave it out, or choose a CLIP model.",
        )
    return chosen | dict(map(_override, options.overrides))


def _crop(text: str) -> list[int]:
    """Return the numbers of X,Y,W,H; what they may be is the setting's matter."""
    try:
        return [int(part) for part in text.split(",")]
    except ValueError:
        raise CarnnError(
            f"--crop {text} is not X,Y,W,H in whole pixels.",
            "Write for example --crop 0,0,640,480.",
        ) from None


def _override(item: str) -> tuple[str, str]:
    field, equals, value = item.partition("=")
    if not equals:
        raise CarnnError(f"--set {item} has no '='.", "Write it as --set FIELD=JSON.")
    return field.strip(), value


def _model(options: SegmentOptions) -> ModelChoice:
    named = (options.model, options.classifier or options.model)
    for name in dict.fromkeys(name for name in named if name != NO_CLASSIFIER):
        model = model_info(name)
        if model.problem:
            raise CarnnError(f"The model cannot be used: {model.problem}", model.remedy)
    return ModelChoice(
        proposer=options.model,
        classifier=options.classifier,
        device=options.device,
        dtype=options.dtype,
    )


def _check_folder(folder: Path) -> None:
    if not folder.exists():
        raise CarnnError(f"The folder {folder} does not exist.", "Give a folder of images.")
    if not folder.is_dir():
        raise CarnnError(f"{folder} is not a folder.", "Give the folder that holds the images.")


def _images(options: SegmentOptions, skipped: SkippedFolders) -> tuple[str, ...]:
    """List the images and make sure that there is at least one to work on."""
    folder = options.folder
    listed = photos_in(
        folder, recursive=options.recursive, overlays=options.overlays, skipped=skipped.add
    )
    if not listed:
        deeper = "" if options.recursive else " or add --recursive to look into sub-folders"
        raise CarnnError(f"There is no image in {folder}.", f"Give another folder{deeper}.")
    reason = ""
    for path in listed:
        try:
            read_image(folder / path)
        except UnreadableImage as error:
            reason = reason or error.reason
        else:
            return tuple(listed)
    raise CarnnError(
        f"None of the {len(listed)} image files in {folder} can be read ({reason})",
        "Give a folder with at least one readable image.",
    )


def photos_in(
    folder: Path,
    *,
    recursive: bool,
    overlays: Path | None,
    skipped: Skipped = lambda _name, _reason: None,
) -> list[str]:
    """Return the photos of a folder, without what a run draws into a folder below it."""
    found = list_images(folder, recursive=recursive, skipped=skipped)
    if overlays is None or not real_path(overlays).is_relative_to(real_path(folder)):
        return found
    drawn = f"{real_path(overlays).relative_to(real_path(folder)).as_posix()}/"
    return [path for path in found if not path.startswith(drawn)]


def _check_outputs(options: SegmentOptions) -> None:
    if options.out is not None:
        if options.out.is_dir():
            raise CarnnError(f"--out {options.out} is a folder.", "Give the name of a JSON file.")
        require_replaceable(options.out)
        if options.out.exists() and not options.force:
            raise CarnnError(
                f"{options.out} exists already.", "Add --force to replace it, or name another file."
            )
        _check_writable(options.out.parent, f"--out {options.out}")
    for name, folder in (("--overlays", options.overlays), ("--trace", options.trace)):
        if folder is None:
            continue
        if os.path.lexists(folder) and not folder.is_dir():
            raise CarnnError(f"{name} {folder} is not a folder.", "Name a folder.")
        _check_writable(folder, f"{name} {folder}")
    overlays = options.overlays
    if overlays is not None and real_path(overlays) == real_path(options.folder):
        raise CarnnError(
            "--overlays is the folder of the images itself.",
            "Name another folder, so that overlays are not taken for photos.",
        )
    if options.project is not None:
        if options.project.is_dir():
            raise CarnnError(
                f"--project {options.project} is a folder.", "Name a file, e.g. photos.carnn."
            )
        _check_writable(options.project.parent, f"--project {options.project}")


def _check_writable(folder: Path, what: str) -> None:
    """Try to write into ``folder``, or into the nearest folder above it that exists."""
    existing = folder.absolute()
    while not existing.exists():
        existing = existing.parent
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        raise CarnnError(
            f"{what} cannot be written: {_why(error)}.", "Choose a place where you may write."
        ) from error


def _why(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, (IrregularFile, TooLong)):
        return str(error.strerror)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
