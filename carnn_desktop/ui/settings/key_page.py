"""Settings, fourth page: which key does what."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.help.shortcuts import group_names, show_matches
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import flat_tree, in_column, in_row, make_bold, named
from carnn_desktop.ui.settings.key_recorder import KeyRecorder
from carnn_desktop.ui.shell.actions import ActionSet, native, plain, translated
from carnn_desktop.ui.shell.key_map import (
    RESERVED,
    Keys,
    differences,
    key_table,
    owner_of,
    preset_titles,
)

_ID = Qt.ItemDataRole.UserRole


class KeyPage(QWidget):
    """Edits a copy of the table of keys; nothing happens before the dialog is accepted."""

    def __init__(
        self, settings: Settings, actions: ActionSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._specs = tuple(actions.specs())
        self._wanted: tuple[str, str] | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._preset = QComboBox(self)
        for name, title in preset_titles().items():
            self._preset.addItem(title, name)
        self._preset.setCurrentIndex(max(0, self._preset.findData(settings.key_preset)))
        self._table = key_table(self._specs, settings.key_preset, settings.keys)
        self._search = named(QLineEdit(self), self.tr("Search actions and keys"))
        self._search.setPlaceholderText(self.tr("Search actions and keys"))
        self._search.setClearButtonEnabled(True)
        titles = (self.tr("Action"), self.tr("Keys"), "")
        self._tree = flat_tree(self.tr("Actions and their keys"), titles, self)
        self._name = QLabel(self)
        self._recorder = KeyRecorder(self)
        self._held = QHBoxLayout()
        self._held.setSpacing(4)
        self._take = QPushButton(self.tr("&Take it"), self)
        self._told = QLabel(self, wordWrap=True)
        self._told.setMinimumHeight(self._told.fontMetrics().lineSpacing() * 2)
        self._reset = QPushButton(self.tr("&Reset this one"), self)
        self._reset_all = QPushButton(self.tr("Reset &all"), self)
        self._lay_out()
        self._fill()
        self._preset.currentIndexChanged.connect(self._preset_chosen)
        self._search.textChanged.connect(partial(show_matches, self._tree))
        self._tree.currentItemChanged.connect(self._show)
        self._tree.itemActivated.connect(self._listen)
        self._recorder.recorded.connect(self._recorded)
        self._take.clicked.connect(self._take_key)
        self._reset.clicked.connect(self._reset_one)
        self._reset_all.clicked.connect(self._preset_chosen)
        self._tree.setCurrentItem(next(iter(self._items.values())))

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Preset"), self)
        label.setBuddy(self._preset)
        top = in_row(label, self._preset)
        top.addSpacing(12)
        top.addWidget(self._search, 1)
        line = in_row(self._name, self._held, (self._recorder, 1), spacing=8)
        resets = FlowLayout(gap=8)
        resets.addWidget(self._reset)
        resets.addWidget(self._reset_all)
        said = in_row((self._told, 1), self._take)
        in_column(top, (self._tree, 1), line, resets, said, parent=self, spacing=8)

    def values(self) -> dict[str, Any]:
        """Return the fields of the settings as they are shown."""
        preset = self._preset.currentData()
        return {
            "key_preset": preset,
            "keys": differences(self._table, key_table(self._specs, preset)),
        }

    def show_action(self, action_id: str) -> None:
        """Choose a row."""
        self._tree.setCurrentItem(self._items[action_id])

    # The list -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for group, name in group_names().items():
            head = QTreeWidgetItem([name])
            make_bold(head)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for spec in self._actions.specs(group):
                if spec.id == "deselect":
                    continue
                item = QTreeWidgetItem([plain(translated(spec.text)).rstrip("…"), "", ""])
                item.setData(0, _ID, spec.id)
                head.addChild(item)
                self._items[spec.id] = item
            if head.childCount():
                self._tree.addTopLevelItem(head)
                head.setExpanded(True)
        self._show_keys()

    def _show_keys(self) -> None:
        base = key_table(self._specs, self._preset.currentData())
        for action_id, item in self._items.items():
            item.setText(1, native(self._table[action_id]))
            changed = self._table[action_id] != base[action_id]
            item.setText(2, self.tr("changed") if changed else "")
        self._reset_all.setEnabled(self._table != base)
        self._show()

    def _chosen(self) -> str:
        item = self._tree.currentItem()
        return "" if item is None else str(item.data(0, _ID) or "")

    @Slot()
    def _show(self, *_items: object) -> None:
        """Show the keys of the chosen action as buttons that take them off."""
        self._offer(None, "")
        while self._held.count():
            old = self._held.takeAt(0)
            widget = None if old is None else old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        action_id = self._chosen()
        self._name.setText(self._said(action_id) if action_id else "")
        for key in self._table.get(action_id, ()):
            button = QPushButton(f"{native((key,))}  ✕", self)
            button.setToolTip(self.tr("Take this key off"))
            button.setAccessibleName(self.tr("Take {key} off").format(key=native((key,))))
            button.clicked.connect(partial(self._drop, key))
            self._held.addWidget(button)
        base = key_table(self._specs, self._preset.currentData())
        self._recorder.setEnabled(bool(action_id))
        self._reset.setEnabled(self._table.get(action_id) != base.get(action_id))

    def _said(self, action_id: str) -> str:
        return plain(translated(self._actions.spec(action_id).text)).rstrip("…")

    @Slot()
    def _listen(self, *_where: object) -> None:
        self._recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changes --------------------------------------------------------------------------------------

    @Slot(object)
    def _recorded(self, key: str) -> None:
        action_id, shown = self._chosen(), native((key,))
        owner = owner_of(key, self._table)
        if key in RESERVED:
            text = self.tr(
                "{key} cannot be given: Esc cancels, Space moves the photo, 1 to 9 set the class."
            )
            self._offer(None, text.format(key=shown))
        elif owner == action_id:
            self._offer(None, self.tr("{key} does this already.").format(key=shown))
        elif owner:
            text = self.tr("{key} belongs to “{action}”.")
            self._offer((key, owner), text.format(key=shown, action=self._said(owner)))
        else:
            self._give(key, action_id)

    def _offer(self, wanted: tuple[str, str] | None, text: str) -> None:
        self._wanted = wanted
        self._told.setText(text)
        self._take.setVisible(wanted is not None)

    def _give(self, key: str, action_id: str) -> None:
        self._put(action_id, (*self._table[action_id], key))
        self._told.setText(
            self.tr("{key} now does: {action}").format(
                key=native((key,)), action=self._said(action_id)
            )
        )

    def _put(self, action_id: str, keys: Keys) -> None:
        self._table[action_id] = keys
        self._show_keys()

    @Slot()
    def _take_key(self) -> None:
        if self._wanted is None:
            return
        (key, owner), action_id = self._wanted, self._chosen()
        self._table[owner] = tuple(other for other in self._table[owner] if other != key)
        self._give(key, action_id)

    def _drop(self, key: str) -> None:
        action_id = self._chosen()
        self._put(action_id, tuple(other for other in self._table[action_id] if other != key))

    @Slot()
    def _reset_one(self) -> None:
        action_id = self._chosen()
        keys = key_table(self._specs, self._preset.currentData())[action_id]
        for other, held in self._table.items():
            self._table[other] = tuple(key for key in held if key not in keys)
        self._put(action_id, keys)

    @Slot()
    def _preset_chosen(self, *_row: object) -> None:
        self._table = key_table(self._specs, self._preset.currentData())
        self._show_keys()
