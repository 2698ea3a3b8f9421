"""What the parts of a session share: the open project and the image on the canvas.

Belongs to the GUI thread. Only the session's own parts change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import (
    REVIEWED,
    Category,
    ImageDocument,
    ImageRef,
    ImageState,
)
from carnn_desktop.contracts.looking_on import UNCHANGED
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import (
    ImagesChanged,
    Notice,
    NoticeLevel,
    OpenedImage,
    ProjectInfo,
)
from carnn_desktop.services.inference.mailbox import notice_of
from carnn_desktop.services.session.history import History
from carnn_desktop.services.session.signals import SessionSignals
from carnn_desktop.services.session.undo import LiveDocument
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.services.storage.autosave import Autosaver
from carnn_desktop.services.storage.loading import ImageLoader, ThumbnailLoader
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thread import ProjectStore, StorageThread


class OpenProject:
    """One open project: what of it is in memory, and the way to its file.

    order : image ids in the order in which one walks through them
    """

    def __init__(
        self,
        info: ProjectInfo,
        store: ProjectStore,
        *,
        history: History,
        autosaver: Autosaver,
        images: Sequence[ImageRef],
        categories: Sequence[Category],
    ) -> None:
        self.info = info
        self.store = store
        self.history = history
        self.autosaver = autosaver
        self.images: dict[int, ImageRef] = {}
        self.categories: dict[int, Category] = {category.id: category for category in categories}
        self.typed: set[int] = set()  # categories that only a run has made so far
        self.hidden: set[int] = set()  # those of them of which there is nothing in any image
        self.current_category_id = 0  # the class of what is drawn next; 0 = none was chosen
        self.order: list[int] = []
        self.novelty: dict[int, float] = {}  # by image: how unlike the known photos it is
        self._position: dict[int, int] = {}
        self.set_images(images)

    @property
    def number(self) -> int:
        """The store's number: results of another project do not carry it."""
        return self.store.number

    @property
    def only_looking(self) -> bool:
        """Whether another process fills it: nothing can be changed."""
        return self.info.only_looking

    def set_images(self, images: Sequence[ImageRef]) -> None:
        """Take a new list of images, in file order."""
        self.images = {ref.id: ref for ref in images}
        self.set_order(None)

    def set_order(self, image_ids: Sequence[int] | None) -> None:
        """Set the order in which one walks through the images; None = file order."""
        known = self.images if image_ids is None else [i for i in image_ids if i in self.images]
        self.order = list(known)
        self._position = {image_id: place for place, image_id in enumerate(self.order)}

    def neighbour(self, image_id: int | None, step: int) -> int | None:
        """Return the next or previous image in walking order; None at the end."""
        if not self.order:
            return None
        place = self._position.get(image_id) if image_id is not None else None
        if place is None:
            return self.order[0 if step > 0 else -1]
        wanted = place + step
        return self.order[wanted] if 0 <= wanted < len(self.order) else None

    def next_unreviewed(self, image_id: int | None, step: int) -> int | None:
        """Return the next image that is neither done nor failed, around the end; None: all are."""
        count = len(self.order)
        start = self._position.get(image_id, -1 if step > 0 else count) if image_id else -1
        for offset in range(1, count + 1):
            candidate = self.order[(start + (offset if step > 0 else -offset)) % count]
            if self.images[candidate].state not in (*REVIEWED, "failed"):
                return None if candidate == image_id else candidate
        return None

    def path_of(self, image_id: int) -> Path | None:
        """The file of an image; None when there is no such image."""
        ref = self.images.get(image_id)
        return None if ref is None else self.info.folder / ref.path


@dataclass(slots=True)
class SessionContext:
    """The collaborators of the session's parts, and what is open.

    last_request : what was looked for last in this project, by concepts
    """

    signals: SessionSignals
    settings: SettingsStore
    storage: StorageThread
    pool: WorkPool
    loader: ImageLoader
    thumbnails: ThumbnailLoader
    project: OpenProject | None = None
    current_id: int | None = None
    opening_id: int | None = None
    opened: OpenedImage | None = None
    selection: tuple[str, ...] = ()
    last_request: RunRequest | None = None

    def live(self) -> LiveDocument | None:
        """The document on the canvas, with its undo stack."""
        if self.project is None or self.opened is None:
            return None
        return self.project.history.get(self.opened.image_id)

    def current(self) -> ImageDocument | None:
        """The document on the canvas."""
        live = self.live()
        return None if live is None else live.document

    def say(self, level: NoticeLevel, text: str, remedy: str = "") -> None:
        """Tell the user something."""
        self.signals.notice.emit(Notice(level, text, remedy))

    def is_only_looking(self) -> bool:
        """Whether nothing can be changed in the open project; the user is told then."""
        if self.project is None or not self.project.only_looking:
            return False
        self.say("warning", UNCHANGED)
        return True

    def say_error(self, error: Exception) -> None:
        """Tell the user of a failure."""
        self.signals.notice.emit(notice_of(error))

    def change_image(self, project: OpenProject, image_id: int, **fields: Any) -> None:
        """Change an image's list entry in memory; the caller sees to the file."""
        ref = project.images.get(image_id)
        if ref is None:
            return
        changed = replace(ref, **fields)
        if changed != ref:
            project.images[image_id] = changed
            if project is self.project:
                self.signals.images_changed.emit(ImagesChanged((image_id,)))

    def update_image(self, project: OpenProject, image_id: int, **fields: Any) -> None:
        """Change an image's list entry in memory and in the project file."""
        if image_id in project.images and not project.only_looking:
            self.change_image(project, image_id, **fields)
            project.store.submit(lambda stored: stored.images.update(image_id, **fields))

    def note_photo(
        self, project: OpenProject, ref: ImageRef, photo: DecodedImage, state: ImageState
    ) -> ImageRef:
        """Keep what was learnt of an image's file; return its list entry as it is then.

        state : of an image that had failed, now that it can be read
        """
        fields: dict[str, object] = {}
        if (ref.sha256, ref.width, ref.height) != (photo.sha256, photo.width, photo.height):
            fields = {"sha256": photo.sha256, "width": photo.width, "height": photo.height}
        if ref.state == "failed":
            fields |= {"state": state, "reason": ""}
        if fields:
            self.update_image(project, ref.id, **fields)
        return project.images[ref.id]

    def note_typed(self, project: OpenProject, category_ids: Iterable[int]) -> None:
        """Note which categories a run is about to bring that were not there: they were only typed.

        They become classes when something of them is accepted, or when they are used on purpose.
        """
        fresh = set(category_ids) - project.categories.keys()
        project.typed |= fresh
        project.hidden |= fresh

    def set_categories(self, project: OpenProject, categories: Sequence[Category]) -> None:
        """Take the categories as the project file has them."""
        new = {category.id: category for category in categories}
        if new != project.categories:
            project.categories = new
            if project is self.project:
                self.signals.categories_changed.emit(tuple(new.values()))
