"""The canvas: view and layers, driven by the session and driving its selection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Signal, Slot
from PySide6.QtWidgets import QWidget

from carnn_desktop.annotations.model import Annotation, Category, ImageDocument
from carnn_desktop.services.events import (
    DocumentChanged,
    OpenedImage,
)
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.hit import annotations_at, pick
from carnn_desktop.ui.canvas.layers import Layers
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.canvas.tone import Tone
from carnn_desktop.ui.canvas.view import CanvasView
from carnn_desktop.ui.canvas.visibility import Visibility
from carnn_desktop.ui.look.layouts import in_column
from carnn_desktop.ui.look.theme import tones

_MAX_PLACES = 200


class Canvas(QWidget):
    """Shows the session's open image. ``view`` is for zooming; the rest is here.

    menu_wanted : the user asked for the menu of the selection, at a screen position (QPoint)
    cursor_moved : (x, y) of the pixel under the cursor, None outside the photo
    visibility_changed : the ``Visibility`` in use
    strength_changed : the opacity in use, 0..1
    """

    menu_wanted = Signal(object)
    cursor_moved = Signal(object)
    visibility_changed = Signal(object)
    strength_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers = Layers(self)
        self._visibility = Visibility()
        self._strength = 0.5
        self._tone = Tone()
        self._crosshair = False
        self._image_id: int | None = None
        self._size = (0, 0)
        self._places: dict[int, tuple[float, QPointF]] = {}
        self.view = CanvasView(self._layers.scene, self)
        self.view.setAccessibleName(self.tr("Photo with masks"))
        self.setFocusProxy(self.view)
        in_column(self.view, parent=self, margins=0)
        self.view.clicked.connect(self._clicked)
        self.view.banded.connect(self._banded)
        self.view.hovered.connect(self._hovered)
        self.view.menu_wanted.connect(self._menu_wanted)
        for bar in (self.view.horizontalScrollBar(), self.view.verticalScrollBar()):
            bar.valueChanged.connect(self._view_moved)
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._image_left)
        session.project_closed.connect(self._project_closed)
        session.document_changed.connect(self._document_changed)
        session.selection_changed.connect(self._selection_changed)
        session.categories_changed.connect(self._categories_changed)
        self._paint_ground()

    # What the actions do --------------------------------------------------------------------------

    @property
    def visibility(self) -> Visibility:
        """What is shown."""
        return self._visibility

    @property
    def strength(self) -> float:
        """Opacity of the masks, 0..1."""
        return self._strength

    @Slot(object)
    def set_strength(self, strength: float) -> None:
        """Set the opacity of the masks, 0..1."""
        strength = min(max(strength, 0.0), 1.0)
        if strength != self._strength:
            self._strength = strength
            self._layers.set_strength(strength)
            self.strength_changed.emit(strength)

    @property
    def tone(self) -> Tone:
        """Brightness and contrast in use."""
        return self._tone

    def set_tone(self, tone: Tone) -> None:
        """Show photos brighter or with more contrast."""
        if tone != self._tone:
            self._tone = tone
            self._layers.set_tone(tone)

    def set_crosshair(self, on: bool) -> None:
        """Draw a cross through the pointer."""
        self._crosshair = on
        self._layers.set_cross(None)

    def set_grid(self, on: bool) -> None:
        """Draw lines between pixels at high zoom."""
        self._layers.set_grid(on)

    def set_names(self, on: bool) -> None:
        """Show the class of every annotation on the photo."""
        self._layers.set_names(on)

    def set_filled(self, on: bool) -> None:
        """Fill the masks, or show their outlines only."""
        self._set_visibility(replace(self._visibility, filled=on))

    def set_all_hidden(self, on: bool) -> None:
        """Hide all annotations."""
        self._set_visibility(replace(self._visibility, all_hidden=on))

    def set_rejected_shown(self, on: bool) -> None:
        """Show rejected annotations as ghosts."""
        self._set_visibility(replace(self._visibility, rejected_shown=on))

    def set_guesses_shown(self, on: bool) -> None:
        """Show what came nearest where nothing was found."""
        self._set_visibility(replace(self._visibility, guesses_shown=on))

    def toggle_hidden(self, ids: Iterable[str]) -> None:
        """Hide annotations, or show them again."""
        self._set_visibility(self._visibility.toggled(ids))

    def annotation_at(self, x: int, y: int) -> Annotation | None:
        """Return the topmost visible annotation at a pixel of the photo."""
        return next(iter(annotations_at(self._layers.shown(), x, y)), None)

    def zoom_to_annotations(self, ids: Iterable[str]) -> None:
        """Bring annotations into view, as large as fits."""
        document, chosen = self._session.images.document(), set(ids)
        rect = QRectF()
        for annotation in document.annotations if document is not None else ():
            if annotation.id in chosen:
                rect = rect.united(QRectF(*annotation.mask.bbox_xywh))
        if not rect.isEmpty():
            self.view.show_rect(rect)

    def reveal(self, annotation_id: str) -> None:
        """Move the photo just so far that the annotation is seen."""
        document = self._session.images.document()
        for annotation in document.annotations if document is not None else ():
            if annotation.id == annotation_id:
                rect = QRectF(*annotation.mask.bbox_xywh)
                if not self.view.fitting and not self.view.sees(rect):
                    self.view.centerOn(rect.center())

    # Session --------------------------------------------------------------------------------------

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._keep_place()
        again = opened.image_id == self._image_id
        self._image_id = opened.image_id
        height, width = opened.pixels.shape[:2]
        self._size = (width, height)
        if not again:
            self._visibility = replace(self._visibility, hidden=frozenset())
        self._layers.set_categories(self._session.categories.listed())
        self._layers.show_image(opened.pixels, opened.pyramid)
        self._layers.set_visibility(self._visibility)
        self._layers.set_document(opened.document)
        self.view.set_photo(width, height)
        place = self._places.get(opened.image_id)
        if place is not None:
            self.view.go_to(*place)

    @Slot(object)
    def _image_left(self, _event: object) -> None:
        self._keep_place()
        self._image_id, self._size = None, (0, 0)
        self._layers.clear()
        self.view.set_photo(0, 0)
        self.cursor_moved.emit(None)

    @Slot(object)
    def _project_closed(self, event: object) -> None:
        self._image_left(event)
        self._places.clear()

    @Slot(object)
    def _document_changed(self, change: DocumentChanged) -> None:
        if change.document.image_id == self._image_id:
            self._forget_gone(change.document)
            self._layers.set_document(change.document, change.dirty_xywh)

    @Slot(object)
    def _selection_changed(self, ids: tuple[str, ...]) -> None:
        self._layers.set_selected(ids)
        if len(ids) == 1:
            self.reveal(ids[0])

    @Slot(object)
    def _categories_changed(self, categories: tuple[Category, ...]) -> None:
        self._layers.set_categories(categories)

    # View -----------------------------------------------------------------------------------------

    @Slot(object)
    def _clicked(self, at: Pointer) -> None:
        annotation = pick(self._layers.shown(), *at.pixel, self._session.selection.ids())
        if not at.extends:
            self._session.selection.select([] if annotation is None else [annotation.id])
            return
        under = annotations_at(self._layers.shown(), *at.pixel)
        if under:
            selected = set(self._session.selection.ids())
            self._session.selection.select(selected ^ {under[0].id})

    @Slot(object)
    def _banded(self, rect: QRectF) -> None:
        """Select what lies inside the rubber band, beside what is selected."""
        inside = {r.id for r in self._layers.shown() if rect.contains(QRectF(*r.mask.bbox_xywh))}
        self._session.selection.select(set(self._session.selection.ids()) | inside)

    @Slot(object)
    def _hovered(self, at: Pointer | None) -> None:
        width, height = self._size
        x, y = at.pixel if at is not None else (-1, -1)
        if not (0 <= x < width and 0 <= y < height):
            self._layers.set_hovered("")
            self._layers.set_cross(None)
            self.cursor_moved.emit(None)
            return
        if self._crosshair:
            self._layers.set_cross(QPointF(x + 0.5, y + 0.5))
        # Only a click that selects has a use for what is under it; drawing has no time for it.
        shown = () if self.view.has_tool else self._layers.shown()
        under = annotations_at(shown, x, y)
        self._layers.set_hovered(under[0].id if under else "")
        self.cursor_moved.emit((x, y))

    @Slot(int)
    def _view_moved(self, _value: int) -> None:
        self._layers.follow_view()

    @Slot(object, object)
    def _menu_wanted(self, at: Pointer, place: QPoint) -> None:
        under = [annotation.id for annotation in annotations_at(self._layers.shown(), *at.pixel)]
        if not under:
            self._session.selection.select([])
        elif not set(under) & set(self._session.selection.ids()):
            self._session.selection.select(under[:1])
        self.menu_wanted.emit(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()
        super().changeEvent(event)

    # ----------------------------------------------------------------------------------------------

    def _set_visibility(self, visibility: Visibility) -> None:
        if visibility != self._visibility:
            self._visibility = visibility
            self._layers.set_visibility(visibility)
            self.visibility_changed.emit(visibility)

    def _forget_gone(self, document: ImageDocument) -> None:
        """Let a hidden annotation that was removed not stay hidden when it is undone into being."""
        known = frozenset(annotation.id for annotation in document.annotations)
        if self._visibility.hidden - known:
            hidden = self._visibility.hidden & known
            self._set_visibility(replace(self._visibility, hidden=hidden))

    def _keep_place(self) -> None:
        if self._image_id is None:
            return
        place = self.view.place()
        self._places.pop(self._image_id, None)
        if place is not None:
            self._places[self._image_id] = place
            while len(self._places) > _MAX_PLACES:
                self._places.pop(next(iter(self._places)))

    def _paint_ground(self) -> None:
        self.view.setBackgroundBrush(tones(self.palette()).canvas)
