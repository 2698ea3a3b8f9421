"""Looks through a project when it is opened, and mends rows that do not hold what they should.

Only the value that is wrong is replaced; the row as it was is set aside in the table ``damaged``.
Documents are not read here: each is checked when its image is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

import msgspec

from carnn_desktop.annotations.model import ImageState
from carnn_desktop.annotations.palette import category_color
from carnn_desktop.annotations.summary import categories_of, state_of_body
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.texts import Told, some_of
from carnn_desktop.project.file import DamagedFile, ProjectError, ProjectFile, translated
from carnn_desktop.project.foreign import foreign_part
from carnn_desktop.project.schema import MAIN_TABLES, SIDE_TABLES
from carnn_desktop.project.stored import COLOR, MAX_ID, lost_name, usable_path
from carnn_desktop.project.values import BAD_JSON, MAX_AREA, to_json

_CHECKED_WHOLE = 64 << 20  # bytes; larger files are checked page by page as they are read
_STATES = frozenset(get_args(ImageState))
_IMAGE = "id, path, position, missing, state, reason, sha256, bytes, width, height, doubt, coco_id"
_WRONG_IMAGE = f"""
    typeof(path) NOT IN ('text', 'blob') OR path = '' OR path LIKE '/%' OR path LIKE '%..%'
    OR length(path) > 1000 OR typeof(path) = 'blob' OR instr(CAST(path AS BLOB), x'00') > 0
    OR state NOT IN ({", ".join(f"'{state}'" for state in sorted(_STATES))})
    OR typeof(reason) <> 'text' OR typeof(sha256) <> 'text'
    OR typeof(position) <> 'integer' OR missing NOT IN (0, 1)
    OR typeof(bytes) <> 'integer' OR typeof(width) <> 'integer' OR typeof(height) <> 'integer'
    OR typeof(coco_id) <> 'integer' OR min(bytes, width, height, coco_id) < 0
    OR width * height > {MAX_AREA} OR max(bytes, width, height, coco_id) > {MAX_ID}
    OR (doubt IS NOT NULL AND (typeof(doubt) NOT IN ('real', 'integer')
        OR doubt < 0 OR doubt > 1))"""
_CATEGORY = "id, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra"
_Row = tuple[Any, ...]


def check_file(file: ProjectFile) -> None:
    """Raise DamagedFile when the database itself is damaged; large ones are not read for it.

    One that holds views or triggers of others counts: what can be read is rescued from it.
    """
    with translated(file.path):
        foreign = foreign_part(file.connection)
    if foreign:
        raise DamagedFile(
            Told("{name} holds SQL of others ({part}).", name=file.path.name, part=foreign),
            Told("Restore it from a backup."),
        )
    pages, size = file.row("PRAGMA page_count"), file.row("PRAGMA page_size")
    small = pages is not None and size is not None and pages[0] * size[0] <= _CHECKED_WHOLE
    # with the indexes, not quick_check: a path that its index does not know cannot be written again
    for part in ("1",) if small else ("images", "concepts"):
        found = file.row(f"PRAGMA integrity_check({part})")
        if found is None or found[0] != "ok":
            raise DamagedFile(
                Told("{name} is damaged.", name=file.path.name), Told("Restore it from a backup.")
            )


def mend(file: ProjectFile) -> Sequence[str]:
    """Mend tables and rows; return what was wrong, in words for the user. Mostly nothing is."""
    there = {name for (name,) in file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    gone = [name for name in MAIN_TABLES if name not in there]
    if gone:
        raise ProjectError(
            Told("{name} is damaged: it has no table {gone}.", name=file.path.name, gone=gone[0]),
            Told("Restore it from a backup. To begin anew instead, move it elsewhere first."),
        )
    lost = [name for name in SIDE_TABLES if name not in there]
    suspicious = file.rows(f"SELECT {_IMAGE} FROM images WHERE {_WRONG_IMAGE}")
    images = [row for row in suspicious if _mended_image(file, row) != row]
    rows = file.rows(f"SELECT {_CATEGORY} FROM concepts")
    categories = [row for row in rows if _mended_category(row) != row]
    rows = [] if "settings" in lost else file.rows("SELECT key, value FROM settings")
    settings = [row for row in rows if not _is_json(row[1])]
    if not (lost or images or categories or settings):
        return ()
    with file.transaction():
        for name in lost:
            for statement in SIDE_TABLES[name]:
                file.execute(statement)
        for row in images:
            _set_aside(file, "images", row[0], row)
            _update(file, "images", _IMAGE, _mended_image(file, row))
        for row in categories:
            _set_aside(file, "concepts", 0, row)
            if 0 < row[0] <= MAX_ID:
                _update(file, "concepts", _CATEGORY, _mended_category(row))
            else:
                file.execute("DELETE FROM concepts WHERE id = ?", row[0])
        for row in settings:
            _set_aside(file, "settings", 0, row)
            file.execute("DELETE FROM settings WHERE key = ?", row[0])
    return list(_told(images, categories, lost, settings))


def restore_used_categories(file: ProjectFile) -> Sequence[str]:
    """Put categories back on the list that objects are labelled with; return what to tell.

    Their names are lost with their rows. What objects there are, the counts of the lists say.
    """
    used: set[int] = set()
    unreadable = []
    for image_id, text in file.rows("SELECT image_id, facts FROM facts"):
        found = categories_of(text)
        if found is None:
            unreadable.append((image_id,))
        else:
            used.update(found)
    file.execute_many("DELETE FROM facts WHERE image_id = ?", unreadable)  # counted anew
    known = {key for (key,) in file.rows("SELECT id FROM concepts")}
    ids = sorted(key for key in used - known if 0 < key <= MAX_ID)
    if not ids:
        return ()
    values = [(key, f"concept {key}", category_color(key)) for key in ids]
    file.execute_many(
        "INSERT INTO concepts (id, name, supercategory, color, synonyms, hotkey) "
        "VALUES (?, ?, '', ?, '[]', '')",
        values,
    )
    names = ", ".join(f"“{name}”" for _key, name, _color in values)
    return [
        Told(
            "Concepts that objects are labelled with were lost; they are now called {names}.",
            names=names,
        )
    ]


def _told(
    images: Sequence[_Row],
    categories: Sequence[_Row],
    lost: Sequence[str],
    settings: Sequence[_Row],
) -> Iterator[str]:
    if images:
        shown = some_of([str(usable_path(row[1]) or f"image {row[0]}") for row in images])
        yield Told(
            "The list of images was damaged and was mended, annotations are kept: {shown}.",
            shown=shown,
        )
    if categories:
        named = ", ".join(f"“{_mended_category(row)[1]}”" for row in categories[:5])
        yield (
            Told(
                "Concepts were damaged and were mended: {named}. Check their names, "
                "colours and keys.",
                named=named,
            )
        )
    if lost:
        yield Told("Parts of the project were gone and begin anew ({lost}).", lost=", ".join(lost))
    if settings:
        yield Told("Settings of the project were damaged and are as at the beginning.")


def _mended_image(file: ProjectFile, row: _Row) -> _Row:
    image_id, path, position, missing, state, reason, sha256, *numbers, uncertainty, coco_id = row
    lost = not usable_path(path)
    if lost:
        path = lost_name(image_id, {name for (name,) in file.rows("SELECT path FROM images")})
    if state not in _STATES:
        body = file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        state = "new" if body is None else state_of_body(body[0])
    return (
        image_id,
        path,
        _count(position),
        1 if lost else int(missing == 1),
        state,
        _text(reason),
        _text(sha256),
        *_numbers(*numbers),
        uncertainty if isinstance(uncertainty, int | float) and 0 <= uncertainty <= 1 else None,
        _count(coco_id),
    )


def _mended_category(row: _Row) -> _Row:
    """Return the row as it should be: the same one where nothing is wrong."""
    key, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra = row
    ok_threshold = threshold is None or (
        isinstance(threshold, int | float) and 0.0 <= threshold <= 1.0
    )
    return (
        key if 0 < key <= MAX_ID else None,
        name if isinstance(name, str) and name.strip() else f"concept {key}",
        _text(supercategory),
        color if isinstance(color, str) and COLOR.fullmatch(color) else category_color(abs(key)),
        synonyms if _is_json(synonyms, tuple[str, ...]) else "[]",
        _text(hotkey),
        threshold if ok_threshold else None,
        _count(coco_id),
        extra if extra == "" or _is_json(extra, dict[str, Any]) else "",
    )


def _numbers(size: Any, width: Any, height: Any) -> tuple[int, int, int]:
    """Return bytes, width and height; 0 for what no photo has."""
    width, height = _count(width), _count(height)
    return (_count(size), width, height) if width * height <= MAX_AREA else (_count(size), 0, 0)


def _update(file: ProjectFile, table: str, columns: str, row: _Row) -> None:
    changes = ", ".join(f"{name} = ?" for name in columns.split(", "))
    file.execute(f"UPDATE {table} SET {changes} WHERE id = ?", *row, row[0])


def _set_aside(file: ProjectFile, table: str, image_id: int, row: _Row) -> None:
    values = [{"hex": value.hex()} if isinstance(value, bytes) else value for value in row]
    file.execute(
        "INSERT INTO damaged (image_id, version, body, moved) VALUES (?, ?, ?, ?)",
        *(image_id, table, to_json(values), utc_now()),
    )


def _is_json(text: Any, kind: Any = Any) -> bool:
    try:
        msgspec.json.decode(text, type=kind)
    except BAD_JSON:
        return False
    return isinstance(text, str)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value <= MAX_ID else 0
