"""What a command is: name, help, arguments, and a function that is only imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from carnn_desktop.commands.console.output import Output


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command; ``run`` returns the exit code and may raise CarnnError.

    Import what takes time inside ``run``: the help must come at once.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Output], int]


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option that all commands with results share."""
    parser.add_argument("--json", action="store_true", help="results as JSON on stdout")
