"""What the window remembers of a folder: the photo that was shown, and what was looked for.

Kept in the project, so that it goes along with it. Written a moment after the last change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from carnn_desktop.services.session.state import OpenProject, SessionContext

SETTING = "window"
_LATER_MS = 800


class FolderMemory(QObject):
    """A part of the session. Values are plain JSON; names: ``image`` (id), ``text``, ``phrases``,
    ``mode``.
    """

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._values: dict[str, Any] = {}
        self._written: dict[str, Any] = {}
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.write)

    def take(self, project: OpenProject, values: Mapping[str, Any]) -> None:
        """Begin with what a project has; the photo is one that is still there, or none."""
        self._later.stop()
        self._values = dict(values)
        if self._values.get("image") not in project.images:
            self._values.pop("image", None)
        typed = self._values.get("typed", [])
        project.typed = {key for key in typed if key in project.categories}
        project.hidden = set(project.typed)
        self._written = dict(self._values)

    def of(self, name: str, default: Any = None) -> Any:
        """Return a value of the open folder, ``default`` where it is none of that type."""
        value = self._values.get(name, default)
        return value if default is None or isinstance(value, type(default)) else default

    def keep(self, **values: Any) -> None:
        """Remember values of the open folder."""
        if self._context.project is not None:
            self._values.update(values)
            self._later.start()

    @Slot()
    def write(self) -> None:
        """Write them now, without waiting."""
        self._later.stop()
        project, values = self._context.project, dict(self._values)
        if project is not None and (project.typed or "typed" in values):
            values["typed"] = sorted(project.typed)
        if project is not None and values != self._written and not project.only_looking:
            self._written = values
            project.store.submit(lambda stored: stored.settings.set(SETTING, values))
