"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.ui.shell.action_spec import Group
from carnn_desktop.ui.shell.actions import ActionSet, native, plain, translated

CLASS_KEYS = "1 … 9"
"""What the digits do is not in the table of actions: they mean the classes of the project."""


def group_names() -> dict[Group, str]:
    """Return the groups of actions in the order of the menus, in the user's language."""
    translate = QCoreApplication.translate
    return {
        "file": translate("Groups", "File"),
        "edit": translate("Groups", "Edit"),
        "images": translate("Groups", "Images"),
        "run": translate("Groups", "Run"),
        "review": translate("Groups", "Review"),
        "view": translate("Groups", "View"),
        "tools": translate("Groups", "Tools"),
        "help": translate("Groups", "Help"),
    }


class ShortcutSheet(QDialog):
    """A searchable list of what each key does; ``change_wanted``: the user asked for the editor."""

    change_wanted = Signal()

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search shortcuts"))
        self._search.setClearButtonEnabled(True)
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(self.tr("Actions and their keys"))
        self._tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._tree.setRootIsDecorated(False)
        self._tree.setAlternatingRowColors(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(actions)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        change = buttons.addButton(self.tr("Change keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        change.clicked.connect(self.accept)
        change.clicked.connect(self.change_wanted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        layout.addWidget(self._tree, 1)
        layout.addWidget(buttons)
        self._search.textChanged.connect(partial(show_matches, self._tree))
        self.resize(520, 620)

    def _fill(self, actions: ActionSet) -> None:
        for group, name in group_names().items():
            head = QTreeWidgetItem([name])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for spec in actions.specs(group):
                keys = native(actions.keys_of(spec.id))
                if keys:
                    text = plain(translated(spec.text)).rstrip("…")
                    head.addChild(QTreeWidgetItem([text, keys]))
            if group == "review":
                head.addChild(
                    QTreeWidgetItem([self.tr("Set the class of the selection"), CLASS_KEYS])
                )
            if head.childCount():
                self._tree.addTopLevelItem(head)
                head.setExpanded(True)


def show_matches(tree: QTreeWidget, text: str) -> None:
    """Show the rows below the heads of ``tree`` in which every word of ``text`` occurs."""
    words = text.casefold().split()
    for row in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(row)
        if head is None:
            continue
        shown = 0
        for place in range(head.childCount()):
            item = head.child(place)
            if item is None:
                continue
            said = f"{item.text(0)} {item.text(1)}".casefold()
            matches = all(word in said for word in words)
            item.setHidden(not matches)
            shown += matches
        head.setHidden(shown == 0)
