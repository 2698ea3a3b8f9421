"""The program as it is is observed once for all tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frozen_observe import observe

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def observed_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of the runs, and the contracts that they show."""
    folder = tmp_path_factory.mktemp("frozen")
    return folder, observe(folder)


@pytest.fixture(scope="session")
def found(observed_in: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    return observed_in[1]


@pytest.fixture(scope="session")
def recorded() -> dict[str, Any]:
    values: dict[str, Any] = json.loads((HERE / "contracts.json").read_text(encoding="utf-8"))
    return values
