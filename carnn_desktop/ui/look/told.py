"""Sentences of the layers below in the language of the window."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.ui.look.system_words import system_words

CONTEXT = "Told"


def told_text(text: str) -> str:
    """Return a sentence as the user reads it; one that brings no template as it is."""
    if isinstance(text, Together):
        return text.between.join(map(told_text, text.parts))
    if isinstance(text, Told):
        shown = QCoreApplication.translate(CONTEXT, text.template)
        return _FILLER.vformat(shown, (), text.values)
    return text


def told_texts(texts: Iterable[str]) -> str:
    """Return sentences in a row, without those that are empty."""
    return " ".join(filter(None, map(told_text, texts)))


def shown_number(value: float, form: str = ",") -> str:
    """Return a number with the marks of the language: ``1.234`` and ``0,50`` in a German window.

    form : as :func:`format` takes it
    """
    locale = QLocale()
    return format(value, form).translate(
        {ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()}
    )


def filled(template: str, **values: Any) -> str:
    """Return a translated text with its values, as :meth:`str.format` does; numbers with a format
    in it have the marks of the language.
    """
    return _FILLER.vformat(template, (), values)


class _Filler(string.Formatter):
    """Fills in values: sentences are translated, numbers have the marks of the language."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if isinstance(value, str):
            value = system_words(told_text(value))
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, int | float) and format_spec:
            return shown_number(value, format_spec)
        return format(value, format_spec)


_FILLER = _Filler()
