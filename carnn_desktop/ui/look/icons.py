"""Icons drawn in the colour of the text: SVGs with ``currentColor``, tinted from the palette."""

from __future__ import annotations

import weakref
from functools import lru_cache

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QListWidgetItem

from carnn_desktop.resources import resource_path

_SIZES = (16, 20, 24, 32, 48)
HasIcon = QAction | QAbstractButton | QListWidgetItem


@lru_cache(maxsize=512)
def _svg(name: str) -> bytes:
    return resource_path(f"icons/{name}.svg").read_bytes()


@lru_cache(maxsize=4096)
def _drawn(name: str, size: int, color: str) -> QImage:
    """Return a picture in one colour, ``#rrggbb``; all windows share it: drawing takes its time."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = QByteArray(_svg(name).replace(b"currentColor", color.encode()))
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


class IconSet(QObject):
    """Gives icons by name and tints those it was asked to keep when the palette changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: dict[tuple[str, int, int], QIcon] = {}
        self._kept: list[tuple[weakref.ref[HasIcon], str, QPalette.ColorRole]] = []

    def icon(self, name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
        """Return ``resources/icons/<name>.svg`` in the colour of a palette role."""
        palette = QGuiApplication.palette()
        normal = palette.color(QPalette.ColorGroup.Active, role)
        disabled = palette.color(QPalette.ColorGroup.Disabled, role)
        key = (name, normal.rgba(), disabled.rgba())
        icon = self._made.get(key)
        if icon is None:
            icon = self._made[key] = QIcon()
            chosen = palette.color(QPalette.ColorRole.HighlightedText)
            for color, mode in (
                (normal, QIcon.Mode.Normal),
                (disabled, QIcon.Mode.Disabled),
                (chosen, QIcon.Mode.Selected),
            ):
                for size in _SIZES:
                    icon.addPixmap(QPixmap.fromImage(self.image(name, size, color)), mode)
        return icon

    def image(self, name: str, size: int, color: QColor) -> QImage:
        """Return a picture of ``size`` x ``size`` pixels in one colour."""
        return QImage(_drawn(name, size, color.name()))  # a copy: the kept one stays as it is

    def keep(
        self,
        target: HasIcon,
        name: str,
        role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
    ) -> None:
        """Give ``target`` the icon now and after every change of the palette."""
        held = [(entry, entry[0]()) for entry in self._kept]
        # by identity: some items of lists cannot be compared once Qt has deleted them
        self._kept = [entry for entry, one in held if one is not None and one is not target]
        self._kept.append((weakref.ref(target), name, role))
        target.setIcon(self.icon(name, role))

    @Slot()
    def refresh(self) -> None:
        """Tint all kept icons anew; connect it to ``Theme.changed``."""
        self._made.clear()
        for reference, name, role in self._kept:
            target = reference()
            if target is not None and shiboken6.isValid(target):
                target.setIcon(self.icon(name, role))
