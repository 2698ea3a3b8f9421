"""All commands beyond those of the command line's own file."""

from __future__ import annotations

from carnn_desktop.commands.command import Command

COMMANDS: tuple[Command, ...] = ()
