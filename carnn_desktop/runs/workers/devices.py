"""What ``--devices`` names: one process each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import DeviceName
from carnn_desktop.contracts.texts import Told

MOST_WORKERS = 64
_CPU = re.compile(r"cpu(?::(\d{1,3}))?")
_CUDA = re.compile(r"cuda(?::(\d{1,3}))?")
_REMEDY = Told("Write cpu:2, cuda:0,cuda:1 or all.")


@dataclass(frozen=True, slots=True)
class WorkerDevice:
    """Where one process computes. ``card``: number of the CUDA device, None for others."""

    name: DeviceName
    card: int | None = None

    def environment(self, threads: int) -> dict[str, str]:
        """Return what the process must be started with: libraries read it when they are loaded."""
        values = {"OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads)}
        if self.card is not None:
            visible = [
                card for card in os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",") if card
            ]
            known = self.card < len(visible)
            values["CUDA_VISIBLE_DEVICES"] = visible[self.card] if known else str(self.card)
        return values


def parse_devices(text: str, cards: Callable[[], int]) -> tuple[WorkerDevice, ...]:
    """Return the devices of ``cpu:2``, ``cuda:0,cuda:1``, ``mps`` or ``all``.

    cards : returns how many CUDA devices there are; only asked for ``all``, which is each of them,
    or one process on the CPU where there is none. Raises CarnnError.
    """
    devices: list[WorkerDevice] = []
    for part in (part.strip() for part in text.split(",")):
        if part == "all":
            found = [WorkerDevice("cuda", card) for card in range(cards())]
            devices += found or [WorkerDevice("cpu")]
        elif (cpu := _CPU.fullmatch(part)) is not None:
            devices += [WorkerDevice("cpu")] * int(cpu[1] or 1)
        elif (cuda := _CUDA.fullmatch(part)) is not None:
            devices.append(WorkerDevice("cuda", int(cuda[1] or 0)))
        elif part == "mps":
            devices.append(WorkerDevice("mps"))
        else:
            raise CarnnError(Told("“{part}” is no device.", part=part), _REMEDY)
    if not 0 < len(devices) <= MOST_WORKERS:
        raise CarnnError(
            Told("--devices {text} means {count} processes.", text=text, count=len(devices)),
            _REMEDY,
        )
    return tuple(devices)


def threads_each(devices: Sequence[WorkerDevice], wanted: int | None) -> int:
    """Return the torch threads of each process: as asked for, else a fair share of the cores."""
    if wanted is not None:
        if wanted < 1:
            raise CarnnError(
                Told("--threads must be at least 1."), Told("1 is right for cpu:N with N cores.")
            )
        return wanted
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        cores = os.cpu_count() or 1
    return max(1, cores // len(devices))
