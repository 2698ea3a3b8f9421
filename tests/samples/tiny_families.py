"""Every family of models, each as a tiny folder with the options that make it find something."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import tiny_instances
import tiny_sam
import tiny_siglip
from tiny_clip import write_tiny_clip

_BY_PATCHES = ("siglip", "siglip2", "tipsv2")
_THRESHOLDS = {
    "sam3": "0.1",
    "sam3_lite_text": "0.1",
    "grounding-dino": "0.5",
    "mm-grounding-dino": "0.05",
    "owlv2": "0.05",
}
"""Of weights that are random: all of them find something on any photo."""

NAMES = ("clip-gradcam", "clip-dense", *_BY_PATCHES, *_THRESHOLDS)
_QUICK = {"templates": "[]", "crf": "false", "background_words": "[]", "confidence_threshold": "0"}


@dataclass(frozen=True, slots=True)
class Family:
    """model, sam : folders, ``sam`` of what draws for a detector; settings : as ``--set`` has them

    things : whether each thing is an annotation of its own
    """

    model: Path
    settings: dict[str, str] = field(default_factory=dict)
    things: bool = False
    proposals: str = ""
    sam: Path | None = None

    def options(self) -> list[str]:
        """Return the options of ``segment`` for it."""
        options = ["--model", str(self.model), "--device", "cpu"]
        for name, value in self.settings.items():
            options += ["--set", f"{name}={value}"]
        options += ["--proposals", self.proposals] if self.proposals else []
        return options + (["--sam", str(self.sam)] if self.sam else [])


def save(name: str, root: Path) -> Family:
    """Write the models of the family below ``root``, those that are not there yet."""
    folder = root / name.partition("-")[0] if name.startswith("clip") else root / name
    new = not folder.exists()
    if name not in _THRESHOLDS:
        if new and name.startswith("clip"):
            write_tiny_clip(folder, patch=16, blocks=10, seed=19)
        elif new:
            tiny_siglip.save(folder, name)
        proposals = name.partition("-")[2]
        return Family(folder, _QUICK, proposals=proposals)
    if new:
        tiny_instances.save(name, folder)
    settings = {"instance_threshold": _THRESHOLDS[name]}
    if name.startswith("sam3"):
        return Family(folder, settings, things=True)
    draws = root / "sam2"
    if not draws.exists():
        tiny_sam.save("sam2", draws)
    return Family(folder, settings, things=True, sam=draws)
