"""Files of real tools: what each means, counted against what it holds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from import_samples import Imported, header_png, photos_for

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.detect import read_annotations

# file -> format, images, objects that become annotations, objects left out
OTHERS = {
    "other_formats/cvat_images_1.1.xml": ("cvat", 20, 313, 20),  # 20 tags have no area
    "other_formats/cvat_video.xml": ("cvat", 3, 1, 5),  # points, polyline, skeletons
    "other_formats/datumaro_native.json": ("datumaro", 2, 0, 5),  # labels of whole images
    "other_formats/labelbox_export.json": ("labelbox", 28, 121, 0),
    "other_formats/labelme_3.json": ("labelme", 1, 7, 0),
    "other_formats/labelme_mit.xml": ("labelme-xml", 1, 7, 0),
    "other_formats/labelstudio_raw.json": ("label-studio", 136, 427, 0),
    "other_formats/makesense_vgg.json": ("via", 2, 2, 0),
    "other_formats/roboflow_createml.json": ("createml", 2, 2, 0),
    "other_formats/vott_export.json": ("vott", 3, 0, 4),  # one without a tag, three outside
    "other_formats/xanylabeling_demo.json": ("labelme", 1, 51, 0),
    "results/instances_val2014_fakesegm100_results.json": ("coco-results", 99, 734, 0),
}
# file -> what must be said, and how many objects come in all the same (None: it is refused)
BROKEN = {
    "malformed/labelme2coco_coco_false_0.json": ("$.annotations: is missing", None),
    "malformed/labelme2coco_coco_false_10.json": ("$.annotations: is missing", None),
    "malformed/labelme2coco_coco_false_12.json": ("$.annotations: must be a list", None),
    "malformed/labelme2coco_coco_false_2.json": ("$.categories[0]: has no usable id", 0),
    "malformed/labelme2coco_coco_false_6.json": ("$.images[0]: has no usable file name", 0),
    "malformed/labelme2coco_coco_false_9.json": ("$.images: is missing", None),
    "malformed_from_issues/classifai_409_missing_comma.json": ("line 2, column 4", None),
    "malformed_from_issues/coco_annotator_312_orphan_annotations.json": (
        "$.annotations[0].image_id: there is no image with id 101",
        0,
    ),
    "malformed_from_issues/fiftyone_1523_empty_segmentation.json": ("", 1),
    "malformed_from_issues/label_studio_6608_width_height_swapped.json": ("", 1),
    "malformed_from_issues/makesense_144_missing_category_id.json": (
        "$.annotations[0].category_id: is missing",
        0,
    ),
    "malformed_from_issues/supervision_205_category_mismatch_flat.json": (
        "$.annotations[0].category_id: there is no category with id 1",
        0,
    ),
    "results/sam3_toy_saco_veval_pred.json": ("$[0] has video_id", None),
}


def rows(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "import_jsons" / "manifest.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def brought_in(source: Path, tmp_path: Path, size: tuple[int, int] = (4000, 4000)) -> Imported:
    photos = photos_for(read_annotations(source), tmp_path / "photos", size)
    return Imported(source, photos, tmp_path / "p.carnn")


def test_every_file_of_the_manifest_is_looked_at(shared_data: Path) -> None:
    files = {row["file"] for row in rows(shared_data)}
    known = {file for file in files if file.startswith("coco/")} | OTHERS.keys() | BROKEN.keys()
    assert files == known


def test_coco_files_mean_what_the_manifest_counts(shared_data: Path, tmp_path: Path) -> None:
    for number, row in enumerate(rows(shared_data)):
        if not row["file"].startswith("coco/"):
            continue
        source = shared_data / "import_jsons" / row["file"]
        with brought_in(source, tmp_path / str(number)) as done:
            left_out = sum(
                note.effect == "left out" and note.path.startswith("$.annotations")
                for note in done.plan.notes.listed
            )
            counts = (done.report.objects, left_out + done.report.left_out, done.report.known)
            assert sum(counts) == int(row["annotations"]), (row["file"], counts)
            if "duplicate image ids" not in row["quirks"]:
                assert left_out == 0, row["file"]
                assert done.plan.count("matched") == int(row["images"]), row["file"]
            assert done.report.failed == ()


@pytest.mark.parametrize("name", OTHERS)
def test_files_of_other_formats(shared_data: Path, tmp_path: Path, name: str) -> None:
    format_id, images, objects, left_out = OTHERS[name]
    with brought_in(shared_data / "import_jsons" / name, tmp_path) as done:
        assert done.plan.annotations.format == format_id
        assert done.plan.count("matched") == images
        found = [note for note in done.plan.notes.listed if note.effect == "left out"]
        drawn = done.report.objects + done.report.known
        assert (drawn, len(found) + done.report.left_out) == (objects, left_out)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_or_repaired(shared_data: Path, tmp_path: Path, name: str) -> None:
    said, objects = BROKEN[name]
    source = shared_data / "import_jsons" / name
    if objects is None:
        with pytest.raises(CarnnError) as refused:
            read_annotations(source)
        assert said in refused.value.reason
        return
    size = (1200, 1800) if "swapped" in name else (4000, 4000)
    photos = photos_for(read_annotations(source), tmp_path / "photos", size)
    if "swapped" in name:
        for path in photos.iterdir():
            path.unlink()
        header_png(photos / "Portrait_6.jpg", size)
    with Imported(source, photos, tmp_path / "p.carnn") as done:
        assert done.report.objects == objects
        texts = [f"{note.path}: {note.message}" for note in done.plan.notes.listed]
        assert not said or any(said in text for text in texts)
