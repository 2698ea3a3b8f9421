"""Merging, splitting, filtering, counting and mending of COCO files."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from coco_samples import good_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.coco.checking.repair import repair_file
from carnn_desktop.formats.coco.tools.divide import filter_file, split_file
from carnn_desktop.formats.coco.tools.merge import merge_files
from carnn_desktop.formats.coco.tools.stats import file_stats

Values = dict[str, Any]


def save(folder: Path, name: str, data: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def load(path: Path) -> Values:
    data: Values = json.loads(path.read_bytes())
    return data


def made(names: list[str], images: list[str], objects: list[tuple[int, int]]) -> Values:
    """Return a file: objects are (place of the image, place of the name)."""
    return {
        "info": {"description": "made"},
        "licenses": [],
        "categories": [
            {"id": at, "name": name, "supercategory": ""} for at, name in enumerate(names, 1)
        ],
        "images": [
            {"id": at, "file_name": name, "width": 64, "height": 48, "coco_url": "x"}
            for at, name in enumerate(images, 1)
        ],
        "annotations": [
            {
                "id": at,
                "image_id": image + 1,
                "category_id": name + 1,
                "bbox": [at % 50, 2, 4, 5],
                "area": 20,
                "iscrowd": 0,
                "segmentation": [[at % 50, 2, at % 50 + 4, 2, at % 50 + 4, 7, at % 50, 7]],
                "keypoints": [at, 2, 1],
            }
            for at, (image, name) in enumerate(objects, 1)
        ],
    }


def meaning(data: Values) -> set[tuple[str, str, str]]:
    """Return the annotations without ids: file, category, everything else."""
    images = {image["id"]: image["file_name"] for image in data["images"]}
    names = {category["id"]: category["name"] for category in data["categories"]}
    found = set()
    for annotation in data["annotations"]:
        plain = copy.deepcopy(annotation)
        image, category = images[plain.pop("image_id")], names[plain.pop("category_id")]
        del plain["id"]
        found.add((image, category, json.dumps(plain, sort_keys=True)))
    return found


@st.composite
def files(draw: st.DrawFn) -> Values:
    names = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4, unique=True))
    images = draw(st.lists(st.sampled_from("pqrstu"), min_size=1, max_size=5, unique=True))
    pairs = st.tuples(st.integers(0, len(images) - 1), st.integers(0, len(names) - 1))
    return made(names, [f"{image}.jpg" for image in images], draw(st.lists(pairs, max_size=8)))


quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(first=files(), second=files())
def test_a_merge_is_the_union(first: Values, second: Values, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    paths = [save(tmp_path, "a.json", first), save(tmp_path, "b.json", second)]
    report = merge_files(paths, out, overwrite=True)
    data = load(out)
    assert meaning(data) == meaning(first) | meaning(second)
    for key in ("categories", "images", "annotations"):
        ids = [value["id"] for value in data[key]]
        assert len(set(ids)) == len(ids)
        assert all(isinstance(number, int) and number > 0 for number in ids)
    assert data["categories"][: len(first["categories"])] == first["categories"]
    assert report.images == len({i["file_name"] for i in first["images"] + second["images"]})
    again = tmp_path / "again.json"
    merge_files([out, out], again, overwrite=True)
    assert load(again) == data  # a file with itself is the file


@quick
@given(data=files(), share=st.floats(0.05, 0.9), seed=st.integers(0, 3))
def test_the_parts_of_a_split_are_the_file(
    data: Values, share: float, seed: int, tmp_path: Path
) -> None:
    path = save(tmp_path, "all.json", data)
    if len(data["images"]) < 2:
        with pytest.raises(CarnnError, match="no two images"):
            split_file(path, tmp_path, val=share)
        return
    train, val = split_file(path, tmp_path / "parts", val=share, seed=seed, overwrite=True)
    parts = [load(train.path), load(val.path)]
    for key in ("images", "annotations"):
        both = sorted((v for part in parts for v in part[key]), key=lambda value: value["id"])
        assert both == data[key]
    assert all(part["categories"] == data["categories"] for part in parts)
    assert all(part["info"] == data["info"] for part in parts)
    merge_files([train.path, val.path], tmp_path / "whole.json", overwrite=True)
    assert meaning(load(tmp_path / "whole.json")) == meaning(data)


def test_merging_tells_new_ids_and_keeps_licences(tmp_path: Path) -> None:
    first, second = (made(["cat"], ["a.jpg"], [(0, 0)]) for _ in range(2))
    first["licenses"] = [{"id": 1, "name": "CC0", "url": ""}]
    second["licenses"] = [{"id": 1, "name": "MIT", "url": ""}]
    second["images"][0] |= {"file_name": "b.jpg", "license": 1}
    report = merge_files(
        [save(tmp_path, "a.json", first), save(tmp_path, "b.json", second)], tmp_path / "out.json"
    )
    data = load(tmp_path / "out.json")
    assert [licence["name"] for licence in data["licenses"]] == ["CC0", "MIT"]
    assert data["images"][1]["license"] == data["licenses"][1]["id"] == 2
    assert report.renumbered == (("b.json", "images", 1), ("b.json", "annotations", 1))
    assert report.categories == 1


def test_what_is_unsound_is_refused_with_its_place(tmp_path: Path) -> None:
    data = made(["cat"], ["a.jpg", "b.jpg"], [(0, 0), (1, 0)])
    data["annotations"][1]["image_id"] = 9
    path = save(tmp_path, "bad.json", data)
    for work in (
        lambda: split_file(path, tmp_path / "parts", val=0.5),
        lambda: merge_files([path, path], tmp_path / "out.json"),
        lambda: filter_file(path, tmp_path / "out.json"),
        lambda: file_stats(path),
    ):
        with pytest.raises(CarnnError, match=r"\$.annotations\[1\].image_id"):
            work()
    assert not (tmp_path / "out.json").exists()
    (tmp_path / "no.json").write_text("[1, 2")
    with pytest.raises(CarnnError, match="line 1"):
        file_stats(tmp_path / "no.json")


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    path = save(tmp_path, "a.json", made(["cat"], ["a.jpg"], []))
    out = save(tmp_path, "out.json", "mine")
    with pytest.raises(CarnnError, match="exists already"):
        filter_file(path, out)
    with pytest.raises(CarnnError, match="exists already"):
        merge_files([path, path], out)
    assert out.read_text() == '"mine"'


def test_a_filter_keeps_names_and_sizes(tmp_path: Path) -> None:
    data = made(["cat", "dog"], ["a.jpg", "b.jpg"], [(0, 0), (0, 1), (1, 1)])
    data["annotations"][1]["area"] = 500
    path = save(tmp_path, "all.json", data)
    report = filter_file(
        path, tmp_path / "some.json", categories=("dog",), smallest=100, drop_empty=True
    )
    some = load(tmp_path / "some.json")
    assert [a["id"] for a in some["annotations"]] == [2]
    assert [c["name"] for c in some["categories"]] == ["dog"]
    assert [i["file_name"] for i in some["images"]] == ["a.jpg"]
    assert (report.images, report.annotations, report.by_category) == (1, 1, {"dog": 1})
    with pytest.raises(CarnnError, match="no category"):
        filter_file(path, tmp_path / "x.json", categories=("bird",))


def test_counts_of_a_file(tmp_path: Path) -> None:
    data = made(["cat", "dog"], ["a.jpg", "b.jpg"], [(0, 0), (0, 1), (0, 1)])
    data["annotations"][2] |= {"area": 10_000, "iscrowd": 1, "segmentation": []}
    stats = file_stats(save(tmp_path, "all.json", data))
    assert (stats.images, stats.empty_images, stats.annotations, stats.crowds) == (2, 1, 3, 1)
    assert stats.sizes == {"small": 2, "medium": 0, "large": 1}
    assert stats.kinds == {"polygon": 2, "box only": 1}
    assert stats.per_image == (0, 1.5, 3)
    assert stats.together == (("cat", "dog", 1),)
    dog = stats.categories[1]
    assert (dog.annotations, dog.images, dog.area_quartiles) == (2, 1, (2515.0, 5010.0, 7505.0))


# Mending ------------------------------------------------------------------------------------------


def break_it(change: Any) -> Values:
    data = good_file()
    change(data)
    return data


def drop(key: str) -> Any:
    return lambda data: [annotation.pop(key) for annotation in data["annotations"]]


def put(key: str, value: Any, at: int = 0) -> Any:
    return lambda data: data["annotations"][at].__setitem__(key, value)


@pytest.mark.parametrize(
    "change",
    [
        drop("iscrowd"),
        drop("area"),
        drop("bbox"),
        drop("id"),
        put("iscrowd", False),
        put("id", 0),
        put("id", "7"),
        put("ignore", 1),
        put("area", 3),
        put("bbox", [0, 0, 1, 1]),
        lambda data: data.pop("info"),
        lambda data: data.pop("licenses"),
        lambda data: data["categories"][0].pop("supercategory"),
        lambda data: data["info"].__setitem__("url", None),
        lambda data: data["images"][0].__setitem__("file_name", "a\\b.jpg"),
        lambda data: data["annotations"][0]["segmentation"].append([1, 1, 2, 2]),
        lambda data: data["annotations"][0].__setitem__(
            "image_id", str(data["annotations"][0]["image_id"])
        ),
        lambda data: [a.__setitem__("id", 5) for a in data["annotations"]],
        put("iscrowd", None),
        put("iscrowd", "false"),
        put("score", "0.5"),
        put("score", float("nan")),
        lambda data: data["images"][0].__setitem__("width", float(data["images"][0]["width"])),
        lambda data: rename(data, "images", "image_id", str),
        lambda data: rename(data, "images", "image_id", lambda number: f"photo {number}"),
        lambda data: rename(data, "categories", "category_id", str),
        lambda data: data["images"][0].__setitem__("id", float(data["images"][0]["id"])),
        lambda data: as_points(data["annotations"][0]["segmentation"]),
    ],
)
def test_what_has_one_meaning_is_mended(tmp_path: Path, change: Any) -> None:
    broken = save(tmp_path, "broken.json", break_it(change))
    before = broken.read_bytes()
    assert check_file(broken) != ()
    report = repair_file(broken, tmp_path / "mended.json")
    assert check_file(tmp_path / "mended.json") == ()
    assert report.counts
    assert all(repair.path.startswith("$") and repair.message for repair in report.repairs)
    assert broken.read_bytes() == before


def rename(data: Any, section: str, key: str, new: Any) -> None:
    """Give another kind of id to all of a section and to their references."""
    for value in data[section]:
        value["id"] = new(value["id"])
    for value in data["annotations"]:
        value[key] = new(value[key])


def as_points(rings: list[Any]) -> None:
    rings[0] = [[x, y] for x, y in zip(rings[0][::2], rings[0][1::2], strict=True)]


def test_ids_become_numbers_and_keep_their_meaning(tmp_path: Path) -> None:
    data = good_file()
    rename(data, "images", "image_id", lambda number: {1: "1", 2: "b"}.get(number, number))
    mended = tmp_path / "mended.json"
    repair_file(save(tmp_path, "in.json", data), mended)
    before, after = good_file(), load(mended)
    names = [
        {image["id"]: image["file_name"] for image in part["images"]} for part in (before, after)
    ]
    assert [names[0][a["image_id"]] for a in before["annotations"]] == [
        names[1][a["image_id"]] for a in after["annotations"]
    ]
    assert all(type(image["id"]) is int for image in after["images"])
    assert after["images"][0]["id"] == 1


def test_two_images_of_one_text_stay(tmp_path: Path) -> None:
    data = good_file()
    for image in data["images"][:2]:
        image["id"] = "same"
    mended = tmp_path / "mended.json"
    repair_file(save(tmp_path, "in.json", data), mended)
    assert [image["id"] for image in load(mended)["images"][:2]] == ["same", "same"]


def test_a_good_file_stays_as_it_is(tmp_path: Path) -> None:
    path = save(tmp_path, "good.json", good_file())
    report = repair_file(path, tmp_path / "same.json")
    assert (report.repairs, report.counts) == ((), {})
    assert load(tmp_path / "same.json") == good_file()
    with pytest.raises(CarnnError, match="replace the original"):
        repair_file(path, path, overwrite=True)


@pytest.mark.parametrize(
    "change",
    [
        put("segmentation", []),  # the mask of a box would be a guess
        put("image_id", 999),  # so would be the image
        put("category_id", 999),
    ],
)
def test_what_would_be_a_guess_is_left(tmp_path: Path, change: Any) -> None:
    broken = save(tmp_path, "broken.json", break_it(change))
    repair_file(broken, tmp_path / "mended.json")
    assert any(v.level == "error" for v in check_file(tmp_path / "mended.json"))
    assert load(tmp_path / "mended.json") == load(broken)


def test_runs_that_no_mask_can_hold_are_left_and_told(tmp_path: Path) -> None:
    data = good_file()
    image = next(i for i in data["images"] if i["id"] == data["annotations"][0]["image_id"])
    size = [image["height"], image["width"]]
    data["annotations"][0]["segmentation"] = {"size": size, "counts": [2**40, 1]}
    broken = save(tmp_path, "broken.json", data)
    repair_file(broken, tmp_path / "mended.json")
    assert any(v.level == "error" for v in check_file(tmp_path / "mended.json"))
    assert load(tmp_path / "mended.json")["annotations"][0] == data["annotations"][0]


def test_uncompressed_runs_and_crowds_of_polygons(tmp_path: Path) -> None:
    data = good_file()
    image = next(i for i in data["images"] if i["id"] == data["annotations"][0]["image_id"])
    size = [image["height"], image["width"]]
    total = size[0] * size[1]
    first = data["annotations"][0]
    first["iscrowd"] = 1
    second = copy.deepcopy(first)
    second |= {
        "id": 77,
        "iscrowd": 0,
        "segmentation": {"size": size, "counts": [2, 3, total - 5]},
        "area": 3,
        "bbox": [0, 2, 1, 3],
    }
    data["annotations"].append(second)
    mended = tmp_path / "mended.json"
    report = repair_file(save(tmp_path, "in.json", data), mended)
    assert set(report.counts) == {"5-crowd-mask", "7-rle"}
    assert check_file(mended) == ()
    assert isinstance(load(mended)["annotations"][0]["segmentation"]["counts"], str)
