"""The shipped weights of the clicks: the head and the PCA bases, one safetensors file."""

from __future__ import annotations

from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.interactive.features import LAYERS, Basis
from carnn_desktop.engine.interactive.head import ClickHead

_HEAD, _BASIS = "head.", "basis."


def save(path: Path, head: ClickHead, bases: dict[str, Basis], made_from: dict[str, str]) -> None:
    """Write the weights as float16; ``made_from`` goes into the header."""
    tensors = {_HEAD + name: value.detach().half() for name, value in head.state_dict().items()}
    for depth, basis in bases.items():
        tensors[f"{_BASIS}{depth}.mean"] = basis.mean.half()
        tensors[f"{_BASIS}{depth}.rows"] = basis.rows.half().contiguous()
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, made_from)


def load(path: Path) -> tuple[ClickHead, dict[str, Basis]]:
    """Return the head, ready for inference, and the bases by depth.

    Raises CarnnError when the file is missing, damaged or of another shape.
    """
    try:
        tensors = {name: value.float() for name, value in load_file(path).items()}
        head = ClickHead()
        head.load_state_dict(
            {name.removeprefix(_HEAD): v for name, v in tensors.items() if name.startswith(_HEAD)}
        )
        bases = {
            depth: Basis(tensors[f"{_BASIS}{depth}.mean"], tensors[f"{_BASIS}{depth}.rows"])
            for depth in {layer.basis for layer in LAYERS}
        }
    except (OSError, SafetensorError, RuntimeError, KeyError) as error:
        raise CarnnError(
            Told(
                "The weights for clicks ({path}) cannot be loaded: {error}.", path=path, error=error
            ),
            Told("Reinstall the program."),
        ) from error
    head.eval()
    for parameter in head.parameters():
        parameter.requires_grad_(False)
    return head, bases


def rounded(bases: dict[str, Basis]) -> dict[str, Basis]:
    """Return the bases as they come back from a file, so that training sees the same."""
    return {
        depth: Basis(basis.mean.half().float(), basis.rows.half().float())
        for depth, basis in bases.items()
    }
