"""Settings by name: the paper's, per data set, and the built-in model's. Knows no torch.

Source of the paper's values: arXiv 2312.07661, Table 7, and its published configuration files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields, replace
from types import MappingProxyType
from typing import Any, get_args

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import (
    REFINEMENTS,
    VISUAL_PROMPTS,
    DenseView,
    Instances,
    Mode,
    Proposals,
    SegmentationSettings,
    Tiles,
    VisualPrompt,
)
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.weights.models import family_for

BASE_TEMPLATE = "a clean origami {}."

SMALLEST_TILE, LARGEST_TILE = 64, 8192
"""Pixels: a smaller tile shows next to nothing, a larger one is reduced again."""

BACKGROUND_WORDS: tuple[str, ...] = (
    "ground",
    "land",
    "grass",
    "tree",
    "building",
    "wall",
    "sky",
    "lake",
    "water",
    "river",
    "sea",
    "railway",
    "railroad",
    "helmet",
    "cloud",
    "house",
    "mountain",
    "ocean",
    "road",
    "rock",
    "street",
    "valley",
    "bridge",
)

TEMPLATES: tuple[str, ...] = (
    BASE_TEMPLATE,
    "a photo of a {}.",
    "This is a photo of a {}",
    "There is a {} in the scene",
    "There is the {} in the scene",
    "a photo of a {} in the scene",
    "a photo of a small {}.",
    "a photo of a medium {}.",
    "a photo of a large {}.",
    "This is a photo of a small {}.",
    "This is a photo of a medium {}.",
    "This is a photo of a large {}.",
    "There is a small {} in the scene.",
    "There is a medium {} in the scene.",
    "There is a large {} in the scene.",
)


def _published(
    eta: float,
    theta: float,
    lam: float,
    prompts: tuple[VisualPrompt, ...],
    *,
    iom: float,
    templates: tuple[str, ...] = TEMPLATES,
) -> SegmentationSettings:
    return SegmentationSettings(
        mask_threshold=eta,
        confidence_threshold=theta,
        clipes_threshold=lam,
        visual_prompts=prompts,
        templates=templates,
        proposal_templates=("{}", BASE_TEMPLATE),
        background_words=BACKGROUND_WORDS,
        iom_threshold=iom,
    )


_EMBEDDED = SegmentationSettings(
    mask_threshold=0.5,
    confidence_threshold=0.2,
    clipes_threshold=0.3,
    visual_prompts=("crop",),
    templates=(),
    proposal_templates=("{}", "{}"),
    background_words=BACKGROUND_WORDS,
    bg_factor=4.0,
    classifier_skips_last_block=False,
    shipped_examples=True,
    tidy_masks=True,
    learned_outlines=True,
)
"""Chosen with ``benchmarks/quality.py``; the measurements are in docs/QUALITY.md."""

_EMBEDDED_PHRASES = replace(
    _EMBEDDED,
    confidence_threshold=0.0,
    phrase_threshold=0.35,
    head_noun_weight=1.0,
    refinement="grabcut",
    learned_outlines=False,
)
"""It reads a phrase as the thing it names and the place it tells; what is not there is refused by
the contrast score alone."""

_DENSE_TEMPLATES = ("a photo of a {}.", "a photo of a {}.")
"""One sentence in all steps: what a patch shows does not change with the texts that are left."""

_COCO = _published(0.5, 0.3, 0.5, ("blur", "gray"), iom=0.7)
_REFCOCO = _published(0.5, 0.3, 0.5, ("circle",), iom=0.5, templates=())

_SIGLIP = replace(
    _COCO,
    proposals="dense",
    proposal_templates=_DENSE_TEMPLATES,
    templates=(),
    classifier_skips_last_block=False,
)
"""The thresholds are CLIP's; nobody measured them with real weights."""

_INSTANCES = replace(
    _COCO,
    instances="keep",
    proposal_templates=("{}", "{}"),
    background_words=(),
    crf=False,
)
"""For models that draw things themselves; thresholds are the defaults of their publishers."""

