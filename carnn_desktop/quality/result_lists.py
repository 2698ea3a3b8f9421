"""A list of results, as detectors write it for COCO's evaluation, as a COCO file to be compared."""

from __future__ import annotations

import json
from pathlib import Path

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import JsonProblem, open_json
from carnn_desktop.formats.coco.tools.sound import SoundCoco

_COPIED = ("id", "file_name", "width", "height")


def is_result_list(path: Path) -> bool:
    """Return whether a file begins as a list; False for what cannot be read."""
    try:
        return open_json(path).first() == "["
    except JsonProblem:
        return False


def write_as_coco(results: Path, truth: Path, out: Path) -> None:
    """Write the results with the images and categories of the file that their numbers refer to.

    Raises CarnnError when ``results`` is no list of results, or ``truth`` no COCO file.
    """
    reference = SoundCoco(truth)
    try:
        values = open_json(results).top_level(()).value
    except JsonProblem as problem:
        raise _refusal(results, problem.told) from None
    if not isinstance(values, list):
        raise _refusal(results, Told("$: must be a list"))
    for index, value in enumerate(values):
        if not isinstance(value, dict) or not {"image_id", "category_id"} <= value.keys():
            raise _refusal(
                results, Told("$[{index}]: has no image_id and category_id", index=index)
            )

    copied = ({key: image[key] for key in _COPIED if key in image} for image in reference.images())
    numbered = ({**value, "id": number, "iscrowd": 0} for number, value in enumerate(values, 1))
    with out.open("w", encoding="ascii") as file:
        file.write(f'{{"categories": {json.dumps(reference.categories)}')
        for section, elements in (("images", copied), ("annotations", numbered)):
            file.write(f', "{section}": [')
            for place, element in enumerate(elements):
                # NaN and the like are for the reader to tell, with their place
                file.write((",\n" if place else "\n") + json.dumps(element))
            file.write("]")
        file.write("}")


def _refusal(path: Path, reason: str) -> CarnnError:
    return CarnnError(
        Told(
            "{name} cannot be read as a list of results: {reason}.", name=path.name, reason=reason
        ),
        Told(
            "It is a JSON list of objects with image_id, category_id, segmentation "
            "or bbox, and score."
        ),
    )
