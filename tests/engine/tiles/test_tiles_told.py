"""What is told of proposals that tiles showed: no step of the photo at once explains them."""

from __future__ import annotations

from color_looks import ColorLooks, asked, photo

from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.tiles.looking import look_at
from carnn_desktop.services.explanation import explain_annotation


def test_only_what_the_photo_at_once_kept_is_explained_by_its_steps() -> None:
    image = photo(600, 400, ("red", 50, 150, 250, 200), ("blue", 451, 51, 10, 10))
    request = asked("red", "blue", "green", tiles="on", tile_size=100)
    result = look_at(ColorLooks(sees=24), image, request, ignore_progress)
    document = ImageDocument(image_id=1, width=600, height=400)
    ids = {"red": 1, "blue": 2, "green": 3}
    red, blue = add_proposals(document, result, ids, now="").document.annotations
    told = explain_annotation(red, result.trace)
    assert told is not None
    assert told.from_trace
    assert [dropped.text for dropped in told.dropped] == ["green"]
    told = explain_annotation(blue, result.trace)
    assert told is not None
    assert not told.from_trace
    assert told.score == 0.9
