"""The quality window: counting, comparing, calibrating, and the other file's masks on the photo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from carnn_desktop.annotations.model import Category
from carnn_desktop.quality.calibration import Evidence, calibrated
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.quality_jobs import CalibrationReport
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.tables import Column, RowTable
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.quality.curve_plot import CurvePlot
from carnn_desktop.ui.quality.feature import Quality
from carnn_desktop.ui.quality.matrix_plot import MatrixPlot
from carnn_desktop.ui.quality.plots import BarPlot, HistogramPlot, Plot, nice_ticks
from carnn_desktop.ui.quality.window import QualityWindow
from carnn_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def quality(ready: MainWindow) -> Iterator[Quality]:
    found = next(child for child in ready.children() if isinstance(child, Quality))
    yield found
    found.window().close()


@pytest.fixture
def reviewed(quality: Quality, session: Session, qtbot: Any) -> Quality:
    """The first photo has an accepted cat (8 x 12 pixels at 2, 3) and is done."""
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        session.runs.run_image(RunRequest(text="cat"))
    session.edits.accept_all()
    session.edits.mark_done()
    return quality


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    """Photo 1 with the cat a little larger, photo 2 with one that nobody has looked for."""
    box = [2, 3, 8, 15]
    outline = [2, 3, 10, 3, 10, 18, 2, 18]
    content = {
        "images": [
            {"id": n, "file_name": f"photo{n}.png", "width": 64, "height": 48} for n in (1, 2)
        ],
        "categories": [{"id": 1, "name": "Cat"}],
        "annotations": [
            {
                "id": n,
                "image_id": n,
                "category_id": 1,
                "bbox": box,
                "area": 120,
                "iscrowd": 0,
                "segmentation": [outline],
            }
            for n in (1, 2)
        ],
    }
    path = tmp_path / "truth.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def finished(window: QualityWindow, qtbot: Any) -> Any:
    return qtbot.waitSignal(window.work.finished, timeout=10000)


def opened(quality: Quality, qtbot: Any) -> QualityWindow:
    """Open the window, which counts by itself the first time."""
    with finished(quality.window(), qtbot):
        quality.open()
    return quality.window()


def test_the_action_opens_one_window_and_closing_the_main_one_closes_it(
    ready: MainWindow, quality: Quality, qtbot: Any
) -> None:
    ready.actions_by_id["quality_open"].trigger()
    window = quality.window()
    assert window.isVisible()
    assert window.work.busy  # it counts by itself, so that there is something to see
    with finished(window, qtbot):
        pass
    assert window.statistics._summary.text().startswith("Images: ")
    ready.actions_by_id["quality_open"].trigger()
    assert quality.window() is window
    ready.close()
    assert not window.isVisible()


def test_statistics_count_and_lead_to_images(
    reviewed: Quality, session: Session, qtbot: Any
) -> None:
    window = opened(reviewed, qtbot)
    with finished(window, qtbot):
        window.start_statistics(duplicates=True)
    assert not window.work.busy
    texts = window.statistics._summary.text()
    assert "Images: 1" in texts  # the others have not been opened: their size is not known
    assert "Objects: 1" in texts
    (row,) = window.statistics._categories.rows()
    assert (row.name, row.objects, row.area_median) == ("cat", 1, 96.0)
    tree = window.statistics._images
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    unknown = heads[0].child(0)
    assert unknown.text(0) == "photo2.png"
    with qtbot.waitSignal(session.image_opened, timeout=20_000) as shown:
        tree.itemClicked.emit(unknown, 0)
    assert shown.args[0].ref.path == "photo2.png"


def test_a_comparison_opens_images_with_both_masks(
    reviewed: Quality, session: Session, ready: MainWindow, truth: Path, qtbot: Any
) -> None:
    window = opened(reviewed, qtbot)
    with finished(window, qtbot) as done:
        window.start_comparison(truth)
    found = done.args[0].comparison
    assert found.miou == pytest.approx(96 / 120)
    assert found.only_truth == ("photo2.png",)
    (image,) = window.compare._images.rows()
    assert image.name == "photo1.png"
    session.images.open_next()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        window.compare._images.opened.emit(image)
    item = reviewed._item
    assert item is not None
    assert item.count == 1
    assert item.scene() is ready.canvas.view.scene()
    window.show_tab("compare")
    preview = window.compare.preview
    assert preview.scene() is ready.canvas.view.scene()
    assert preview.mapToScene(preview.viewport().rect().center()).toPoint() == QPoint(32, 24)
    assert ready.canvas.view.scene().views()[0] is ready.canvas.view
    window.compare._choice.setCurrentIndex(0)
    assert preview.scene() is None, "hidden, it costs the canvas nothing"
    assert item._color_of("CAT") == QColor(session.categories.listed()[0].color)
    assert not ready.canvas.view.grab().isNull()
    ready.actions_by_id["quality_other_masks"].setChecked(False)
    assert item.count == 0
    assert not window.compare._show.isChecked()
    ready.actions_by_id["quality_other_masks"].setChecked(True)
    assert item.count == 1
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next()
        session.images.open_next()
    assert item.count == (1 if session.images.current().path == "photo2.png" else 0)


def test_a_wrong_file_is_said_and_nothing_else_changes(
    reviewed: Quality, tmp_path: Path, qtbot: Any
) -> None:
    window = opened(reviewed, qtbot)
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    with qtbot.waitSignal(window.work.failed, timeout=20_000):
        window.start_comparison(broken)
    assert "not a COCO file" in window._said.text()
    assert not window.work.busy
    assert window.compare._choose.isEnabled()


def test_cancelling_leaves_nothing_to_come(reviewed: Quality, truth: Path, qtbot: Any) -> None:
    window = opened(reviewed, qtbot)
    window.start_comparison(truth)
    assert window.work.busy
    assert window._cancel.isVisible()
    with qtbot.assertNotEmitted(window.work.finished, wait=300):
        qtbot.mouseClick(window._cancel, Qt.MouseButton.LeftButton)
    assert not window.work.busy
    with finished(window, qtbot):
        window.start_comparison(truth)


def test_a_closed_folder_empties_the_window(
    reviewed: Quality, session: Session, truth: Path, qtbot: Any
) -> None:
    window = opened(reviewed, qtbot)
    with finished(window, qtbot):
        window.start_comparison(truth)
    session.project.close()
    assert window.compare._images.rows() == []
    assert reviewed._item is not None
    assert reviewed._item.count == 0
    window.start_statistics()
    assert not window.work.busy
    assert window._said.text()


def test_a_threshold_is_used_and_set_back(reviewed: Quality, session: Session, qtbot: Any) -> None:
    window = opened(reviewed, qtbot)
    with finished(window, qtbot):
        window.start_calibration()
    tab = window.calibration
    assert "Too little evidence" in tab._told.text()
    assert not tab._use.isEnabled()
    evidence = [Evidence(1, s, s > 0.5) for s in (0.1, 0.2, 0.3, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9)]
    found = calibrated(session.categories.listed()[0], evidence)
    tab.show_report(CalibrationReport(calibrations=(found,), reviewed=10))
    assert "0.50" in tab._use.text()
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        qtbot.mouseClick(tab._use, Qt.MouseButton.LeftButton)
    assert session.categories.listed()[0].threshold == 0.5
    assert not tab._use.isEnabled()
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        qtbot.mouseClick(tab._back, Qt.MouseButton.LeftButton)
    assert session.categories.listed()[0].threshold is None


# Plots and tables ---------------------------------------------------------------------------------


def a_curve() -> CurvePlot:
    plot = CurvePlot()
    evidence = [Evidence(1, n / 20, n > 8) for n in range(1, 20)]
    plot.set_calibration(calibrated(Category(id=1, name="cat"), evidence), 0.3)
    return plot


def bars() -> BarPlot:
    plot = BarPlot("Objects", "Objects")
    plot.set_bars([("cat", 30.0, None), ("dog", 10.0, None)])
    return plot


def histogram() -> HistogramPlot:
    plot = HistogramPlot("Sizes", "Share", "Objects")
    plot.set_bins((1, 5, 2), ("a", "b", "c"), ((0, "0"), (3, "1")))
    return plot


def matrix() -> MatrixPlot:
    plot = MatrixPlot("Confusion", "File", "Project")
    names = [f"concept {n}" for n in range(40)]
    counts = [[(n == m) * (40 - n) for m in range(40)] for n in range(40)]
    plot.set_matrix(names, names, counts, last_stays=True)
    return plot


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("make", [a_curve, bars, histogram, matrix])
def test_plots_follow_the_palette_and_have_words(
    qapp: QApplication, make: Any, choice: Any
) -> None:
    theme = Theme(qapp, choice)
    plot: Plot = make()
    for size in ((460, 340), (280, 200), (900, 700)):
        plot.resize(*size)
        picture = plot.grab().toImage()
        ground = plot.palette().base().color()
        assert picture.pixelColor(2, 2) == ground
        colors = {picture.pixel(x, y) for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
        assert len(colors) > 4
    assert plot.accessibleName()
    assert plot.accessibleDescription()
    theme.deleteLater()
    plot.deleteLater()


def test_a_plot_says_the_value_under_the_mouse(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_rest: said.append(text))
    plot = bars()
    plot.resize(460, 340)
    plot.grab()
    rect, text = plot._hits[0]
    assert text == "cat: 30"
    place = rect.center().toPoint()
    plot.event(QHelpEvent(QEvent.Type.ToolTip, place, QPoint(0, 0)))
    assert said == ["cat: 30"]
    plot.deleteLater()


def test_keys_move_through_a_long_list_of_bars(qapp: QApplication, qtbot: Any) -> None:
    plot = BarPlot("Objects", "Objects")
    plot.set_bars([(f"concept {n}", 50.0 - n, None) for n in range(50)])
    plot.resize(400, 300)
    plot.grab()
    fitting = len(plot._hits)
    assert plot._hits[0][1].startswith("concept 0:")
    qtbot.keyClick(plot, Qt.Key.Key_End)
    plot.grab()
    assert plot._hits[-1][1].startswith("concept 49:")
    assert len(plot._hits) == fitting
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    plot.grab()
    assert plot._hits[0][1].startswith("concept 1:")
    plot.deleteLater()


def test_an_empty_plot_says_so(qapp: QApplication) -> None:
    for plot in (
        CurvePlot(),
        BarPlot("a", "b"),
        HistogramPlot("a", "b", "c"),
        MatrixPlot("a", "b", "c"),
    ):
        assert plot.empty()
        assert not plot.grab().isNull()
        plot.deleteLater()


def test_the_fullest_rows_of_a_matrix_are_shown_and_the_last(qapp: QApplication) -> None:
    plot = matrix()
    assert plot._rows[0] == "concept 0"
    assert plot._rows[-1] == "concept 39"
    assert len(plot._rows) == 20
    plot.deleteLater()


@pytest.mark.parametrize(
    ("top", "last"), [(0, 1.0), (1, 1.0), (3, 3.0), (7, 8.0), (147, 150.0), (1000, 1000.0)]
)
def test_ticks_are_round_and_reach_the_top(top: float, last: float) -> None:
    ticks = nice_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] == last
    assert np.allclose(np.diff(ticks), ticks[1])


def test_tables_sort_numbers_as_numbers_and_dashes_below_all(qapp: QApplication) -> None:
    table = RowTable(
        "Scores",
        [Column("Name", "", lambda r: r[0]), Column("Score", "", lambda r: r[1], "{:.1f}".format)],
    )
    table.set_rows([("b", 10.0), ("a", 9.0), ("c", None)], sort_by=1, ascending=False)
    assert [row[0] for row in table.rows()] == ["b", "a", "c"]
    assert table.model().index(2, 1).data() == "–"
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in table.rows()] == ["a", "b", "c"]
    table.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    )
    assert QApplication.clipboard().text() == "Name\tScore\na\t9.0\nb\t10.0\nc\t–"
    chosen: list[Any] = []
    table.chosen.connect(chosen.append)
    table.choose(1)
    assert chosen == [("b", 10.0)]
    table.deleteLater()


def test_a_key_opens_the_row_it_goes_to_and_counts_begin_with_the_most(qtbot: Any) -> None:
    columns: list[Column[Any]] = [
        Column("name", "", lambda row: row[0]),
        Column("missed", "", lambda row: row[1], str, high_first=True),
    ]
    table = RowTable("rows", columns)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.set_rows([("a", 1), ("b", 3), ("c", 2)])
    opened: list[Any] = []
    table.opened.connect(opened.append)
    header = table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert [row[0] for row in table.rows()] == ["b", "c", "a"]
    table.choose(0)
    assert opened == []
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert opened == [("c", 2), ("a", 1)]
    table.resize(90, 200)
    assert header.sectionSize(0) > 90, "names stay readable: the numbers are scrolled to"


def test_all_controls_have_names(quality: Quality) -> None:
    for button in quality.window().findChildren(QPushButton):
        assert button.text()
    for table in quality.window().findChildren(RowTable):
        assert table.accessibleName()
    for plot in quality.window().findChildren(Plot):
        assert plot.accessibleName()
