"""What a feature of the window is given, and how it joins: actions, panels, and its wiring.

A feature is a module with a ``FEATURE``; ``features.py`` lists them. It adds rows
to the table of actions and, once the window stands, connects itself to what it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.categories.panel import CategoryPanel
from carnn_desktop.ui.images.panel import ImagePanel
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.prompt.bar import PromptBar
from carnn_desktop.ui.review.panel import AnnotationPanel
from carnn_desktop.ui.review.trace_panel import TracePanel
from carnn_desktop.ui.shell.action_spec import ActionSpec
from carnn_desktop.ui.shell.actions import ActionSet
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.keys import KeyFilter
from carnn_desktop.ui.shell.notice_bar import NoticeBar
from carnn_desktop.ui.shell.start_page import StartPage
from carnn_desktop.ui.shell.status import StatusBar


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """The window's parts.

    add_panel : (object name, title, widget, area) -> its dock, listed in the menu of panels
    add_view_menu : puts a submenu into the view menu
    take_drops : asks a function about files dropped on the window; it returns True when it took one
    """

    window: QMainWindow
    session: Session
    theme: Theme
    icons: IconSet
    actions: ActionSet
    dialogs: Dialogs
    canvas: Canvas
    prompt: PromptBar
    notices: NoticeBar
    start_page: StartPage
    annotations: AnnotationPanel
    categories: CategoryPanel
    images: ImagePanel
    trace: TracePanel
    status: StatusBar
    keys: KeyFilter
    add_panel: Callable[[str, str, QWidget, Qt.DockWidgetArea], QDockWidget]
    add_view_menu: Callable[[QMenu], None]
    take_drops: Callable[[Callable[[Path], bool]], None]

    def on(self, action_id: str, do: Callable[[], object]) -> None:
        """Call ``do`` when the action is triggered by menu, key or button."""
        self.actions[action_id].triggered.connect(lambda _checked=False: do())


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """``install`` is called once, when every part of the window is there."""

    actions: tuple[ActionSpec, ...] = ()
    install: Callable[[Workbench], None]
