"""A project that a run fills is looked on at, and taken over when the run has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from document_samples import empty_document
from project_samples import a_document
from services_watch import Events, draw_mask, shows, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.project.file import OnlyLooking
from carnn_desktop.project.lock import RUN, ProjectInUse
from carnn_desktop.project.project import Project
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session import following
from carnn_desktop.services.session.session import Session


@pytest.fixture
def filled(photos: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The project of the photos as a run holds it: photos 1 and 2 are listed."""
    monkeypatch.setattr(following, "LOOK_MS", 20)
    path = photos.with_suffix(".carnn")
    with Project.open_or_create(path, photos, role=RUN) as project:
        project.images.sync(["photo1.png", "photo2.png"])
        project.categories.ensure([("cat", ()), ("dog", ())])
        yield project


def looking(session: Session) -> bool:
    info = session.project.info()
    return info is not None and info.only_looking


@pytest.fixture
def looked(session: Session, filled: Project, photos: Path, qtbot: Any) -> Session:
    session.project.open(photos)
    wait_until(qtbot, lambda: shows(session, 1))
    assert looking(session)
    return session


def test_nothing_can_be_changed_where_one_looks_on(filled: Project) -> None:
    filled.documents.save(a_document(1))
    with pytest.raises(ProjectInUse, match="is being filled by a run") as caught:
        Project.open(filled.path)
    assert caught.value.by_run
    project = Project.look_on(filled.path)
    assert project.only_looking
    assert not filled.only_looking
    assert len(project.documents.load(1).annotations) == 2
    for change in (
        lambda: project.documents.save(empty_document(2)),
        lambda: project.settings.set("a", 1),
        lambda: project.images.sync(["photo3.png"]),
        lambda: project.categories.ensure([("horse", ())]),
    ):
        with pytest.raises(OnlyLooking, match="nothing can be changed"):
            change()
    seen = project.version
    assert project.version == seen
    filled.settings.set("a", 1)
    assert project.version != seen
    project.close()
    assert filled.path.with_name(f"{filled.path.name}.lock").exists()
    filled.settings.set("a", 2)


def test_what_arrives_is_shown(looked: Session, filled: Project, qtbot: Any) -> None:
    assert [ref.path for ref in looked.images.listed()] == ["photo1.png", "photo2.png"]
    filled.documents.save(replace(a_document(2), width=64, height=48))
    filled.images.update(2, state="proposed")
    wait_until(qtbot, lambda: looked.images.get(2).state == "proposed")
    wait_until(qtbot, lambda: bool(looked.summary.of(2).categories))
    shown = replace(a_document(1), width=64, height=48, state="proposed")
    filled.documents.save(shown)
    wait_until(qtbot, lambda: looked.images.document() == shown)
    filled.images.sync(["photo1.png", "photo2.png", "photo3.png"])
    wait_until(qtbot, lambda: len(looked.images.listed()) == 3)
    info = looked.project.info()
    assert info is not None
    assert info.image_count == 3
    assert looking(looked)


def test_every_wish_to_change_is_refused_in_words(
    looked: Session, filled: Project, tmp_path: Path
) -> None:
    heard = Events(looked.notice, looked.importer.failed)
    before = filled.path.read_bytes()
    wishes = (
        looked.edits.mark_done,
        lambda: draw_mask(looked, 1, crop_mask(np.ones((4, 4), bool), 3, 3)),
        lambda: looked.categories.ensure("horse"),
        lambda: looked.runs.run_image(RunRequest(text="cat")),
        lambda: looked.runs.folder.start(RunRequest(text="cat")),
        lambda: looked.export.start(tmp_path / "x.json", ExportOptions()),
        lambda: looked.importer.preview(tmp_path / "x.json"),
        looked.importer.take_back,
    )
    for wish in wishes:
        heard.all.clear()
        wish()
        assert len(heard.all) == 1
        told = heard.all[0]
        assert "nothing can be changed" in (
            told.reason if isinstance(told, CarnnError) else told.text
        )
    assert looked.project.flush()
    assert looked.project.save_state().only_looking
    assert not looked.project.save_state().dirty
    assert filled.path.read_bytes() == before


def test_it_is_taken_over_when_the_run_has_ended(
    looked: Session, filled: Project, photos: Path, qtbot: Any
) -> None:
    heard, states = Events(looked.notice), Events(looked.save_state_changed)
    looked.images.open(2)
    wait_until(qtbot, lambda: shows(looked, 2))
    filled.images.update(1, state="proposed")
    filled.close()
    wait_until(qtbot, lambda: not looking(looked))
    wait_until(qtbot, lambda: shows(looked, 2))
    assert len(looked.images.listed()) == 5  # the folder has more than the run looked at
    assert "1 of 5 photos are through" in heard.all[-1].text
    assert not states.all[-1].only_looking
    with pytest.raises(ProjectInUse, match="another window"):
        Project.open(filled.path)
    looked.edits.mark_done()
    assert looked.shutdown()
    with Project.open(filled.path) as project:
        assert project.images.get(2).state == "done_empty"
        assert project.settings.get("window")["image"] == 2


def test_a_folder_that_is_left_is_looked_at_no_more(
    looked: Session, filled: Project, qtbot: Any
) -> None:
    assert looked.project.close()
    assert looked.project.info() is None
    filled.close()
    with Project.open(filled.path, role=RUN) as project:
        looked.project.open(project.folder)
        wait_until(qtbot, lambda: looking(looked))
