"""The list of images: search, filters by state, mark and category, and the order of review."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from carnn_desktop.annotations.model import ImageState
from carnn_desktop.services.events import ImageFailed, ImagesChanged, OpenedImage
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.images.model import ImageListModel
from carnn_desktop.ui.images.order import DONE_STATES, OPEN_STATES, ImageFilter, Marks, Order
from carnn_desktop.ui.look.cards import image_delegate
from carnn_desktop.ui.look.layouts import in_column, in_row, named
from carnn_desktop.ui.look.swatch import swatch
from carnn_desktop.ui.look.told import shown_number

_FEW = 100
_LOOK_MS = 250


class ImagePanel(QWidget):
    """Choose an image; the list follows the canvas and the canvas the list.

    One walks through the images as they are shown: filtered and in the chosen order.
    ``visible_changed`` carries the images in view, once they have stayed there for a moment.
    """

    menu_wanted = Signal(object)  # QPoint, global: what can be done with the selected images
    visible_changed = Signal(object)  # tuple of image ids

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = ImageListModel(session, self)
        self._search = named(QLineEdit(self), self.tr("Search images by file name"))
        self._search.setPlaceholderText(self.tr("Search file names"))
        self._search.setClearButtonEnabled(True)
        self._filter = self._combo(self.tr("Show images by state or mark"))
        self._category = self._combo(self.tr("Show images with a concept"))
        self._order = self._combo(self.tr("Order of the images"))
        self._fill_choices()
        self._view = named(QListView(self), self.tr("Images of the folder"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(image_delegate(self._view))
        self._view.setUniformItemSizes(True)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setMouseTracking(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = QLabel(self)
        self._later = QTimer(self, singleShot=True, interval=150)
        self._counting = QTimer(self, singleShot=True, interval=200)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._lay_out()
        self._fill_categories()
        self._search.textChanged.connect(self._filter_later)
        for combo in (self._filter, self._category, self._order):
            combo.activated.connect(self.apply_filter)
        self._later.timeout.connect(self.apply_filter)
        self._view.customContextMenuRequested.connect(self._context_menu)
        self._view.selectionModel().currentChanged.connect(self._row_chosen)
        self._model.modelReset.connect(self._model_reset)
        self._model.looks_changed.connect(self._paint_row)
        self._model.state_changed.connect(self._count_later)
        self._counting.timeout.connect(self._show_count)
        self._looking.timeout.connect(self._tell_visible)
        self._view.verticalScrollBar().valueChanged.connect(self._looking.start)
        self._view.verticalScrollBar().rangeChanged.connect(self._looking.start)
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._image_failed)
        session.summaries_changed.connect(self._summaries_changed)
        session.categories_changed.connect(self._fill_categories)
        session.project_opened.connect(self._project_opened)
        self._show_count()

    def _fill_choices(self) -> None:
        for text, states, marks in (
            (self.tr("All"), None, ""),
            (self.tr("To review"), OPEN_STATES, ""),
            (self.tr("With proposals"), frozenset({"proposed", "in_review"}), ""),
            (self.tr("Done"), DONE_STATES, ""),
            (self.tr("Done, nothing here"), frozenset({"done_empty"}), ""),
            (self.tr("Failed"), frozenset({"failed"}), ""),
            (self.tr("Flagged for another look"), None, "flagged"),
            (self.tr("With notes"), None, "noted"),
            (self.tr("Where none was found"), None, "forced"),
        ):
            self._filter.addItem(text, (states, marks))
        self._filter.insertSeparator(6)
        for text, tip, order in (
            (self.tr("By file"), self.tr("As in the folder"), "file"),
            (self.tr("By doubt"), self.tr("The closest decision of the model first"), "doubt"),
            (
                self.tr("Teaches most"),
                self.tr("Least certain, and unlike the photos you reviewed, first"),
                "teaches",
            ),
            (self.tr("By concept"), self.tr("Images of one concept together"), "concept"),
            (self.tr("By state"), self.tr("Begun, then waiting, new, done"), "state"),
        ):
            self._order.addItem(text, order)
            self._order.setItemData(self._order.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._order.setToolTip(
            self.tr("Order of the list; next and previous image follow what is shown")
        )

    def _combo(self, name: str) -> QComboBox:
        combo = named(QComboBox(self), name, name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        combo.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        return combo

    def _lay_out(self) -> None:
        finding = in_row((self._search, 1), self._order, spacing=4)
        choices = in_row((self._filter, 1), (self._category, 1), spacing=4)
        in_column(finding, choices, (self._view, 1), self._count, parent=self, margins=6, spacing=6)

    def show_filtered(
        self, *, words: str = "", choice: int = 0, category: int = 0, order: Order = "file"
    ) -> None:
        """Set the fields and show what they say; ``choice`` is a row of the list of states."""
        self._search.setText(words)
        self._filter.setCurrentIndex(choice)
        self._category.setCurrentIndex(max(0, self._category.findData(category)))
        self._order.setCurrentIndex(max(0, self._order.findData(order)))
        self.apply_filter()

    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of the images that are selected, when these are several."""
        rows = [index.row() for index in self._view.selectionModel().selectedRows()]
        return tuple(map(self._model.image_id, sorted(rows))) if len(rows) > 1 else ()

    def current_ids(self) -> tuple[int, ...]:
        """Return the id of the current row, nothing where there is none."""
        index = self._view.currentIndex()
        return (self._model.image_id(index.row()),) if index.isValid() else ()

    def focus_search(self) -> None:
        """Put the cursor into the search field, with its text selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def _filter_later(self) -> None:
        self._later.start()

    @Slot()
    @Slot(int)
    def apply_filter(self, _row: int = 0) -> None:
        """Show what the fields say, anew."""
        self._later.stop()
        chosen: tuple[frozenset[ImageState] | None, Marks] | None = self._filter.currentData()
        states, marks = chosen or (None, "")
        wanted = ImageFilter(
            words=tuple(self._search.text().casefold().split()),
            states=states,
            marks=marks,
            category=self._category.currentData() or 0,
        )
        self._model.show(wanted, self._order.currentData() or "file")

    @Slot(object)
    def _project_opened(self, _info: object) -> None:
        """Begin with everything: the filter of another folder would only hide photos."""
        self._search.clear()
        for combo in (self._filter, self._category):
            combo.setCurrentIndex(0)
        self.apply_filter()

    @Slot()
    @Slot(object)
    def _fill_categories(self, _event: object = None) -> None:
        chosen = self._category.currentData() or 0
        self._category.clear()
        self._category.addItem(self.tr("Any concept"), 0)
        for category in self._session.categories.listed():
            self._category.addItem(swatch(category.color), category.name, category.id)
        self._category.setCurrentIndex(max(0, self._category.findData(chosen)))
        if chosen and not self._category.currentData():
            self.apply_filter()  # the category that was chosen is gone

    @Slot(object)
    def _summaries_changed(self, changed: ImagesChanged) -> None:
        if changed.ids is None:
            self._view.viewport().update()
            return
        for image_id in changed.ids[:_FEW]:
            row = self._model.row_of(image_id)
            if row is not None:
                self._view.update(self._model.index(row))

    @Slot(QPoint)
    def _context_menu(self, place: QPoint) -> None:
        if self._view.indexAt(place).isValid():
            self.menu_wanted.emit(self._view.viewport().mapToGlobal(place))

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            image_id = self._model.image_id(current.row())
            ref = self._session.images.current()
            if ref is None or ref.id != image_id:
                self._session.images.open(image_id)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._follow(opened.image_id)
        self._show_count()

    @Slot(object)
    def _image_failed(self, failed: ImageFailed) -> None:
        """A photo that cannot be read is the one that is shown all the same."""
        self._follow(failed.image_id)

    @Slot()
    def _model_reset(self) -> None:
        ref = self._session.images.current()
        if ref is not None:
            self._follow(ref.id)
        self._show_count()

    def _follow(self, image_id: int) -> None:
        row = self._model.row_of(image_id)
        if row is None:  # filtered out: no other one is shown instead
            self._view.selectionModel().clear()
            return
        index = self._model.index(row)
        if self._view.currentIndex() != index:
            self._view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    @Slot(object)
    def _paint_row(self, index: QModelIndex) -> None:
        self._view.update(index)

    @Slot()
    def _tell_visible(self) -> None:
        area = self._view.viewport().rect()
        first = self._view.indexAt(QPoint(4, 4)).row()
        last = self._view.indexAt(QPoint(4, area.bottom() - 4)).row()
        count = self._model.rowCount()
        if 0 <= first < count:
            rows = range(first, (last if last >= 0 else count - 1) + 1)
            self.visible_changed.emit(tuple(self._model.image_id(row) for row in rows))

    @Slot()
    def _count_later(self) -> None:
        if not self._counting.isActive():
            self._counting.start()  # counting 100,000 images with every change would be felt

    @Slot()
    def _show_count(self) -> None:
        images = self._session.images.listed()
        done = sum(1 for ref in images if ref.state in DONE_STATES)
        if not images:
            self._count.setText(self.tr("No folder is open"))
            return
        shown = self._model.rowCount()
        text = self.tr("{done} of {total} done").format(
            done=shown_number(done), total=shown_number(len(images))
        )
        if shown != len(images):
            text = self.tr("{shown} shown, {rest}").format(shown=shown_number(shown), rest=text)
        self._count.setText(text)
