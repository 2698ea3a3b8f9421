"""``compare``: how good labels are beside the truth, or how far two annotators agree."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from pycocotools import mask as coco_mask

from carnn_desktop.annotations.masks import from_rle
from carnn_desktop.annotations.model import AnnotationState
from carnn_desktop.commands.console.files import require_file, require_folder
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.console.text_table import percent, table_lines
from carnn_desktop.commands.segmenting.overlays import Layer, write_overlay
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.photos.images import UnreadableImage, image_size, read_image
from carnn_desktop.project.project import Project
from carnn_desktop.quality.coco_labels import SizeOfName, coco_labels
from carnn_desktop.quality.compare import compare
from carnn_desktop.quality.labels import LabelImage, LabelSet
from carnn_desktop.quality.project_labels import project_labels
from carnn_desktop.quality.result_lists import is_result_list, write_as_coco
from carnn_desktop.quality.results import Comparison, ImageScore

_BOTH, _LABELS, _TRUTH = "#1b9e4b", "#e8590c", "#3b6fe0"
_SHOWN_NAMES = 3


def run_compare(options: argparse.Namespace, output: Output) -> int:
    """Compare and tell; return 0. CarnnError for wrong use."""
    if options.worst < 0:
        raise CarnnError("--worst must not be negative.", "Give a number of images.")
    require_folder(options.images, "Give the folder of the images.")
    with _opened(options.labels, options) as labels, _opened(options.truth, options) as truth:
        comparison = compare(labels, truth, on_progress=_teller(output))
        if not comparison.images:
            raise CarnnError(
                f"{labels.title} and {truth.title} have no image in common that can be compared.",
                "Images are recognised by their path or file name, and must have the same size.",
            )
        pictures = _overlays(options, comparison, labels, truth, output)
    output.results(comparison_lines(comparison, options.worst))
    if pictures:
        output.result(f"overlays: {options.overlays} ({len(pictures)} pictures)")
    values = comparison_values(comparison, options.worst)
    output.data({**values, "overlays": pictures})
    return 0


def comparison_lines(found: Comparison, worst: int) -> list[str]:
    """Return the comparison for people. Shares are in percent."""
    lines = [
        f"{found.labels_title} compared with {found.truth_title}: {len(found.images)} images that "
        "both have",
        *_one_sided(found),
        f"mIoU {percent(found.miou)}, boundary F {percent(found.boundary_f)}, "
        f"AP {percent(found.ap)}, AP50 {percent(found.ap50)}, AP75 {percent(found.ap75)}",
        "",
    ]
    used = [category for category in found.categories if category.truth or category.labels]
    lines += table_lines(
        ("concept", "images", "truth", "labels", "missed", "extra", "IoU", "F", "AP", "AP50", "PQ"),
        [
            (
                category.name,
                *map(str, (category.images, category.truth, category.labels)),
                *map(str, (category.missed, category.extra)),
                *map(percent, (category.iou, category.boundary_f, category.ap, category.ap50)),
                percent(category.quality),
            )
            for category in used
        ],
    )
    lines += ["", *_agreement_lines(found), *_confusion_lines(found)]
    if worst and found.images:
        shown = found.images[:worst]
        lines += ["", f"worst {len(shown)} of {len(found.images)} images", *_image_table(shown)]
    lines += ["", *found.notes]
    while not lines[-1]:
        lines.pop()
    return lines


def comparison_values(found: Comparison, worst: int) -> dict[str, Any]:
    """Return the comparison as JSON values; shares are 0..1."""
    values = asdict(found)
    values["concepts"] = values.pop("categories")
    values["agreement"]["same_concept"] = values["agreement"].pop("same_category")
    values["worst"] = values.pop("images")[:worst]
    values["images"] = len(found.images)
    values["labels"] = values.pop("labels_title")
    values["truth"] = values.pop("truth_title")
    values["matching"] = "greedy, IoU >= 0.5, pairs of the same concept first"
    return values


def _agreement_lines(found: Comparison) -> list[str]:
    agreement = found.agreement
    kappa = "–" if agreement.kappa is None else f"{agreement.kappa:.3f}"
    return [
        f"agreement: {agreement.pairs} objects in both "
        f"({agreement.first_objects} in the labels, {agreement.second_objects} in the truth), "
        f"mean IoU of these {percent(agreement.mean_iou)}, same concept "
        f"{percent(agreement.same_category)}, kappa {kappa}, PQ {percent(agreement.quality)}",
        "objects are matched greedily at IoU 0.5, pairs of the same concept first",
    ]


def _confusion_lines(found: Comparison) -> list[str]:
    """Return the confusions between categories, the most frequent first."""
    names, counts = found.confusion.names, found.confusion.counts
    wrong = [
        (counts[row][column], names[row], names[column])
        for row in range(len(names))
        for column in range(len(names))
        if row != column and counts[row][column]
    ]
    if not wrong:
        return []
    rows = [(name, other, str(count)) for count, name, other in sorted(wrong, reverse=True)[:10]]
    return ["", *table_lines(("truth", "labelled as", "objects"), rows)]


def _image_table(images: Sequence[ImageScore]) -> list[str]:
    rows = [
        (
            image.name,
            *map(percent, (image.iou, image.boundary_f)),
            *map(str, (image.matched, image.missed, image.extra, image.confused)),
        )
        for image in images
    ]
    head = ("image", "IoU", "F", "matched", "missed", "extra", "confused")
    return table_lines(head, rows)


def _one_sided(found: Comparison) -> list[str]:
    lines = []
    for names, title in (
        (found.only_labels, found.labels_title),
        (found.only_truth, found.truth_title),
    ):
        if names:
            named = ", ".join(names[:_SHOWN_NAMES]) + (", ..." if len(names) > _SHOWN_NAMES else "")
            lines.append(f"{len(names)} images only in {title}, not compared: {named}")
    return lines


def _teller(output: Output) -> ProgressCallback:
    """Return a progress callback that says the beginning of each stage, and where a long one is."""
    stage = ""

    def on_progress(progress: Progress) -> None:
        nonlocal stage
        if progress.stage != stage:
            stage = progress.stage
            output.message(f"{stage} ...")
        elif progress.total >= 1000 and progress.done and progress.done % 1000 == 0:
            output.message(f"{stage}: {progress.done} of {progress.total}")

    return on_progress


@contextmanager
def _opened(path: Path, options: argparse.Namespace) -> Iterator[LabelSet]:
    """Open a COCO file or a project as labels."""
    require_file(path, "Give a COCO JSON file or a project file.")
    if path.suffix.casefold() == ".carnn":
        states: tuple[AnnotationState, ...] = ("accepted",)
        with Project.open_to_read(path) as project:
            yield project_labels(
                project, states=(*states, "proposed") if options.proposals else states
            )
        return
    if path != options.labels or not is_result_list(path):
        yield coco_labels(path, size_of=_sizes(options.images))
        return
    if options.truth.suffix.casefold() == ".carnn":
        raise CarnnError(
            f"{path.name} is a list of results, which names images by number only.",
            "Compare it with the COCO file whose numbers it uses.",
        )
    with TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        write_as_coco(path, options.truth, whole)
        yield coco_labels(whole, size_of=_sizes(options.images))


def _sizes(folder: Path | None) -> SizeOfName | None:
    if folder is None:
        return None

    def size_of(name: str) -> tuple[int, int] | None:
        path = found_image(folder, name)
        try:
            (width, height), orientation = image_size(path)
        except UnreadableImage:
            return None
        return (height, width) if orientation >= 5 else (width, height)

    return size_of


def found_image(folder: Path, name: str) -> Path:
    """Return where an image lies: at its path in the folder, else at its file name there."""
    path = folder / PurePosixPath(name.replace("\\", "/"))
    return path if path.is_file() else folder / path.name


# Pictures -----------------------------------------------------------------------------------------


def _overlays(
    options: argparse.Namespace,
    found: Comparison,
    labels: LabelSet,
    truth: LabelSet,
    output: Output,
) -> list[Path]:
    """Draw the worst images: what both have, what only one has."""
    if options.overlays is None:
        return []
    folder = options.images or options.truth.parent
    written = []
    for score in found.images[: options.worst]:
        mine, other = labels.image(score.name), truth.image(score.truth_name)
        path = found_image(folder, score.truth_name)
        try:
            pixels = read_image(path).pixels
        except UnreadableImage as error:
            output.message(f"no overlay: {error.reason}")
            continue
        if mine is None or other is None or pixels.shape[:2] != (other.height, other.width):
            output.message(f"no overlay of {score.name}: the photo has another size")
            continue
        name = PurePosixPath(score.truth_name.replace("\\", "/"))
        inside = str(name) if not name.is_absolute() and ".." not in name.parts else name.name
        written.append(write_overlay(options.overlays, inside, pixels, _layers(mine, other)))
    return written


def _layers(labels: LabelImage, truth: LabelImage) -> list[Layer]:
    """Return the pixels of all categories as agreed, only in the labels, only in the truth."""
    ours, theirs = labels.by_category(), truth.by_category()
    agreed, extra, missed = [], [], []
    for key in dict.fromkeys((*theirs, *ours)):
        mine, other = labels.united(ours.get(key, ())), truth.united(theirs.get(key, ()))
        both = coco_mask.merge([mine, other], intersect=True)
        agreed.append(both)
        extra.append(_without(mine, both))
        missed.append(_without(other, both))
    layers: list[Layer] = []
    for rles, color, text in (
        (agreed, _BOTH, "in both"),
        (extra, _LABELS, "only in the labels"),
        (missed, _TRUTH, "only in the truth"),
    ):
        mask = from_rle(coco_mask.merge(rles)) if rles else None
        if mask is not None and mask.area:
            layers.append((text, color, mask))
    return layers


def _without(rle: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    import numpy as np

    rest = np.asfortranarray(coco_mask.decode(rle) & (1 - coco_mask.decode(taken)))
    encoded: dict[str, Any] = coco_mask.encode(rest)
    return encoded
