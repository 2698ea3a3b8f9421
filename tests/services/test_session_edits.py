"""Review and editing through the session: one key one step, everything can be undone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from services_watch import Events, draw_mask, wait_until

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session


def replace_mask(session: Session, annotation_id: str) -> None:
    mask = crop_mask(np.ones((4, 4), bool), 1, 1)
    session.edits.apply(lambda doc: edits.replace_mask(doc, annotation_id, mask), "Edit mask")


@pytest.fixture
def proposed(opened: Session, qtbot: Any) -> Session:
    """The first image with the proposals cat, dog and bird."""
    opened.runs.run_image(RunRequest(text="cat, dog, bird"))
    wait_until(qtbot, lambda: not opened.runs.state().active)
    return opened


def document(session: Session) -> ImageDocument:
    found = session.images.document()
    assert found is not None
    return found


def states(session: Session) -> list[str]:
    return [annotation.state for annotation in document(session).annotations]


def ids(session: Session) -> list[str]:
    return [annotation.id for annotation in document(session).annotations]


def test_accept_and_reject_walk_through_the_proposals(proposed: Session) -> None:
    first, second, third = ids(proposed)
    assert proposed.selection.select_next_proposal()
    assert proposed.selection.ids() == (first,)
    proposed.edits.accept()
    assert proposed.selection.ids() == (second,)
    proposed.edits.reject()
    assert proposed.selection.ids() == (third,)
    proposed.edits.accept()
    assert states(proposed) == ["accepted", "rejected", "accepted"]
    assert not proposed.selection.select_next_proposal()
    assert document(proposed).state == "in_review"
    assert proposed.images.current().state == "in_review"  # type: ignore[union-attr]


def test_proposals_are_walked_backwards_and_around(proposed: Session) -> None:
    first, second, third = ids(proposed)
    for expected in (third, second, first, third):
        assert proposed.selection.select_next_proposal(-1)
        assert proposed.selection.ids() == (expected,)


def test_named_annotations_leave_the_selection_alone(proposed: Session) -> None:
    first, second, third = ids(proposed)
    proposed.selection.select([third])
    proposed.edits.accept([first])
    proposed.edits.reject([second])
    assert proposed.selection.ids() == (third,)
    proposed.edits.restore([second])
    assert states(proposed) == ["accepted", "proposed", "proposed"]


def test_everything_is_undone_and_redone(proposed: Session) -> None:
    first, second, _ = ids(proposed)
    versions = [document(proposed)]
    steps: list[Any] = [
        lambda: proposed.edits.accept([first]),
        lambda: proposed.edits.reject([second]),
        lambda: proposed.edits.relabel([first], 2),
        lambda: proposed.edits.set_level(ids(proposed)[2], 0.3, final=True),
        lambda: proposed.edits.set_note(first, "odd", needs_review=True),
        lambda: replace_mask(proposed, first),
        lambda: draw_mask(proposed, 1, crop_mask(np.ones((3, 3), bool), 50, 30)),
        lambda: proposed.edits.delete([second]),
        proposed.edits.accept_all,
        proposed.edits.mark_done,
        proposed.edits.reopen,
    ]
    for step in steps:
        step()
        assert document(proposed) is not versions[-1], step
        versions.append(document(proposed))
    for version in reversed(versions[:-1]):
        proposed.edits.undo()
        assert document(proposed) is version
    for version in versions[1:]:
        proposed.edits.redo()
        assert document(proposed) is version


def test_a_slider_drag_is_one_step(proposed: Session, qtbot: Any) -> None:
    annotation = ids(proposed)[0]
    before = document(proposed)
    stack = proposed.edits.undo_stack()
    assert stack is not None
    count = stack.count()
    for level in (0.45, 0.35, 0.3, 0.25):
        proposed.edits.set_level(annotation, level, final=False)
    proposed.edits.set_level(annotation, 0.3, final=True)
    assert stack.count() == count + 1
    assert (
        document(proposed).annotation(annotation).mask.area
        > before.annotation(annotation).mask.area
    )
    proposed.edits.set_level(annotation, 0.5, final=True)
    assert stack.count() == count + 2
    proposed.edits.undo()
    proposed.edits.undo()
    assert document(proposed) is before


def test_the_selection_follows_the_document(proposed: Session) -> None:
    selections = Events(proposed.selection_changed)
    first, second, _ = ids(proposed)
    proposed.selection.select([second, "nonsense", first])
    assert proposed.selection.ids() == (first, second)
    proposed.edits.delete()
    assert proposed.selection.ids() == ()
    assert selections.all == [(first, second), ()]


def test_a_drawn_annotation_is_selected(opened: Session, qtbot: Any) -> None:
    opened.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(opened.categories.listed()))
    draw_mask(opened, 1, crop_mask(np.ones((3, 3), bool), 5, 5))
    (annotation,) = document(opened).annotations
    assert opened.selection.ids() == (annotation.id,)
    assert annotation.provenance.run.source == "manual"
    assert annotation.state == "accepted"


def test_accept_the_rest_and_go_on_is_one_key_and_one_step(proposed: Session, qtbot: Any) -> None:
    images = [ref.id for ref in proposed.images.listed()]
    proposed.edits.reject([ids(proposed)[0]])
    with qtbot.waitSignal(proposed.image_opened, timeout=20_000):
        proposed.edits.accept_rest_and_advance()
    assert document(proposed).image_id == images[1]
    assert proposed.images.get(images[0]).state == "done"
    with qtbot.waitSignal(proposed.image_opened, timeout=20_000):
        proposed.images.open(images[0])
    assert states(proposed) == ["rejected", "accepted", "accepted"]
    proposed.edits.undo()
    assert states(proposed) == ["rejected", "proposed", "proposed"]
    assert proposed.images.get(images[0]).state == "in_review"


def test_an_image_is_done_only_by_its_key(proposed: Session, qtbot: Any) -> None:
    proposed.edits.accept_all()
    proposed.images.open_next(1)
    wait_until(qtbot, lambda: document(proposed).image_id == 2)
    assert proposed.images.get(1).state == "in_review"
    proposed.edits.mark_done()
    assert proposed.images.get(2).state == "done_empty"
    proposed.edits.reopen()
    assert proposed.images.get(2).state not in ("done", "done_empty")


def test_unreviewed_images_are_found_around_the_end(opened: Session, qtbot: Any) -> None:
    for image_id in (1, 2, 3):
        opened.images.open(image_id)
        wait_until(qtbot, lambda i=image_id: document(opened).image_id == i)
        opened.edits.mark_done()
    assert opened.images.open_next_unreviewed(-1)
    wait_until(qtbot, lambda: document(opened).image_id == 5)
    assert opened.images.open_next_unreviewed(1)
    wait_until(qtbot, lambda: document(opened).image_id == 4)
    opened.edits.mark_done()
    assert opened.images.open_next_unreviewed(1)
    wait_until(qtbot, lambda: document(opened).image_id == 5)
    notices = Events(opened.notice)
    opened.edits.accept_rest_and_advance()
    assert not opened.images.open_next_unreviewed(1)
    assert notices.all[-1].level == "info"
    assert {ref.state for ref in opened.images.listed()} == {"done_empty"}


def test_each_image_has_its_own_steps(proposed: Session, qtbot: Any) -> None:
    proposed.edits.accept_all()
    proposed.images.open(2)
    wait_until(qtbot, lambda: document(proposed).image_id == 2)
    assert not proposed.edits.undo_stack().canUndo()  # type: ignore[union-attr]
    proposed.edits.undo()
    proposed.images.open(1)
    wait_until(qtbot, lambda: document(proposed).image_id == 1)
    assert proposed.edits.undo_stack().count() == 2  # type: ignore[union-attr]
    proposed.edits.undo()
    assert states(proposed) == ["proposed"] * 3


def test_an_edit_of_a_annotation_that_went_away_is_ignored(proposed: Session) -> None:
    before = document(proposed)
    proposed.edits.accept(["nonsense"])
    replace_mask(proposed, "nonsense")
    proposed.edits.set_level("nonsense", 0.5, final=True)
    proposed.edits.relabel([ids(proposed)[0]], 99)
    assert document(proposed) is before


def test_categories_are_changed_for_all_to_see(proposed: Session, qtbot: Any) -> None:
    events = Events(proposed.categories_changed)
    proposed.categories.update(1, name="tomcat", color="#112233", hotkey="7")
    wait_until(qtbot, lambda: bool(events.all))
    category = proposed.categories.get(1)
    assert category is not None
    assert (category.name, category.color, category.hotkey) == ("tomcat", "#112233", "7")
    assert events.all[-1][0] == category
    assert proposed.categories.get(99) is None
