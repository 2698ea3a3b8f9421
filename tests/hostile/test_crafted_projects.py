"""Projects that somebody made up or that broke: mended, rescued or refused, in words."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from project_samples import FILES, a_document, raw

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.project import CorruptDocument, Project

DEEP = "[" * 100_000 + "]" * 100_000


@pytest.fixture
def path(project: Project) -> Path:
    project.categories.ensure([("cat", []), ("dog", [])])
    for image_id in (1, 2):
        project.documents.save(a_document(image_id))
    project.close()
    return project.path


def body_of(path: Path) -> dict[str, object]:
    with raw(path) as connection:
        row = connection.execute("SELECT body FROM documents WHERE image_id = 1").fetchone()
    stored: dict[str, object] = json.loads(row[0])
    return stored


def spoil(path: Path, sql: str, *values: object) -> None:
    with raw(path) as connection:
        connection.execute(sql, values)


@pytest.mark.parametrize(
    "name", ["a\0b.png", "../x.png", "sub/../../x.png", "/etc/passwd", "x" * 5000, b"a\0b", b"/x"]
)
def test_a_path_that_leads_elsewhere_is_mended_and_told(path: Path, name: str | bytes) -> None:
    spoil(path, "UPDATE images SET path = ? WHERE id = 1", name)
    spoil(path, "UPDATE images SET path = 'lost name of image 1' WHERE id = 2")
    with Project.open(path) as project:
        assert "list of images was damaged" in project.repairs[0]
        paths = {ref.path for ref in (project.images.get(1), project.images.get(2))}
        assert paths == {"lost name of image 1", "lost name of image 1 (2)"}
        assert len(project.documents.load(1).annotations) == 2
        project.images.sync(FILES)
    with Project.open(path) as project:
        assert project.repairs == ()


def test_names_with_two_dots_are_fine(path: Path) -> None:
    spoil(path, "UPDATE images SET path = 'a..b/c....png' WHERE id = 1")
    with Project.open(path) as project:
        assert project.repairs == ()
        assert project.images.get(1).path == "a..b/c....png"


def test_a_path_that_its_index_does_not_know_is_rescued(path: Path) -> None:
    """What was never mended: each start failed with UNIQUE constraint."""
    data = path.read_bytes()
    places = [n for n in range(len(data)) if data.startswith(b"sub/c.png", n)]
    spoiled = bytearray(data)
    spoiled[places[-1]] = ord("S")
    path.write_bytes(spoiled)
    with Project.open(path) as project:
        assert "was damaged" in project.repairs[0]
        project.images.sync(FILES)
        assert len(project.documents.load(1).annotations) == 2
    with Project.open(path) as project:
        assert project.repairs == ()


@pytest.mark.parametrize(
    "sql",
    [
        f"INSERT INTO settings VALUES ('imported.file', '{DEEP}')",
        f"UPDATE concepts SET extra = '{DEEP}', synonyms = '{DEEP}'",
        f"UPDATE images SET extra = '{DEEP}'",
        f"INSERT OR REPLACE INTO facts VALUES (1, '{DEEP}')",
        "UPDATE images SET width = 1000000, height = 1000000",
        "UPDATE images SET bytes = 9223372036854775807, coco_id = 9223372036854775807",
        "UPDATE meta SET value = x'00ff'",
        "UPDATE meta SET value = 5",
        "UPDATE concepts SET id = 9223372036854775807 WHERE id = 1",
        "UPDATE concepts SET name = x'ff', color = x'ff', hotkey = x'ff'",
    ],
)
def test_values_that_cannot_be_do_not_stop_it(path: Path, sql: str, tmp_path: Path) -> None:
    spoil(path, sql)
    out = tmp_path / "x.json"
    assert main(["export", str(path), "--to", "coco", "--all-images", "--out", str(out)]) == 0
    assert len(json.loads(out.read_text())["images"]) == 2  # of the third there is nothing


def test_a_version_that_never_was_is_refused(path: Path) -> None:
    spoil(path, "PRAGMA user_version = 0")
    with pytest.raises(CarnnError, match="format 0, which never was"):
        Project.open(path)


def test_a_damaged_schema_is_rescued(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE TABLE \xff(' WHERE name = 'runs'"
        )
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE \xc3\xbf(", b"CREATE TABLE \xff\xff("))
    with Project.open(path) as project:
        assert "was damaged" in project.repairs[0]
        assert len(project.documents.load(1).annotations) == 2


def bombs() -> dict[str, dict[str, object]]:
    packed = json.dumps(zlib.compress(bytes(1000)).hex())
    side = 17_000
    return {
        "a document": {"width": 1_000_000, "height": 1_000_000},
        "a mask": {"width": side, "height": side, "mask": [0, 0, side + 9, side, "0"]},
        "many masks": {"width": side, "height": side, "mask": [0, 0, side, side, "0"], "times": 40},
        "a level map": {"levels": [[side, side + 900, packed]]},
        "a far mask": {"mask": [10**30, 0, 2, 2, "4"]},
        "a category": {"concept": 10**30},
        "nested": {"extra": DEEP},
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_by_what_it_says_of_itself(path: Path, name: str) -> None:
    change, body = bombs()[name], body_of(path)
    regions = body["regions"]
    assert isinstance(regions, list)
    for key, value in change.items():
        if key in ("mask", "concept"):
            regions[0][key] = value
        elif key == "times":
            body["regions"] = [{**regions[0], "id": str(n)} for n in range(40)]
        elif key == "extra":
            regions[0]["extra"] = "DEEP"
        else:
            body[key] = value
    text = json.dumps(body, separators=(",", ":")).replace('"DEEP"', '{"a": ' + DEEP + "}")
    spoil(path, "UPDATE documents SET body = ? WHERE image_id = 1", text.encode())
    with Project.open(path) as project:
        with pytest.raises(CorruptDocument):
            project.documents.load(1)
        document, lost = project.documents.load_readable(1)
        assert document.width * document.height <= 300_000_000
        assert len(document.annotations) + lost >= 1
        assert len(project.documents.load(2).annotations) == 2


def test_a_version_that_is_a_blob_is_told_in_short(path: Path) -> None:
    spoil(path, "UPDATE documents SET version = zeroblob(100000) WHERE image_id = 1")
    with Project.open(path) as project, pytest.raises(CorruptDocument) as found:
        project.documents.load(1)
    assert len(str(found.value)) < 500
