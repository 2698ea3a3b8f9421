"""Compare labels with the truth, or one annotator with another, image by image."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pycocotools import mask as coco_mask

from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.quality.agreement import AgreementCounter
from carnn_desktop.quality.boundary import boundary_f, tolerance_pixels
from carnn_desktop.quality.labels import (
    LabelImage,
    LabelObject,
    LabelSet,
    concept_key,
    decoded_near,
)
from carnn_desktop.quality.matching import Matching, match_objects
from carnn_desktop.quality.pairing import Pairing, pair_images
from carnn_desktop.quality.precision import PrecisionCounter
from carnn_desktop.quality.results import (
    Comparison,
    ConceptScore,
    Confusion,
    ImageScore,
    mean,
    share,
)


def compare(
    labels: LabelSet, truth: LabelSet, *, checkpoint: Checkpoint = no_checkpoint
) -> Comparison:
    """Compare two sets of labels; ``checkpoint`` is called before every image, stage ``compare``.

    Crowds count as pixels of their concept, but are no objects.
    """
    pairing = pair_images(labels.names, truth.names)
    comparer = Comparer(labels.concepts, truth.concepts)
    for done, (name, truth_name) in enumerate(pairing.pairs):
        checkpoint(Progress("compare", done, len(pairing.pairs), text=name))
        comparer.add(labels.image(name), truth.image(truth_name))
    return comparer.result(labels.title, truth.title, pairing, checkpoint=checkpoint)


class _ConceptCounts:
    """Sums of one concept over images."""

    def __init__(self) -> None:
        self.images = self.truth = self.labels = 0
        self.matched = self.missed = self.extra = 0
        self.both = self.either = 0
        self.matched_iou = 0.0
        self.boundaries: list[float] = []


class Comparer:
    """A comparison in progress. Memory grows by a row an image and the run lengths of objects."""

    def __init__(self, labels: Sequence[str], truth: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        for name in (*truth, *labels):
            self._names.setdefault(concept_key(name), name)
        truth_keys = {concept_key(name) for name in truth}
        label_keys = {concept_key(name) for name in labels}
        self._only = (label_keys - truth_keys, truth_keys - label_keys)
        self._counts = {key: _ConceptCounts() for key in self._names}
        self._confused: Counter[tuple[str, str]] = Counter()
        self._agreement = AgreementCounter()
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
        self._agreement.add(matching)
        self._precision.add(labels, truth)
        self._scored |= any(item.score is not None for item in labels.objects)
        ious, boundaries = self._count_pixels(labels, truth)
        confused = sum(not match.same_concept for match in matching.matches)
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
        checkpoint: Checkpoint = no_checkpoint,
    ) -> Comparison:
        """Return what was found, the worst images first."""
        precision = self._precision.result(checkpoint=checkpoint)
        concepts = []
        for key, name in self._names.items():
            counts, ap = self._counts[key], precision.concepts[key]
            whole = counts.matched + (counts.missed + counts.extra) / 2
            concepts.append(
                ConceptScore(
                    name=name,
                    images=counts.images,
                    truth=counts.truth,
                    labels=counts.labels,
                    matched=counts.matched,
                    missed=counts.missed,
                    extra=counts.extra,
                    iou=share(counts.both, counts.either),
                    boundary_f=mean(counts.boundaries),
                    ap=ap.ap,
                    ap50=ap.ap50,
                    quality=share(counts.matched_iou, whole),
                )
            )
        return Comparison(
            labels_title=labels_title,
            truth_title=truth_title,
            images=tuple(sorted(self._images, key=_badness)),
            concepts=tuple(concepts),
            confusion=self._confusion(),
            agreement=self._agreement.result(),
            miou=mean([c.iou for c in concepts if c.iou is not None]),
            boundary_f=mean([c.boundary_f for c in concepts if c.boundary_f is not None]),
            ap=precision.overall.ap,
            ap50=precision.overall.ap50,
            ap75=precision.overall.ap75,
            scored=self._scored,
            only_labels=pairing.only_labels,
            only_truth=pairing.only_truth,
            notes=tuple(self._notes()),
        )

    # ----------------------------------------------------------------------------------------------

    def _count_objects(self, matching: Matching) -> None:
        for match in matching.matches:
            ours, theirs = self._of(match.label), self._of(match.truth)
            ours.labels += 1
            theirs.truth += 1
            if match.same_concept:
                ours.matched += 1
                ours.matched_iou += match.iou
            else:  # as a miss of the one and an extra of the other
                ours.extra += 1
                theirs.missed += 1
            self._confused[concept_key(match.truth.concept), concept_key(match.label.concept)] += 1
        for item in matching.missed:
            self._of(item).truth += 1
            self._of(item).missed += 1
            self._confused[concept_key(item.concept), ""] += 1
        for item in matching.extra:
            self._of(item).labels += 1
            self._of(item).extra += 1
            self._confused["", concept_key(item.concept)] += 1

    def _count_pixels(
        self, labels: LabelImage, truth: LabelImage
    ) -> tuple[list[float], list[float]]:
        """Count pixels and boundaries of each concept; return its IoU and F-score here."""
        tolerance = tolerance_pixels(truth.width, truth.height)
        ours, theirs = labels.by_concept(), truth.by_concept()
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
            counts = self._counts.setdefault(key, _ConceptCounts())
            counts.images += 1
            counts.both += both
            counts.either += either
            counts.boundaries.append(f_score)
            ious.append(both / either)
            boundaries.append(f_score)
        return ious, boundaries

    def _of(self, item: LabelObject) -> _ConceptCounts:
        key = concept_key(item.concept)
        self._names.setdefault(key, item.concept)
        return self._counts.setdefault(key, _ConceptCounts())

    def _confusion(self) -> Confusion:
        used = {key for pair in self._confused for key in pair if key}
        keys = [key for key in self._names if key in used]
        rows = [tuple(self._confused[row, column] for column in (*keys, "")) for row in (*keys, "")]
        return Confusion(names=tuple(self._names[key] for key in keys), counts=tuple(rows))

    def _notes(self) -> list[str]:
        notes = []
        for keys, where in zip(self._only, ("labels", "truth"), strict=True):
            if keys:
                names = ", ".join(sorted(self._names[key] for key in keys))
                notes.append(f"Concepts that only the {where} have: {names}.")
        if self._sizes:
            notes.append(
                f"{len(self._sizes)} images have another size in the two and were left out, "
                f"first {self._sizes[0]}: turn them upright in both."
            )
        if self._unknown:
            notes.append(
                f"{self._unknown} images were left out: a file does not say their size. "
                "Name the folder of the images."
            )
        if not self._scored:
            notes.append("The labels carry no scores: AP takes all of them as equally sure.")
        return notes


def _badness(image: ImageScore) -> tuple[float, int, str]:
    """Order from the worst image to the best."""
    return (image.iou, -(image.missed + image.extra + image.confused), image.name)
