"""What the export dialog promises is what an export does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from coco_samples import CATEGORIES, annotation, box_mask, export_image, pixel_mask

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.write import export
from carnn_desktop.formats.registry import written_formats

_STATES: tuple[Any, ...] = ("accepted", "accepted", "proposed", "rejected")
_IMAGES: tuple[Any, ...] = ("done", "in_review", "done_empty", "new", "failed", "proposed")


def _images() -> list[Any]:
    images = []
    for number in range(1, 61):
        annotations = [
            annotation(
                f"{number}-{at}",
                box_mask(at * 10, 4, 3 + (number + at) % 6, 5),
                category_id=1 + (number * at) % 3,
                state=_STATES[(number + at) % 4],
                forced=(number + at) % 7 == 0,
                reviewed="" if at % 2 else "2026-01-01T00:00:00+00:00",
                iscrowd=at == 4,
            )
            for at in range(number % 6)
        ]
        size = {"width": 0, "height": 0} if number % 11 == 0 and not annotations else {}
        images.append(export_image(number, *annotations, state=_IMAGES[number % 6], **size))
    return images


@pytest.mark.parametrize("form", ["coco", "yolo", "semantic"])
@pytest.mark.parametrize("val", [0.0, 0.3])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"states": ("accepted", "proposed"), "reviewed_only": False},
        {"include_forced": True, "reviewed_only": False},
        {"categories": frozenset({2}), "smallest_object": 20},
        {"largest_object": 30, "unit": "concept", "reviewed_only": False},
    ],
)
def test_the_preview_is_what_is_written(form: Any, val: float, chosen: dict[str, Any]) -> None:
    images, preview = _images(), Preview()
    for image in images:
        preview.add(image)
    options = ExportOptions(format=form, single_file=False, val=val, **chosen)
    counts = preview.counts(options)
    with TemporaryDirectory() as folder:
        report = export(Path(folder) / "out", images, CATEGORIES, options=options)
    assert (counts.images, counts.empty_images) == (report.images, report.empty_images)
    assert counts.objects == report.annotations
    assert sum(count for _, count in counts.by_category) == counts.objects
    if val:
        assert [part.images for part in report.parts] == [counts.train, counts.val]
    told = {reason: count for count, reason in counts.left_out}
    for dropped in report.dropped:
        assert told[dropped.reason] == dropped.count


def _in_pieces(number: int, at: int) -> Any:
    """Return an annotation of one to three parts of 30 pixels, a model's or a person's."""
    parts = 1 + (number + at) % 3
    made = annotation(
        f"{number}-{at}",
        pixel_mask(["..".join(["#####"] * parts)] * 6, x=2 + 30 * (at % 2), y=2 + 8 * at),
        category_id=1 + (number * at) % 3,
        state=_STATES[(number + at) % 4],
        source=("model", "manual", "import", "model")[at % 4],
        iscrowd=at == 4,
    )
    if at != 3:
        return made
    # the model gave it as one thing, though it sees it in pieces
    run = replace(made.provenance.run, settings={"instances": "keep"})
    return replace(made, provenance=replace(made.provenance, run=run, split=True))


@pytest.mark.parametrize("unit", ["listed", "parts", "concept"])
def test_what_is_divided_is_counted_as_it_is_written(unit: Any, tmp_path: Path) -> None:
    """In every format, also what is not divided, and what is too small as a whole."""
    preview = Preview(with_parts=True)
    images = [
        export_image(number, *(_in_pieces(number, at) for at in range(number % 6)))
        for number in range(1, 13)
    ]
    for image in images:
        preview.add(image)
    for known in written_formats():
        options = ExportOptions(
            format=known.name,
            single_file=False,
            unit=unit,
            states=("accepted", "proposed"),
            min_area=31,
        ).as_known()
        counts = preview.counts(options)
        report = export(tmp_path / known.name, images, CATEGORIES, options=options)
        assert (counts.objects, counts.empty_images) == (report.annotations, report.empty_images)
        told = {reason: count for count, reason in counts.left_out}
        assert all(told[dropped.reason] == dropped.count for dropped in report.dropped)


def test_an_empty_project() -> None:
    options = ExportOptions(single_file=False)
    counts = Preview().counts(options)
    assert (counts.images, counts.objects, counts.left_out) == (0, 0, ())
    with TemporaryDirectory() as folder, pytest.raises(CarnnError, match="nothing to export"):
        export(Path(folder) / "out", [], CATEGORIES, options=options)
