"""Which device and dtype to compute with. What is absent is refused, never replaced."""

from __future__ import annotations

import json
import logging
import math
import platform
import time

import platformdirs
import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import DeviceName, DtypeName
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.weights.files import read_object
from carnn_desktop.regular_files import refuse_irregular

_DTYPES = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}
_NARROW = 512
_WORTH = 1.3


def available_devices() -> tuple[str, ...]:
    """Return the devices that are present, best first."""
    names = []
    if torch.cuda.is_available():
        names.append("cuda")
    if torch.backends.mps.is_available():
        names.append("mps")
    return (*names, "cpu")


def cuda_devices() -> int:
    """Return how many CUDA devices there are."""
    return torch.cuda.device_count() if torch.cuda.is_available() else 0


def resolve_device(name: DeviceName) -> torch.device:
    """Return the device; ``auto`` is the best present. Raises CarnnError when it is absent."""
    present = available_devices()
    if name == "auto":
        return torch.device(present[0])
    if name not in present:
        raise CarnnError(
            Told("The device “{name}” is not available here.", name=name),
            Told("Choose one of: {names}.", names=", ".join(present)),
        )
    return torch.device(name)


def resolve_dtype(name: DtypeName, device: torch.device, *, width: int = 0) -> torch.dtype:
    """Return the classifier's dtype for a transformer of ``width`` (0 = the built-in model).

    ``auto`` is bfloat16 where a timing shows that the device has it in hardware, else float32; too
    narrow models gain nothing and stay float32. Raises CarnnError where the device lacks it.
    """
    if name == "auto":
        fast = width >= _NARROW and _bfloat16_is_faster(device)
        return torch.bfloat16 if fast else torch.float32
    if name == "float16" and device.type == "cpu":
        raise CarnnError(
            Told("float16 is not computed on the CPU."),
            Told("Choose float32 or bfloat16, or a GPU."),
        )
    return _DTYPES[name]


def _bfloat16_is_faster(device: torch.device) -> bool:
    """Time it at first use on this device and keep the answer in the user's cache folder."""
    path = platformdirs.user_cache_path("carnn-desktop") / "dtypes.json"
    key = f"{_hardware(device)} torch {torch.__version__}"
    known = read_object(path)
    if not isinstance(known.get(key), bool):
        ratio = _seconds(device, torch.float32) / _seconds(device, torch.bfloat16)
        known[key] = ratio > _WORTH
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            refuse_irregular(path)
            path.write_text(json.dumps(known), encoding="utf-8")
        except OSError:
            logging.getLogger(__name__).info("the timing of dtypes could not be kept")
    return bool(known[key])


def _seconds(device: torch.device, dtype: torch.dtype) -> float:
    """Return the best of some timings of a product of a ViT-B's size; inf where unsupported."""
    try:
        rows = torch.randn(384, 768, device=device).to(dtype)
        weights = torch.randn(3072, 768, device=device).to(dtype)
        best = math.inf
        for _ in range(6):
            started = time.perf_counter()
            torch.nn.functional.linear(rows, weights)
            synchronize(device)
            best = min(best, time.perf_counter() - started)
    except RuntimeError:
        return math.inf
    return best


def _hardware(device: torch.device) -> str:
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.machine()} {platform.processor()} {torch.backends.cpu.get_cpu_capability()}"


def dtype_name(dtype: torch.dtype) -> str:
    """Return ``float32`` for torch.float32 and so on."""
    return str(dtype).removeprefix("torch.")


def synchronize(device: torch.device) -> None:
    """Wait for queued work, so that a timing is one."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
