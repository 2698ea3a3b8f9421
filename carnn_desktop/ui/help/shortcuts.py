"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.ui.look.layouts import dialog_buttons, flat_tree, in_column, make_bold
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
        self._search = QLineEdit(self, placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self._search.setAccessibleName(self.tr("Search shortcuts"))
        titles = (self.tr("Action"), self.tr("Keys"))
        self._tree = flat_tree(self.tr("Actions and their keys"), titles, self)
        self._fill(actions)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        change = buttons.addButton(self.tr("Change keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        change.clicked.connect(self.accept)
        change.clicked.connect(self.change_wanted)
        in_column(self._search, (self._tree, 1), buttons, parent=self, spacing=8)
        self._search.textChanged.connect(partial(show_matches, self._tree))
        self.resize(520, 620)

    def _fill(self, actions: ActionSet) -> None:
        for group, name in group_names().items():
            head = QTreeWidgetItem([name])
            make_bold(head)
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
