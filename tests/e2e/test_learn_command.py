"""Learning from labelled photos on the command line, with the built-in model on drawn photos."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from carnn_desktop import cli
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Provenance
from carnn_desktop.contracts.run import Run
from carnn_desktop.engine.backbones.embedded import dense
from carnn_desktop.photos.images import read_image
from carnn_desktop.project.project import Project

SIZE = 160
COLOURS = ((200, 40, 40), (190, 60, 30), (210, 30, 60), (200, 50, 50))


def _photo(path: Path, number: int, *, disc: bool = True) -> list[int]:
    """Draw a textured ground with a disc; return the disc's box, xywh."""
    rng = np.random.default_rng(number)
    ground = rng.integers(90, 130, (SIZE, SIZE, 3), dtype=np.uint8)
    image = Image.fromarray(ground)
    x, y = 20 + 15 * number, 70 - 12 * number
    if disc:
        ImageDraw.Draw(image).ellipse((x, y, x + 60, y + 60), fill=COLOURS[number])
    image.save(path)
    return [x, y, 61, 61]


def _ring(box: list[int]) -> list[float]:
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    centre_x, centre_y = box[0] + 30.5, box[1] + 30.5
    points = np.stack([centre_x + 30 * np.cos(angles), centre_y + 30 * np.sin(angles)], axis=1)
    return [float(value) for value in points.ravel()]


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labelled photos with a COCO file, and a folder with one that has no labels."""
    root = tmp_path_factory.mktemp("learning")
    (root / "labelled").mkdir()
    (root / "new").mkdir()
    images, annotations = [], []
    for number in (0, 2):
        name = f"{number}.png"
        box = _photo(root / "labelled" / name, number)
        images.append({"id": number + 1, "file_name": name, "width": SIZE, "height": SIZE})
        annotations.append(
            {"id": number + 1, "image_id": number + 1, "category_id": 5, "bbox": box, "iscrowd": 0,
             "area": 2800, "segmentation": [_ring(box)]}
        )  # fmt: skip
    images.append({"id": 9, "file_name": "gone.png", "width": SIZE, "height": SIZE})
    categories = [{"id": 5, "name": "bolt"}]
    text = {"images": images, "annotations": annotations, "categories": categories}
    (root / "labels.json").write_text(json.dumps(text), encoding="utf-8")
    _photo(root / "new" / "a.png", 3)
    return root


@pytest.fixture(autouse=True)
def _one_cache(labelled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests share the features of the photos and of the words; views are small."""
    monkeypatch.setattr(dense, "VIEW_SCALES", (320,))
    monkeypatch.setenv("XDG_CACHE_HOME", str(labelled / "cache"))


def _written(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _disc_found(coco: dict[str, Any]) -> bool:
    names = {category["id"]: category["name"] for category in coco["categories"]}
    boxes = [a["bbox"] for a in coco["annotations"] if names[a["category_id"]] == "bolt"]
    x, y = 20 + 15 * 3 + 30, 70 - 12 * 3 + 30
    return any(b[0] < x < b[0] + b[2] and b[1] < y < b[1] + b[3] for b in boxes)


@pytest.mark.slow
def test_labels_of_a_file_find_its_things_on_other_photos(
    labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    learn = ["--learn-from", str(labelled / "labels.json"), "--learn-images"]
    code = cli.main(
        ["segment", str(labelled / "new"), *learn, str(labelled / "labelled"), "--out", str(out)]
    )
    said = capsys.readouterr()
    assert code == 0, said.err
    assert "gone.png" in said.out + said.err, "a missing photo is told"
    found = _written(out)
    assert _disc_found(found)
    runs = {a["provenance"]["run"] for a in found["annotations"]}
    assert [run["example_photos"] for run in found["carnn"]["runs"] if run["id"] in runs] == [2]


@pytest.mark.slow
def test_what_was_learned_is_passed_on_in_a_file(labelled: Path, tmp_path: Path) -> None:
    learned, out = tmp_path / "bolts.safetensors", tmp_path / "out.json"
    labels, images = str(labelled / "labels.json"), str(labelled / "labelled")
    assert cli.main(["learn", labels, "--images", images, "--out", str(learned)]) == 0
    assert learned.stat().st_size > 0
    new = str(labelled / "new")
    assert cli.main(["segment", new, "--learned", str(learned), "--out", str(out)]) == 0
    assert _disc_found(_written(out))


def _reviewed_project(root: Path, path: Path) -> Path:
    """Make a project of two photos of which one is done; return the photos' folder."""
    folder = path.parent / "photos"
    folder.mkdir()
    shutil.copy(root / "labelled/0.png", folder)
    shutil.copy(root / "new/a.png", folder)
    rows, columns = np.mgrid[:SIZE, :SIZE]
    disc = (rows - 70 - 30.5) ** 2 + (columns - 20 - 30.5) ** 2 < 30**2
    with Project.create(path, folder) as project:
        project.images.sync(["0.png", "a.png"])
        annotation = Annotation(
            id="1",
            category_id=project.categories.ensure([("bolt", ())])["bolt"],
            mask=crop_mask(disc, 0, 0),
            state="accepted",
            provenance=Provenance(
                run=Run(source="manual", created="2026-01-01T00:00:00+00:00"),
                reviewed="2026-01-02T00:00:00+00:00",
            ),
        )
        project.documents.save(
            ImageDocument(
                image_id=1, width=SIZE, height=SIZE, annotations=(annotation,), state="done"
            )
        )
        project.images.update(1, sha256=read_image(folder / "0.png").sha256)
    return folder


@pytest.mark.slow
def test_a_project_learns_from_its_reviewed_photos_and_the_run_can_be_made_again(
    labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, out, learned = tmp_path / "p.carnn", tmp_path / "out.json", tmp_path / "p.safetensors"
    folder = _reviewed_project(labelled, project)
    segment = ["segment", str(folder), "--project", str(project), "--concepts", "bolt"]
    assert cli.main([*segment, "--out", str(out)]) == 0, capsys.readouterr().err
    found = _written(out)
    names = {image["id"]: image["file_name"] for image in found["images"]}
    (run,) = [run for run in found["carnn"]["runs"] if run.get("example_photos") == 1]
    ours = [a for a in found["annotations"] if a["provenance"].get("run") == run["id"]]
    new = next(a for a in ours if names[a["image_id"]] == "a.png")
    assert new["bbox"][2] > 40
    again = ["reproduce", str(out), "--annotation", str(new["id"]), "--images", str(folder)]
    assert cli.main(again) == 2
    assert "--learned" in capsys.readouterr().err
    assert cli.main(["learn", str(project), "--out", str(learned)]) == 0
    capsys.readouterr()
    assert cli.main([*again, "--learned", str(learned)]) == 0, capsys.readouterr().err
    assert "reproduced" in capsys.readouterr().out


def test_nothing_usable_is_refused(labelled: Path, tmp_path: Path) -> None:
    arguments = ["segment", str(labelled / "new"), "--out", str(tmp_path / "out.json")]
    learn = ["--learn-from", str(labelled / "labels.json"), "--learn-images", str(tmp_path)]
    assert cli.main([*arguments, *learn]) == 2


def test_a_damaged_file_of_what_was_learned_is_refused(labelled: Path, tmp_path: Path) -> None:
    learned = tmp_path / "broken.safetensors"
    learned.write_bytes(b"not a state")
    arguments = ["segment", str(labelled / "new"), "--out", str(tmp_path / "out.json")]
    assert cli.main([*arguments, "--learned", str(learned)]) == 2
