"""``learn``, and what ``segment`` learns before it starts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from carnn_desktop.commands.console.files import require_replaceable
from carnn_desktop.commands.console.output import Output
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice, SegmentationSettings, TextQuery
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.project.project import Project
from carnn_desktop.runs.examples import ExamplePhotos, examples_of_coco, examples_of_project
from carnn_desktop.runs.store import RunStore
from carnn_desktop.runs.teaching import told

if TYPE_CHECKING:
    from carnn_desktop.commands.segmenting.options import SegmentOptions
    from carnn_desktop.engine.instances.shown import ShownState
    from carnn_desktop.engine.learning.state import LearnedState


_PROJECT_SUFFIX = ".carnn"


def classes_to_learn(learn_from: Path | None, learned: Path | None) -> tuple[str, ...]:
    """Return the classes that are looked for when no words are given."""
    if learn_from is not None:
        categories = CocoFile(learn_from).categories
        return tuple(dict.fromkeys(category.name for category in categories))
    if learned is not None:
        from carnn_desktop.engine.learned_files import load_learned

        return load_learned(learned).names
    return ()


def teach(
    options: SegmentOptions, segmenter: Segmenter, store: RunStore, output: Output
) -> tuple[str, ...]:
    """Let the segmenter learn what the command names, or the project has; return what to tell.

    The plan of the store gets the hash of the examples. Raises CarnnError when nothing can be
    learned that was asked for.
    """
    if options.words_only:
        return ()
    plan = store.plan
    if plan.mode == "phrases":
        return _unheard(options, output)
    if options.learned is not None:
        state: LearnedState | ShownState | None = use_file(options.learned, segmenter)
        notes: tuple[str, ...] = ()
    else:
        photos = (
            _of_project(store, segmenter)
            if options.learn_from is None
            else examples_of_coco(options.learn_from, options.learn_images)
        )
        if photos is None or not photos.count:
            return ()
        state = _learn(photos, segmenter, plan.settings, plan.queries, output)
        notes = tuple(dict.fromkeys(photos.notes))
    if state is not None:
        store.plan = replace(plan, examples=state.examples)
        notes = (*notes, _summary(state))
    for note in notes:
        output.message(note)
    return notes


def _unheard(options: SegmentOptions, output: Output) -> tuple[str, ...]:
    """Return what to tell of examples that were named for phrases."""
    if options.learn_from is None and options.learned is None:
        return ()
    note = "Phrases are looked for by words alone: the examples take no part."
    output.message(note)
    return (note,)


def _of_project(store: RunStore, segmenter: Segmenter) -> ExamplePhotos | None:
    """Return what the project teaches; None, and no torch, where there is nothing to be taught."""
    photos = store.examples()
    if photos is None or not photos.count:
        return None
    from carnn_desktop.engine.teachers import can_learn

    return photos if can_learn(segmenter) else None


def teach_elsewhere(options: SegmentOptions, store: RunStore, output: Output) -> tuple[str, ...]:
    """Tell the plan what other processes have learned; return what to tell."""
    notes: tuple[str, ...] = ()
    if options.words_only:
        return notes
    if store.plan.mode == "phrases":
        return _unheard(options, output)
    if options.learned is not None:
        from carnn_desktop.engine.learned_files import load_learned

        state = load_learned(options.learned)
        store.plan = replace(store.plan, examples=state.examples)
        notes = (_summary(state),)
    elif (photos := store.examples()) is not None and photos.count:
        where = "--devices" if options.ray is None else "--ray"
        notes = (
            f"With {where} the project's reviewed photos are not learned from: "
            "'learn' writes a file for --learned.",
        )
    for note in notes:
        output.message(note)
    return notes


def run_learn(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``learn``; return 0. CarnnError for wrong use and when nothing can be learned."""
    out: Path = arguments.out
    if out.suffix != ".safetensors":
        raise CarnnError(f"--out {out} does not end in .safetensors.", "Name such a file.")
    require_replaceable(out)
    if out.exists() and not arguments.force:
        raise CarnnError(f"{out} exists already.", "Add --force to replace it.")
    from carnn_desktop.engine.learned_files import save_learned
    from carnn_desktop.engine.loading import load_model
    from carnn_desktop.engine.presets import default_preset, get_preset

    with _photos_of(arguments.file, arguments.images) as photos:
        output.message(f"loading the model {arguments.model} ...")
        segmenter = load_model(ModelChoice(proposer=arguments.model, device=arguments.device))
        settings = get_preset(default_preset(arguments.model, "concepts"))
        queries = tuple(TextQuery(name) for name in photos.names)
        state = _learn(photos, segmenter, settings, queries, output)
    if state is None:
        raise CarnnError(
            f"{arguments.file} shows of no category both what it is and what it is not.",
            "Annotate more photos.",
        )
    save_learned(state, out)
    for note in photos.notes:
        output.message(note)
    output.result(f"{out}: {_summary(state)}")
    output.data(
        {
            "out": out,
            "photos": state.photos,
            "examples": state.examples,
            "model_sha256": state.model_sha256,
            "classes": [
                {
                    "name": one.name,
                    "photos": one.photos,
                    "iou_words": one.iou_words,
                    "iou_examples": one.iou_examples,
                    "iou": one.iou,
                }
                for one in told(state).categories
            ],
            "notes": photos.notes,
        }
    )
    return 0


@contextmanager
def _photos_of(file: Path, images: Path | None) -> Iterator[ExamplePhotos]:
    """Give the examples of a COCO file, or of a project's reviewed photos while it is open."""
    if file.suffix.casefold() != _PROJECT_SUFFIX:
        yield examples_of_coco(file, images)
        return
    with Project.open(file, folder_if_gone=images) as project:
        photos = examples_of_project(project)
        if not photos.count:
            raise CarnnError(f"{file} has no reviewed photos.", "Mark photos as done first.")
        yield photos


def use_file(path: Path, segmenter: Segmenter) -> LearnedState | ShownState:
    """Let the segmenter use a learned file. Raises CarnnError when it does not fit."""
    from carnn_desktop.engine.learned_files import use_learned

    return use_learned(path, segmenter)


def _learn(
    photos: ExamplePhotos,
    segmenter: Segmenter,
    settings: SegmentationSettings,
    queries: Sequence[TextQuery],
    output: Output,
) -> LearnedState | ShownState | None:
    from carnn_desktop.engine.learning.store import default_store_folder
    from carnn_desktop.engine.teachers import teacher_of

    output.message(f"learning from {photos.count} photos ...")
    teacher = teacher_of(segmenter, settings, photos.read, folder=default_store_folder())
    if teacher is None:
        raise CarnnError("This segmenter cannot learn.", "Use --words-only.")
    state = teacher.learn(photos.examples(), queries=queries)
    photos.note(teacher.left_out)
    return state


def _summary(state: LearnedState | ShownState) -> str:
    photos = "1 photo" if state.photos == 1 else f"{state.photos} photos"
    names = ", ".join(state.names)
    return f"Learned {names} from {photos} (examples {state.examples[:12]})."
