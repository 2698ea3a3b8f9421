"""What a comparison says. Shares are 0..1; None where there is nothing to take a share of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryScore:
    """How well one category was labelled, over all images.

    iou : semantic: pixels both have of it by pixels either has, summed over the images
    boundary_f : mean over the images in which either has it
    ap, ap50 : COCO's average precision of its masks
    matched, missed, extra : objects, matched at IoU 0.5 with the same category
    quality : panoptic quality: summed IoU of the matched by matched + (missed + extra) / 2
    """

    name: str
    images: int
    truth: int
    labels: int
    matched: int
    missed: int
    extra: int
    iou: float | None
    boundary_f: float | None
    ap: float | None
    ap50: float | None
    quality: float | None

    @property
    def precision(self) -> float | None:
        """Share of the labels' objects that are in the truth."""
        return share(self.matched, self.matched + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of the truth's objects that were labelled."""
        return share(self.matched, self.matched + self.missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageScore:
    """How well one image was labelled.

    name : in the labels; truth_name : in the truth
    iou : mean of the semantic IoU of the categories that either has in the image; 1 without any
    confused : objects that match in place but not in category
    """

    name: str
    truth_name: str
    iou: float
    boundary_f: float
    matched: int
    missed: int
    extra: int
    confused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """Objects by what the truth says (rows) and what the labels say (columns).

    names : of the categories; the last row is "not in the truth", the last column "missed"
    counts : (n + 1) rows of n + 1 counts
    """

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two annotators agree; the same with the two exchanged.

    pairs : objects both drew: matched at IoU 0.5 whatever the category
    mean_iou : of the pairs
    quality : panoptic quality regardless of category: summed IoU of the pairs by the mean of both
        numbers of objects
    found : F1 of the objects: pairs by the mean of both numbers of objects
    kappa : Cohen's kappa (1960) of the categories of the pairs: 1 = always the same word, 0 = as
        often as by chance; None below two pairs or where only one category was used
    same_category : share of the pairs with the same category
    """

    pairs: int
    first_objects: int
    second_objects: int
    mean_iou: float | None
    quality: float | None
    found: float | None
    kappa: float | None
    same_category: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Labels measured against the truth.

    only_labels, only_truth : images that only one of the two has, which were not compared
    images : the worst first
    scored : whether the labels carry scores, without which AP does not rank
    notes : sentences for the user
    """

    labels_title: str
    truth_title: str
    images: tuple[ImageScore, ...]
    categories: tuple[CategoryScore, ...]
    confusion: Confusion
    agreement: Agreement
    miou: float | None
    boundary_f: float | None
    ap: float | None
    ap50: float | None
    ap75: float | None
    scored: bool
    only_labels: tuple[str, ...] = ()
    only_truth: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def missed(self) -> int:
        """Objects of the truth that the labels lack."""
        return sum(category.missed for category in self.categories)

    @property
    def extra(self) -> int:
        """Objects of the labels that the truth lacks."""
        return sum(category.extra for category in self.categories)


def share(part: float, whole: float) -> float | None:
    """Return ``part`` of ``whole``, None of nothing."""
    return part / whole if whole else None


def mean(values: list[float]) -> float | None:
    """Return the mean, None of nothing."""
    return sum(values) / len(values) if values else None
