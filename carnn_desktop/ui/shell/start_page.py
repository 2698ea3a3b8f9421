"""What is shown while no folder is open: how to begin."""

from __future__ import annotations

import html
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from carnn_desktop.services.events import ProjectInfo
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import in_column, in_row
from carnn_desktop.ui.shell.actions import ActionSet

_RECENT = 5
_TEXT_WIDTH = 480  # pixels: longer lines are hard to read
_LONG = 60  # letters of a path that are shown
_LINKS = (
    Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
)


class _Links(QLabel):
    """Links in the palette's colour: Qt gives them the one of the moment when they are set."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(_LINKS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self.text()
            self.clear()  # the same text again would change nothing
            self.setText(text)


class StartPage(QWidget):
    """Open a folder, drop one, or go back to a recent one."""

    folder_wanted = Signal(object)  # Path

    def __init__(
        self,
        session: Session,
        actions: ActionSet,
        icons: IconSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._icons = icons
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        centre = Qt.AlignmentFlag.AlignCenter
        invitation = self.tr("Open a folder of photos")
        self._head = QLabel(invitation, self, alignment=centre, wordWrap=True)
        self._size_head()
        text = QLabel(
            self.tr(
                "Drop a folder here or choose one. Then type what to look for, for example "
                "dog, frisbee, person, and press Enter: the model proposes masks, you decide."
            ),
            self,
            alignment=centre,
            wordWrap=True,
        )
        text.setMaximumWidth(_TEXT_WIDTH)
        hint = _Links(
            '<a href="sample_photos">{samples}</a>  ·  <a href="guide">{guide}</a>'.format(
                samples=self.tr("Open the sample photos"), guide=self.tr("Show me around")
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setAccessibleName(self.tr("Sample photos and guide"))
        hint.linkActivated.connect(lambda name: actions[name].trigger())
        self._recent_head = QLabel(self.tr("Recent folders"), self)
        self._recent_head.setAlignment(centre)
        self._recent_head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        button = QPushButton(self.tr("Open folder…"), self)
        button.setDefault(True)
        button.clicked.connect(actions["open_folder"].trigger)
        self.setFocusProxy(button)
        self._recent = in_column(spacing=2)
        layout = in_column(
            2,
            self._picture,
            self._head,
            in_row(1, (text, 50), 1),
            (button, 0, centre),
            hint,
            parent=self,
            spacing=14,
        )
        layout.addSpacing(8)
        layout.addWidget(self._recent_head)
        layout.addLayout(self._recent)
        layout.addStretch(3)
        session.project_opened.connect(self._fill)
        session.project_closed.connect(self._fill)
        self._fill()

    @Slot()
    @Slot(object)
    def _fill(self, _event: ProjectInfo | None = None) -> None:
        self._paint_picture()
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        folders = [
            name for name in self._session.settings.current.recent_folders if Path(name).is_dir()
        ]
        self._recent_head.setVisible(bool(folders))
        for name in folders[:_RECENT]:
            link = _Links(f'<a href="{html.escape(name)}">{html.escape(_short(name))}</a>', self)
            link.setToolTip(name)
            link.setAccessibleName(self.tr("Open {folder}").format(folder=name))
            link.linkActivated.connect(self._open)
            self._recent.addWidget(link)

    def _size_head(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        self._head.setFont(font)

    def _paint_picture(self) -> None:
        color = self.palette().windowText().color()
        image = self._icons.image("images", round(64 * self.devicePixelRatioF()), color)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the size of the texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_recent"):
            self._paint_picture()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_recent"):
            self._size_head()

    @Slot(str)
    def _open(self, name: str) -> None:
        self.folder_wanted.emit(Path(name))


def _short(path: str) -> str:
    """Return a path with its middle left out when it is long; its end tells folders apart."""
    return path if len(path) <= _LONG else f"{path[: _LONG // 3]}…{path[-_LONG * 2 // 3 :]}"
