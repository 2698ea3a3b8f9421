"""Matching and boundaries, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quality_samples import HEIGHT, WIDTH, an_image, an_object

from carnn_desktop.quality.boundary import boundary, boundary_f, tolerance_pixels
from carnn_desktop.quality.labels import LabelObject, decoded_near
from carnn_desktop.quality.matching import match_objects
from carnn_desktop.quality.pairing import pair_images


def test_the_same_category_and_the_largest_overlap_go_first() -> None:
    truth = an_image(an_object("cat", 0, 0, 10, 10))
    ours = an_image(
        an_object("dog", 0, 0, 10, 10),  # IoU 1, another category
        an_object("cat", 0, 0, 10, 8),  # IoU 0.8
        an_object("Cat ", 0, 0, 10, 9),  # IoU 0.9, the same category in other writing
    )
    found = match_objects(ours, truth)
    assert [(m.label.category, m.iou) for m in found.matches] == [("Cat ", pytest.approx(0.9))]
    assert [item.category for item in found.extra] == ["dog", "cat"]
    assert found.missed == ()


def test_an_object_of_another_category_is_confused_not_missed() -> None:
    found = match_objects(
        an_image(an_object("dog", 0, 0, 10, 10)), an_image(an_object("cat", 0, 0, 10, 10))
    )
    assert [match.same_category for match in found.matches] == [False]
    assert not found.missed
    assert not found.extra


def test_half_an_overlap_is_enough_and_less_is_not() -> None:
    truth = an_image(an_object("cat", 0, 0, 10, 10))
    assert match_objects(an_image(an_object("cat", 0, 0, 10, 5)), truth).matches
    assert not match_objects(an_image(an_object("cat", 0, 0, 7, 7)), truth).matches


def test_what_lies_in_a_crowd_counts_for_nothing() -> None:
    crowd = an_image(an_object("cat", 0, 0, 20, 20, crowd=True))
    single = an_image(an_object("cat", 2, 2, 5, 5), an_object("dog", 2, 2, 5, 5))
    found = match_objects(single, crowd)
    assert [item.category for item in found.ignored] == ["cat"]
    assert [item.category for item in found.extra] == ["dog"]
    assert found.missed == ()
    assert [item.category for item in match_objects(crowd, single).missed] == ["dog"]


def objects() -> st.SearchStrategy[LabelObject]:
    return st.builds(
        an_object,
        st.sampled_from(["cat", "dog"]),
        st.integers(0, WIDTH - 12),
        st.integers(0, HEIGHT - 12),
        st.integers(1, 12),
        st.integers(1, 12),
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(objects(), max_size=5), st.lists(objects(), max_size=5))
def test_matching_uses_each_object_once_whoever_is_first(
    ours: list[LabelObject], theirs: list[LabelObject]
) -> None:
    first, second = an_image(*ours), an_image(*theirs)
    there, back = match_objects(first, second), match_objects(second, first)
    assert len(there.matches) == len(back.matches)
    assert len(there.matches) + len(there.extra) == len(ours)
    assert len(there.matches) + len(there.missed) == len(theirs)
    assert sum(m.iou for m in there.matches) == pytest.approx(sum(m.iou for m in back.matches))
    assert all(0.5 <= m.iou <= 1.0 for m in there.matches)


def test_the_boundary_is_where_a_pixel_differs_from_the_next() -> None:
    mask = np.zeros((5, 5), bool)
    mask[2, 2] = True
    expected = np.zeros((5, 5), bool)
    expected[1, 1] = expected[1, 2] = expected[2, 1] = expected[2, 2] = True
    assert np.array_equal(boundary(mask), expected)
    assert not boundary(np.ones((5, 5), bool)).any()


def test_boundaries_within_the_tolerance_agree() -> None:
    truth, moved = np.zeros((40, 40), bool), np.zeros((40, 40), bool)
    truth[10:30, 10:30] = True
    moved[12:32, 10:30] = True
    assert boundary_f(truth, truth, tolerance=1) == 1.0
    assert boundary_f(moved, truth, tolerance=2) == 1.0
    # two horizontal edges of the four are 2 pixels away; of the others a few pixels at the ends
    assert 0.4 < boundary_f(moved, truth, tolerance=1) < 0.65
    assert boundary_f(np.zeros((40, 40), bool), truth, tolerance=2) == 0.0


def test_the_tolerance_is_a_share_of_the_diagonal() -> None:
    assert tolerance_pixels(640, 480) == 7  # 0.008 * 800 = 6.4
    assert tolerance_pixels(10, 10) == 1


@settings(max_examples=30, deadline=None)
@given(objects(), objects(), st.integers(1, 4))
def test_the_f_score_is_symmetric_bounded_and_the_same_on_a_cut(
    first: LabelObject, second: LabelObject, tolerance: int
) -> None:
    image = an_image(first, second)
    full = []
    for item in (first, second):
        mask = image.pixels(item)
        pixels = np.zeros((HEIGHT, WIDTH), bool)
        x, y, w, h = mask.bbox_xywh
        pixels[y : y + h, x : x + w] = mask.pixels
        full.append(pixels)
    score = boundary_f(*full, tolerance=tolerance)
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(boundary_f(*full[::-1], tolerance=tolerance))
    cut = decoded_near(image.rle(first), image.rle(second), tolerance + 1)
    assert boundary_f(*cut, tolerance=tolerance) == pytest.approx(score)


def test_images_are_paired_by_path_then_by_a_name_of_their_own() -> None:
    found = pair_images(
        ["a/1.jpg", "b\\2.jpg", "c/3.jpg", "x/4.jpg", "y/4.jpg", "5.jpg"],
        ["./a/1.jpg", "b/2.jpg", "other/3.JPG", "4.jpg", "6.jpg"],
    )
    assert found.pairs == (
        ("a/1.jpg", "./a/1.jpg"),
        ("b\\2.jpg", "b/2.jpg"),
        ("c/3.jpg", "other/3.JPG"),
    )
    assert found.only_labels == ("x/4.jpg", "y/4.jpg", "5.jpg")
    assert found.only_truth == ("4.jpg", "6.jpg")