PRESETS: Mapping[str, SegmentationSettings] = MappingProxyType(
    {
        "embedded": _EMBEDDED,
        "embedded-phrases": _EMBEDDED_PHRASES,
        "voc": _published(0.4, 0.6, 0.4, ("circle", "blur"), iom=0.6),
        "coco": _COCO,
        "context": _published(0.6, 0.25, 0.4, ("blur", "circle"), iom=0.5),
        "context-stuff": _published(0.6, 0.25, 0.4, ("blur", "gray"), iom=0.5),
        "ade150": _published(0.6, 0.25, 0.7, ("gray", "blur"), iom=0.6),
        "refcoco": _REFCOCO,
        "refcoco+": _published(0.2, 0.1, 0.5, ("circle", "blur"), iom=0.5, templates=()),
        "refcocog": _published(0.5, 0.1, 0.6, ("circle", "blur"), iom=0.5, templates=()),
        "clip-dense": replace(_COCO, proposals="dense", proposal_templates=_DENSE_TEMPLATES),
        "clip-dense-phrases": replace(
            _REFCOCO, proposals="dense", proposal_templates=_DENSE_TEMPLATES
        ),
        "siglip": replace(_SIGLIP, templates=TEMPLATES),
        "siglip-phrases": replace(_SIGLIP, visual_prompts=("circle",)),
        "tipsv2": replace(_SIGLIP, templates=TEMPLATES),
        "tipsv2-phrases": replace(_SIGLIP, visual_prompts=("circle",)),
        "sam3": replace(_INSTANCES, instance_threshold=0.3),
        "grounding-dino": replace(_INSTANCES, instance_threshold=0.25),
        "owlv2": replace(_INSTANCES, instance_threshold=0.1, proposal_templates=_DENSE_TEMPLATES),
    }
)

_SHARES = {
    "mask_threshold",
    "confidence_threshold",
    "clipes_threshold",
    "iom_threshold",
    "phrase_threshold",
    "head_noun_weight",
    "instance_threshold",
    "instance_overlap",
    "presence_preview",
    "tile_overlap",
}
_FLAGS = {
    "classifier_skips_last_block",
    "crf",
    "shipped_examples",
    "tidy_masks",
    "separate_objects",
    "learned_outlines",
}
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refinement": REFINEMENTS,
        "proposals": get_args(Proposals),
        "dense_view": get_args(DenseView),
        "instances": get_args(Instances),
        "tiles": get_args(Tiles),
    }
)


def get_preset(name: str) -> SegmentationSettings:
    """Return the preset ``name``; raise CarnnError naming those that exist."""
    try:
        return PRESETS[name]
    except KeyError:
        raise CarnnError(
            Told("There is no preset “{name}”.", name=name),
            Told("Choose one of: {names}.", names=", ".join(PRESETS)),
        ) from None


def default_preset(model: str, mode: Mode) -> str:
    """Return the preset that fits a model (``embedded``, a folder or a hub id) and a mode."""
    return family_for(model).presets[mode]


def override(settings: SegmentationSettings, field: str, json_text: str) -> SegmentationSettings:
    """Return ``settings`` with one field set from JSON, as ``--set FIELD=JSON`` does.

    Raises CarnnError for an unknown field, broken JSON or a value out of range.
    """
    _known(field)
    try:
        value = json.loads(json_text)
    except (ValueError, RecursionError) as error:  # of numbers of 5,000 digits, of deep lists
        raise CarnnError(
            Told("The value of {field} is not JSON: {error}.", field=field, error=error),
            Told(
                "Write numbers plainly, texts in quotes and lists in brackets, e.g. "
                '["blur", "gray"].'
            ),
        ) from None
    return replace(settings, **{field: _checked(field, value)})


