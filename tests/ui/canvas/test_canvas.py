"""The canvas on a real session: what it paints, and what the mouse does."""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem
from ui_fakes import annotation, box_mask, document, photo

from carnn_desktop.annotations.model import Category, Mask
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.canvas.exposure import exposed_rects
from carnn_desktop.ui.canvas.layers import Layers
from carnn_desktop.ui.canvas.shapes import AnnotationShape, closed_path
from carnn_desktop.ui.canvas.view import CanvasView
from carnn_desktop.ui.canvas.visibility import Visibility
from carnn_desktop.ui.look.qimage import rgb_array


class Painted:
    """Layers in a view whose pixels can be looked at; one screen pixel per image pixel."""

    def __init__(self, qtbot: Any, width: int = 60, height: int = 40, scale: float = 4.0) -> None:
        self.layers = Layers()
        self.view = CanvasView(self.layers.scene)
        qtbot.addWidget(self.view)
        self.view.resize(int(width * scale), int(height * scale))
        self.layers.set_categories([Category(id=1, name="a", color="#ff0000")])
        self.layers.show_image(photo(width, height), ())
        self.view.set_photo(width, height)
        self.view.show()
        self.view.zoom_to(scale)
        self.view.centerOn(width / 2, height / 2)

    def color(self, x: int, y: int) -> QColor:
        """Return the mean colour of an image pixel."""
        corner = self.view.mapFromScene(x, y)
        pixels = rgb_array(self.view.viewport().grab().toImage())
        part = pixels[corner.y() : corner.y() + 4, corner.x() : corner.x() + 4]
        return QColor(*(int(v) for v in part.reshape(-1, 3).mean(axis=0)))

    def pixels(self) -> np.ndarray:
        return rgb_array(self.view.viewport().grab().toImage())

    def close(self) -> None:
        self.view.close()


@pytest.fixture
def painted(qtbot: Any) -> Any:
    made = Painted(qtbot)
    yield made
    made.close()


def test_accepted_is_filled_by_opacity(painted: Painted) -> None:
    painted.layers.set_document(document(annotation(box_mask(10, 10, 20, 20), state="accepted")))
    assert painted.color(20, 20).red() == pytest.approx(192, abs=2)
    assert painted.color(20, 20).green() == pytest.approx(64, abs=2)
    painted.layers.set_strength(1.0)
    assert painted.color(20, 20).getRgb()[:3] == pytest.approx((255, 0, 0), abs=2)
    painted.layers.set_strength(0.0)
    assert painted.color(20, 20).getRgb()[:3] == pytest.approx((128, 128, 128), abs=2)
    assert painted.color(50, 30).getRgb()[:3] == pytest.approx((128, 128, 128), abs=2)


def test_proposals_are_hatched_and_accepted_ones_are_not(painted: Painted) -> None:
    def reds(state: Any) -> np.ndarray:
        painted.layers.set_document(document(annotation(box_mask(5, 5, 40, 30), state=state)))
        corner = painted.view.mapFromScene(12, 12)
        return painted.pixels()[corner.y() : corner.y() + 60, corner.x() : corner.x() + 60, 1]

    assert reds("accepted").std() < 1
    assert reds("proposed").std() > 15


def test_hatching_moves_with_the_photo(painted: Painted) -> None:
    painted.layers.set_document(document(annotation(box_mask(5, 5, 40, 30))))
    before = painted.pixels()
    painted.view._pan(7, 5)
    after = painted.pixels()
    assert np.abs(before[45:125, 55:155].astype(int) - after[40:120, 48:148].astype(int)).max() <= 2


def test_a_partial_repaint_looks_like_a_whole_one(painted: Painted) -> None:
    painted.layers.set_document(document(annotation(box_mask(5, 5, 40, 30))))
    whole = painted.pixels()
    painted.view.viewport().repaint(33, 21, 57, 43)
    assert np.array_equal(painted.pixels(), whole)


def test_outline_only_hidden_and_ghosts(painted: Painted) -> None:
    kept = annotation(box_mask(5, 5, 20, 20), state="accepted")
    ghost = annotation(box_mask(30, 5, 20, 20), state="rejected")
    painted.layers.set_document(document(kept, ghost))
    plain = painted.pixels()
    painted.layers.set_visibility(Visibility(filled=False))
    assert painted.color(15, 15).getRgb()[:3] == (128, 128, 128)
    assert painted.color(5, 15).red() > 150
    painted.layers.set_visibility(Visibility(rejected_shown=True))
    assert not np.array_equal(painted.pixels(), plain)
    assert painted.color(40, 15).getRgb()[:3] == (128, 128, 128)
    painted.layers.set_visibility(Visibility(all_hidden=True))
    assert (painted.pixels()[20:140, 20:220] == 128).all()
    painted.layers.set_visibility(Visibility())
    assert np.array_equal(painted.pixels(), plain)


