"""`merge`, `split`, `stats`, `convert`, `export`: work on COCO files and projects."""

from __future__ import annotations

from carnn_desktop.commands.command import Command

COMMANDS: tuple[Command, ...] = ()
