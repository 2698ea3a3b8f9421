"""The program as it is is observed once for all tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frozen_observe import observe
from frozen_program import PatientSegmenter

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def observed(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, dict[str, Any], PatientSegmenter]:
    """The folder of the runs, the contracts that they show, and the loaded model."""
    folder = tmp_path_factory.mktemp("frozen")
    return folder, *observe(folder)


@pytest.fixture(scope="session")
def folder(observed: tuple[Path, dict[str, Any], PatientSegmenter]) -> Path:
    return observed[0]


@pytest.fixture(scope="session")
def found(observed: tuple[Path, dict[str, Any], PatientSegmenter]) -> dict[str, Any]:
    return observed[1]


@pytest.fixture(scope="session")
def program(observed: tuple[Path, dict[str, Any], PatientSegmenter]) -> PatientSegmenter:
    return observed[2]


@pytest.fixture(scope="session")
def recorded() -> dict[str, Any]:
    values: dict[str, Any] = json.loads((HERE / "contracts.json").read_text(encoding="utf-8"))
    return values
