"""Review and editing through the session: one key one step, everything can be undone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from services_watch import Events, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session


@pytest.fixture
def proposed(opened: Session, qtbot: Any) -> Session:
    """The first image with the proposals cat, dog and bird."""
    opened.run_image(RunRequest(text="cat, dog, bird"))
    wait_until(qtbot, lambda: not opened.run_state().active)
    return opened


def document(session: Session) -> ImageDocument:
    found = session.current()
    assert found is not None
    return found


def states(session: Session) -> list[str]:
    return [region.state for region in document(session).regions]


def ids(session: Session) -> list[str]:
    return [region.id for region in document(session).regions]


def test_accept_and_reject_walk_through_the_proposals(proposed: Session) -> None:
    first, second, third = ids(proposed)
    assert proposed.select_next_proposal()
    assert proposed.selected() == (first,)
    proposed.accept()
    assert proposed.selected() == (second,)
    proposed.reject()
    assert proposed.selected() == (third,)
    proposed.accept()
    assert states(proposed) == ["accepted", "rejected", "accepted"]
    assert not proposed.select_next_proposal()
    assert document(proposed).state == "in_review"
    assert proposed.current_ref().state == "in_review"  # type: ignore[union-attr]


def test_proposals_are_walked_backwards_and_around(proposed: Session) -> None:
    first, second, third = ids(proposed)
    for expected in (third, second, first, third):
        assert proposed.select_next_proposal(-1)
        assert proposed.selected() == (expected,)


def test_named_regions_leave_the_selection_alone(proposed: Session) -> None:
    first, second, third = ids(proposed)
    proposed.select([third])
    proposed.accept([first])
    proposed.reject([second])
    assert proposed.selected() == (third,)
    proposed.restore([second])
    assert states(proposed) == ["accepted", "proposed", "proposed"]


def test_everything_is_undone_and_redone(proposed: Session) -> None:
    first, second, _ = ids(proposed)
    versions = [document(proposed)]
    steps: list[Any] = [
        lambda: proposed.accept([first]),
        lambda: proposed.reject([second]),
        lambda: proposed.relabel([first], 2),
        lambda: proposed.set_level(ids(proposed)[2], 0.3, final=True),
        lambda: proposed.set_note(first, "odd", needs_review=True),
        lambda: proposed.replace_mask(first, crop_mask(np.ones((4, 4), bool), 1, 1)),
        lambda: proposed.add_region(1, crop_mask(np.ones((3, 3), bool), 50, 30)),
        lambda: proposed.delete([second]),
        proposed.accept_all,
        proposed.mark_done,
        proposed.reopen,
    ]
    for step in steps:
        step()
        assert document(proposed) is not versions[-1], step
        versions.append(document(proposed))
    for version in reversed(versions[:-1]):
        proposed.undo()
        assert document(proposed) is version
    for version in versions[1:]:
        proposed.redo()
        assert document(proposed) is version


def test_a_slider_drag_is_one_step(proposed: Session, qtbot: Any) -> None:
    region = ids(proposed)[0]
    before = document(proposed)
    stack = proposed.undo_stack()
    assert stack is not None
    count = stack.count()
    for level in (0.45, 0.35, 0.3, 0.25):
        proposed.set_level(region, level, final=False)
    proposed.set_level(region, 0.3, final=True)
    assert stack.count() == count + 1
    assert document(proposed).region(region).mask.area > before.region(region).mask.area
    proposed.set_level(region, 0.5, final=True)
    assert stack.count() == count + 2
    proposed.undo()
    proposed.undo()
    assert document(proposed) is before


def test_the_selection_follows_the_document(proposed: Session) -> None:
    selections = Events(proposed.selection_changed)
    first, second, _ = ids(proposed)
    proposed.select([second, "nonsense", first])
    assert proposed.selected() == (first, second)
    proposed.delete()
    assert proposed.selected() == ()
    assert [event.region_ids for event in selections.all] == [(first, second), ()]


def test_a_drawn_region_is_selected(opened: Session, qtbot: Any) -> None:
    opened.ensure_concept("cat")
    wait_until(qtbot, lambda: bool(opened.concepts()))
    opened.add_region(1, crop_mask(np.ones((3, 3), bool), 5, 5))
    (region,) = document(opened).regions
    assert opened.selected() == (region.id,)
    assert region.provenance.run.source == "manual"
    assert region.state == "accepted"


def test_accept_the_rest_and_go_on_is_one_key_and_one_step(proposed: Session, qtbot: Any) -> None:
    images = [ref.id for ref in proposed.images()]
    proposed.reject([ids(proposed)[0]])
    with qtbot.waitSignal(proposed.image_opened, timeout=20_000):
        proposed.accept_rest_and_advance()
    assert document(proposed).image_id == images[1]
    assert proposed.image(images[0]).state == "done"
    with qtbot.waitSignal(proposed.image_opened, timeout=20_000):
        proposed.open_image(images[0])
    assert states(proposed) == ["rejected", "accepted", "accepted"]
    proposed.undo()
    assert states(proposed) == ["rejected", "proposed", "proposed"]
    assert proposed.image(images[0]).state == "in_review"


def test_an_image_is_done_only_by_its_key(proposed: Session, qtbot: Any) -> None:
    proposed.accept_all()
    proposed.open_next(1)
    wait_until(qtbot, lambda: document(proposed).image_id == 2)
    assert proposed.image(1).state == "in_review"
    proposed.mark_done()
    assert proposed.image(2).state == "done_empty"
    proposed.reopen()
    assert proposed.image(2).state not in ("done", "done_empty")


def test_unreviewed_images_are_found_around_the_end(opened: Session, qtbot: Any) -> None:
    for image_id in (1, 2, 3):
        opened.open_image(image_id)
        wait_until(qtbot, lambda i=image_id: document(opened).image_id == i)
        opened.mark_done()
    assert opened.open_next_unreviewed(-1)
    wait_until(qtbot, lambda: document(opened).image_id == 5)
    assert opened.open_next_unreviewed(1)
    wait_until(qtbot, lambda: document(opened).image_id == 4)
    opened.mark_done()
    assert opened.open_next_unreviewed(1)
    wait_until(qtbot, lambda: document(opened).image_id == 5)
    notices = Events(opened.notice)
    opened.accept_rest_and_advance()
    assert not opened.open_next_unreviewed(1)
    assert notices.all[-1].level == "info"
    assert {ref.state for ref in opened.images()} == {"done_empty"}


def test_each_image_has_its_own_steps(proposed: Session, qtbot: Any) -> None:
    proposed.accept_all()
    proposed.open_image(2)
    wait_until(qtbot, lambda: document(proposed).image_id == 2)
    assert not proposed.undo_stack().canUndo()  # type: ignore[union-attr]
    proposed.undo()
    proposed.open_image(1)
    wait_until(qtbot, lambda: document(proposed).image_id == 1)
    assert proposed.undo_stack().count() == 2  # type: ignore[union-attr]
    proposed.undo()
    assert states(proposed) == ["proposed"] * 3


def test_an_edit_of_a_region_that_went_away_is_ignored(proposed: Session) -> None:
    before = document(proposed)
    proposed.accept(["nonsense"])
    proposed.replace_mask("nonsense", crop_mask(np.ones((4, 4), bool), 1, 1))
    proposed.set_level("nonsense", 0.5, final=True)
    proposed.relabel([ids(proposed)[0]], 99)
    assert document(proposed) is before


def test_concepts_are_changed_for_all_to_see(proposed: Session, qtbot: Any) -> None:
    events = Events(proposed.concepts_changed)
    proposed.update_concept(1, name="tomcat", color="#112233", hotkey="7")
    wait_until(qtbot, lambda: bool(events.all))
    concept = proposed.concept(1)
    assert concept is not None
    assert (concept.name, concept.color, concept.hotkey) == ("tomcat", "#112233", "7")
    assert events.all[-1].concepts[0] == concept
    assert proposed.concept(99) is None
