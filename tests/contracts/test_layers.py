"""Who may import what. import-linter judges our own modules, these tests the parts of Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT, imports, shown, sources

# import-linter cannot name the parts of an external package, and they are what separates layers.
QT_MODULES = {
    "services": {"PySide6.QtCore"},
    "ui": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"},
    "app.py": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"},
    "engine": set(),
    "annotations": set(),
    "photos": set(),
    "objects": set(),
    "formats": set(),
    "project": set(),
    "quality": set(),
    "runs": set(),
    "commands": set(),
    "cli.py": set(),
    "contracts": set(),
    "resources.py": set(),
    "regular_files.py": set(),
}
# QUndoStack and QUndoCommand live in QtGui for historical reasons; they draw nothing.
UNDO = {"PySide6.QtGui.QUndoStack", "PySide6.QtGui.QUndoCommand"}
HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn", "skimage", "scipy")


@pytest.mark.parametrize("layer", sorted(QT_MODULES))
def test_a_layer_uses_its_parts_of_qt_only(layer: str) -> None:
    allowed = QT_MODULES[layer]
    wrong = []
    for path in sources(layer):
        for module, line in imports(path):
            if not module.startswith("PySide6"):
                continue
            part = ".".join(module.split(".")[:2])
            undo = layer == "services" and module in UNDO
            if part not in allowed and not undo:
                wrong.append(f"{shown(path, line)} {module}")
    assert wrong == []


def test_every_part_of_the_package_is_judged() -> None:
    package = ROOT / "carnn_desktop"
    parts = {p.name for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - {"__init__.py"} == set(QT_MODULES)


def test_only_the_engine_imports_heavy_packages_when_it_is_loaded() -> None:
    wrong = [
        f"{shown(path, line)} {module}"
        for path in sources()
        if "engine" not in path.parts
        for module, line in imports(path, lazy=False)
        if module.split(".")[0] in HEAVY
    ]
    assert wrong == []


def test_the_import_rules_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    assert linter.exists(), "install the extra 'dev'"
    child = subprocess.run(
        [str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stdout + child.stderr
