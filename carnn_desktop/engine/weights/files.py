"""What can be said of a model folder's files without loading them. Knows no torch.

A safetensors file begins with its table of contents: names, sizes and where each tensor lies. That
is enough to see that a file was cut off, and that it does not belong to its configuration.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.regular_files import open_regular, read_regular

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
_TOKENIZERS = ("tokenizer.json", "vocab.json")
_WORDS = ("token_embedding.weight", "word_embeddings.weight")
_READ = (".json", ".safetensors", ".txt", ".model")
_LONGEST_TABLE = 16 << 20  # bytes; a model of 10,000 tensors takes one
_LONGEST_JSON = 16 << 20
_MOST_FILES = 1_000

_COUNTS = frozenset(("num_hidden_layers", "num_layers", "depth"))
_SIDES = frozenset(("image_size", "patch_size", "num_channels", "num_attention_heads"))
_WIDTHS = frozenset(("hidden_size", "intermediate_size", "vocab_size", "projection_dim", "mlp_dim"))
_CHECKED = _COUNTS | _SIDES | _WIDTHS | {"max_position_embeddings"}
_COUNTS_PARTS = re.compile("layers|depth|blocks|stages|levels|mask_outputs|point_embeddings")
_FEW_PARTS = 64  # that a part of the configuration says which no weights are there for
_LARGEST_SIDE = 16_384
_BYTES_OF = {
    "F64": 8,
    "I64": 8,
    "U64": 8,
    "F32": 4,
    "I32": 4,
    "U32": 4,
    "F16": 2,
    "BF16": 2,
    "I16": 2,
    "U16": 2,
    "I8": 1,
    "U8": 1,
    "BOOL": 1,
}

Sizes = Mapping[str, tuple[int, ...]]
BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What reading a file of a model raises that does not hold what it should."""


def load_json(path: Path) -> Any:
    """Return the JSON value in a file; raise OSError, or ValueError for what is none.

    Only a regular file or a link to one is read, up to 16 MB, nested no deeper than Python reads.
    """
    try:
        return json.loads(read_regular(path, _LONGEST_JSON))
    except RecursionError as error:
        raise ValueError(Told("it is nested too deep")) from error


