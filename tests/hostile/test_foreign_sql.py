"""Views, triggers and tables that compute, in a project somebody made up: never run, rescued."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_samples import FILES, a_document, raw

from carnn_desktop.cli import main
from carnn_desktop.project.foreign import foreign_part
from carnn_desktop.project.project import Project

ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"


@pytest.fixture
def path(project: Project) -> Path:
    project.categories.ensure([("cat", []), ("dog", [])])
    for image_id in (1, 2):
        project.documents.save(a_document(image_id))
    project.close()
    return project.path


def craft(path: Path, *statements: str) -> None:
    with raw(path) as connection:
        for statement in statements:
            connection.execute(statement)


TRIGGERS = {
    "takes away": "CREATE TRIGGER t AFTER INSERT ON images BEGIN DELETE FROM documents; END",
    "forbids": "CREATE TRIGGER t BEFORE UPDATE ON images BEGIN SELECT RAISE(ABORT, 'no'); END",
    "never ends": "CREATE TRIGGER t AFTER UPDATE ON images BEGIN "
    f"INSERT INTO settings SELECT 'x', ({ENDLESS} SELECT max(n) FROM r); END",
    "one of ours, changed": "CREATE TRIGGER facts_gone AFTER DELETE ON documents BEGIN "
    "DELETE FROM images; END",
    "an index that computes": "CREATE INDEX t ON images (hex(zeroblob(bytes)))",
}


@pytest.mark.parametrize("name", TRIGGERS)
def test_what_would_run_with_each_change_is_left_behind(path: Path, name: str) -> None:
    craft(path, "DROP TRIGGER IF EXISTS facts_gone", TRIGGERS[name])
    with Project.open(path) as project:
        assert "was damaged" in project.repairs[0]
        project.images.sync([*FILES, "new.png"])
        assert [len(project.documents.load(n).annotations) for n in (1, 2)] == [2, 2]
    with Project.open(path) as project:
        assert project.repairs == ()


@pytest.mark.parametrize("table", ["images", "documents", "meta", "facts"])
@pytest.mark.parametrize("how", ["endless view", "virtual", "generated", "check"])
def test_a_table_that_is_none_is_not_read(
    path: Path, table: str, how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = "key, value" if table in ("meta", "settings") else "id, path, body, image_id"
    made = {
        "endless view": f"CREATE VIEW {table} AS {ENDLESS} SELECT z.* FROM r, z_{table} z",
        "virtual": f"CREATE VIRTUAL TABLE {table} USING fts5({columns})",
        "generated": f"CREATE TABLE {table} ({columns}, big AS (hex(zeroblob(400000000))))",
        "check": f"CREATE TABLE {table} ({columns}, CHECK (length(zeroblob(900000000)) > 0))",
    }
    craft(path, f"ALTER TABLE {table} RENAME TO z_{table}", made[how])
    with raw(path) as connection:
        assert foreign_part(connection)
    Project.folder_of(path)
    out = tmp_path / "x.json"
    code = main(["export", str(path), "--to", "coco", "--all-images", "--out", str(out)])
    told = capsys.readouterr().err
    with raw(path) as connection:  # rescued, or refused and left as it was
        assert foreign_part(connection) == ("" if code == 0 else table)
    assert "damaged" in told


def test_what_others_keep_beside_is_theirs(path: Path) -> None:
    craft(path, "CREATE TABLE notes (id, text, CHECK (id > 0))",
          "CREATE INDEX by_state ON images (state, path)")  # fmt: skip
    with Project.open(path) as project:
        assert project.repairs == ()
