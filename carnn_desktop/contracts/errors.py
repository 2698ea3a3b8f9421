"""Failures that cross a layer or a thread."""

from __future__ import annotations

from carnn_desktop.contracts.texts import Together


class CarnnError(Exception):
    """A failure the user can read and act on: one line of reason, one of what to do about it."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(Together((reason, remedy)) if remedy else reason)
        self.reason = reason
        self.remedy = remedy


class WorkFailed(CarnnError):
    """The work itself failed on the way (full disk, a file in use), not the way it was asked for.

    A command that ends so ends with code 1, not 2.
    """


class Cancelled(Exception):
    """Raised by a progress callback to leave a computation that nobody waits for any more."""
