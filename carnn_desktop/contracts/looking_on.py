"""What the user is told of a project that a run in another process fills."""

from __future__ import annotations

from carnn_desktop.contracts.texts import Told

FILLED = Told(
    "A run fills this project: what it finds is shown as it arrives. Nothing can be changed until "
    "it has ended; then everything can, by itself."
)
UNCHANGED = Told("A run fills this project: nothing can be changed until it has ended.")


def ended(done: int, total: int) -> Told:
    """Return what to tell at the end of a run that reached ``done`` of ``total`` photos."""
    return Told(
        "The run has ended; {done} of {total} photos are through. Everything can be changed now.",
        done=done,
        total=total,
    )
