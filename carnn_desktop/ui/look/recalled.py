"""Sentences that a project file kept as English text, in the language of the window.

Why a photo failed and what a run noted is stored as it reads. When it comes back its template is
found again among those that have a translation; a text that fits none is shown as it is.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.ui.look.languages import own_folder
from carnn_desktop.ui.look.system_words import system_words
from carnn_desktop.ui.look.told import CONTEXT, told_text

_FIELD = re.compile(r"(?<!\{)\{(\w+)(?:![rs])?(?::[^{}]*)?\}(?!\})")
_FEWEST = 6  # letters of a template beside its fields, below which it fits too much


@dataclass(frozen=True, slots=True)
class _Template:
    """``longest`` : what a text must have to be worth a closer look; ``letters`` : of all that."""

    text: str
    longest: str
    letters: int


def recalled_text(text: str) -> str:
    """Return a sentence as the user reads it, also one that was stored."""
    if not text or isinstance(text, Told | Together):
        return told_text(text)
    sure = "Choose another file."
    if QCoreApplication.translate(CONTEXT, sure) == sure:
        return text  # the window is English
    return _translated(text, QCoreApplication.translate(CONTEXT, sure))


@lru_cache(maxsize=4096)
def _translated(text: str, _language: str) -> str:
    """Return the translation of the template that fits best, with the values that fit."""
    for template in _templates():
        if template.longest not in text:
            continue
        found = _pattern(template.text).fullmatch(text)
        if found is not None:
            return _filled(template.text, found.groupdict())
    return text


def _filled(template: str, values: Mapping[str, str]) -> str:
    def value(field: re.Match[str]) -> str:
        return system_words(recalled_text(values[field[1]]))

    shown = _FIELD.sub(value, QCoreApplication.translate(CONTEXT, template))
    return shown.replace("{{", "{").replace("}}", "}")


@cache
def _templates() -> tuple[_Template, ...]:
    """Return what may be recalled, those with the most words of their own first."""
    return tuple(sorted(_read(), key=lambda template: -template.letters))


def _read() -> Iterator[_Template]:
    folder = own_folder()
    if folder is None:
        return
    for context in ET.parse(folder / "carnn_de.ts").getroot().iter("context"):
        if context.findtext("name") != CONTEXT:
            continue
        for message in context.iter("message"):
            text = message.findtext("source") or ""
            own = [part.replace("{{", "{").replace("}}", "}") for part in _FIELD.split(text)[::2]]
            letters = sum(map(len, own))
            if letters >= _FEWEST:
                yield _Template(text, max(own, key=len), letters)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = _FIELD.split(template)
    made, seen = "", set()
    for place, part in enumerate(parts):
        if place % 2 == 0:
            made += re.escape(part.replace("{{", "{").replace("}}", "}"))
        elif part in seen:
            made += f"(?P={part})"
        else:
            seen.add(part)
            made += f"(?P<{part}>.*?)"
    return re.compile(made, re.DOTALL)