def test_selection_and_hover_are_seen(painted: Painted) -> None:
    one = annotation(box_mask(10, 10, 20, 20), state="accepted")
    painted.layers.set_document(document(one))
    plain = painted.pixels()
    painted.layers.set_selected([one.id])
    selected = painted.pixels()
    painted.layers.set_selected([])
    assert np.array_equal(painted.pixels(), plain)
    painted.layers.set_hovered(one.id)
    assert not np.array_equal(painted.pixels(), plain)
    assert not np.array_equal(selected, plain)
    assert selected[:, :, :].min(axis=2).max() > 240  # the white band of the selection


def test_a_colour_change_needs_no_new_document(painted: Painted) -> None:
    painted.layers.set_document(document(annotation(box_mask(10, 10, 20, 20), state="accepted")))
    painted.layers.set_categories([Category(id=1, name="a", color="#0000ff")])
    assert painted.color(20, 20).blue() > 180


def test_outlines_are_exact_when_close_and_coarse_from_afar() -> None:
    rows, columns = np.mgrid[0:200, 0:200]
    disc = Mask(0, 0, (rows - 99.5) ** 2 + (columns - 99.5) ** 2 < 100**2)
    shape = AnnotationShape(annotation(disc))
    exact, coarse = shape.path(2.0), shape.path(0.05)
    assert exact.elementCount() > 400
    assert coarse.elementCount() < 40
    assert exact.boundingRect().getRect() == (0, 0, 200, 200)
    assert shape.path(3.0) is exact or shape.path(3.0) == exact
    renewed = shape.renewed(annotation(disc))
    assert renewed.path(2.0) == exact


def test_the_scene_goes_with_its_last_user_not_with_the_garbage_collector() -> None:
    layers = Layers()
    view = CanvasView(layers.scene)
    layers.show_image(photo(), ())
    layers.set_document(document(annotation(box_mask(10, 10, 20, 20))))
    kept = [weakref.ref(layers), weakref.ref(view), weakref.ref(layers.scene.items()[0])]
    del layers, view
    assert [reference() for reference in kept] == [None] * 3


# With a session -----------------------------------------------------------------------------------


@pytest.fixture
def canvas(session: Session, photos: Any, qtbot: Any) -> Any:
    made = Canvas(session)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        session.runs.run_image(RunRequest(text="cat, dog"))
    yield made
    made.close()