def read_json(path: Path) -> Any:
    """Return the file's content, None when it is not there or not JSON."""
    try:
        return load_json(path)
    except (OSError, ValueError):
        return None


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in the file, an empty one when it holds none."""
    content = read_json(path)
    return content if isinstance(content, dict) else {}


def image_settings(folder: Path) -> dict[str, Any]:
    """Return how a model's photos are prepared as its folder says; empty where it says nothing.

    transformers 5 saves it within processor_config.json; before, it was a file of its own.
    """
    inner = read_object(folder / "processor_config.json").get("image_processor")
    return inner if isinstance(inner, dict) else read_object(folder / "preprocessor_config.json")


def irregular_problem(folder: Path) -> str:
    """Return which file of a model folder is a pipe, a device or the like, "" when none is.

    Libraries open what they find by its name, and would wait for such a file without end.
    """
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= _MOST_FILES:
                    return Told(
                        "{folder} holds more than {most:,} files.",
                        folder=folder,
                        most=_MOST_FILES,
                    )
                if entry.name.endswith(_READ) and not (entry.is_file() or entry.is_dir()):
                    return Told("{path} is no regular file.", path=entry.path)
    except OSError as error:
        return Told(
            "{folder} cannot be read: {error}.", folder=folder, error=error.strerror or error
        )
    return ""


def clip_problem(folder: Path, config: Mapping[str, Any]) -> str:
    """Return why the files beside a CLIP ``config`` cannot be used, "" when nothing speaks against.

    Missing, cut off and wrongly sized weights, and a missing tokenizer, are found.
    """
    problem, sizes = weights_problem(folder)
    problem = problem or config_problem(folder, config, sizes)
    if problem:
        return problem
    for name, said in _sizes_of(config).items():
        own = sizes.get(name, said)
        if len(own) != len(said) or any(
            b is not None and a != b for a, b in zip(own, said, strict=True)
        ):
            text = " x ".join("?" if number is None else str(number) for number in said)
            return Told(
                "{folder}: {name} is {own}, but config.json says {text}.",
                folder=folder,
                name=name,
                own=" x ".join(map(str, own)),
                text=text,
            )
    if not any((folder / name).is_file() for name in _TOKENIZERS):
        return Told("{folder} has no tokenizer (vocab.json and merges.txt).", folder=folder)
    return ""


def model_problem(folder: Path, config: Mapping[str, Any]) -> str:
    """Return why the files beside another family's ``config`` cannot be used, "" when they can be.

    Missing and cut off weights, words of another size, and a missing tokenizer, are found.
    """
    problem, sizes = weights_problem(folder)
    problem = problem or config_problem(folder, config, sizes)
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
            return Told(
                "{folder}: {name} is {own}, but config.json says {text}.",
                folder=folder,
                name=name,
                own=" x ".join(map(str, own)),
                text=told,
            )
    if not any((folder / name).is_file() for name in (*_TOKENIZERS, "vocab.txt")):
        return Told("{folder} has no tokenizer (tokenizer.json).", folder=folder)
    return ""


def weights_problem(folder: Path) -> tuple[str, Sizes]:
    """Return (what is wrong with the weight files or "", the sizes of all tensors)."""
    irregular = irregular_problem(folder)
    if irregular:
        return irregular, {}
    try:
        files = weight_names(folder)
    except ValueError as error:
        return str(error), {}
    sizes: dict[str, tuple[int, ...]] = {}
    for name in files:
        try:
            sizes.update(_table(folder / name))
        except OSError as error:
            return Told(
                "{path} cannot be read: {error}.",
                path=folder / name,
                error=error.strerror or error,
            ), {}
        except BROKEN:
            return Told("{path} is damaged or was cut off.", path=folder / name), {}
    return "", sizes


def weight_names(folder: Path) -> list[str]:
    """Return the names of the weight files; ValueError, in words, when they are not all there."""
    if (folder / SINGLE).is_file():
        return [SINGLE]
    try:
        index = load_json(folder / INDEX)
        names = sorted({str(name) for name in index["weight_map"].values()})
    except OSError:
        message = Told(
            "{folder} has no {single}; weights in other formats are not opened.",
            folder=folder,
            single=SINGLE,
        )
        raise ValueError(message) from None
    except (ValueError, KeyError, AttributeError, TypeError):
        raise ValueError(Told("{path} is broken.", path=folder / INDEX)) from None
    if any("/" in name or "\\" in name or "\0" in name for name in names):
        raise ValueError(Told("{path} names files outside of its folder.", path=folder / INDEX))
    missing = [name for name in names if not (folder / name).is_file()]
    if missing or not names:
        raise ValueError(
            Told(
                "{folder} lacks {missing}.",
                folder=folder,
                missing=", ".join(missing[:5]) or Told("its weights"),
            )
        )
    return names


def _table(path: Path) -> dict[str, tuple[int, ...]]:
    """Return the sizes of the tensors in a safetensors file; ValueError when it is not whole."""
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        length = int.from_bytes(stream.read(8), "little")
        if not 2 <= length <= min(_LONGEST_TABLE, size - 8):
            raise ValueError(Told("the table of contents does not fit"))
        table = json.loads(stream.read(length))
    table.pop("__metadata__", None)
    sizes = {name: tuple(int(n) for n in entry["shape"]) for name, entry in table.items()}
    end = 0
    for name, entry in table.items():
        first, last = (int(number) for number in entry["data_offsets"])
        width = _BYTES_OF.get(entry["dtype"])
        if min(sizes[name], default=0) < 0 or not 0 <= first <= last:
            raise ValueError(Told("a tensor has no size"))
        if width is not None and math.prod(sizes[name]) * width != last - first:
            raise ValueError(Told("a tensor has another size than it says"))
        end = max(end, last)
    if 8 + length + end != size:
        raise ValueError(Told("the tensors do not fit"))
    return sizes


def config_problem(folder: Path, config: Mapping[str, Any], sizes: Sizes) -> str:
    """Return which number of a config.json the weights do not bear out, "" when none.

    Libraries build what it says before they look at the weights: a million layers fill the memory.
    sizes : of the tensors in the weight files
    """
    widest = max((number for size in sizes.values() for number in size), default=0)
    for key, number in _numbers_in(config):
        most = len(sizes) if key in _COUNTS else _LARGEST_SIDE if key in _SIDES else widest
        if not 0 <= number <= max(most, 1):
            return Told(
                "{path} says {key} {number:,}, but the weights have {most:,}.",
                path=folder / "config.json",
                key=key,
                number=number,
                most=most,
            )
    for key, count in _counts_in(config):
        if count > max(len(sizes), _FEW_PARTS):
            return Told(
                "{path} says {key} {number:,}, but the weights have {most:,}.",
                path=folder / "config.json",
                key=key,
                number=count,
                most=len(sizes),
            )
    return ""


def _counts_in(config: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield (key, number) of whatever counts parts of a model, by its name, also in lists."""
    waiting: list[tuple[str, Any]] = [("", config)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((key, part) for part in value)
        elif type(value) in (int, float) and _COUNTS_PARTS.search(key):
            yield key, value


def _numbers_in(config: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield (key, value) of the sizes that a configuration says, of its parts too."""
    waiting: list[Any] = [config]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
            continue
        for key, value in part.items() if isinstance(part, dict) else ():
            if isinstance(value, dict | list):
                waiting.append(value)
            elif key in _CHECKED and type(value) is int:
                yield key, value


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
