from __future__ import annotations

import pytest
import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine import device


def test_auto_is_the_best_present() -> None:
    assert device.resolve_device("auto").type == device.available_devices()[0]
    assert device.available_devices()[-1] == "cpu"


@pytest.mark.parametrize("name", ["cuda", "mps"])
def test_what_is_absent_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "available_devices", lambda: ("cpu",))
    with pytest.raises(CarnnError, match=name) as caught:
        device.resolve_device(name)  # type: ignore[arg-type]
    assert "cpu" in caught.value.remedy


def test_dtypes() -> None:
    cpu = torch.device("cpu")
    assert device.resolve_dtype("float32", cpu) == torch.float32
    assert device.resolve_dtype("bfloat16", cpu) == torch.bfloat16
    assert device.dtype_name(torch.bfloat16) == "bfloat16"
    with pytest.raises(CarnnError, match="float16"):
        device.resolve_dtype("float16", cpu)


def _timings(monkeypatch: pytest.MonkeyPatch, single: float, half: float) -> list[torch.dtype]:
    timed: list[torch.dtype] = []

    def seconds(_: torch.device, dtype: torch.dtype) -> float:
        timed.append(dtype)
        return single if dtype == torch.float32 else half

    monkeypatch.setattr(device, "_seconds", seconds)
    return timed


def test_auto_dtype_is_timed_once_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    cpu = torch.device("cpu")
    timed = _timings(monkeypatch, 3.0, 1.0)
    assert device.resolve_dtype("auto", cpu, width=768) == torch.bfloat16
    assert device.resolve_dtype("auto", cpu, width=1024) == torch.bfloat16
    assert timed == [torch.float32, torch.bfloat16]


@pytest.mark.parametrize("half", [1.0, 0.9, float("inf")])
def test_auto_dtype_is_single_where_half_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, half: float
) -> None:
    _timings(monkeypatch, 1.0, half)
    assert device.resolve_dtype("auto", torch.device("cpu"), width=768) == torch.float32


def test_narrow_models_and_the_built_in_one_stay_single(monkeypatch: pytest.MonkeyPatch) -> None:
    timed = _timings(monkeypatch, 3.0, 1.0)
    assert device.resolve_dtype("auto", torch.device("cpu"), width=128) == torch.float32
    assert device.resolve_dtype("auto", torch.device("cpu")) == torch.float32
    assert timed == []


def test_a_broken_memory_of_timings_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    _timings(monkeypatch, 3.0, 1.0)
    path = platformdirs.user_cache_path("carnn-desktop") / "dtypes.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    for content in ("{", "[1]"):
        path.write_text(content)
        assert device.resolve_dtype("auto", torch.device("cpu"), width=768) == torch.bfloat16
    assert device._seconds(torch.device("cpu"), torch.float32) == 3.0
