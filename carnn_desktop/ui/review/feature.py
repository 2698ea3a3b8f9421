"""Review: why a proposal is there, notes, categories at hand, background words, suggestions."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.categories.actions import CategoryActions
from carnn_desktop.ui.prompt.background import BackgroundEditor
from carnn_desktop.ui.prompt.suggestions import Suggestions
from carnn_desktop.ui.prompt.words import offer_known_words
from carnn_desktop.ui.review.details import AnnotationDetails
from carnn_desktop.ui.review.none_found import NoneFoundCard, NoneFoundOffers
from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_images,
    has_project,
    has_selection,
)
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_in_review = partial(ActionSpec, group="review")
_in_run = partial(ActionSpec, group="run")

_ACTIONS = (
    _in_review(
        id="edit_note",
        text=QT_TRANSLATE_NOOP("Actions", "Write a n&ote"),
        tip=QT_TRANSLATE_NOOP("Actions", "Put the cursor into the note of the selected object"),
        keys=("Ctrl+M",),
        enabled=has_selection,
    ),
    _in_review(
        id="choose_class",
        text=QT_TRANSLATE_NOOP("Actions", "&Class…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Find a class by typing, for the selection or for what is drawn next"
        ),
        icon="tag",
        keys=("Ctrl+E",),
        enabled=has_project,
        separated=True,
    ),
    _in_run(
        id="suggest_concepts",
        text=QT_TRANSLATE_NOOP("Actions", "&Suggest concepts"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Look which concepts of the known lists this image seems to contain"
        ),
        keys=("Ctrl+Shift+S",),
        enabled=has_image,
        separated=True,
    ),
    _in_run(
        id="edit_background",
        text=QT_TRANSLATE_NOOP("Actions", "Edit &background words"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Change what competes with the concepts, run again, compare"
        ),
        keys=("Ctrl+Shift+B",),
        enabled=has_image,
    ),
    ActionSpec(
        id="find_image",
        group="images",
        text=QT_TRANSLATE_NOOP("Actions", "Find an ima&ge"),
        tip=QT_TRANSLATE_NOOP("Actions", "Search the list of images by file name"),
        keys=("Ctrl+Shift+F",),
        enabled=has_images,
        separated=True,
    ),
)


def _install(bench: Workbench) -> None:
    session = bench.session
    details = AnnotationDetails(session)
    bench.annotations.add_below(details)
    card = NoneFoundCard(bench.annotations)
    bench.annotations.add_above(card)
    NoneFoundOffers(bench, card)
    suggestions = Suggestions(session)
    bench.categories.below.addWidget(suggestions)
    context = CategoryActions(bench.window, session, bench.categories, bench.dialogs, suggestions)
    background = BackgroundEditor(session, bench.prompt)
    bench.trace.add_side(background)
    offer_known_words(session, bench.prompt)
    bench.on("edit_note", details.focus_note)
    bench.on("choose_class", context.choose_class)
    bench.on("suggest_concepts", suggestions.ask)

    def edit_background() -> None:
        if not bench.trace.isVisible():
            bench.actions["show_trace"].trigger()
        background.begin()

    bench.on("edit_background", edit_background)
    bench.on("find_image", bench.images.focus_search)


FEATURE = Feature(actions=_ACTIONS, install=_install)
