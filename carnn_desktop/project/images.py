"""The images of a project: the list of the folder, what was learnt of each, moved files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from carnn_desktop.annotations.model import ImageRef, ImageState
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import UnreadableImage, photo_sha256
from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.stored import decoded_path, encoded_path, from_json

_STATES = frozenset(get_args(ImageState))
_COLUMNS = "id, path, state, reason, sha256, width, height, doubt, coco_id, extra"
_STORED_AS = {"uncertainty": "doubt"}
"""Fields whose column in the file has another name."""
_FIELDS = frozenset(("state", "reason", "sha256", "width", "height", "uncertainty"))


class UnknownImage(CarnnError):
    """There is no image with that id."""


class Images:
    """Images keep their ids for life; one that is gone from the folder keeps its row."""

    def __init__(self, file: ProjectFile, folder: Path) -> None:
        self._file = file
        self._folder = folder

    def sync(self, paths: Iterable[str]) -> Sequence[ImageRef]:
        """Make ``paths`` (relative, forward slashes, in order) the list; return all of them.

        A new file that is byte for byte one that is gone (renamed or moved) takes its place, with
        all that was done on it.
        """
        places = {path: place for place, path in enumerate(dict.fromkeys(paths))}
        known = {
            decoded_path(path): (image_id, position, missing)
            for image_id, path, position, missing in self._file.rows(
                "SELECT id, path, position, missing FROM images"
            )
        }
        new = [path for path in places if path not in known]
        moved = self._moved(new, places) if new else {}
        found_again = set(moved.values())
        renamed = [(encoded_path(path), places[path], key) for path, key in moved.items()]
        kept = [
            (places[path], image_id)
            for path, (image_id, position, missing) in known.items()
            if path in places and (position != places[path] or missing)
        ]
        added = [(encoded_path(path), places[path]) for path in new if path not in moved]
        lost = [
            (image_id,)
            for path, (image_id, _, missing) in known.items()
            if path not in places and not missing and image_id not in found_again
        ]
        if renamed or kept or added or lost:
            with self._file.transaction():
                many = self._file.execute_many
                many("UPDATE images SET path = ?, position = ?, missing = 0 WHERE id = ?", renamed)
                many("UPDATE images SET position = ?, missing = 0 WHERE id = ?", kept)
                many("UPDATE images SET missing = 1 WHERE id = ?", lost)
                many("INSERT INTO images (path, position) VALUES (?, ?)", added)
                self.separate_ids()
        return self.listed()

    def listed(self) -> Sequence[ImageRef]:
        """Return the images of the folder in order, without those that are gone."""
        return self._where("missing = 0")

    def missing(self) -> Sequence[ImageRef]:
        """Return the images that are gone from the folder and were worked on."""
        return self._where("missing = 1 AND id IN (SELECT image_id FROM documents)")

    def get(self, image_id: int) -> ImageRef:
        """Return one image, also a missing one; raise UnknownImage."""
        row = self._file.row(f"SELECT {_COLUMNS} FROM images WHERE id = ?", image_id)
        if row is None:
            raise UnknownImage(Told("The project has no image {image_id}.", image_id=image_id))
        return _ref(row)

    def update(self, image_id: int, **fields: Any) -> None:
        """Set fields of an ImageRef other than id and path; raise UnknownImage."""
        unknown = fields.keys() - _FIELDS
        if unknown:
            raise TypeError(f"an image has no field {sorted(unknown)}")
        if fields.get("state", "new") not in _STATES:
            raise ValueError(f"no state of an image: {fields['state']!r}")
        values = dict(fields)
        if values.get("sha256"):  # with the size in bytes, a moved file is found again quickly
            values["bytes"] = self._bytes(self.get(image_id).path)
        if "reason" in values:
            values["reason"] = str(values["reason"]).encode("utf-8", "replace").decode("utf-8")
        if not values:
            return
        changes = ", ".join(f"{_STORED_AS.get(name, name)} = ?" for name in values)
        sql = f"UPDATE images SET {changes} WHERE id = ?"
        if not self._file.execute(sql, *values.values(), image_id):
            raise UnknownImage(Told("The project has no image {image_id}.", image_id=image_id))

    def listed_when_done(self) -> dict[int, frozenset[int]]:
        """Return by image the categories that there were when it was marked done.

        Images that are not done, or were done before that was noted, have none.
        """
        rows = self._file.rows("SELECT image_id, concepts FROM reviewed")
        return {image_id: _ids(text) for image_id, text in rows}

    def listed_then(self, image_id: int) -> frozenset[int] | None:
        """Return the same of one image, None where it was not noted."""
        row = self._file.row("SELECT concepts FROM reviewed WHERE image_id = ?", image_id)
        return None if row is None else _ids(row[0])

    def note_listed(self, image_id: int, listed: Iterable[int] | None) -> None:
        """Write down the same of an image that was marked done elsewhere; None: it is not known."""
        if listed is None:
            self._file.execute("DELETE FROM reviewed WHERE image_id = ?", image_id)
            return
        self._file.execute(
            "INSERT OR REPLACE INTO reviewed (image_id, concepts) VALUES (?, ?)",
            *(image_id, ",".join(map(str, sorted(listed)))),
        )

    def separate_ids(self) -> None:
        """Give images whose own id an imported one has another id for COCO files, for good."""
        rows = self._file.rows(
            "SELECT id FROM images WHERE coco_id = 0 AND id IN "
            "(SELECT coco_id FROM images WHERE coco_id <> 0) ORDER BY id"
        )
        if rows:
            top = self._file.row("SELECT max(max(id), max(coco_id)) FROM images")
            first = 1 + (top[0] if top is not None else 0)
            numbered = [(first + place, image_id) for place, (image_id,) in enumerate(rows)]
            self._file.execute_many("UPDATE images SET coco_id = ? WHERE id = ?", numbered)

    def is_copied_to(self, folder: Path) -> bool:
        """Return whether a folder has one of these images with the same bytes."""
        known = ((ref.path, ref.sha256) for ref in self.listed() if ref.sha256)
        return any(_sha256_of(folder / path) == sha256 for path, sha256 in known)

    def _where(self, condition: str) -> Sequence[ImageRef]:
        sql = f"SELECT {_COLUMNS} FROM images WHERE {condition} ORDER BY position, id"
        return [_ref(row) for row in self._file.rows(sql)]

    def _moved(self, new: Sequence[str], listed: Mapping[str, int]) -> dict[str, int]:
        """Return which new path is which known image whose file is gone."""
        gone: dict[int, dict[str, int]] = {}
        for image_id, path, sha256, size in self._file.rows(
            "SELECT id, path, sha256, bytes FROM images WHERE sha256 <> '' AND bytes > 0"
        ):
            name = decoded_path(path)
            if name not in listed and not (self._folder / name).exists():
                gone.setdefault(size, {}).setdefault(sha256, image_id)
        moved: dict[str, int] = {}
        for path in new if gone else ():
            same_size = gone.get(self._bytes(path))
            if same_size:
                image_id = same_size.pop(self._sha256(path), None)
                if image_id is not None:
                    moved[path] = image_id
        return moved

    def _bytes(self, path: str) -> int:
        try:
            return os.stat(self._folder / path).st_size  # noqa: PTH116 - called 100,000 times
        except OSError:
            return 0

    def _sha256(self, path: str) -> str:
        return _sha256_of(self._folder / path)


def _sha256_of(path: Path) -> str:
    """Return the hash of a file, "" where it cannot be read."""
    try:
        return photo_sha256(path)
    except UnreadableImage:
        return ""


def _ref(row: tuple[Any, ...]) -> ImageRef:
    """Return a stored image; written out, for there are 100,000 of them."""
    image_id, path, state, reason, sha256, width, height, uncertainty, coco_id, extra = row
    return ImageRef(
        id=image_id,
        path=decoded_path(path),
        state=state if state in _STATES else "new",
        reason=reason,
        sha256=sha256,
        width=width,
        height=height,
        uncertainty=uncertainty,
        coco_id=coco_id,
        extra=from_json(extra, dict[str, Any], {}) if extra else {},
    )


def _ids(text: object) -> frozenset[int]:
    """Return the numbers in a text with commas; what is none is left out."""
    return frozenset(int(one) for one in str(text).split(",") if one.strip().isdecimal())
