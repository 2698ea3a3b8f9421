"""The places of the window: bars, docks, the stack in the middle, and walking between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.look.layouts import in_column, named
from carnn_desktop.ui.shell.notice_bar import NoticeBar

LAYOUT_VERSION = 1
_FRAME = 80  # pixels for the window's frame, and for what shows more with an object selected
_Area = Qt.DockWidgetArea


class WindowLayout(QObject):
    """Puts the panels of a window in their places and brings them back there."""

    def __init__(
        self, window: QMainWindow, *, prompt: QWidget, notices: NoticeBar, pages: Sequence[QWidget]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._default_state = QByteArray()
        self.docks: list[QDockWidget] = []
        self.pages = QStackedWidget(window)
        for page in pages:
            self.pages.addWidget(page)
        middle = QWidget(window)
        in_column((self.pages, 1), parent=middle, margins=0, spacing=0)
        notices.lie_over(middle)
        window.setCentralWidget(middle)
        bar = QToolBar(self.tr("Prompt"), window)
        bar.setObjectName("prompt")
        bar.setMovable(False)
        bar.addWidget(prompt)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        self.tools = QToolBar(self.tr("Tools"), window)
        window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tools)
        window.setCorner(Qt.Corner.BottomRightCorner, _Area.RightDockWidgetArea)
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )

    def add(
        self, name: str, title: str, panel: QWidget, area: _Area = _Area.RightDockWidgetArea
    ) -> QDockWidget:
        """Put a panel into a dock of its own."""
        dock = named(QDockWidget(title, self._window), title)
        dock.setObjectName(name)
        dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        self.docks.append(dock)
        return dock

    def size(self, heights: Sequence[int], *, width: int, trace_height: int) -> None:
        """Give the docks on the right their heights and width, the last one below its height."""
        right, below = self.docks[:-1], self.docks[-1]
        self._window.resizeDocks(right, list(heights), Qt.Orientation.Vertical)
        self._window.resizeDocks(right[:1], [width], Qt.Orientation.Horizontal)
        self._window.resizeDocks([below], [trace_height], Qt.Orientation.Vertical)

    def restore(self, settings: Settings) -> None:
        """Remember how it is now as the first start's layout, then bring the last one back.

        What lies below the photo is closed at first: the photo and the objects come before it.
        """
        for dock in self._below():
            dock.hide()
        self._fit()
        self._default_state = self._window.saveState(LAYOUT_VERSION)
        if settings.window_geometry:
            self._window.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode()))
        if settings.window_state:
            state = QByteArray.fromBase64(settings.window_state.encode())
            self._window.restoreState(state, LAYOUT_VERSION)
            self._fit()

    @Slot()
    def show_below(self) -> None:
        """Open what lies below the photo, or put it away when it is seen."""
        below = self._below()
        seen = any(dock.isVisible() for dock in below)
        for dock in below:
            dock.setVisible(not seen)

    def _below(self) -> list[QDockWidget]:
        area = self._window.dockWidgetArea
        return [dock for dock in self.docks if area(dock) == _Area.BottomDockWidgetArea]

    def _fit(self) -> None:
        """Put the lists on the right behind each other where the screen is too low for all."""
        room = self._window.screen().availableGeometry().height() - _FRAME
        area = self._window.dockWidgetArea
        right = [dock for dock in self.docks if area(dock) == _Area.RightDockWidgetArea]
        for first in range(len(right) - 2, -1, -1):
            if self._window.minimumSizeHint().height() <= room:
                return
            for dock in right[first + 1 :]:
                self._window.tabifyDockWidget(right[first], dock)
            right[first].raise_()

    @Slot()
    def reset(self) -> None:
        """Put every panel back where it was at the first start."""
        self._window.restoreState(self._default_state, LAYOUT_VERSION)

    def focus_next(self, panes: Sequence[QWidget]) -> None:
        """Move the keyboard to the pane after the one that has it."""
        focus = QApplication.focusWidget()
        holding = [pane is focus or pane.isAncestorOf(focus) for pane in panes] if focus else []
        here = holding.index(True) if True in holding else -1
        following = panes[(here + 1) % len(panes)]
        takes = following.focusPolicy() & Qt.FocusPolicy.TabFocus
        target = following if takes else following.findChild(QWidget)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
