"""``segment`` from arguments to files, with a scripted segmenter in the place of the weights."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO
from scripted import ColorSegmenter, color_loader, paint

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.project import Project


class Run:
    """One run of the command with what it said."""

    def __init__(self, *arguments: object, segmenter: ColorSegmenter | None = None) -> None:
        self.segmenter = segmenter or ColorSegmenter()
        parsed = build_parser().parse_args(["segment", *map(str, arguments)])
        stdout, stderr = io.StringIO(), io.StringIO()
        output = Output(as_json=parsed.json, stdout=stdout, stderr=stderr)
        self.code = run_segment(
            options_from_arguments(parsed), output, load=color_loader(self.segmenter)
        )
        self.out, self.err = stdout.getvalue(), stderr.getvalue()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    paint(folder / "a.png", ("red", (4, 4, 20, 20)), ("red", (40, 8, 12, 30)))
    paint(folder / "b.png", ("green", (8, 8, 30, 20)))
    paint(folder / "sub" / "c.png", ("blue", (0, 0, 16, 16)))
    return folder


def _coco(path: Path, capsys: pytest.CaptureFixture[str]) -> COCO:
    coco = COCO(str(path))
    capsys.readouterr()
    return coco


def _names(coco: COCO) -> dict[str, list[str]]:
    names = {c["id"]: c["name"] for c in coco.loadCats(coco.getCatIds())}
    return {
        image["file_name"]: [names[a["category_id"]] for a in coco.imgToAnns[image["id"]]]
        for image in coco.loadImgs(coco.getImgIds())
    }


def test_all_outputs_of_a_folder(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out.json"
    run = Run(photos, "--concepts", "red, Green, cat", "--out", out, "--recursive")
    assert run.code == 0
    coco = _coco(out, capsys)
    assert _names(coco) == {"a.png": ["red", "red"], "b.png": [], "sub/c.png": []}
    first = coco.anns[1]
    mask = np.array(Image.open(photos / "a.png"))[..., 0] > 200
    decoded = sum(coco.annToMask(a) for a in coco.imgToAnns[first["image_id"]])
    assert np.array_equal(decoded > 0, mask)
    assert first["iscrowd"] == 0
    assert str(out) in run.out
    assert sorted(p.name for p in out.parent.iterdir() if p.name.startswith(".")) == []


def test_unreviewed_is_written_into_the_provenance(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    Run(photos, "--concepts", "red", "--out", out)
    for annotation in json.loads(out.read_text())["annotations"]:
        assert annotation["provenance"]["reviewed"] in (False, "", None)
        assert re.fullmatch(r"[-\d]{10}T[:\d]{8}\+00:00", annotation["provenance"]["created"])


def test_semantic_keeps_one_annotation_a_category(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    Run(photos, "--concepts", "red", "--out", out, "--semantic")
    assert _names(_coco(out, capsys))["a.png"] == ["red"]


def test_small_parts_fall_below_the_minimum_area(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    Run(photos, "--concepts", "red", "--out", out, "--min-area", 380)
    areas = [a["area"] for a in _coco(out, capsys).anns.values()]
    assert areas == [400]


def test_a_forced_text_is_told_but_not_written(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, trace = tmp_path / "out.json", tmp_path / "trace"
    run = Run(photos, "--concepts", "cat, dog", "--out", out, "--trace", trace)
    assert _names(_coco(out, capsys))["a.png"] == []
    assert "cat 0.05 (forced)" in run.out
    values = json.loads((trace / "a.png.json").read_text())
    assert values["kept"] == ["cat"]
    assert values["steps"][0]["forced"] == 0
    with np.load(trace / "a.png.npz") as arrays:
        assert arrays["final_masks"][0].sum() == 16


def test_keep_forced_writes_it(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    Run(photos, "--concepts", "cat, dog", "--out", out, "--keep-forced", "--min-area", 1)
    assert _names(_coco(out, capsys))["a.png"] == ["cat"]


def test_the_trace_has_the_promised_keys(photos: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    Run(photos, "--concepts", "green,red", "--trace", trace, "--recursive")
    values = json.loads((trace / "sub" / "c.png.json").read_text())
    assert values["models"][0]["sha256"] == "c0" * 32
    for key in ("device", "dtype", "settings", "timings", "steps", "kept"):
        assert key in values
    assert set(values["steps"][0]) == {"texts", "scores", "kept", "forced"}
    with np.load(trace / "a.png.npz") as arrays:
        shapes = {name: arrays[name].shape for name in arrays.files}
        assert arrays["final_masks"].dtype == np.bool_
        assert not arrays["final_masks"][0].any()
        assert arrays["final_masks"][1].any()
    assert shapes == {
        "s1_raw_cam": (2, 48, 64),
        "s1_refined": (2, 48, 64),
        "before_crf": (1, 48, 64),
        "final_masks": (2, 48, 64),
    }


def test_overlays_have_the_photo_and_a_legend(photos: Path, tmp_path: Path) -> None:
    overlays = tmp_path / "overlays"
    Run(photos, "--concepts", "red", "--overlays", overlays, "--recursive")
    with Image.open(overlays / "a.png.png") as picture:
        assert picture.width == 64
        assert picture.height > 48
        pixels = np.array(picture.convert("RGB"))
    photo = np.array(Image.open(photos / "a.png"))
    assert np.array_equal(pixels[45, 0], photo[45, 0])
    assert not np.array_equal(pixels[14, 14], photo[14, 14])
    assert (overlays / "sub" / "c.png.png").exists()


def test_phrases_share_one_run(photos: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    run = Run(photos, "--phrase", "red", "--phrase", "the man, in the red hat", "--trace", trace)
    assert run.code == 0
    values = json.loads((trace / "a.png.json").read_text())
    assert values["mode"] == "phrases"
    assert values["steps"][0]["texts"] == ["red", "the man, in the red hat"]


def test_a_categories_file_with_synonyms(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# colours\nred | crimson\n\ngreen\n", encoding="utf-8")
    out = tmp_path / "out.json"
    Run(photos, "--concepts-file", words, "--out", out)
    assert [c["name"] for c in _coco(out, capsys).cats.values()] == ["red", "green"]


def test_what_was_resolved_is_said(photos: Path) -> None:
    run = Run(photos, "--concepts", "red,  RED , sky")
    assert "more than once" in run.err
    assert "background" in run.err
    assert "sky" in run.err


def test_failed_images_are_named_and_the_run_goes_on(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "0.jpg").write_bytes(b"")
    (photos / "broken.png").write_bytes((photos / "a.png").read_bytes()[:60])
    out = tmp_path / "out.json"
    run = Run(photos, "--concepts", "red", "--out", out)
    assert run.code == 1
    assert "0.jpg" in run.err
    assert "broken.png" in run.err
    assert set(_names(_coco(out, capsys))) == {"a.png", "b.png"}


def test_an_engine_failure_is_the_failure_of_one_image(photos: Path, tmp_path: Path) -> None:
    def trouble(path: str) -> None:
        if path == "a.png":
            raise RuntimeError("a kernel\nwas not amused")

    run = Run(photos, "--concepts", "red", segmenter=ColorSegmenter(on_image=trouble))
    assert run.code == 1
    assert "a.png: RuntimeError: a kernel was not amused" in run.err
    assert run.segmenter.seen == ["b.png"]


def test_json_is_one_value_on_stdout(photos: Path, tmp_path: Path) -> None:
    (photos / "0.jpg").write_bytes(b"")
    run = Run(photos, "--concepts", "red, cat", "--json", "--out", tmp_path / "o.json")
    values: dict[str, Any] = json.loads(run.out)
    assert run.code == 1
    assert values["failed"] == 1
    assert [i["image"] for i in values["images"]] == ["0.jpg", "a.png", "b.png"]
    kept = {"text": "red", "score": 0.9, "forced": False, "below_own_threshold": False}
    assert values["images"][1]["kept"] == [kept]
    assert values["images"][1]["dropped"] == [{"text": "cat", "step": 1, "score": 0.05}]
    assert values["outputs"] == {"out": str(tmp_path / "o.json")}


def test_force_replaces_the_file(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    assert Run(photos, "--concepts", "red", "--out", out, "--force").code == 0
    assert json.loads(out.read_text())["annotations"]


def test_the_same_run_writes_the_same_bytes(photos: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    project = tmp_path / "p.carnn"
    Run(photos, "--concepts", "red,green", "--out", first, "--project", project)
    Run(photos, "--concepts", "red,green", "--out", second, "--project", project)
    assert first.read_bytes() == second.read_bytes()


def test_a_project_skips_what_is_done(photos: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.carnn"
    first = Run(photos, "--concepts", "red,green", "--project", project)
    assert first.segmenter.seen == ["a.png", "b.png"]
    again = Run(photos, "--concepts", "red,green", "--project", project)
    assert again.segmenter.seen == []
    assert "2 done before" in again.out
    assert "red 0.90" in again.out
    paint(photos / "b.png", ("red", (0, 0, 10, 10)))
    changed = Run(photos, "--concepts", "red,green", "--project", project)
    assert changed.segmenter.seen == ["b.png"]
    other = Run(photos, "--concepts", "red,blue", "--project", project)
    assert other.segmenter.seen == ["a.png", "b.png"]
    settings = ("--set", "bg_factor=2.0")
    set_ = Run(photos, "--concepts", "red,blue", "--project", project, *settings)
    assert set_.segmenter.seen == ["a.png", "b.png"]


def test_a_missing_trace_or_overlay_is_made_for_what_is_done(photos: Path, tmp_path: Path) -> None:
    project, trace = tmp_path / "p.carnn", tmp_path / "trace"
    overlays = tmp_path / "overlays"
    Run(photos, "--concepts", "red", "--project", project)
    again = Run(photos, "--concepts", "red", "--project", project, "--overlays", overlays)
    assert again.segmenter.seen == []
    assert (overlays / "a.png.png").exists()
    traced = Run(photos, "--concepts", "red", "--project", project, "--trace", trace)
    assert traced.segmenter.seen == ["a.png", "b.png"]
    assert (trace / "a.png.npz").exists()


def test_another_run_leaves_accepted_and_rejected_annotations(photos: Path, tmp_path: Path) -> None:
    from carnn_desktop.annotations import edits

    path = tmp_path / "p.carnn"
    Run(photos, "--concepts", "red", "--project", path)
    with Project.open(path) as project:
        image = next(ref for ref in project.images.listed() if ref.path == "a.png")
        document = project.documents.load(image.id)
        (annotation,) = document.annotations
        accepted = edits.accept(document, [annotation.id], now="2026-01-01T00:00:00+00:00").document
        project.documents.save(accepted)
        kept = project.documents.load(image.id).annotations
    Run(photos, "--concepts", "red", "--project", path, "--set", "bg_factor=2.0")
    with Project.open(path) as project:
        assert project.documents.load(image.id).annotations == kept


def test_ctrl_c_keeps_finished_images(photos: Path, tmp_path: Path) -> None:
    def interrupt(path: str) -> None:
        if path == "b.png":
            raise KeyboardInterrupt

    project, out = tmp_path / "p.carnn", tmp_path / "out.json"
    arguments = (photos, "--concepts", "red", "--project", project, "--out", out)
    with pytest.raises(KeyboardInterrupt):
        Run(*arguments, segmenter=ColorSegmenter(on_image=interrupt))
    assert not out.exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".out")] == []
    again = Run(*arguments)
    assert again.segmenter.seen == ["b.png"]


def test_a_project_of_another_folder_is_refused(photos: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.carnn"
    Run(photos, "--concepts", "red", "--project", project)
    other = tmp_path / "other"
    paint(other / "x.png")
    with pytest.raises(CarnnError, match="other"):
        Run(other, "--concepts", "red", "--project", project)


def test_a_file_that_is_no_project_is_refused_and_kept(photos: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.carnn"
    project.write_text("my notes")
    with pytest.raises(CarnnError):
        Run(photos, "--concepts", "red", "--project", project)
    assert project.read_text() == "my notes"


def test_a_phrase_that_is_too_long_is_refused_before_anything_is_written(
    photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "out.json"
    with pytest.raises(CarnnError, match="longer"):
        Run(photos, "--phrase", "very " * 60, "--out", out, "--overlays", tmp_path / "overlays")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["photos"]


def test_overlays_of_an_earlier_run_are_not_taken_for_photos(photos: Path) -> None:
    arguments = (photos, "--concepts", "red", "--recursive", "--overlays", photos / "overlays")
    assert len(Run(*arguments).segmenter.seen) == 3
    assert len(Run(*arguments).segmenter.seen) == 3


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_photo_whose_name_is_no_text_is_as_good_as_any(tmp_path: Path) -> None:
    folder, name = tmp_path / "photos", os.fsdecode(b"caf\xe9.png")
    paint(folder / "a.png", ("red", (4, 4, 20, 20)))
    (folder / "a.png").rename(folder / name)
    places = [tmp_path / place for place in ("out.json", "overlays", "trace", "p.carnn")]
    options = zip(("--out", "--overlays", "--trace", "--project"), places, strict=True)
    run = Run(folder, "--concepts", "red", *(part for pair in options for part in pair), "--json")
    assert run.code == 0, run.err
    assert json.loads(run.out)["images"][0]["image"] == name
    (image,) = json.loads(places[0].read_text())["images"]
    assert image["file_name"] == name
    assert [path.name for path in places[1].iterdir()] == [f"{name}.png"]
