"""What is shown while no folder is open: how to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from carnn_desktop.services.events import ProjectInfo
from carnn_desktop.services.session import Session
from carnn_desktop.ui.actions import ActionSet
from carnn_desktop.ui.icons import IconSet

_RECENT = 5


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
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QLabel(self.tr("Open a folder of photos"), self)
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        head.setFont(font)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QLabel(
            self.tr(
                "Drop a folder here or choose one. Then type what to look for, for example\n"
                "dog, frisbee, person, and press Enter: the model proposes masks, you decide."
            ),
            self,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(
            self.tr("No photos at hand? “make demo” puts some into demo-output/photos."), self
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        button = QPushButton(self.tr("Open folder…"), self)
        button.setDefault(True)
        button.clicked.connect(actions["open_folder"].trigger)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(head)
        layout.addWidget(text)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(self._recent)
        layout.addWidget(hint)
        layout.addStretch(3)
        session.project_opened.connect(self._fill)
        session.project_closed.connect(self._fill)
        self._fill()

    @Slot()
    @Slot(object)
    def _fill(self, _event: ProjectInfo | None = None) -> None:
        color = self.palette().windowText().color()
        image = self._icons.image("images", round(64 * self.devicePixelRatioF()), color)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        folders = [name for name in self._session.settings().recent_folders if Path(name).is_dir()]
        for name in folders[:_RECENT]:
            link = QLabel(f'<a href="{name}">{name}</a>', self)
            link.setAlignment(Qt.AlignmentFlag.AlignCenter)
            link.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
            link.setTextInteractionFlags(
                link.textInteractionFlags() | Qt.TextInteractionFlag.LinksAccessibleByMouse
            )
            link.linkActivated.connect(self._open)
            self._recent.addWidget(link)

    @Slot(str)
    def _open(self, name: str) -> None:
        self.folder_wanted.emit(Path(name))
