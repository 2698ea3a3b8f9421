"""Imports into a project: one transaction an image, ids kept where they can be, and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from carnn_desktop.annotations.merging import fitted
from carnn_desktop.annotations.model import Annotation, Category, ImageState
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.annotation_ids import AnnotationIds
from carnn_desktop.project.categories import Categories
from carnn_desktop.project.documents import Documents
from carnn_desktop.project.file import ProjectError, ProjectFile
from carnn_desktop.project.images import Images
from carnn_desktop.project.settings import Settings
from carnn_desktop.project.stored import digest
from carnn_desktop.project.values import BAD_JSON, readable, to_json

FILE_KEYS = "imported.file"
LAST_IMPORT = "imported.last"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageImport:
    """What comes into one image.

    annotations : (annotation, annotation id it should have; 0 = any)
    replace : the annotations take the place of all that are there
    empty_done : an image that stays without annotations becomes ``done_empty``
    """

    image_id: int
    width: int
    height: int
    annotations: tuple[tuple[Annotation, int], ...]
    replace: bool = False
    empty_done: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageImported:
    """What became of it: annotations added, found there already, and removed; ids not to be had."""

    added: int = 0
    known: int = 0
    removed: int = 0
    refused_ids: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTakenBack:
    """Images that are as before the import, and those edited since, which were left alone."""

    restored: tuple[int, ...]
    edited: tuple[int, ...]


class Imports:
    """The last import can be taken back until the next one begins."""

    def __init__(
        self,
        file: ProjectFile,
        images: Images,
        documents: Documents,
        categories: Categories,
        settings: Settings,
        annotation_ids: AnnotationIds,
    ) -> None:
        self._file = file
        self._images = images
        self._documents = documents
        self._categories = categories
        self._settings = settings
        self._annotation_ids = annotation_ids
        self._coco_ids_before: Mapping[int, int] = {}

    def begin(
        self,
        summary: Mapping[str, Any],
        wanted: Sequence[Category],
        image_ids: Mapping[int, int],
        file_keys: Mapping[str, Any],
    ) -> tuple[list[int], dict[int, int]]:
        """Make the categories and give images their ids; forget the import before.

        image_ids : image -> id the file gives it
        file_keys : other top-level keys of the file; what the project has from an earlier one stays
        Returns the category id of each wanted one, and the images whose id another image has.
        """
        with self._file.transaction():
            self._file.execute("DELETE FROM import_undo")
            category_ids = self._make_categories(wanted)
            refused = self._give_ids(image_ids)
            kept = dict(self._settings.get(FILE_KEYS, {}))
            self._settings.set(FILE_KEYS, {**file_keys, **kept} or None)
            self._settings.set(LAST_IMPORT, {**summary, "begun": utc_now()})
        return category_ids, refused

    def add_images(self, wanted: Sequence[ImageImport]) -> list[ImageImported | CarnnError]:
        """Import several images in one transaction, for speed; each comes in whole or not at all.

        Returns what became of each, or why it could not take its annotations.
        """
        outcomes: list[ImageImported | CarnnError] = []
        with self._file.transaction():
            for one in wanted:
                try:
                    with self._file.part_of_transaction():
                        outcomes.append(self.add_image(one))
                except ProjectError:
                    raise
                except CarnnError as error:
                    outcomes.append(error.with_traceback(None))
        return outcomes

    def add_image(self, wanted: ImageImport) -> ImageImported:
        """Put the annotations of one image in, in one transaction.

        An annotation that is there already, pixel by pixel of the same category, is not put in
        again.
        Raises CarnnError when the image cannot take it; it is then as it was.
        """
        image_id = wanted.image_id
        with self._file.transaction():
            before = self._file.row(
                "SELECT d.version, d.body, i.state, i.extra FROM images i "
                "LEFT JOIN documents d ON d.image_id = i.id WHERE i.id = ?",
                image_id,
            )
            document = self._documents.load(image_id)
            kept = () if wanted.replace else document.annotations
            removed = len(document.annotations) - len(kept)
            if wanted.replace:
                gone = [r.id for r in document.annotations if r.provenance.run.source == "import"]
                self._annotation_ids.release(gone)
                document = replace(document, annotations=(), state="new")
            document = fitted(document, wanted.width, wanted.height)
            there = {(r.category_id, r.mask, r.iscrowd): r.id for r in kept}
            added: list[Annotation] = []
            numbers: list[tuple[int, str]] = []
            for annotation, number in wanted.annotations:
                known = there.get((annotation.category_id, annotation.mask, annotation.iscrowd))
                if known is None:
                    added.append(annotation)
                if number:
                    numbers.append((number, known or annotation.id))
            annotations = (*kept, *added)
            state = _state(document.state, annotations, empty_done=wanted.empty_done)
            self._documents.save(replace(document, annotations=annotations, state=state))
            extra = to_json(dict(wanted.extra)).decode() if wanted.extra else ""
            self._file.execute(
                "UPDATE images SET reason = '', extra = CASE ? WHEN '' THEN extra ELSE ? END "
                "WHERE id = ?",
                *(extra, extra, image_id),
            )
            self._note_before(image_id, before)
            refused = [pair for pair in numbers if not self._annotation_ids.claim(*pair)]
        return ImageImported(
            added=len(added),
            known=len(wanted.annotations) - len(added),
            removed=removed,
            refused_ids=tuple(refused),
        )

    def last(self) -> Mapping[str, Any] | None:
        """Return the summary of the import that can be taken back, None when there is none."""
        if self._file.row("SELECT 1 FROM import_undo LIMIT 1") is None:
            return None
        found = self._settings.get(LAST_IMPORT)
        return found if isinstance(found, dict) else {}

    def undo(self) -> ImportTakenBack:
        """Make all images of the last import what they were, in one transaction.

        Images that were edited since stay as they are. Categories stay: their ids are for life.
        """
        restored: list[int] = []
        edited: list[int] = []
        with self._file.transaction():
            for (image_id,) in self._file.rows("SELECT image_id FROM import_undo"):
                (restored if self._restore(image_id) else edited).append(image_id)
            self._file.execute("DELETE FROM import_undo")
            self._settings.set(LAST_IMPORT, None)
            self._images.separate_ids()
        return ImportTakenBack(restored=tuple(restored), edited=tuple(edited))

    # ----------------------------------------------------------------------------------------------

    def _restore(self, image_id: int) -> bool:
        """Make an image what it was; False, and it stays, when it was changed since."""
        row = self._file.row(
            "SELECT u.version, u.body, u.after, u.state, u.coco_id, u.extra, d.body "
            "FROM import_undo u LEFT JOIN documents d ON d.image_id = u.image_id "
            "WHERE u.image_id = ?",
            image_id,
        )
        if row is None or digest(row[6]) != row[2]:
            return False
        version, body, _, state, coco_id, extra, now = row
        self._annotation_ids.release(sorted(_annotation_ids(now) - _annotation_ids(body)))
        if body is None:
            self._file.execute("DELETE FROM documents WHERE image_id = ?", image_id)
        else:
            self._file.execute(
                "UPDATE documents SET version = ?, body = ? WHERE image_id = ?",
                *(version, body, image_id),
            )
        self._file.execute(
            "UPDATE images SET state = ?, coco_id = ?, extra = ? WHERE id = ?",
            *(state, coco_id, extra, image_id),
        )
        return True

    def _note_before(self, image_id: int, before: tuple[Any, ...] | None) -> None:
        if before is None:
            return
        version, body, state, extra = before
        row = self._file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        self._file.execute(
            "INSERT OR IGNORE INTO import_undo "
            "(image_id, version, body, after, state, coco_id, extra) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(image_id, version, body, digest(None if row is None else row[0])),
            *(state, self._coco_ids_before.get(image_id, 0), extra),
        )

    def _make_categories(self, wanted: Sequence[Category]) -> list[int]:
        before = self._categories.by_id()
        ids = self._categories.ensure((category.name, ()) for category in wanted)
        after = self._categories.by_id()
        taken = {category.file_id for category in before.values()}
        changed: dict[int, Category] = {}
        for category in wanted:
            category_id = ids[category.name]
            if category_id in before:
                continue
            made = changed.get(category_id)
            if made is not None and (made.coco_id or not category.file_id):
                continue
            file_id = category.file_id if category.file_id not in taken else 0
            taken.add(file_id)
            changed[category_id] = replace(
                after[category_id],
                coco_id=file_id,
                supercategory=readable(category.supercategory),
                color=category.color or after[category_id].color,
                extra=dict(category.extra),
            )
        for category_id, made in changed.items():
            if not made.coco_id and category_id in taken:
                changed[category_id] = replace(made, coco_id=max(taken) + 1)
            taken.add(changed[category_id].file_id)
        self._categories.write(changed.values())
        return [ids[category.name] for category in wanted]

    def _give_ids(self, wanted: Mapping[int, int]) -> dict[int, int]:
        """Give images their ids of the file; return those whose id another image has."""
        rows = self._file.rows("SELECT id, coco_id FROM images")
        self._coco_ids_before = dict(rows)
        taken = {coco_id for image_id, coco_id in rows if coco_id and image_id not in wanted}
        refused: dict[int, int] = {}
        for image_id, number in wanted.items():
            if number in taken:
                refused[image_id] = number
            taken.add(number)
        given = [(0 if key in refused else number, key) for key, number in wanted.items()]
        self._file.execute_many("UPDATE images SET coco_id = ? WHERE id = ?", given)
        self._images.separate_ids()
        return refused


def _state(
    before: ImageState, annotations: Sequence[Annotation], *, empty_done: bool
) -> ImageState:
    """Return the state of an image after an import."""
    if not annotations:
        return "done_empty" if empty_done else before
    states = {annotation.state for annotation in annotations}
    if "proposed" not in states:
        return "done" if "accepted" in states else "done_empty"
    begun = "accepted" in states or before in ("done", "done_empty", "in_review")
    return "in_review" if begun else "proposed"


def _annotation_ids(body: bytes | None) -> set[str]:
    """Return the ids of the annotations of a stored document; none of a damaged one."""
    try:
        return {annotation["id"] for annotation in msgspec.json.decode(body or b"")["regions"]}
    except (*BAD_JSON, KeyError):
        return set()
