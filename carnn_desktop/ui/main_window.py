"""The window: docks around the canvas, wired together. What the actions do is in the controller."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.services.events import (
    FolderRunFinished,
    ImageFailed,
    InterruptedRun,
    Notice,
    ProjectInfo,
)
from carnn_desktop.services.session import Session
from carnn_desktop.ui.actions import ActionSet
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.controller import Controller
from carnn_desktop.ui.dialogs.dialogs import Dialogs
from carnn_desktop.ui.features import FEATURES, all_actions
from carnn_desktop.ui.icons import IconSet
from carnn_desktop.ui.keys import KeyFilter
from carnn_desktop.ui.menus import exclusive, fill_menu_bar, fill_tool_bar
from carnn_desktop.ui.panels.concept_panel import ConceptPanel
from carnn_desktop.ui.panels.image_panel import ImagePanel
from carnn_desktop.ui.panels.notice_bar import NoticeBar
from carnn_desktop.ui.panels.prompt_bar import PromptBar
from carnn_desktop.ui.panels.region_panel import RegionPanel
from carnn_desktop.ui.panels.start_page import StartPage
from carnn_desktop.ui.panels.status import StatusBar
from carnn_desktop.ui.panels.trace_panel import TracePanel
from carnn_desktop.ui.theme import Theme
from carnn_desktop.ui.workbench import Workbench

_LAYOUT_VERSION = 1
_Area = Qt.DockWidgetArea


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
        self.canvas.set_strength(session.settings().overlay_opacity)
        self.prompt = PromptBar(session, self.actions_by_id, self)
        self.notices = NoticeBar(self.icons, self)
        self.start_page = StartPage(session, self.actions_by_id, self.icons, self)
        self.regions = RegionPanel(session, self.actions_by_id, self)
        self.concepts = ConceptPanel(session, self.dialogs, self)
        self.images = ImagePanel(session, self)
        self.trace = TracePanel(session, self)
        self.status = StatusBar(session, self)
        self._pages = QStackedWidget(self)
        self._view_menus: list[QMenu] = []
        self._lay_out()
        self.controller = Controller(
            self, session, self.actions_by_id, self.canvas, self.prompt, self.dialogs
        )
        self._keys = KeyFilter(self, self.actions_by_id, (self.canvas, self.regions, self.images))
        self._install_features()
        self._fill_bars()
        self._connect()
        self._default_state = self.saveState(_LAYOUT_VERSION)
        self._restore_layout()
        self.setAcceptDrops(True)
        self._show_title()

    # Layout ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.resize(1440, 900)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self.canvas)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        prompt = QToolBar(self.tr("Prompt"), self)
        prompt.setObjectName("prompt")
        prompt.setMovable(False)
        prompt.addWidget(self.prompt)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, prompt)
        self._tools = QToolBar(self.tr("Tools"), self)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self._tools)
        self.setCorner(Qt.Corner.BottomRightCorner, _Area.RightDockWidgetArea)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        docks = [
            self._dock("regions", self.tr("Proposals and objects"), self.regions),
            self._dock("concepts", self.tr("Concepts"), self.concepts),
            self._dock("images", self.tr("Images"), self.images),
        ]
        trace = self._dock("trace", self.tr("Trace"), self.trace, _Area.BottomDockWidgetArea)
        self.resizeDocks(docks, [360, 170, 280], Qt.Orientation.Vertical)
        self.resizeDocks(docks[:1], [330], Qt.Orientation.Horizontal)
        self.resizeDocks([trace], [200], Qt.Orientation.Vertical)
        self._docks = [*docks, trace]

    def _dock(
        self, name: str, title: str, panel: QWidget, area: _Area = _Area.RightDockWidgetArea
    ) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(panel)
        self.addDockWidget(area, dock)
        return dock

    def _add_panel(
        self, name: str, title: str, panel: QWidget, area: _Area = _Area.RightDockWidgetArea
    ) -> QDockWidget:
        dock = self._dock(name, title, panel, area)
        self._docks.append(dock)
        return dock

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
            regions=self.regions,
            concepts=self.concepts,
            images=self.images,
            trace=self.trace,
            status=self.status,
            keys=self._keys,
            add_panel=self._add_panel,
            add_view_menu=self._view_menus.append,
        )
        for feature in FEATURES:
            feature.install(bench)

    def _fill_bars(self) -> None:
        panels = QMenu(self.tr("Panels"), self)
        for dock in self._docks:
            panels.addAction(dock.toggleViewAction())
        themes = QMenu(self.tr("Theme"), self)
        choices = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        for choice, text in choices.items():
            action = themes.addAction(text)
            action.setData(choice)
        group = exclusive(self, themes.actions())
        for action in themes.actions():
            action.setChecked(action.data() == self._theme.choice)
        group.triggered.connect(self._theme_chosen)
        self._models = QMenu(self.tr("Model"), self)
        self._models.aboutToShow.connect(self._fill_models)
        self._models.triggered.connect(self._model_chosen)
        exclusive(self, [self.actions_by_id["tool_select"], self.actions_by_id["tool_pan"]])
        fill_menu_bar(self, self.actions_by_id, (panels, themes, self._models, *self._view_menus))
        fill_tool_bar(self._tools, self.actions_by_id)

    def _connect(self) -> None:
        session = self._session
        self._keys.escaped.connect(self.controller.cancel)
        self._keys.digit_typed.connect(self.controller.set_class)
        self._keys.space_held.connect(self.canvas.view.set_space)
        self.canvas.cursor_moved.connect(self.status.show_cursor)
        self.canvas.view.zoom_changed.connect(self.status.show_zoom)
        self.canvas.strength_changed.connect(self.status.show_strength)
        self.status.strength_wanted.connect(self.canvas.set_strength)
        self.status.show_strength(self.canvas.strength)
        self.regions.zoom_wanted.connect(self.controller.zoom_to_selection)
        self.start_page.folder_wanted.connect(self.controller.open_path)
        self._theme.changed.connect(self.icons.refresh)
        self.actions_by_id["reset_layout"].triggered.connect(self.reset_layout)
        self.actions_by_id["full_screen"].toggled.connect(self._full_screen)
        self.actions_by_id["next_pane"].triggered.connect(self._next_pane)
        session.notice.connect(self._notice)
        session.project_opened.connect(self._project_opened)
        session.project_closed.connect(self._project_closed)
        session.image_opened.connect(self._show_title)
        session.image_failed.connect(self._image_failed)
        session.folder_run_finished.connect(self._folder_run_finished)
        session.folder_run_interrupted.connect(self._folder_run_interrupted)
        QApplication.instance().installEventFilter(self._keys)  # type: ignore[union-attr]

    def _restore_layout(self) -> None:
        settings = self._session.settings()
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode()))
        if settings.window_state:
            state = QByteArray.fromBase64(settings.window_state.encode())
            self.restoreState(state, _LAYOUT_VERSION)

    @Slot()
    def reset_layout(self) -> None:
        """Put every panel back where it was at the first start."""
        self.restoreState(self._default_state, _LAYOUT_VERSION)

    # Events ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files from the file manager."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first folder (or the folder of the first file) that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.controller.open_path(Path(url.toLocalFile()))
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; ask when something cannot be saved."""
        if not self._session.flush() and not self.dialogs.confirm(
            self.tr("Not everything is saved"),
            self.tr("Some edits could not be written to the project file: {reason}").format(
                reason=self._session.save_state().error
            ),
            self.tr("Close and lose them"),
        ):
            event.ignore()
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self._keys)
        self._session.update_settings(
            window_geometry=self.saveGeometry().toBase64().toStdString(),
            window_state=self.saveState(_LAYOUT_VERSION).toBase64().toStdString(),
            theme=self._theme.choice,
            overlay_opacity=self.canvas.strength,
        )
        self._session.shutdown()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew when the palette changes."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.icons.refresh()
        super().changeEvent(event)

    @Slot(object)
    def _notice(self, notice: Notice) -> None:
        """Show a notice; what keeps the first folder from opening deserves a dialog."""
        if notice.level == "error" and self._pages.currentWidget() is self.start_page:
            self.dialogs.error(self.tr("This did not work"), notice.text, notice.remedy)
        else:
            self.notices.show_notice(notice)

    @Slot(object)
    def _project_opened(self, info: ProjectInfo) -> None:
        self._pages.setCurrentWidget(self.canvas)
        self.canvas.setFocus()
        for note in info.notes:
            self.notices.show_notice(Notice("info", note))
        self._show_title()

    @Slot(object)
    def _project_closed(self, _info: ProjectInfo) -> None:
        self._pages.setCurrentWidget(self.start_page)
        self._show_title()

    @Slot(object)
    def _image_failed(self, failed: ImageFailed) -> None:
        self.notices.show_notice(Notice("warning", failed.reason, failed.remedy))
        self._show_title()

    @Slot(object)
    def _folder_run_finished(self, finished: FolderRunFinished) -> None:
        text = self.tr("{done} of {total} images are through.").format(
            done=finished.done, total=finished.total
        )
        if finished.cancelled:
            text = self.tr("Cancelled. {rest}").format(rest=text)
        if not finished.failures:
            self.notices.show_notice(Notice("info", text))
            return
        named = "; ".join(f"{path}: {reason}" for path, reason in finished.failures[:3])
        self.notices.show_notice(
            Notice(
                "warning",
                self.tr("{rest} {count} failed: {named}").format(
                    rest=text, count=len(finished.failures), named=named
                ),
            )
        )

    @Slot(object)
    def _folder_run_interrupted(self, run: InterruptedRun) -> None:
        text = self.tr(
            "A run on this folder stopped after {done} of {total} images. Go on with it?"
        ).format(done=run.done, total=run.total)
        if self.dialogs.confirm(self.tr("Interrupted run"), text, self.tr("Go on")):
            self._session.resume_folder_run()
        else:
            self._session.discard_folder_run()

    @Slot()
    @Slot(object)
    def _show_title(self, _event: object = None) -> None:
        project, ref = self._session.project(), self._session.current_ref()
        parts = [] if ref is None else [ref.path]
        if project is not None:
            parts.append(project.folder.name)
        self.setWindowTitle(" – ".join((*parts, "CaRNN Desktop")))

    # View menu ------------------------------------------------------------------------------------

    @Slot(QAction)
    def _theme_chosen(self, action: QAction) -> None:
        self._theme.choose(action.data())
        self._session.update_settings(theme=action.data())

    @Slot()
    def _fill_models(self) -> None:
        self._models.clear()
        chosen = self._session.settings().model.proposer
        for info in self._session.models():
            action = self._models.addAction(info.title)
            action.setData(info.id)
            action.setCheckable(True)
            action.setChecked(info.id == chosen)
            action.setEnabled(not info.problem)
            action.setToolTip(info.problem or info.sentence)
        self._models.setToolTipsVisible(True)
        self._models.addSeparator()
        self._models.addAction(self.tr("From a folder…")).setData("")

    @Slot(QAction)
    def _model_chosen(self, action: QAction) -> None:
        self.controller.use_model(action.data() or self._model_folder())

    def _model_folder(self) -> str:
        folder = self.dialogs.choose_model_folder()
        return "" if folder is None else str(folder)

    @Slot(bool)
    def _full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.canvas.view, self.regions, self.concepts, self.images]
        focus = QApplication.focusWidget()
        holding = [pane is focus or pane.isAncestorOf(focus) for pane in panes] if focus else []
        here = holding.index(True) if True in holding else -1
        following = panes[(here + 1) % len(panes)]
        target = following if following is self.canvas.view else following.findChild(QWidget)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Return the size of the first start."""
        return QSize(1440, 900)