def settings_to_json(settings: SegmentationSettings) -> dict[str, Any]:
    """Return plain JSON values by field name."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(settings).items()
    }


def settings_from_json(values: Mapping[str, Any]) -> SegmentationSettings:
    """Return the settings that :func:`settings_to_json` wrote; raise CarnnError if invalid."""
    for name in values:
        _known(name)
    missing = [f.name for f in fields(SegmentationSettings) if f.name not in values]
    defaults = {f.name for f in fields(SegmentationSettings) if f.default is not MISSING}
    lacking = [name for name in missing if name not in defaults]
    if lacking:
        raise CarnnError(
            Told("The settings lack {lacking}.", lacking=", ".join(lacking)),
            Told("Start from a preset."),
        )
    return SegmentationSettings(**{name: _checked(name, value) for name, value in values.items()})


def _known(field: str) -> None:
    names = [f.name for f in fields(SegmentationSettings)]
    if field not in names:
        raise CarnnError(
            Told("There is no setting “{field}”.", field=field),
            Told("Settings are: {names}.", names=", ".join(names)),
        )


def _checked(field: str, value: Any) -> Any:
    """Return ``value`` as the field's type; raise CarnnError naming the field when it cannot be."""
    if field in _FLAGS:
        if not isinstance(value, bool):
            raise CarnnError(
                Told("{field} must be true or false, not {value!r}.", field=field, value=value)
            )
        return value
    if field in _SHARES or field == "bg_factor":
        return _number(field, value)
    if field in _PIXELS:
        return _PIXELS[field](value)
    if field in _CHOICES:
        if value not in _CHOICES[field]:
            raise CarnnError(
                Told("There is no {field} {value!r}.", field=field, value=value),
                Told("Choose of: {names}.", names=", ".join(_CHOICES[field])),
            )
        return value
    texts = _texts(field, value)
    if field == "visual_prompts":
        return _prompts(texts)
    if field in {"templates", "proposal_templates"}:
        for template in texts:
            if "{}" not in template:
                raise CarnnError(
                    Told(
                        "{field}: “{words}” has no {{}} for the text.", field=field, words=template
                    )
                )
    if field == "proposal_templates" and len(texts) != 2:
        raise CarnnError(
            Told(
                "{field} needs two templates: for the first step and for the later ones.",
                field=field,
            )
        )
    return texts


def _number(field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CarnnError(Told("{field} must be a number, not {value!r}.", field=field, value=value))
    upper = 0.5 if field == "tile_overlap" else 1.0 if field in _SHARES else 100.0
    if not 0.0 <= value <= upper:
        raise CarnnError(
            Told(
                "{field} must be between 0 and {upper:g}, not {value!r}.",
                field=field,
                upper=upper,
                value=value,
            )
        )
    return float(value)


def _tile_size(value: Any) -> int:
    if not _whole(value) or not (value == 0 or SMALLEST_TILE <= value <= LARGEST_TILE):
        raise CarnnError(
            Told(
                "tile_size must be 0 or from {least} to {most} pixels, not {value!r}.",
                least=SMALLEST_TILE,
                most=LARGEST_TILE,
                value=value,
            )
        )
    return int(value)


def _crop(value: Any) -> tuple[int, int, int, int] | None:
    """Return a crop as it is set: [x, y, width, height] in whole pixels, or null."""
    if value is None:
        return None
    numbers = value if isinstance(value, list | tuple) and len(value) == 4 else ()
    if not numbers or not all(map(_whole, numbers)):
        raise CarnnError(
            Told(
                "crop must be four whole numbers, x, y, width and height, not {value!r}.",
                value=value,
            )
        )
    x, y, width, height = (int(number) for number in numbers)
    if min(x, y) < 0 or min(width, height) < 1:
        raise CarnnError(Told("crop must begin inside the photo and have a width and a height."))
    return x, y, width, height


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PIXELS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"tile_size": _tile_size, "crop": _crop}
)


def _texts(field: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
        raise CarnnError(
            Told("{field} must be a list of texts, not {value!r}.", field=field, value=value)
        )
    return tuple(value)


def _prompts(names: tuple[str, ...]) -> tuple[VisualPrompt, ...]:
    """Return the prompts without repeats; the order they are drawn in is fixed elsewhere."""
    known = {prompt: prompt for prompt in VISUAL_PROMPTS}
    for name in names:
        if name not in known:
            raise CarnnError(
                Told("There is no visual prompt “{name}”.", name=name),
                Told("Choose of: {names}.", names=", ".join(VISUAL_PROMPTS)),
            )
    return tuple(
        dict.fromkeys(prompt for name in names for prompt in known.values() if prompt == name)
    )
