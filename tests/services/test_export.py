"""Export through the session: off the GUI thread, cancellable, nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from services_watch import Events, wait_until

from carnn_desktop.formats.export.write import ExportOptions
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session


def reviewed(session: Session, qtbot: Any) -> None:
    """Two images with two accepted annotations each, one reviewed without any."""
    with qtbot.waitSignal(session.folder_run_finished, timeout=10_000):
        session.runs.folder.start(RunRequest(text="cat, dog"))
    for _ in range(2):
        image_id = session.images.current().id  # type: ignore[union-attr]
        session.edits.accept_rest_and_advance()
        wait_until(qtbot, lambda i=image_id: session.images.current().id != i)  # type: ignore
    session.edits.reject([annotation.id for annotation in session.images.document().annotations])  # type: ignore[union-attr]
    session.edits.mark_done()


def export(session: Session, path: Path, qtbot: Any, **options: Any) -> Any:
    with qtbot.waitSignal(session.export_finished, timeout=10_000) as blocker:
        session.export.start(path, ExportOptions(**options))
    return blocker.args[0]


def test_what_was_reviewed_is_exported_with_the_newest_edits(
    opened: Session, tmp_path: Path, qtbot: Any
) -> None:
    reviewed(opened, qtbot)
    progress = Events(opened.export_progress)
    finished = export(opened, tmp_path / "out.json", qtbot)
    data = json.loads((tmp_path / "out.json").read_text())
    assert [image["file_name"] for image in data["images"]] == [
        "photo1.png",
        "photo2.png",
        "photo3.png",
    ]
    assert len(data["annotations"]) == 4
    assert {category["name"] for category in data["categories"]} == {"cat", "dog"}
    assert finished.path == tmp_path / "out.json"
    assert progress.all[0] is not None
    assert progress.all[-1] is None


def test_ids_are_the_same_in_the_next_export(opened: Session, tmp_path: Path, qtbot: Any) -> None:
    reviewed(opened, qtbot)
    export(opened, tmp_path / "a.json", qtbot)
    export(opened, tmp_path / "b.json", qtbot)
    first, second = (json.loads((tmp_path / name).read_text()) for name in ("a.json", "b.json"))
    assert first["annotations"] == second["annotations"]


def test_a_place_that_cannot_be_written_is_told(
    opened: Session, tmp_path: Path, qtbot: Any
) -> None:
    reviewed(opened, qtbot)
    (tmp_path / "file").write_text("")
    with qtbot.waitSignal(opened.notice, timeout=20_000) as blocker:
        opened.export.start(tmp_path / "file" / "out.json", ExportOptions())
    assert blocker.args[0].level == "error"
    assert blocker.args[0].remedy


def test_a_cancelled_export_leaves_no_file(opened: Session, tmp_path: Path, qtbot: Any) -> None:
    reviewed(opened, qtbot)
    target = tmp_path / "target"
    target.mkdir()
    notices, finished = Events(opened.notice), Events(opened.export_finished)
    opened.export.start(target / "out.json", ExportOptions())
    opened.export.cancel()
    wait_until(qtbot, lambda: bool(notices.all or finished.all))
    if not finished.all:
        assert notices.all[0].text.startswith("The export was cancelled")
        assert list(target.iterdir()) == []
    notices.all.clear()
    export(opened, target / "again.json", qtbot)


def test_only_one_export_at_a_time(opened: Session, tmp_path: Path, qtbot: Any) -> None:
    reviewed(opened, qtbot)
    notices, finished = Events(opened.notice), Events(opened.export_finished)
    opened.export.start(tmp_path / "a.json", ExportOptions())
    opened.export.start(tmp_path / "b.json", ExportOptions())
    assert [notice.level for notice in notices.all] == ["warning"]
    wait_until(qtbot, lambda: bool(finished.all))
    assert not (tmp_path / "b.json").exists()
