"""Which device and dtype to compute with. What is absent is refused, never replaced."""

from __future__ import annotations

import torch

from carnn_desktop.contracts import CarnnError, DeviceName, DtypeName

_DTYPES = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}


def available_devices() -> tuple[str, ...]:
    """Return the devices that are present, best first."""
    names = []
    if torch.cuda.is_available():
        names.append("cuda")
    if torch.backends.mps.is_available():
        names.append("mps")
    return (*names, "cpu")


def resolve_device(name: DeviceName) -> torch.device:
    """Return the device; ``auto`` is the best present. Raises CarnnError when it is absent."""
    present = available_devices()
    if name == "auto":
        return torch.device(present[0])
    if name not in present:
        raise CarnnError(
            f"The device “{name}” is not available here.", f"Choose one of: {', '.join(present)}."
        )
    return torch.device(name)


def resolve_dtype(name: DtypeName, device: torch.device) -> torch.dtype:
    """Return the dtype; ``auto`` is float32. Raises CarnnError where the device lacks it."""
    if name == "auto":
        return torch.float32
    if name == "float16" and device.type == "cpu":
        raise CarnnError(
            "float16 is not computed on the CPU.", "Choose float32 or bfloat16, or a GPU."
        )
    return _DTYPES[name]


def dtype_name(dtype: torch.dtype) -> str:
    """Return ``float32`` for torch.float32 and so on."""
    return str(dtype).removeprefix("torch.")


def synchronize(device: torch.device) -> None:
    """Wait for queued work, so that a timing is one."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
