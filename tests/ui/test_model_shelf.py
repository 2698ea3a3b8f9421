"""The shelf in the model manager: licences are seen before anything is downloaded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from carnn_desktop.engine.weights.shelf import shelf
from carnn_desktop.ui.models.shelf import ShelfView


def _rows(view: ShelfView) -> list[list[str]]:
    tree = view._tree
    return [
        [tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
        for row in range(tree.topLevelItemCount())
    ]


def test_every_model_is_there_with_its_licence(qtbot: Any) -> None:
    view = ShelfView()
    qtbot.addWidget(view)
    view.show_models(tuple((one, one.id == "facebook/sam3") for one in shelf()))
    rows = _rows(view)
    assert [row[0] for row in rows] == [one.title for one in shelf()]
    assert all(one.licence in row[1] for one, row in zip(shelf(), rows, strict=True))
    assert sum("not for commercial use" in row[1] for row in rows) == 1
    assert rows[0][3] == "✓ installed"


def test_only_what_may_be_used_commercially(qtbot: Any) -> None:
    view = ShelfView()
    qtbot.addWidget(view)
    view.show_models(tuple((one, False) for one in shelf()))
    view._commercial.setChecked(True)
    assert len(_rows(view)) == sum(one.commercial for one in shelf())
    assert not any("not for commercial use" in row[1] for row in _rows(view))


def test_the_chosen_one_tells_its_terms_and_is_pinned(qtbot: Any) -> None:
    view = ShelfView()
    qtbot.addWidget(view)
    view.show_models(tuple((one, False) for one in shelf()))
    wanted: list[str] = []
    view.chosen.connect(wanted.append)
    first = shelf()[0]
    found = view._tree.findItems(first.title, Qt.MatchFlag.MatchExactly)
    view._tree.setCurrentItem(found[0])
    assert wanted == [first.pinned]
    said = view._detail.text()
    for words in (first.purpose, first.terms, first.figure, "not measured here", *first.steps):
        assert words in said
