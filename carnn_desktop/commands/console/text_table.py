"""Tables of plain text: the first column to the left, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence


def table_lines(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = True
) -> list[str]:
    """Return the lines of a table with a rule below its head.

    numbers : all but the first column hold numbers and stand to the right, else to the left
    """
    columns = list(zip(head, *rows, strict=True))
    widths = [max(len(cell) for cell in column) for column in columns]
    lines = []
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [row[0].ljust(widths[0])]
        cells += [
            cell.rjust(width) if numbers else cell.ljust(width)
            for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def percent(value: float | None) -> str:
    """Return a share as ``87.3``, in percent; a dash for what is not known."""
    return "–" if value is None else f"{100 * value:.1f}"
