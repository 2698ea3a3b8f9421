"""What goes to a worker and comes back: plain values that can be pickled."""

from __future__ import annotations

import io
import math
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import ModelIdentity
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.runs.process import ProcessedPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSetup:
    """How a worker gets at its model. All functions are ones of modules, as they are pickled.

    prepare : is called with the loaded segmenter, for what it has to learn
    """

    model: ModelChoice
    load: Callable[[ModelChoice], Segmenter]
    prepare: Callable[[Segmenter], object] | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded; what results of it carry."""

    identities: tuple[ModelIdentity, ...]
    device: str
    dtype: str


@dataclass(frozen=True, slots=True)
class Task:
    """One photo; ``path`` None asks only whether the request can be run."""

    number: int
    path: Path | None
    request: SegmentationRequest


@dataclass(frozen=True, slots=True)
class Failure:
    """An error in words: exceptions do not all survive being pickled.

    asked_wrongly : the way it was asked for is at fault, not the work
    """

    kind: str
    reason: str
    remedy: str = ""
    asked_wrongly: bool = False

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """Return an error in words."""
        if isinstance(error, CarnnError):
            wrongly = not isinstance(error, WorkFailed)
            return cls("", error.reason, error.remedy, asked_wrongly=wrongly)
        if isinstance(error, MemoryError):
            return cls("", Told("There is not enough memory for it."))
        if isinstance(error, OSError) and error.strerror:
            return cls("", Told("{error}.", error=error.strerror))
        return cls(type(error).__name__, " ".join(str(error).split())[:300])

    def error(self) -> CarnnError:
        """Return it as what can be raised."""
        reason = (
            Told("{kind}: {reason}", kind=self.kind, reason=self.reason)
            if self.kind
            else self.reason
        )
        return (CarnnError if self.asked_wrongly else WorkFailed)(reason, self.remedy)


Outcome = ProcessedPhoto | Failure | None
"""Of a task; None for one that only asked."""
Answer = tuple[int, Outcome]


def dumped(message: object) -> bytes:
    """Return a message pickled, for ``pickle.loads``; masks travel as bits.

    A mask has as many bytes as the photo has pixels, and what goes through a pipe costs both ends.
    """
    data = io.BytesIO()
    _Pickler(data, protocol=pickle.HIGHEST_PROTOCOL).dump(message)
    return data.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """Pickle masks in less; all else as it is."""
        if type(value) is np.ndarray and value.dtype == np.bool_:
            return _from_bits, (np.packbits(value).tobytes(), value.shape)
        return NotImplemented


def _from_bits(bits: bytes, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    flat = np.unpackbits(np.frombuffer(bits, np.uint8), count=math.prod(shape))
    return flat.view(np.bool_).reshape(shape)
