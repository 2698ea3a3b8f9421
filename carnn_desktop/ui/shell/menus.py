"""Menu bar, tool bar and context menu, put together from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from carnn_desktop.annotations.model import Category
from carnn_desktop.ui.help.shortcuts import group_names
from carnn_desktop.ui.shell.action_spec import Group
from carnn_desktop.ui.shell.actions import ActionSet, plain

_SEPARATED = frozenset(
    {"export", "close_folder", "delete", "next_unreviewed", "first_image", "mark_done",
     "cancel", "accept", "restore", "opacity_down", "hide_selected", "next_pane", "about", "quit"}
)  # fmt: skip
_LAST = frozenset({"quit", "about"})
_TOOLS = (
    "tool_select", "tool_pan", "", "undo", "redo", "", "previous_image", "next_image",
    "next_unreviewed", "", "fit", "actual_size", "zoom_to_object", "", "fill", "hide_all", "",
    "mark_done",
)  # fmt: skip
_MASK_EDITS = (
    "split_parts", "fill_holes", "remove_islands", "simplify", "", "join", "subtract", "",
    "raise", "lower", "", "duplicate", "paste_next", "", "crowd", "attributes",
)  # fmt: skip


def fill_menu_bar(
    window: QMainWindow, actions: ActionSet, extra: Mapping[Group, Sequence[QMenu]]
) -> None:
    """Make one menu a group; ``extra`` are the submenus of groups."""
    for group, name in group_names().items():
        menu = window.menuBar().addMenu(name)
        menu.setObjectName(group)
        for spec in sorted(actions.specs(group), key=lambda spec: spec.id in _LAST):
            if (spec.separated or spec.id in _SEPARATED) and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(actions[spec.id])
            if spec.id == "open_folder":
                _add_submenus(menu, extra.get(group, ()))
        if group != "file" and group in extra:
            menu.addSeparator()
            _add_submenus(menu, extra[group])


def _add_submenus(menu: QMenu, submenus: Sequence[QMenu]) -> None:
    for submenu in submenus:
        menu.addMenu(submenu)


def fill_tool_bar(bar: QToolBar, actions: ActionSet) -> None:
    """Make the narrow bar on the left."""
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    extra = [spec for spec in actions.specs() if spec.in_bar]
    drawing = [spec.id for spec in extra if spec.group == "tools"]
    others = [spec.id for spec in extra if spec.group != "tools"]
    for name in (*_TOOLS[:2], *drawing, *_TOOLS[2:], *others):
        if not name:
            bar.addSeparator()
            continue
        bar.addAction(actions[name])
        button = bar.widgetForAction(actions[name])
        if isinstance(button, QToolButton):
            button.setAccessibleName(plain(actions[name].text()))


def exclusive(parent: QObject, actions: Sequence[QAction]) -> QActionGroup:
    """Let one of ``actions`` be checked at a time."""
    group = QActionGroup(parent)
    for action in actions:
        action.setCheckable(True)
        group.addAction(action)
    return group


def show_annotation_menu(
    window: QMainWindow,
    actions: ActionSet,
    categories: Sequence[Category],
    relabel: Callable[[int], None],
    place: QPoint,
) -> None:
    """Show what can be done with the selected annotations."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in ("accept", "reject", "restore"):
        menu.addAction(actions[name])
    classes = menu.addMenu(QCoreApplication.translate("AnnotationMenu", "Change class"))
    for category in categories:
        action = classes.addAction(category.name)
        action.setData(category.id)
    classes.setEnabled(bool(categories))
    classes.triggered.connect(lambda action: relabel(action.data()))
    mask = menu.addMenu(QCoreApplication.translate("AnnotationMenu", "Mask"))
    for name in _MASK_EDITS:
        if name:
            mask.addAction(actions[name])
        else:
            mask.addSeparator()
    menu.addSeparator()
    for name in ("zoom_to_object", "hide_selected", "flag"):
        menu.addAction(actions[name])
    menu.addSeparator()
    menu.addAction(actions["delete"])
    menu.popup(place)
