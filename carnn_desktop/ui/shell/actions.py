"""The QActions of the table of actions, translated, with icons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.shell.action_spec import ActionSpec, Group
from carnn_desktop.ui.shell.context import UiContext
from carnn_desktop.ui.shell.key_map import Keys, KeyTable, is_bare, key_table

_SUFFIX = re.compile(r"\s?\(&[^)]\)")


def plain(text: str) -> str:
    """Return a menu text without its mnemonic mark; in Japanese and Chinese it is a ``(&X)``."""
    return _SUFFIX.sub("", text).replace("&", "")


def translated(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text) if text else ""


def native(keys: tuple[str, ...]) -> str:
    """Return keys as this platform writes them, for a tooltip or the shortcut sheet."""
    shown = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return "  ·  ".join(key.replace("Return", translated("Enter")) for key in shown)


class ActionSet(QObject):
    """The QActions of the table, by id, with the keys they have now."""

    keys_changed = Signal()

    def __init__(
        self, icons: IconSet, parent: QObject | None = None, *, table: Sequence[ActionSpec]
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in table}
        self._keys: dict[str, Keys] = key_table(table)
        self._actions = {spec.id: self._make(spec, icons) for spec in table}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def spec(self, action_id: str) -> ActionSpec:
        """Return the row of the table."""
        return self._specs[action_id]

    def specs(self, group: Group | None = None) -> Iterator[ActionSpec]:
        """Yield the rows of one group, or all."""
        return (spec for spec in self._specs.values() if group in (None, spec.group))

    def keys_of(self, action_id: str) -> Keys:
        """Return the keys of an action now, as ``Ctrl+Shift+D``."""
        return self._keys[action_id]

    def key_table(self) -> Mapping[str, Keys]:
        """Return the keys of every action now."""
        return dict(self._keys)

    def letters(self) -> dict[str, str]:
        """Return the action ids by bare key."""
        return {key: name for name, keys in self._keys.items() for key in keys if is_bare(key)}

    def set_keys(self, table: KeyTable) -> None:
        """Give the actions these keys; ``keys_changed`` follows when one is another."""
        changed = {name: table[name] for name in self._specs if table[name] != self._keys[name]}
        self._keys.update(changed)
        for action_id in changed:
            action, spec = self._actions[action_id], self._specs[action_id]
            self._set_shortcuts(action, action_id)
            action.setToolTip(self._tip(spec))
        if changed:
            self.keys_changed.emit()

    def update(self, context: UiContext) -> None:
        """Enable what can be done now; name what undo and redo would do."""
        for action_id, spec in self._specs.items():
            action = self._actions[action_id]
            enabled = spec.enabled(context) and (spec.only_looks or not context.only_looking)
            if action.isEnabled() != enabled:
                action.setEnabled(enabled)
        for action_id, what in (("undo", context.undo_text), ("redo", context.redo_text)):
            name = translated(self._specs[action_id].text)
            action = self._actions[action_id]
            action.setText(f"{name}: {what}" if what else name)
            action.setToolTip(self._tip(self._specs[action_id], what))

    def _make(self, spec: ActionSpec, icons: IconSet) -> QAction:
        action = QAction(translated(spec.text), self)
        action.setObjectName(spec.id)
        action.setIconText(translated(spec.short) or plain(translated(spec.text)).rstrip("…"))
        action.setToolTip(self._tip(spec))
        action.setStatusTip(translated(spec.tip))
        action.setAutoRepeat(spec.repeats)
        self._set_shortcuts(action, spec.id)
        if spec.checkable:
            action.setCheckable(True)
            action.setChecked(spec.checked)
        if spec.icon:
            icons.keep(action, spec.icon)
        return action

    def _set_shortcuts(self, action: QAction, action_id: str) -> None:
        keys = self._keys[action_id]
        shortcuts = [key for key in keys if not is_bare(key)]
        if shortcuts:
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setShortcuts([QKeySequence(key) for key in shortcuts])
        else:
            # Shown in the menu, but never fires by itself: no widget owns the action.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcuts([QKeySequence(key) for key in keys[:1]])

    def _tip(self, spec: ActionSpec, what: str = "") -> str:
        name = plain(translated(spec.text)).rstrip("…")
        head = f"{name}: {what}" if what else name
        keys = native(self._keys[spec.id])
        lines = [f"{head} ({keys})" if keys else head]
        if spec.tip:
            lines.append(translated(spec.tip))
        return "\n".join(lines)
