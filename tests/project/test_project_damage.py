"""Damaged projects: what is wrong is told and mended, and nothing that can be read is lost."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from project_samples import FILES, raw
from project_samples import a_document as fresh_document

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.project import CorruptDocument, Project

a_document = functools.cache(fresh_document)  # every call of the sample makes other ids


@pytest.fixture
def path(project: Project) -> Path:
    """A closed project: three images, two categories, accepted annotations on the first two
    images."""
    project.categories.ensure([("cat", ["kitty"]), ("dog", [])])
    for image_id in (1, 2):
        project.documents.save(a_document(image_id))
    for ref in project.images.listed():
        data = (project.folder / ref.path).read_bytes()
        project.images.update(ref.id, sha256=hashlib.sha256(data).hexdigest())
    project.close()
    return project.path


def spoil(path: Path, *statements: str) -> None:
    with raw(path) as connection:
        for statement in statements:
            connection.execute(statement)


def opened(path: Path) -> tuple[Project, Any]:
    project = Project.open(path)
    return project, project.images.sync(FILES)


def aside(path: Path) -> list[tuple[str, Any]]:
    with raw(path) as connection:
        rows = connection.execute("SELECT version, body FROM damaged").fetchall()
    return [(table, json.loads(body)) for table, body in rows]


def all_there(project: Project) -> bool:
    return all(project.documents.load(key) == a_document(key) for key in (1, 2))


# Rows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "path = 5", "path = '/etc/passwd'", "path = ''", "path = '../else.png'", "state = 7",
        "state = 'junk'", "reason = x'ff00'", "sha256 = x'ff'", "width = 'wide'", "height = -3",
        "doubt = 'much'", "doubt = 7", "coco_id = 'q'", "position = 'q'", "missing = 'no'",
        "bytes = 'w'",
    ],
)  # fmt: skip
def test_a_damaged_image_is_mended_and_keeps_its_annotations(path: Path, change: str) -> None:
    with Project.open(path) as project:
        before = project.images.get(1)
    spoil(path, f"UPDATE images SET {change} WHERE id = 1")
    project, images = opened(path)
    with project:
        assert len(project.repairs) == 1
        assert "list of images was damaged" in project.repairs[0]
        assert [ref.path for ref in images] == list(FILES)
        assert [ref.id for ref in images] == [1, 2, 3]  # a lost name is found again by its bytes
        mended = project.images.get(1)
        assert (mended.path, mended.state) == (before.path, "in_review")
        assert all_there(project)
        assert project.images.missing() == []
    [(table, row)] = aside(path)
    assert (table, row[0]) == ("images", 1)
    with Project.open(path) as again:
        assert again.repairs == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("name = x'ff00'", {"name": "concept 1"}),
        ("name = '  '", {"name": "concept 1"}),
        ("supercategory = x'ff'", {}),
        ("color = 'red;;'", {"color": "#e69f00"}),
        ("color = x'00ff'", {"color": "#e69f00"}),
        ("synonyms = '[1,'", {"synonyms": ()}),
        ("synonyms = '{}'", {"synonyms": ()}),
        ("hotkey = x'ff'", {}),
        ("threshold = 'high'", {}),
        ("threshold = 7", {}),
        ("coco_id = 'q'", {}),
        ("extra = '[]'", {}),
    ],
)
def test_a_damaged_category_is_mended(path: Path, change: str, expected: dict[str, Any]) -> None:
    with Project.open(path) as project:
        before = project.categories.listed()
    spoil(path, f"UPDATE concepts SET {change} WHERE id = 1")
    with Project.open(path) as project:
        assert "Concepts were damaged" in project.repairs[0]
        fields = {name: getattr(before[0], name) for name in Category.__dataclass_fields__}
        assert project.categories.listed() == [Category(**{**fields, **expected}), before[1]]
        assert project.categories.ensure([("fox", [])]) == {"fox": 3}
        assert all_there(project)
    assert aside(path)[0][0] == "concepts"


@pytest.mark.parametrize("change", ["DELETE FROM concepts", "UPDATE concepts SET id = id - 7"])
def test_categories_of_objects_come_back_when_their_rows_are_lost(path: Path, change: str) -> None:
    spoil(path, f"{change} WHERE id = 1")
    with Project.open(path) as project:
        assert "“concept 1”" in project.repairs[-1]
        assert [(c.id, c.name) for c in project.categories.listed()] == [
            (1, "concept 1"),
            (2, "dog"),
        ]


def test_an_id_that_no_reader_takes_is_given_up(path: Path) -> None:
    spoil(path, "UPDATE concepts SET id = 9223372036854775807 WHERE id = 2")
    with Project.open(path) as project:
        assert [c.id for c in project.categories.listed()] == [1, 2]
        project.categories.ensure([("fox", [])])


def test_damaged_settings_begin_anew(path: Path) -> None:
    spoil(path, "INSERT OR REPLACE INTO settings VALUES ('a', '{'), ('b', x'ff'), ('c', '[1]')")
    with Project.open(path) as project:
        assert "Settings of the project" in project.repairs[0]
        assert [project.settings.get(key) for key in "abc"] == [None, None, [1]]


def test_damaged_counts_are_counted_anew(path: Path) -> None:
    spoil(path, "UPDATE facts SET facts = '[[[1,2'")
    with Project.open(path) as project:
        assert project.repairs == ()  # nothing was lost
        assert sum(use.accepted for use in project.categories.uses().values()) == 4


@pytest.mark.parametrize(
    "table",
    ["traces", "damaged", "runs", "settings", "annotations", "import_undo", "facts", "reviewed"],
)
def test_a_table_that_is_gone_is_made_anew(path: Path, table: str) -> None:
    spoil(path, f"DROP TABLE {table}")
    with Project.open(path) as project:
        assert table in project.repairs[0]
        project.documents.save(a_document(3))
        project.settings.set("x", 1)
        project.annotation_ids.number("a", 0)
        assert project.categories.ensure([("fox", [])])
        assert all_there(project)


@pytest.mark.parametrize("table", ["images", "documents", "concepts"])
def test_a_project_without_its_main_tables_is_refused(path: Path, table: str) -> None:
    spoil(path, "PRAGMA foreign_keys = OFF", f"DROP TABLE {table}")
    with pytest.raises(CarnnError, match="damaged"):
        Project.open(path)


# Documents ----------------------------------------------------------------------------------------


def _first_annotation_broken(body: bytes) -> bytes:
    stored = json.loads(body)
    stored["regions"][0]["mask"] = "no mask"
    return json.dumps(stored).encode()


def _no_origins(body: bytes) -> bytes:
    return json.dumps({**json.loads(body), "origins": [7]}).encode()


@pytest.mark.parametrize(
    ("change", "kept", "lost"),
    [(_first_annotation_broken, 1, 1), (_no_origins, 2, 0), (lambda body: body[:-40], 1, 1)],
)
def test_whole_annotations_of_a_damaged_document_are_read(
    path: Path, change: Callable[[bytes], bytes], kept: int, lost: int
) -> None:
    with raw(path) as connection:
        [(body,)] = connection.execute("SELECT body FROM documents WHERE image_id = 1").fetchall()
        spoiled = change(body)
        connection.execute("UPDATE documents SET body = ? WHERE image_id = 1", (spoiled,))
    with Project.open(path) as project:
        with pytest.raises(CorruptDocument):
            project.documents.load(1)
        document, number = project.documents.load_readable(1)
        assert (len(document.annotations), number) == (kept, lost)
        assert document.state == ("in_review" if kept else "new")
        whole = a_document(1).annotations
        for annotation in document.annotations:
            assert annotation.mask in [one.mask for one in whole]
            assert annotation.state == "accepted"
        project.documents.save(document)
        assert project.documents.load(1) == document
        assert project.documents.load(2) == a_document(2)
    with raw(path) as connection:
        [(body,)] = connection.execute("SELECT body FROM damaged").fetchall()
    assert body == spoiled


# Files --------------------------------------------------------------------------------------------


def pages(path: Path, table: str) -> list[int]:
    with raw(path) as connection:
        rows = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        return [number for (number,) in rows]


def zero(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    "table", ["images", "concepts", "traces", "runs", "settings", "annotations", "facts", "meta"]
)
def test_a_lost_page_does_not_take_annotations_with_it(path: Path, table: str) -> None:
    zero(path, pages(path, table)[0])
    before = path.read_bytes()
    with Project.open_or_create(path, path.with_suffix("")) as project:
        assert "was damaged" in project.repairs[0]
        assert path.with_name("photos.carnn.damaged").read_bytes() == before
        assert all_there(project)
        assert len(project.categories.listed()) == 2
        project.images.sync(FILES)
        project.documents.save(a_document(1))
    with Project.open(path) as again:
        assert again.repairs == ()


def test_lost_annotations_are_named_and_their_images_are_new_again(path: Path) -> None:
    zero(path, pages(path, "documents")[0])
    project, images = opened(path)
    with project:
        assert project.repairs[1] == "Annotations that could not be read: a.png, b.png."
        assert [ref.state for ref in images] == ["new", "new", "new"]


def many(path: Path) -> None:
    """Give the project so many documents that they fill many pages."""
    with Project.open(path) as project:
        project.images.sync(f"{number:03}.png" for number in range(300))
        for ref in project.images.listed():
            project.documents.save(a_document(ref.id))


@pytest.mark.parametrize("share", [0.35, 0.5, 0.75, 0.95])
def test_a_file_that_was_cut_off_gives_what_is_left(path: Path, share: float) -> None:
    many(path)
    os.truncate(path, int(path.stat().st_size * share))
    with Project.open(path) as project:
        assert "was damaged" in project.repairs[0]
        readable = 0
        for ref in [*project.images.listed(), *project.images.missing()]:
            with contextlib.suppress(CorruptDocument):  # the one that was cut in two
                if project.documents.load(ref.id).annotations:
                    assert project.documents.load(ref.id) == a_document(ref.id)
                    readable += 1
        assert readable > 300 * (share - 0.3)


def test_a_hole_in_the_middle_costs_only_what_was_in_it(path: Path) -> None:
    many(path)
    with raw(path) as connection:
        leaves = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'documents' AND pagetype = 'leaf'"
        ).fetchall() if _has_dbstat(connection) else []  # fmt: skip
    if not leaves:
        pytest.skip("this SQLite does not tell where tables are")
    zero(path, leaves[len(leaves) // 2][0])
    with Project.open(path) as project:
        lost = [
            ref.id
            for ref in project.images.listed()
            if not project.documents.load(ref.id).annotations
        ]
        assert 1 <= len(lost) <= 10
        assert "could not be read" in project.repairs[1]


def _has_dbstat(connection: Any) -> bool:
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    return "ENABLE_DBSTAT_VTAB" in options


@pytest.mark.parametrize("size", [100, 4096])
def test_a_stump_is_refused_and_left(path: Path, size: int) -> None:
    os.truncate(path, size)
    with pytest.raises(CarnnError, match="damaged") as caught:
        Project.open(path)
    assert "elsewhere" in caught.value.remedy
    assert path.stat().st_size == size
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["photos", "photos.carnn"]


def test_text_that_is_no_text_is_read_as_far_as_it_goes(path: Path) -> None:
    spoil(path, "UPDATE concepts SET name = CAST(x'636174ff' AS TEXT) WHERE id = 1")
    with Project.open(path) as project:
        assert project.repairs
        assert project.categories.listed()[0].name.startswith("cat")
        assert all_there(project)


def test_a_write_ahead_log_of_another_program_is_no_problem(path: Path) -> None:
    spoil(path, "PRAGMA journal_mode = WAL", "UPDATE images SET reason = 'x' WHERE id = 3")
    Path(f"{path}-wal").unlink(missing_ok=True)
    Path(f"{path}-shm").unlink(missing_ok=True)
    with Project.open(path) as project:
        assert all_there(project)
    spoil(path, "PRAGMA journal_mode = WAL")
    Path(f"{path}-wal").write_bytes(b"junk" * 100)
    with Project.open(path) as project:
        assert all_there(project)
    assert not Path(f"{path}-wal").exists()


# Folders with another name ------------------------------------------------------------------------


def test_a_project_knows_its_folder_by_another_name(path: Path) -> None:
    folder = path.with_suffix("")
    assert Project.is_of(path, folder)
    copy = Path(shutil.copytree(folder, folder.with_name("copy")))
    assert not Project.is_of(path, copy)  # its own folder is there
    renamed = folder.rename(folder.with_name("pictures"))
    assert Project.is_of(path, renamed)
    (folder.parent / "strange").mkdir()
    assert not Project.is_of(path, folder.parent / "strange")
    path.write_bytes(b"junk")
    assert not Project.is_of(path, renamed)
