"""Asks about words that are nearly a class of the folder, before they become another one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from carnn_desktop.contracts.near_names import near_name, near_names, with_name
from carnn_desktop.formats.vocabularies import shipped_names
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.dialogs import Dialogs


class NearNames:
    """Asks once for each pair of names as long as the program runs."""

    def __init__(self, session: Session, dialogs: Dialogs) -> None:
        self._session, self._dialogs = session, dialogs
        self._kept: set[tuple[str, str]] = set()

    def settle(self, request: RunRequest) -> RunRequest | None:
        """Return the request with the names that are meant; None when it was called off."""
        known, words = self._known()
        text = request.text
        for typed, near in near_names(text, known, words):
            name = self._ask(typed, near)
            if not name:
                return None
            text = with_name(text, typed, name)
        classes = dict(request.classes)
        for phrase, typed in request.classes.items():
            if near := near_name(typed, known, words):
                classes[phrase] = self._ask(typed, near)
                if not classes[phrase]:
                    return None
        return replace(request, text=text, classes=classes)

    def name(self, typed: str) -> str:
        """Return the name that is meant with a new class; empty when it was called off."""
        near = near_name(typed, *self._known())
        return self._ask(typed, near) if near else typed

    def _ask(self, typed: str, near: str) -> str:
        if (typed, near) in self._kept:
            return typed
        chosen = self._dialogs.ask_near_name(typed, near)
        if chosen == typed:
            self._kept.add((typed, near))
        return chosen

    def _known(self) -> tuple[list[str], frozenset[str]]:
        """Return the names of the classes, and words that are no slips."""
        listed = self._session.categories.listed()
        synonyms = {text for category in listed for text in category.synonyms}
        return [category.name for category in listed], _shipped() | synonyms


@cache
def _shipped() -> frozenset[str]:
    return frozenset(shipped_names())
