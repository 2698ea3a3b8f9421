"""The project file: one SQLite database that holds all work on a folder of images.

It lies beside or in the image folder and names it by a relative path, so both can be moved
together. A project belongs to the thread that opened it. Failures are CarnnError; a row that cannot
be read concerns its image alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from carnn_desktop.contracts import (
    CarnnError,
    Mode,
    ModelIdentity,
    SegmentationSettings,
    TextQuery,
    Trace,
)
from carnn_desktop.documents import project_codec as codec
from carnn_desktop.documents import project_schema as schema
from carnn_desktop.documents.model import Concept, ImageDocument, ImageRef
from carnn_desktop.documents.palette import concept_color
from carnn_desktop.documents.project_lock import ProjectLock
from carnn_desktop.documents.provenance import settings_values

_REF_FIELDS = tuple(field.name for field in fields(ImageRef))
_REF_COLUMNS = ", ".join(_REF_FIELDS)


class Project:
    """An open project. Use it as a context manager, or close it."""

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None]) -> None:
        """Use :meth:`create`, :meth:`open` or :meth:`open_or_create`."""
        self.path = path.absolute()
        self._lock = ProjectLock(self.path)
        connection = None
        try:
            with schema.explained(self.path):
                connection = schema.connect(self.path)
                prepare(connection)
        except BaseException:
            if connection is not None:
                connection.close()
            self._lock.release()
            raise
        self._connection = connection

    @classmethod
    def create(cls, path: Path, image_folder: Path) -> Self:
        """Make a new project file for a folder; raise CarnnError when the file exists."""
        if path.exists():
            raise CarnnError(f"{path} exists already.", "Open it, or choose another name.")

        def make(connection: sqlite3.Connection) -> None:
            schema.create(connection, _folder_rows(path, image_folder))

        try:
            return cls(path, make)
        except BaseException:
            if path.exists() and path.stat().st_size == 0:
                path.unlink()
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing project, upgrading an older one after a backup."""
        if not path.is_file():
            raise CarnnError(f"There is no project file {path}.", "Open its image folder instead.")
        return cls(path, partial(schema.upgrade, path=path))

    @classmethod
    def open_or_create(cls, path: Path, image_folder: Path) -> Self:
        """Open the project file, or make it for ``image_folder``."""
        if path.is_file() and path.stat().st_size > 0:
            return cls.open(path)
        if path.exists():
            path.unlink()  # empty: killed before anything was in it
        return cls.create(path, image_folder)

    def close(self) -> None:
        """Close the file and give the lock back."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The image folder: where it lies relative to the project file, else where it lay."""
        relative, absolute = self._meta("folder"), self._meta("folder_absolute")
        beside = Path(os.path.normpath(self.path.parent / relative))
        return beside if beside.is_dir() or not Path(absolute).is_dir() else Path(absolute)

    # Images ---------------------------------------------------------------------------------------

    def sync_images(self, paths: Sequence[str]) -> list[ImageRef]:
        """Make the list of images equal to ``paths`` (relative, in order) and return it.

        Known images keep their id and work; those that are gone are hidden, not forgotten.
        """
        with self._transaction() as database:
            database.execute("UPDATE images SET present = 0 WHERE present = 1")
            database.executemany(
                "INSERT INTO images (path, position) VALUES (?, ?) ON CONFLICT (path)"
                " DO UPDATE SET position = excluded.position, present = 1",
                ((path, position) for position, path in enumerate(paths)),
            )
        return self.images()

    def images(self) -> list[ImageRef]:
        """Return the images that are present, in file order."""
        with self._guarded():
            rows = self._connection.execute(
                f"SELECT {_REF_COLUMNS} FROM images WHERE present = 1 ORDER BY position"
            )
            return [_ref(row) for row in rows]

    def image(self, image_id: int) -> ImageRef:
        """Return one image, present or not; raise KeyError when there is none of that id."""
        with self._guarded():
            row = self._connection.execute(
                f"SELECT {_REF_COLUMNS} FROM images WHERE id = ?",
                (image_id,),
            ).fetchone()
        if row is None:
            raise KeyError(image_id)
        return _ref(row)

    def update_image(self, image_id: int, **values: Any) -> None:
        """Set fields of an image by name; raise TypeError for a name that is none."""
        unknown = set(values) - set(_REF_FIELDS[2:])
        if unknown:
            raise TypeError(f"no fields of an image: {sorted(unknown)}")
        names = ", ".join(f"{name} = ?" for name in values)
        with self._transaction() as database:
            database.execute(
                f"UPDATE images SET {names} WHERE id = ?",
                (*values.values(), image_id),
            )

    # Documents and traces -------------------------------------------------------------------------

    def document(self, image_id: int) -> ImageDocument:
        """Return an image's document, an empty one when nothing was stored.

        Raises CorruptDocument, naming the image, when the stored one cannot be read.
        """
        ref = self.image(image_id)
        data = self._blob("documents", image_id)
        if data is None:
            return ImageDocument(
                image_id=image_id, width=ref.width, height=ref.height, state=ref.state
            )
        try:
            return codec.decode_document(data)
        except codec.CorruptDocument as error:
            raise codec.CorruptDocument(f"{ref.path}: {error.reason}", error.remedy) from error

    def save_document(self, document: ImageDocument) -> None:
        """Store a document and its image's state and size, in one transaction."""
        data = codec.encode_document(document)
        with self._transaction() as database:
            _put(database, "documents", document.image_id, data)
            database.execute(
                "UPDATE images SET state = ?, width = ?, height = ? WHERE id = ?",
                (document.state, document.width, document.height, document.image_id),
            )

    def save_trace(self, image_id: int, trace: Trace) -> None:
        """Store the trace of an image's last run, without full maps."""
        data = codec.encode_trace(trace)
        with self._transaction() as database:
            _put(database, "traces", image_id, data)

    def load_trace(self, image_id: int) -> Trace | None:
        """Return the trace of an image's last run; raise CorruptDocument when it is damaged."""
        data = self._blob("traces", image_id)
        return None if data is None else codec.decode_trace(data)

    # Concepts -------------------------------------------------------------------------------------

    def concepts(self) -> list[Concept]:
        """Return all concepts by id."""
        with self._guarded():
            rows = self._connection.execute("SELECT json FROM concepts ORDER BY id").fetchall()
        return [codec.decode_concept(data) for (data,) in rows]

    def ensure_concepts(self, wanted: Sequence[tuple[str, Sequence[str]]]) -> Mapping[str, int]:
        """Return the id of each (name, synonyms), making those that are new. Ids never change.

        Names are the same when they differ only in case and spaces; new synonyms are added.
        """
        known = {_same(concept.name): concept for concept in self.concepts()}
        following = 1 + max((concept.id for concept in known.values()), default=0)
        changed: list[Concept] = []
        ids: dict[str, int] = {}
        for name, synonyms in wanted:
            concept = known.get(_same(name))
            if concept is None:
                concept = Concept(id=following, name=name, color=concept_color(following))
                changed.append(concept)
                following += 1
            merged = tuple(dict.fromkeys((*concept.synonyms, *synonyms)))
            if merged != concept.synonyms:
                concept = replace(concept, synonyms=merged)
                changed.append(concept)
            known[_same(name)] = concept
            ids[name] = concept.id
        if changed:
            self._save_concepts(changed)
        return ids

    def update_concept(self, concept_id: int, **values: Any) -> Concept:
        """Set fields of a concept by name; its id stays. Raise CarnnError for a name in use."""
        concepts = {concept.id: concept for concept in self.concepts()}
        updated = replace(concepts[concept_id], **values, id=concept_id)
        for other in concepts.values():
            if other.id != concept_id and _same(other.name) == _same(updated.name):
                raise CarnnError(
                    f"There is a concept “{other.name}” already.", "Choose another name."
                )
        self._save_concepts([updated])
        return updated

    # Runs, settings, annotation ids ---------------------------------------------------------------

    def run_key(
        self,
        sha256: str,
        queries: Sequence[TextQuery],
        mode: Mode,
        models: Sequence[ModelIdentity],
        settings: SegmentationSettings,
    ) -> str:
        """Return what identifies a run: image bytes, texts, models and settings, as hex."""
        values = {
            "image": sha256,
            "texts": [query.texts for query in queries],
            "mode": mode,
            "models": [(model.role, model.id, model.sha256) for model in models],
            "settings": settings_values(settings),
        }
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()

    def done_run(self, image_id: int, key: str) -> bool:
        """Whether the run ``key`` was recorded for an image."""
        with self._guarded():
            found = self._connection.execute(
                "SELECT 1 FROM runs WHERE image_id = ? AND key = ?", (image_id, key)
            ).fetchone()
        return found is not None

    def record_run(self, image_id: int, key: str, summary: Mapping[str, Any]) -> None:
        """Record that a run is finished, with a summary of JSON values."""
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO runs VALUES (?, ?, ?)", (image_id, key, json.dumps(summary))
            )

    def get_setting(self, key: str) -> Any:
        """Return a setting's JSON value, None when it was never set."""
        with self._guarded():
            row = self._connection.execute(
                "SELECT value FROM settings WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else json.loads(row[0])

    def set_setting(self, key: str, value: Any) -> None:
        """Store a JSON value; None removes it."""
        with self._transaction() as database:
            if value is None:
                database.execute("DELETE FROM settings WHERE key = ?", (key,))
            else:
                database.execute(
                    "INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, json.dumps(value))
                )

    def annotation_id(self, region_id: str, part: int) -> int:
        """Return the COCO annotation id of a region's part: given once, from 1, never again."""
        find = "SELECT id FROM annotation_ids WHERE region_id = ? AND part = ?"
        with self._guarded():
            row = self._connection.execute(find, (region_id, part)).fetchone()
            if row is None:
                cursor = self._connection.execute(
                    "INSERT INTO annotation_ids (region_id, part) VALUES (?, ?)", (region_id, part)
                )
                return int(cursor.lastrowid or 0)
        return int(row[0])

    @contextlib.contextmanager
    def annotation_ids(self) -> Iterator[None]:
        """Give out many annotation ids in one transaction: an export of thousands is one write."""
        with self._transaction():
            yield

    # ----------------------------------------------------------------------------------------------

    def _save_concepts(self, concepts: Sequence[Concept]) -> None:
        with self._transaction() as database:
            database.executemany(
                "INSERT OR REPLACE INTO concepts VALUES (?, ?)",
                [(concept.id, codec.encode_concept(concept)) for concept in concepts],
            )

    def _meta(self, key: str) -> str:
        with self._guarded():
            row = self._connection.execute(
                "SELECT value FROM meta WHERE key = ?", (key,)
            ).fetchone()
        return "" if row is None else str(row[0])

    def _blob(self, table: str, image_id: int) -> bytes | None:
        with self._guarded():
            row = self._connection.execute(
                f"SELECT json FROM {table} WHERE image_id = ?",
                (image_id,),
            ).fetchone()
        return None if row is None else bytes(row[0])

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        with schema.explained(self.path):
            yield

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guarded(), schema.transaction(self._connection):
            yield self._connection


def _put(database: sqlite3.Connection, table: str, image_id: int, data: bytes) -> None:
    database.execute(
        f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",
        (image_id, data),
    )


def _folder_rows(path: Path, image_folder: Path) -> dict[str, str]:
    """Return what the project says of its folder: where it lies from here, and where it lay."""
    folder = image_folder.absolute()
    try:
        relative = Path(os.path.relpath(folder, path.absolute().parent)).as_posix()
    except ValueError:  # another drive
        relative = folder.as_posix()
    return {"folder": relative, "folder_absolute": str(folder)}


def _ref(row: tuple[Any, ...]) -> ImageRef:
    return ImageRef(**dict(zip(_REF_FIELDS, row, strict=True)))


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()
