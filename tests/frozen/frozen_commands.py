"""Commands and their options, as the command line's own parser has them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from frozen_program import parser


def commands() -> dict[str, Any]:
    """Return positionals, options and "one of these" groups by command, e.g. ``models add``."""
    found: dict[str, Any] = {}
    _walk(parser(), "", found)
    return found


def _walk(one: argparse.ArgumentParser, name: str, found: dict[str, Any]) -> None:
    positionals, options = {}, {}
    for action in one._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        if isinstance(action, argparse._SubParsersAction):
            for sub, below in action.choices.items():
                _walk(below, f"{name} {sub}".strip(), found)
        elif action.option_strings:
            options[" ".join(action.option_strings)] = _told(action)
        else:
            positionals[str(action.metavar or action.dest)] = _told(action)
    groups = [
        {
            "required": group.required,
            "options": [action.option_strings[0] for action in group._group_actions],
        }
        for group in one._mutually_exclusive_groups
    ]
    found[name or "(none)"] = {
        "positionals": positionals,
        "options": options,
        "one of these": groups,
    }


def _told(action: argparse.Action) -> dict[str, Any]:
    kind = type(action).__name__.strip("_").removesuffix("Action")
    default = action.default
    told: dict[str, Any] = {"kind": kind, "required": action.required}
    if kind in ("Store", "Append"):
        told["type"] = "str" if action.type is None else getattr(action.type, "__name__", "?")
    if action.nargs is not None:
        told["nargs"] = action.nargs
    if action.choices is not None:
        told["choices"] = [str(choice) for choice in action.choices]
    if default is not argparse.SUPPRESS:
        told["default"] = str(default) if isinstance(default, Path) else default
    return told