def click(canvas: Canvas, annotation_id: str, *, ctrl: bool = False) -> None:
    document = canvas._session.images.document()
    assert document is not None
    x, y, width, height = document.annotation(annotation_id).mask.bbox_xywh
    place = canvas.view.mapFromScene(x + width / 2, y + height / 2)
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(canvas.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ids(session: Session) -> list[str]:
    document = session.images.document()
    assert document is not None
    return [annotation.id for annotation in document.annotations]


def test_clicks_select_annotations(canvas: Canvas, session: Session) -> None:
    first, second = ids(session)
    click(canvas, first)
    assert session.selection.ids() == (first,)
    click(canvas, second, ctrl=True)
    assert set(session.selection.ids()) == {first, second}
    click(canvas, first, ctrl=True)
    assert session.selection.ids() == (second,)
    QTest.mouseClick(canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert session.selection.ids() == ()


def test_hidden_annotations_cannot_be_clicked(canvas: Canvas, session: Session) -> None:
    first, _ = ids(session)
    changes: list[Visibility] = []
    canvas.visibility_changed.connect(changes.append)
    canvas.toggle_hidden([first])
    click(canvas, first)
    assert session.selection.ids() == ()
    canvas.toggle_hidden([first])
    canvas.set_all_hidden(True)
    click(canvas, first)
    assert session.selection.ids() == ()
    canvas.set_all_hidden(False)
    click(canvas, first)
    assert session.selection.ids() == (first,)
    assert len(changes) == 4


def test_the_menu_key_selects_what_is_under_the_cursor(canvas: Canvas, session: Session) -> None:
    from carnn_desktop.ui.canvas.pointer import Pointer

    first, _ = ids(session)
    wanted: list[QPoint] = []
    canvas.menu_wanted.connect(wanted.append)
    document = session.images.document()
    assert document is not None
    x, y, _, _ = document.annotation(first).mask.bbox_xywh
    canvas.view.menu_wanted.emit(Pointer(x, y), QPoint(5, 6))
    assert session.selection.ids() == (first,)
    assert wanted == [QPoint(5, 6)]


def test_the_cursor_is_told_only_over_the_photo(canvas: Canvas) -> None:
    seen: list[Any] = []
    canvas.cursor_moved.connect(seen.append)
    QTest.mouseMove(canvas.view.viewport(), canvas.view.mapFromScene(3.5, 4.5))
    QTest.mouseMove(canvas.view.viewport(), QPoint(2, 2))
    assert (3, 4) in seen
    assert seen[-1] is None


def test_a_place_is_kept_for_each_image(canvas: Canvas, session: Session, qtbot: Any) -> None:
    canvas.zoom_to_annotations(ids(session)[:1])
    assert not canvas.view.fitting
    scale = canvas.view.scale_factor
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next()
    assert canvas.view.fitting
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next(-1)
    assert canvas.view.scale_factor == pytest.approx(scale)


def test_a_closed_folder_leaves_an_empty_canvas(canvas: Canvas, session: Session) -> None:
    session.project.close()
    assert canvas.view.scene().itemsBoundingRect().width() <= 130
    click_place = QPoint(100, 100)
    QTest.mouseClick(canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=click_place)


def test_opacity_stays_between_nothing_and_all(canvas: Canvas) -> None:
    told: list[float] = []
    canvas.strength_changed.connect(told.append)
    canvas.set_strength(7.0)
    canvas.set_strength(-1.0)
    canvas.set_strength(0.0)
    assert told == [1.0, 0.0]


def test_outlines_that_a_frame_has_no_time_for_come_with_the_next_ones(
    painted: Painted, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._FRAME_S", 0.0)
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._REST_S", 0.0)
    annotations = [
        annotation(box_mask(x, y, 1, 1), annotation_id=f"{x}-{y}")
        for x in range(0, 20, 2)
        for y in (5, 9)
    ]
    painted.layers.set_document(document(*annotations))
    shapes = painted.layers._outlines._store._shapes
    painted.color(0, 0)
    assert sum(shape.has(0) for shape in shapes.values()) == 1
    qtbot.waitUntil(lambda: all(shape.has(0) for shape in shapes.values()), timeout=20_000)


def test_a_finer_outline_waits_until_the_photo_rests(
    painted: Painted, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._FRAME_S", 0.0)
    annotations = [annotation(box_mask(x, 5, 8, 8), annotation_id=str(x)) for x in (2, 20, 40)]
    painted.layers.set_document(document(*annotations))
    shapes = painted.layers._outlines._store._shapes
    for shape in shapes.values():
        shape.path(0.3)
    plain = painted.pixels()
    assert sum(shape.has(0) for shape in shapes.values()) == 1
    corner = painted.view.mapFromScene(40, 5)
    assert (plain[corner.y() - 1 : corner.y() + 2, corner.x() + 10, 1] < 128).any()  # as known
    qtbot.waitUntil(lambda: all(shape.has(0) for shape in shapes.values()), timeout=20_000)


def test_only_what_is_exposed_is_painted_and_looks_the_same(painted: Painted) -> None:
    annotations = [annotation(box_mask(x, 5, 12, 25), annotation_id=str(x)) for x in (2, 20, 40)]
    painted.layers.set_document(document(*annotations))
    whole = painted.pixels()
    port = painted.view.viewport()
    asked: list[list[QRect]] = []

    class Look(QGraphicsItem):
        def boundingRect(self) -> QRectF:
            return QRectF(0, 0, 60, 40)

        def paint(self, painter: Any, option: Any, widget: Any = None) -> None:
            asked.append(exposed_rects(painter, QRectF(0, 0, 60, 40), widget))

    look = Look()
    painted.view.scene().addItem(look)
    asked.append([])
    while asked:  # until nothing waits to be painted: it would be painted along
        asked.clear()
        QApplication.processEvents()
    annotation_of_two = QRegion(QRect(3, 3, 20, 30)) + QRegion(QRect(200, 100, 30, 17))
    port.repaint(annotation_of_two)
    assert asked == [[QRect(3, 3, 20, 30), QRect(200, 100, 30, 17)]]
    painted.view.scene().removeItem(look)
    assert np.array_equal(painted.pixels(), whole)


def test_a_path_of_lines_is_the_one_that_qt_makes() -> None:
    lines = [
        np.array([[0, 0], [5, 0], [5, 5.5], [0, 5]]),
        np.array([[1, 1], [2, 1], [2, 2]], dtype=np.float64),
    ]
    expected = QPainterPath()
    for line in lines:
        expected.addPolygon(QPolygonF([QPointF(x, y) for x, y in line.tolist()]))
        expected.closeSubpath()
    assert closed_path(lines) == expected
    assert closed_path([]).isEmpty()


def test_coarse_outlines_leave_specks_out_but_not_small_annotations() -> None:
    pixels = np.zeros((256, 256), dtype=bool)
    pixels[40:200, 40:200] = True
    pixels[60:120:4, 60:120:4] = False
    pixels[230, 230] = pixels[0, 0] = True
    shape = AnnotationShape(annotation(Mask(100, 50, pixels)))
    assert shape.path(2.0).elementCount() > 1000
    coarse = shape.path(0.1)
    assert coarse.elementCount() < 12
    outer = coarse.boundingRect()
    for got, wanted in zip(outer.getCoords(), (140, 90, 300, 250), strict=True):
        assert abs(got - wanted) <= 10
    speck = AnnotationShape(annotation(box_mask(7, 9, 1, 1)))
    assert not speck.path(0.05).isEmpty()
