"""`compare` and `reproduce`: how good labels are."""

from __future__ import annotations

from carnn_desktop.commands.command import Command

COMMANDS: tuple[Command, ...] = ()
