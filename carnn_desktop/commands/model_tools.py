"""`models`: list, add, download, verify and remove models."""

from __future__ import annotations

from carnn_desktop.commands.command import Command

COMMANDS: tuple[Command, ...] = ()
