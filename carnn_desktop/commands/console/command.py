"""What a command is: name, help, arguments, and a function that is only imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from carnn_desktop.commands.console.output import Output


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command.

    work : module below ``carnn_desktop.commands`` and function in it; imported only when it runs,
        because the help must come at once
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    work: str

    def run(self, arguments: argparse.Namespace, output: Output) -> int:
        """Do the work; return the exit code. May raise CarnnError."""
        module, _, name = self.work.rpartition(".")
        function = getattr(import_module(f"carnn_desktop.commands.{module}"), name)
        code: int = function(arguments, output)
        return code


def command(
    name: str, text: str, work: str
) -> Callable[[Callable[[argparse.ArgumentParser], None]], Command]:
    """Make a command of the function that adds its arguments; see :class:`Command`."""
    return lambda add_arguments: Command(name, text, add_arguments, work)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option that all commands with results share."""
    parser.add_argument("--json", action="store_true", help="results as JSON on stdout")


def add_switch(parser: argparse._ActionsContainer, name: str, text: str) -> None:
    """Add an option without a value."""
    parser.add_argument(name, action="store_true", help=text)


def add_path(
    parser: argparse._ActionsContainer, name: str, metavar: str, text: str = "", **more: Any
) -> None:
    """Add a file or folder; ``more`` as argparse takes it."""
    parser.add_argument(name, type=Path, metavar=metavar, help=text or None, **more)
