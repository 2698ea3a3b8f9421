"""Dividing images: every one in one part, sizes as wanted, categories alike, the same every
time."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from carnn_desktop.formats.export.split import split_images

labels = st.lists(st.frozensets(st.integers(1, 6), max_size=4), max_size=60)
shares = st.floats(0.0, 0.95)


@given(labels, shares, st.integers(0, 5), st.booleans())
def test_the_parts_have_the_wanted_size(
    found: list[frozenset[int]], share: float, seed: int, stratify: bool
) -> None:
    chosen = split_images(found, share, seed=seed, stratify=stratify)
    assert len(chosen) == len(found)
    wanted = round(len(found) * share)
    if share > 0 and len(found) > 1:
        wanted = min(max(wanted, 1), len(found) - 1)
    assert sum(chosen) == wanted
    assert chosen == split_images(found, share, seed=seed, stratify=stratify)


@given(st.lists(st.integers(1, 4), min_size=20, max_size=100), st.integers(0, 5))
def test_single_categories_are_divided_to_the_image(found: list[int], seed: int) -> None:
    chosen = split_images([frozenset((label,)) for label in found], 0.25, seed=seed)
    for label, total in Counter(found).items():
        part = sum(1 for of, is_val in zip(found, chosen, strict=True) if is_val and of == label)
        assert abs(part - total * 0.25) <= 2


def test_several_categories_an_image_are_divided_alike() -> None:
    found = [
        frozenset(c for c in range(1, 9) if (index * 37 + c * c * 11) % (c + 2) == 0)
        for index in range(600)
    ]
    chosen = split_images(found, 0.2)
    for label in range(1, 9):
        total = sum(label in labels for labels in found)
        part = sum(label in labels and is_val for labels, is_val in zip(found, chosen, strict=True))
        assert abs(part / total - 0.2) < 0.05


def test_the_seed_matters_and_order_does_not_leak() -> None:
    found = [frozenset((1,))] * 50
    first, second = (split_images(found, 0.2, seed=seed) for seed in (1, 2))
    assert first != second
    assert sum(first[:10]) < 10
