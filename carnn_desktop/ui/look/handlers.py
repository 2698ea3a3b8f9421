"""Errors of event handlers that Qt calls out of another handler."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Widget = TypeVar("Widget")
Event = TypeVar("Event")


def guarded(handler: Callable[[Widget, Event], None]) -> Callable[[Widget, Event], None]:
    """Hand an exception of ``handler`` to ``sys.excepthook``, as of any other handler.

    PySide 6.11 ends the process instead, with a segmentation fault, where a handler was called by
    a C++ method that Python called (``super().viewportEvent``) and fails in a function of C.
    """

    @wraps(handler)
    def handled(widget: Widget, event: Event) -> None:
        try:
            handler(widget, event)
        except Exception:  # noqa: BLE001 (it is told by the hook)
            kind, error, trace = sys.exc_info()
            if kind is not None and error is not None:
                sys.excepthook(kind, error, trace)

    return handled
