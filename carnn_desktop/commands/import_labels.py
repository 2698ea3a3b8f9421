"""`import`: annotations of other tools into a project."""

from __future__ import annotations

from carnn_desktop.commands.command import Command

COMMANDS: tuple[Command, ...] = ()
