from __future__ import annotations

import pytest
import torch

from carnn_desktop.contracts import CarnnError
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
