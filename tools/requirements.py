"""Print what ``pyproject.toml`` requires, with the extras named, one requirement a line.

Usage: ``python tools/requirements.py [EXTRA ...]``. The program runs from the clone, so only its
requirements are installed; an extra that names the project itself stands for the extras it lists.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(extras: list[str]) -> list[str]:
    """Return the run-time requirements and those of ``extras``; KeyError for an unknown extra."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    found = list(project["dependencies"])
    own = re.compile(rf"{re.escape(project['name'])}\[(?P<extras>[^\]]+)\]$")
    waiting = list(extras)
    while waiting:
        for requirement in project["optional-dependencies"][waiting.pop(0)]:
            match = own.match(requirement)
            if match:
                waiting += match["extras"].split(",")
            else:
                found.append(requirement)
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    sys.stdout.write("\n".join(requirements(sys.argv[1:])) + "\n")
