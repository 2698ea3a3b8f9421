"""The photos that ship with two pip packages, for the demo and the first-run guide."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told

PHOTOS: tuple[tuple[str, str, str], ...] = (
    ("skimage", "scikit-image", "data/astronaut.png"),
    ("skimage", "scikit-image", "data/chelsea.png"),
    ("skimage", "scikit-image", "data/coffee.png"),
    ("skimage", "scikit-image", "data/motorcycle_left.png"),
    ("skimage", "scikit-image", "data/rocket.jpg"),
    ("sklearn", "scikit-learn", "datasets/images/china.jpg"),
    ("sklearn", "scikit-learn", "datasets/images/flower.jpg"),
)
"""(module, distribution, file below the module): photos that are in the wheels, not fetched."""


def samples_folder() -> Path:
    """Return where the window keeps its copy of the photos."""
    return platformdirs.user_data_path("carnn-desktop", appauthor=False) / "sample-photos"


def copy_sample_photos(target: Path) -> Path:
    """Copy the photos to ``target`` and return it; those that are there already stay.

    Raises CarnnError naming the package that is not installed, or what keeps the folder from being
    written.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        for module, distribution, name in PHOTOS:
            source = _package_folder(module, distribution) / name
            copy = target / source.name
            if not copy.exists() or copy.stat().st_size != source.stat().st_size:
                shutil.copyfile(source, copy)
    except OSError as error:
        raise CarnnError(
            Told(
                "The sample photos cannot be copied to {target}: {error}.",
                target=target,
                error=error.strerror or error,
            ),
            Told("Free some space or choose another place."),
        ) from error
    return target


def _package_folder(module: str, distribution: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise CarnnError(
            Told(
                "The sample photos come with {distribution}, which is not installed.",
                distribution=distribution,
            ),
            Told(
                "Run 'pip install {distribution}', or 'make demo', which does it.",
                distribution=distribution,
            ),
        )
    return Path(spec.origin).parent
