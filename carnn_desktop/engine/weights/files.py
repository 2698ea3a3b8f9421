"""What can be said of a model folder's files without loading them. Knows no torch.

A safetensors file begins with its table of contents: names, sizes and where each tensor lies. That
is enough to see that a file was cut off, and that it does not belong to its configuration.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
_TOKENIZERS = ("tokenizer.json", "vocab.json")
_WORDS = ("token_embedding.weight", "word_embeddings.weight")
_LONGEST_TABLE = 100_000_000  # bytes; the format's own limit

Sizes = Mapping[str, tuple[int, ...]]


def read_json(path: Path) -> Any:
    """Return the file's content, None when it is not there or not JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in the file, an empty one when it holds none."""
    content = read_json(path)
    return content if isinstance(content, dict) else {}


def clip_problem(folder: Path, config: Mapping[str, Any]) -> str:
    """Return why the files beside a CLIP ``config`` cannot be used, "" when nothing speaks against.

    Missing, cut off and wrongly sized weights, and a missing tokenizer, are found.
    """
    problem, sizes = weights_problem(folder)
    if problem:
        return problem
    for name, said in _sizes_of(config).items():
        own = sizes.get(name, said)
        if len(own) != len(said) or any(
            b is not None and a != b for a, b in zip(own, said, strict=True)
        ):
            text = " x ".join("?" if number is None else str(number) for number in said)
            return f"{folder}: {name} is {' x '.join(map(str, own))}, but config.json says {text}."
    if not any((folder / name).is_file() for name in _TOKENIZERS):
        return f"{folder} has no tokenizer (vocab.json and merges.txt)."
    return ""


def model_problem(folder: Path, config: Mapping[str, Any]) -> str:
    """Return why the files beside another family's ``config`` cannot be used, "" when they can be.

    Missing and cut off weights, words of another size, and a missing tokenizer, are found.
    """
    problem, sizes = weights_problem(folder)
    if problem:
        return problem
    inner = _part(config, "detector_config") or config  # the hub's SAM 3 is a video model
    text = _part(inner, "text_config")
    said = (_number(text, "vocab_size"), _number(text, "hidden_size"))
    for name, own in sizes.items():
        if name.endswith(_WORDS) and any(
            b is not None and a != b for a, b in zip(own, said, strict=False)
        ):
            told = " x ".join("?" if number is None else str(number) for number in said)
            return f"{folder}: {name} is {' x '.join(map(str, own))}, but config.json says {told}."
    if not any((folder / name).is_file() for name in (*_TOKENIZERS, "vocab.txt")):
        return f"{folder} has no tokenizer (tokenizer.json)."
    return ""


def weights_problem(folder: Path) -> tuple[str, Sizes]:
    """Return (what is wrong with the weight files or "", the sizes of all tensors)."""
    try:
        files = weight_names(folder)
    except ValueError as error:
        return str(error), {}
    sizes: dict[str, tuple[int, ...]] = {}
    for name in files:
        try:
            sizes.update(_table(folder / name))
        except OSError as error:
            return f"{folder / name} cannot be read: {error.strerror or error}.", {}
        except (ValueError, KeyError, TypeError, AttributeError):
            return f"{folder / name} is damaged or was cut off.", {}
    return "", sizes


def weight_names(folder: Path) -> list[str]:
    """Return the names of the weight files; ValueError, in words, when they are not all there."""
    if (folder / SINGLE).is_file():
        return [SINGLE]
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        names = sorted({str(name) for name in index["weight_map"].values()})
    except OSError:
        message = f"{folder} has no {SINGLE}; weights in other formats are not opened."
        raise ValueError(message) from None
    except (ValueError, KeyError, AttributeError, TypeError):
        raise ValueError(f"{folder / INDEX} is broken.") from None
    missing = [name for name in names if not (folder / name).is_file()]
    if missing or not names:
        raise ValueError(f"{folder} lacks {', '.join(missing) or 'its weights'}.")
    return names


def _table(path: Path) -> dict[str, tuple[int, ...]]:
    """Return the sizes of the tensors in a safetensors file; ValueError when it is not whole."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        if not 2 <= length <= min(_LONGEST_TABLE, size - 8):
            raise ValueError("the table of contents does not fit")
        table = json.loads(stream.read(length))
    table.pop("__metadata__", None)
    ends = [int(entry["data_offsets"][1]) for entry in table.values()]
    if 8 + length + max(ends, default=0) != size:
        raise ValueError("the tensors do not fit")
    return {name: tuple(int(n) for n in entry["shape"]) for name, entry in table.items()}


def _sizes_of(config: Mapping[str, Any]) -> dict[str, tuple[int | None, ...]]:
    """Return the sizes that a CLIP configuration demands; None where it leaves them open."""
    text, vision = _part(config, "text_config"), _part(config, "vision_config")
    width, deep = _number(text, "hidden_size"), _number(vision, "hidden_size")
    joint, patch = _number(config, "projection_dim"), _number(vision, "patch_size")
    side = _number(vision, "image_size")
    cells = (side // patch) ** 2 + 1 if side and patch else None
    vision_parts = "vision_model.embeddings."
    return {
        "text_model.embeddings.token_embedding.weight": (_number(text, "vocab_size"), width),
        "text_projection.weight": (joint, width),
        "visual_projection.weight": (joint, deep),
        f"{vision_parts}patch_embedding.weight": (deep, None, patch, patch),
        f"{vision_parts}position_embedding.weight": (cells, deep),
    }


def _part(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = config.get(name)
    return part if isinstance(part, dict) else {}


def _number(config: Mapping[str, Any], name: str) -> int | None:
    value = config.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
