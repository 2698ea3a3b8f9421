"""Compare labels with the truth, or one annotator with another, image by image."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pycocotools import mask as coco_mask

from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.texts import Told
from carnn_desktop.quality.agreement import agreement
from carnn_desktop.quality.boundary import boundary_f, tolerance_pixels
from carnn_desktop.quality.labels import (
    LabelImage,
    LabelObject,
    LabelSet,
    decoded_near,
)
from carnn_desktop.quality.matching import Matching, match_objects
from carnn_desktop.quality.pairing import Pairing, pair_images
from carnn_desktop.quality.precision import Precision, PrecisionCounter
from carnn_desktop.quality.results import (
    CategoryScore,
    Comparison,
    Confusion,
    ImageScore,
    mean,
    share,
)


def compare(
    labels: LabelSet, truth: LabelSet, *, on_progress: ProgressCallback = ignore_progress
) -> Comparison:
    """Compare two sets of labels; ``on_progress`` is called before every image, stage ``compare``.

    Crowds count as pixels of their category, but are no objects.
    """
    pairing = pair_images(labels.names, truth.names)
    comparer = Comparer(labels.categories, truth.categories)
    for done, (name, truth_name) in enumerate(pairing.pairs):
        on_progress(Progress("compare", done, len(pairing.pairs), text=name))
        comparer.add(labels.image(name), truth.image(truth_name))
    return comparer.result(labels.title, truth.title, pairing, on_progress=on_progress)


class Comparer:
    """A comparison in progress. Memory grows by a row an image and the run lengths of objects."""

    def __init__(self, labels: Sequence[str], truth: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        for name in (*truth, *labels):
            self._names.setdefault(text_key(name), name)
        truth_keys = {text_key(name) for name in truth}
        label_keys = {text_key(name) for name in labels}
        self._only = (label_keys - truth_keys, truth_keys - label_keys)
        # by (what the truth says, what the labels say), "" where one lacks the object
        self._objects: Counter[tuple[str, str]] = Counter()
        self._iou = 0.0
        self._iou_of: defaultdict[str, float] = defaultdict(float)
        self._both: Counter[str] = Counter()
        self._either: Counter[str] = Counter()
        self._boundaries: defaultdict[str, list[float]] = defaultdict(list)
        self._precision = PrecisionCounter(list(self._names))
        self._images: list[ImageScore] = []
        self._sizes: list[str] = []
        self._unknown = 0
        self._scored = False

    def add(self, labels: LabelImage | None, truth: LabelImage | None) -> ImageScore | None:
        """Add one image; None, and it is told in the notes, where the two do not fit together."""
        if labels is None or truth is None:
            self._unknown += 1
            return None
        if (labels.width, labels.height) != (truth.width, truth.height):
            self._sizes.append(labels.name)
            return None
        matching = match_objects(labels, truth)
        self._count_objects(matching)
        self._precision.add(labels, truth)
        self._scored |= any(item.score is not None for item in labels.objects)
        ious, boundaries = self._count_pixels(labels, truth)
        confused = sum(not match.same_category for match in matching.matches)
        score = ImageScore(
            name=labels.name,
            truth_name=truth.name,
            iou=1.0 if not ious else sum(ious) / len(ious),
            boundary_f=1.0 if not boundaries else sum(boundaries) / len(boundaries),
            matched=len(matching.matches) - confused,
            missed=len(matching.missed),
            extra=len(matching.extra),
            confused=confused,
        )
        self._images.append(score)
        return score

    def result(
        self,
        labels_title: str,
        truth_title: str,
        pairing: Pairing,
        *,
        on_progress: ProgressCallback = ignore_progress,
    ) -> Comparison:
        """Return what was found, the worst images first."""
        overall, precision = self._precision.result(on_progress=on_progress)
        categories = [
            self._category(key, name, precision.get(key, Precision()))
            for key, name in self._names.items()
        ]
        return Comparison(
            labels_title=labels_title,
            truth_title=truth_title,
            images=tuple(sorted(self._images, key=_badness)),
            categories=tuple(categories),
            confusion=self._confusion(),
            agreement=agreement(self._objects, self._iou),
            miou=mean([c.iou for c in categories if c.iou is not None]),
            boundary_f=mean([c.boundary_f for c in categories if c.boundary_f is not None]),
            ap=overall.ap,
            ap50=overall.ap50,
            ap75=overall.ap75,
            scored=self._scored,
            only_labels=pairing.only_labels,
            only_truth=pairing.only_truth,
            notes=tuple(self._notes()),
        )

    # ----------------------------------------------------------------------------------------------

    def _category(self, key: str, name: str, precision: Precision) -> CategoryScore:
        truth = sum(count for (said, _), count in self._objects.items() if said == key)
        labels = sum(count for (_, said), count in self._objects.items() if said == key)
        matched = self._objects[key, key]
        return CategoryScore(
            name=name,
            images=len(self._boundaries[key]),
            truth=truth,
            labels=labels,
            matched=matched,
            missed=truth - matched,
            extra=labels - matched,
            iou=share(self._both[key], self._either[key]),
            boundary_f=mean(self._boundaries[key]),
            ap=precision.ap,
            ap50=precision.ap50,
            quality=share(self._iou_of[key], (truth + labels) / 2),
        )

    def _count_objects(self, matching: Matching) -> None:
        for match in matching.matches:
            self._objects[self._key(match.truth), self._key(match.label)] += 1
            self._iou += match.iou
            if match.same_category:
                self._iou_of[match.truth.key] += match.iou
        for item in matching.missed:
            self._objects[self._key(item), ""] += 1
        for item in matching.extra:
            self._objects["", self._key(item)] += 1

    def _count_pixels(
        self, labels: LabelImage, truth: LabelImage
    ) -> tuple[list[float], list[float]]:
        """Count pixels and boundaries of each category; return its IoU and F-score here."""
        tolerance = tolerance_pixels(truth.width, truth.height)
        ours, theirs = labels.by_category(), truth.by_category()
        ious, boundaries = [], []
        for key in dict.fromkeys((*theirs, *ours)):
            mine, other = labels.united(ours.get(key, ())), truth.united(theirs.get(key, ()))
            areas = coco_mask.area([mine, other, coco_mask.merge([mine, other], intersect=True)])
            area, area_of_truth, both = (int(value) for value in areas)
            either = area + area_of_truth - both
            if not area or not area_of_truth:
                f_score = 0.0
            elif both == either:
                f_score = 1.0
            else:
                crops = decoded_near(mine, other, tolerance + 1)
                f_score = boundary_f(*crops, tolerance=tolerance)
            self._both[key] += both
            self._either[key] += either
            self._boundaries[key].append(f_score)
            ious.append(both / either)
            boundaries.append(f_score)
        return ious, boundaries

    def _key(self, item: LabelObject) -> str:
        """Return the key of an object's category, also of one that was not announced."""
        self._names.setdefault(item.key, item.category)
        return item.key

    def _confusion(self) -> Confusion:
        used = {key for pair in self._objects for key in pair if key}
        keys = [key for key in self._names if key in used]
        rows = [tuple(self._objects[row, column] for column in (*keys, "")) for row in (*keys, "")]
        return Confusion(names=tuple(self._names[key] for key in keys), counts=tuple(rows))

    def _notes(self) -> list[str]:
        notes: list[str] = []
        labels, truth = (", ".join(sorted(self._names[key] for key in keys)) for keys in self._only)
        if labels:
            notes.append(Told("Concepts that only the labels have: {names}.", names=labels))
        if truth:
            notes.append(Told("Concepts that only the truth have: {names}.", names=truth))
        if self._sizes:
            notes.append(
                Told(
                    "{count} images have another size in the two and were left out, first "
                    "{name}: turn them upright in both.",
                    count=len(self._sizes),
                    name=self._sizes[0],
                )
            )
        if self._unknown:
            notes.append(
                Told(
                    "{count} images were left out: a file does not say their size. Name "
                    "the folder of the images.",
                    count=self._unknown,
                )
            )
        if not self._scored:
            notes.append(Told("The labels carry no scores: AP takes all of them as equally sure."))
        return notes


def _badness(image: ImageScore) -> tuple[float, int, str]:
    """Order from the worst image to the best."""
    return (image.iou, -(image.missed + image.extra + image.confused), image.name)
