"""Loading any of transformers' models from a folder: safetensors only, nothing left to chance."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.quiet import quiet_transformers

REMEDY = Told("Download it again, or save it again with save_pretrained().")


def library_class(name: str) -> Any:
    """Return the class of transformers; CarnnError where the installed version has none.

    Also where it cannot be read, as with a torchvision that does not fit torch.
    """
    import transformers

    library: Any = transformers
    try:
        found = getattr(library, name, None)
    except (ImportError, RuntimeError) as error:
        raise CarnnError(
            Told(
                "The installed transformers {version} cannot load {name}: {error}",
                version=library.__version__,
                name=name,
                error=first_line(_root(error)),
            ),
            Told(
                "If torchvision is installed, uninstall it: it may not fit torch, and nothing "
                "here needs it."
            ),
        ) from error
    if found is None:
        raise CarnnError(
            Told(
                "The installed transformers {version} has no {name}.",
                version=library.__version__,
                name=name,
            ),
            Told("Update it: pip install --upgrade transformers."),
        )
    return found


def load_pretrained(
    folder: Path, class_name: str, *, what: str, renamed: Mapping[str, str] | None = None
) -> Any:
    """Return the model in ``folder`` in float32, frozen, on the CPU.

    what : the family's name for messages; renamed : patterns of names in the file and what stands
        for them in the model, where it is part of a larger one
    Raises CarnnError naming what is missing or wrong: the file is trusted in nothing, sizes and
    names must fit its configuration.
    """
    kind = library_class(class_name)
    try:
        with quiet_transformers():
            model, report = kind.from_pretrained(
                folder,
                dtype=torch.float32,
                use_safetensors=True,
                local_files_only=True,
                output_loading_info=True,
                key_mapping=dict(renamed) if renamed else None,
                ignore_mismatched_sizes=True,  # they are told below, in words
            )
    except Exception as error:  # transformers raises whatever it met in the files
        raise CarnnError(
            Told(
                "{folder} cannot be loaded as {what}: {error}",
                folder=folder,
                what=what,
                error=first_line(error),
            ),
            REMEDY,
        ) from error
    wrong = mismatched(report)
    missing = sorted(map(str, report.get("missing_keys") or ()))
    if wrong:
        raise CarnnError(
            Told(
                "{folder}: {name} does not have the size its config says.",
                folder=folder,
                name=wrong[0],
            ),
            REMEDY,
        )
    if missing:
        raise CarnnError(
            Told(
                "{folder} lacks {count} of the model's weights, e.g. {name}.",
                folder=folder,
                count=len(missing),
                name=missing[0],
            ),
            REMEDY,
        )
    return model.eval().requires_grad_(requires_grad=False)


def mismatched(report: Mapping[str, Any]) -> list[str]:
    """Return the sorted names of the weights that a loading report tells to be of another size."""
    keys = report.get("mismatched_keys") or ()  # names, or (name, size in the file, the model's)
    return sorted(key if isinstance(key, str) else str(key[0]) for key in keys)


def load_tokenizer(folder: Path, class_name: str, vocabulary: int) -> Any:
    """Return the tokenizer in ``folder``; CarnnError when it is broken or of other weights.

    vocabulary : how many tokens the weights know
    """
    try:
        with quiet_transformers():
            tokenizer = _tokenizer(folder, class_name)
            largest = max(tokenizer("a photo of a cat.")["input_ids"])
    except CarnnError:
        raise
    except Exception as error:
        raise CarnnError(
            Told(
                "{folder}: the tokenizer is broken: {error}",
                folder=folder,
                error=first_line(error),
            ),
            REMEDY,
        ) from error
    if largest >= vocabulary:
        raise CarnnError(
            Told("{folder}: tokenizer and weights do not belong together.", folder=folder), REMEDY
        )
    return tokenizer


def _tokenizer(folder: Path, class_name: str) -> Any:
    """Return the tokenizer by its own class, or from its tokenizer.json where that is all it takes.

    The class of the first SigLIP needs SentencePiece, which is not among the dependencies; the file
    holds the same pieces.
    """
    try:
        return library_class(class_name).from_pretrained(folder, local_files_only=True)
    except ImportError:
        if not (folder / "tokenizer.json").is_file():
            raise
        return library_class("PreTrainedTokenizerFast").from_pretrained(
            folder, local_files_only=True
        )


def _root(error: BaseException) -> BaseException:
    """Return what began a chain of errors."""
    return error if error.__cause__ is None else _root(error.__cause__)


def first_line(error: BaseException) -> str:
    """Return the error as one sentence."""
    lines = [line.strip() for line in str(error).strip().splitlines() if line.strip()]
    if not lines:
        return f"{type(error).__name__}."
    # "Validation error for field 'x':" says nothing without the line after it
    text = " ".join(lines[:2]) if lines[0].endswith(":") else lines[0]
    return text if text.endswith(".") else f"{text}."


def too_long(text: str, count: int, most: int) -> CarnnError:
    """Return the refusal of a text of so many tokens."""
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return CarnnError(
        Told(
            "“{shown}” is too long: {count} tokens, and the model reads {most}.",
            shown=shown,
            count=count,
            most=most,
        ),
        Told("Shorten it."),
    )
