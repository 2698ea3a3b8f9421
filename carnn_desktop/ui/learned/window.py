"""The window "Learned classes": what the reviewed photos taught, and what is made of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QPushButton, QStackedWidget, QWidget

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.learned.class_list import ClassDelegate, ClassModel
from carnn_desktop.ui.learned.photo_list import PhotoList
from carnn_desktop.ui.learned.rows import ClassRow, class_rows, photos
from carnn_desktop.ui.look.layouts import heading, hint, in_column, in_row, named, side_by_side
from carnn_desktop.ui.shell.dialogs import Dialogs


class LearnedWindow(QWidget):
    """A window of its own beside the main one. ``image_wanted``: the image to go to."""

    image_wanted = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._dialogs = session, dialogs
        self.setWindowTitle(self.tr("Learned classes"))
        self._told = QLabel(self, wordWrap=True)
        self._model = ClassModel(self)
        self._classes = named(QListView(self), self.tr("Learned classes"))
        self._classes.setModel(self._model)
        self._classes.setItemDelegate(ClassDelegate(self._classes))
        self._classes.setMouseTracking(True)
        self._classes.setUniformItemSizes(True)
        self._classes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._photos = PhotoList(session, self)
        self._title = heading("", self, above=0)
        self._use = QCheckBox(self.tr("&Use the examples of this class"), self)
        self._use.setToolTip(self.tr("Off: runs look for it by words alone; nothing is lost"))
        self._forget = QPushButton(self.tr("&Forget the photos so far…"), self)
        self._remember = QPushButton(self.tr("&Remember them again"), self)
        self._words_only = QCheckBox(self.tr("&Words only"), self)
        self._words_only.setToolTip(self.tr("Runs do without the examples of all classes"))
        self._background = QCheckBox(self.tr("Fresh &proposals after each reviewed photo"), self)
        self._background.setToolTip(
            self.tr("Only for photos in which nobody has done anything yet, beside other work")
        )
        self._chosen = 0  # the class that was chosen last, 0 = none yet
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        right = QWidget(self)
        buttons = in_row(self._use, 1, self._remember, self._forget, spacing=8)
        tip = hint(self.tr("Click a photo to go to it."), right)
        in_column(
            self._title,
            (self._photos, 1),
            tip,
            buttons,
            parent=right,
            margins=(10, 0, 0, 0),
            spacing=8,
        )
        lists = side_by_side(self._classes, right, sizes=(540, 380), parent=self)
        explained = hint(
            self.tr(
                "IoU is the overlap of what would be found with what you accepted, on photos that "
                "were left out of the learning one at a time. 1.00 is perfect."
            ),
            self,
        )
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(lists)
        switches = in_row(self._words_only, self._background, 1, spacing=18)
        in_column(
            self._told, (self._pages, 1), explained, switches, parent=self, margins=12, spacing=10
        )
        self.resize(960, 560)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        title = heading(self.tr("Nothing is learned yet"), page, above=0)
        text = hint(
            self.tr(
                "Accept or draw the objects of a photo and mark it as done. From then on runs also "
                "go by what you accepted. Three to five photos are mostly enough to see a "
                "difference."
            ),
            page,
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setMaximumWidth(480)
        # aligned in the column it would be as high as a text of the whole width needs
        in_column(1, title, in_row(1, (text, 50), 1), 1, parent=page, spacing=8)
        return page

    def _connect(self) -> None:
        learning, settings = self._session.learning, self._session.settings
        self._classes.selectionModel().currentChanged.connect(self._class_chosen)
        self._photos.chosen.connect(self.image_wanted)
        self._use.clicked.connect(self._use_clicked)
        self._forget.clicked.connect(self._ask_forget)
        self._remember.clicked.connect(self._remember_clicked)
        self._words_only.clicked.connect(learning.set_words_only)
        self._background.clicked.connect(lambda on: settings.update(background_proposals=bool(on)))
        self._session.learning_changed.connect(self.refresh)
        self._session.categories_changed.connect(self.refresh)
        self._session.settings_changed.connect(self.refresh)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what takes a while to be known."""
        super().showEvent(event)
        self.refresh()

    @Slot()
    @Slot(object)
    def refresh(self, _event: object = None) -> None:
        """Show what is known now; ask for what more photos would bring while it is looked at."""
        state, settings = self._session.learning.state(), self._session.settings.current
        rows = class_rows(state, self._session.categories.listed())
        chosen = self._chosen  # it may be gone for a moment, while it is learned anew
        self._model.set_rows(rows)
        if rows:
            self._classes.setCurrentIndex(self._model.index(max(0, self._model.place_of(chosen))))
        self._chosen = chosen or self._chosen
        self._pages.setCurrentIndex(1 if rows else 0)
        self._words_only.setChecked(settings.words_only)
        self._background.setChecked(settings.background_proposals)
        self._background.setEnabled(not settings.words_only)
        self._told.setText(self._summary())
        self._show_class()
        if self.isVisible() and state.gains is None and state.learned.photos and not state.busy:
            self._session.learning.estimate()

    def _summary(self) -> str:
        state = self._session.learning.state()
        if not state.learned.photos:
            return self.tr("Learning from your photos…") if state.busy else ""
        told = self.tr("Learned from {photos}.").format(photos=photos(state.learned.photos))
        if state.words_only:
            told += " " + self.tr("Runs do without it: they go by words only.")
        elif state.busy:
            told += " " + self.tr("What you changed is being learned…")
        elif state.refreshed < state.to_refresh:
            text = self.tr("Fresh proposals: {done} of {total} photos.")
            told += " " + text.format(done=state.refreshed, total=state.to_refresh)
        return told

    def _row(self) -> ClassRow | None:
        place = self._classes.currentIndex().row()
        return self._model.row(place) if 0 <= place < self._model.rowCount() else None

    @Slot(QModelIndex, QModelIndex)
    def _class_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        row = self._row()
        self._chosen = self._chosen if row is None else row.category.id
        self._show_class()

    def _show_class(self) -> None:
        row = self._row()
        if row is None:
            self._photos.show_images(())
            return
        self._title.setText(row.category.name)
        shown = () if row.resting else self._session.learning.images(row.category.name)
        self._photos.show_images(shown)
        self._use.setChecked(not row.resting)
        self._forget.setEnabled(row.photos > 0)
        self._remember.setVisible(row.forgotten > 0)
        self._remember.setToolTip(
            self.tr("Forgotten: {photos}").format(photos=photos(row.forgotten))
        )

    @Slot()
    def _use_clicked(self) -> None:
        row = self._row()
        if row is not None:
            self._session.learning.set_resting(row.category.id, not self._use.isChecked())

    @Slot()
    def _ask_forget(self) -> None:
        row = self._row()
        if row is None:
            return
        text = self.tr(
            "The {photos} that show “{name}” will no longer teach it; photos that you review from "
            "now on will. Your annotations stay as they are, and you can take this back here."
        ).format(photos=photos(row.photos), name=row.category.name)
        if self._dialogs.confirm(self.tr("Forget the examples"), text, self.tr("Forget")):
            self._session.learning.forget(row.category.id)

    @Slot()
    def _remember_clicked(self) -> None:
        row = self._row()
        if row is not None:
            self._session.learning.remember(row.category.id)
