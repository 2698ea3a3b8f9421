"""Errors of methods that Qt calls out of another method."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


def guarded(handler: Callable[P, None]) -> Callable[P, None]:
    """Hand an exception of ``handler`` to ``sys.excepthook``, as of any other handler.

    PySide 6.11 ends the process instead, with a segmentation fault, where a handler was called by
    a C++ method that Python called (``super().viewportEvent``, and below it ``paint`` of an item)
    and fails in a function of C.
    """

    @wraps(handler)
    def handled(*args: P.args, **named: P.kwargs) -> None:
        try:
            handler(*args, **named)
        except Exception:  # noqa: BLE001 (it is told by the hook)
            kind, error, trace = sys.exc_info()
            if kind is not None and error is not None:
                sys.excepthook(kind, error, trace)

    return handled
