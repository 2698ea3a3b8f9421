"""Recommended models in the model manager: licences are seen before anything is downloaded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from carnn_desktop.engine.weights.recommended import recommended_models
from carnn_desktop.ui.models.recommended import RecommendedView


def _rows(view: RecommendedView) -> list[list[str]]:
    tree = view._tree
    return [
        [tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
        for row in range(tree.topLevelItemCount())
    ]


def test_every_model_is_there_with_its_licence(qtbot: Any) -> None:
    view = RecommendedView()
    qtbot.addWidget(view)
    here = {"facebook/sam3": "installed"}
    view.show_models(tuple((one, here.get(one.id, "")) for one in recommended_models()))
    rows = _rows(view)
    assert [row[0] for row in rows] == [one.title for one in recommended_models()]
    assert all(one.licence in row[1] for one, row in zip(recommended_models(), rows, strict=True))
    assert sum("not for commercial use" in row[1] for row in rows) == 1
    assert rows[0][3] == "✓ installed"


def test_only_what_may_be_used_commercially(qtbot: Any) -> None:
    view = RecommendedView()
    qtbot.addWidget(view)
    view.show_models(tuple((one, "") for one in recommended_models()))
    view._commercial.setChecked(True)
    assert len(_rows(view)) == sum(one.commercial for one in recommended_models())
    assert not any("not for commercial use" in row[1] for row in _rows(view))


def test_the_chosen_one_tells_its_terms_and_is_pinned(qtbot: Any) -> None:
    view = RecommendedView()
    qtbot.addWidget(view)
    view.show_models(tuple((one, "") for one in recommended_models()))
    wanted: list[str] = []
    view.chosen.connect(wanted.append)
    first = recommended_models()[0]
    found = view._tree.findItems(first.title, Qt.MatchFlag.MatchExactly)
    view._tree.setCurrentItem(found[0])
    assert wanted == [first.pinned]
    said = view._detail.text()
    assert "About 3.4 GB to download, and at least as much in memory." in said
    for words in (first.purpose, first.terms, first.figure, "not measured here", *first.steps):
        assert words in said
