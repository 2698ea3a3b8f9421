"""A file with the same mistake many times: counted whole, named in part, or all with ``--all``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carnn_desktop.cli import main


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A COCO file whose 50 annotations all lie outside of what a polygon may be."""
    annotations = [
        {"id": i, "image_id": 1, "category_id": 1, "segmentation": [[1, 2, 3, 4]], "area": 1,
         "bbox": [1, 1, 2, 2], "iscrowd": 0}
        for i in range(1, 51)
    ]  # fmt: skip
    path = tmp_path / "broken.json"
    path.write_text(
        json.dumps(
            {
                "info": {},
                "licenses": [],
                "images": [{"id": 1, "file_name": "a.jpg", "width": 9, "height": 9}],
                "categories": [{"id": 1, "name": "cat", "supercategory": ""}],
                "annotations": annotations,
            }
        )
    )
    return path


def test_all_are_counted_and_with_all_named(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-coco", str(broken)]) == 1
    some = capsys.readouterr().out
    assert "50 errors" in some
    assert some.count("error [8-polygon]") < 50
    assert main(["check-coco", str(broken), "--all"]) == 1
    every = capsys.readouterr().out
    assert "50 errors" in every
    assert every.count("error [8-polygon]") == 50
