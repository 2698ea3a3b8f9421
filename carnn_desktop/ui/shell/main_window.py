"""The window: docks around the canvas, wired together. What the actions do is in the controller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from carnn_desktop.services.events import ProjectInfo
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.categories.panel import CategoryPanel
from carnn_desktop.ui.images.menu import ImageMenu
from carnn_desktop.ui.images.panel import ImagePanel
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.look.told import told_text
from carnn_desktop.ui.prompt.bar import PromptBar
from carnn_desktop.ui.review.panel import AnnotationPanel
from carnn_desktop.ui.review.trace_panel import TracePanel
from carnn_desktop.ui.shell.actions import ActionSet
from carnn_desktop.ui.shell.controller import Controller
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.features import FEATURES, all_actions
from carnn_desktop.ui.shell.fitting import ScreenKeeper, room_for
from carnn_desktop.ui.shell.keys import KeyFilter
from carnn_desktop.ui.shell.menus import exclusive, fill_menu_bar, fill_tool_bar
from carnn_desktop.ui.shell.notice_bar import NoticeBar
from carnn_desktop.ui.shell.start_page import StartPage
from carnn_desktop.ui.shell.status import StatusBar
from carnn_desktop.ui.shell.view_menus import ViewMenus
from carnn_desktop.ui.shell.window_layout import LAYOUT_VERSION, WindowLayout
from carnn_desktop.ui.shell.window_notices import WindowNotices
from carnn_desktop.ui.shell.workbench import Workbench

_FIRST_SIZE = QSize(1440, 900)  # where the screen has the room


class MainWindow(QMainWindow):
    """Everything is passed in or made here; there is no logic of annotation in it."""

    def __init__(self, session: Session, theme: Theme, *, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.icons = IconSet(self)
        self.actions_by_id = ActionSet(self.icons, self, table=all_actions())
        self.dialogs = dialogs if dialogs is not None else Dialogs(self)
        self.canvas = Canvas(session, self)
        self.canvas.set_strength(session.settings.current.overlay_opacity)
        self.prompt = PromptBar(session, self.actions_by_id, self)
        self.notices = NoticeBar(self.icons, self)
        self.start_page = StartPage(session, self.actions_by_id, self.icons, self)
        self.annotations = AnnotationPanel(session, self.actions_by_id, self)
        self.categories = CategoryPanel(session, self.dialogs, self)
        self.images = ImagePanel(session, self)
        self.trace = TracePanel(session, self)
        self.status = StatusBar(session, self.actions_by_id, self)
        self.layout_parts = WindowLayout(
            self, prompt=self.prompt, notices=self.notices, pages=(self.start_page, self.canvas)
        )
        self.view_menus = ViewMenus(self, session, theme)
        self._teller = WindowNotices(
            self,
            session,
            bar=self.notices,
            dialogs=self.dialogs,
            icons=self.icons,
            nothing_open=lambda: self.layout_parts.pages.currentWidget() is self.start_page,
        )
        self._view_menus: list[QMenu] = []
        self._drop_takers: list[Callable[[Path], bool]] = []
        self._lay_out()
        self.controller = Controller(
            self,
            session,
            self.actions_by_id,
            self.canvas,
            self.prompt,
            self.dialogs,
            self.images.selected_ids,
        )
        self._keys = KeyFilter(self, self.actions_by_id)
        self._screen_keeper = ScreenKeeper(self)
        self._install_features()
        self._fill_bars()
        self._connect()
        self.layout_parts.restore(session.settings.current)
        self.setAcceptDrops(True)
        self.start_page.setFocus()
        self._show_title()

    # Layout ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.resize(room_for(self, _FIRST_SIZE))
        self.setStatusBar(self.status)
        add = self.layout_parts.add
        add("regions", self.tr("Proposals and objects"), self.annotations)
        add("concepts", self.tr("Concepts"), self.categories)
        add("images", self.tr("Images"), self.images)
        add("trace", self.tr("Trace"), self.trace, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.layout_parts.size((430, 170, 240), width=330, trace_height=240)

    def _install_features(self) -> None:
        bench = Workbench(
            window=self,
            session=self._session,
            theme=self._theme,
            icons=self.icons,
            actions=self.actions_by_id,
            dialogs=self.dialogs,
            canvas=self.canvas,
            prompt=self.prompt,
            notices=self.notices,
            start_page=self.start_page,
            annotations=self.annotations,
            categories=self.categories,
            images=self.images,
            trace=self.trace,
            status=self.status,
            keys=self._keys,
            add_panel=self.layout_parts.add,
            add_view_menu=self._view_menus.append,
            take_drops=self._drop_takers.append,
        )
        for feature in FEATURES:
            feature.install(bench)

    def _fill_bars(self) -> None:
        tools = [s.id for s in self.actions_by_id.specs("tools") if s.id.startswith("tool_")]
        exclusive(self, [self.actions_by_id[name] for name in tools])
        menus = self.view_menus
        panels = menus.panels(self.layout_parts.docks)
        fill_menu_bar(
            self,
            self.actions_by_id,
            {
                "file": (menus.recent,),
                "run": (menus.models,),
                "view": (panels, menus.themes, *self._view_menus),
            },
        )
        fill_tool_bar(self.layout_parts.tools, self.actions_by_id)

    def _connect(self) -> None:
        session = self._session
        self._keys.escaped.connect(self.controller.escape)
        self._keys.field_left.connect(self.canvas.setFocus)
        self._keys.digit_typed.connect(self.controller.set_class)
        self._keys.space_held.connect(self.canvas.view.set_space)
        self.canvas.cursor_moved.connect(self.status.show_cursor)
        self.canvas.view.zoom_changed.connect(self.status.show_zoom)
        self.canvas.strength_changed.connect(self.status.show_strength)
        self.status.strength_wanted.connect(self.canvas.set_strength)
        self.status.show_strength(self.canvas.strength)
        self.annotations.zoom_wanted.connect(self.controller.zoom_to_selection)
        self.annotations.menu_wanted.connect(self.controller.show_menu)
        self._image_menu = ImageMenu(self, session, self.actions_by_id, self.images)
        self.actions_by_id["show_trace"].triggered.connect(self.layout_parts.show_below)
        self.start_page.folder_wanted.connect(self.controller.open_path)
        self._theme.changed.connect(self.icons.refresh)
        self.actions_by_id["reset_layout"].triggered.connect(self.layout_parts.reset)
        self.actions_by_id["full_screen"].toggled.connect(self._full_screen)
        self.actions_by_id["next_pane"].triggered.connect(self._next_pane)
        session.project_opened.connect(self._project_opened)
        session.project_closed.connect(self._project_closed)
        session.image_opened.connect(self._show_title)
        session.image_failed.connect(self._show_title)
        self.view_menus.folder_wanted.connect(self.controller.open_path)
        self.view_menus.model_wanted.connect(self._use_model)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self._keys)
            application.installEventFilter(self._screen_keeper)

    # Events ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files from the file manager."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first folder (or the folder of the first photo) that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                path = Path(url.toLocalFile())
                if not any(take(path) for take in self._drop_takers):
                    self.controller.open_path(path)
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; ask when something cannot be saved."""
        if not self._session.project.flush() and not self.dialogs.confirm(
            self.tr("Not everything is saved"),
            self.tr("Some edits could not be written to the project file: {reason}").format(
                reason=told_text(self._session.project.save_state().error)
            ),
            self.tr("Close and lose them"),
        ):
            event.ignore()
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self._keys)
            application.removeEventFilter(self._screen_keeper)
        self._session.settings.update(
            window_geometry=self.saveGeometry().toBase64().toStdString(),
            window_state=self.saveState(LAYOUT_VERSION).toBase64().toStdString(),
            theme=self._theme.choice,
            overlay_opacity=self.canvas.strength,
        )
        self._teller.close()
        self._session.shutdown()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew when the palette changes."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.icons.refresh()
        super().changeEvent(event)

    @Slot(object)
    def _project_opened(self, _info: ProjectInfo) -> None:
        self.layout_parts.pages.setCurrentWidget(self.canvas)
        self.canvas.setFocus()
        self._show_title()

    @Slot(object)
    def _project_closed(self, _info: ProjectInfo) -> None:
        self.layout_parts.pages.setCurrentWidget(self.start_page)
        self.start_page.setFocus()
        self._show_title()

    @Slot()
    @Slot(object)
    def _show_title(self, _event: object = None) -> None:
        project, ref = self._session.project.info(), self._session.images.current()
        parts = [] if ref is None else [ref.path]
        if project is not None:
            parts.append(project.folder.name)
        self.setWindowTitle(" – ".join((*parts, "CaRNN Desktop")))

    @Slot(object)
    def _use_model(self, model_id: str) -> None:
        folder = None if model_id else self.dialogs.choose_model_folder()
        self.controller.use_model(model_id or ("" if folder is None else str(folder)))

    @Slot(bool)
    def _full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.canvas.view, self.annotations, self.categories, self.images]
        self.layout_parts.focus_next(panes)

    def sizeHint(self) -> QSize:
        """Return the size of the first start."""
        return room_for(self, _FIRST_SIZE)
