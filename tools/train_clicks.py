"""Make the weights of the clicks again: PCA bases and the head, learned from open32 alone.

    python tools/train_clicks.py --open32 DIR --work FOLDER \
        --out resources/clicks/head.safetensors --attributions resources/licences/clicks-photos.txt

DIR holds images/, instances.json and stuff.json. The features of 96 cut-outs (some 500 MB)
are kept in FOLDER, and the training with them: it goes on where it was broken off. One thread, one
seed; another processor's rounding leads to other weights of like quality. The program itself does
not need this.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from click_training import attributions
from click_training.bases import fitted_bases
from click_training.photos import VERSIONS, photos, version
from click_training.sampling import Seen, seen
from click_training.training import STAGES, Training

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.embedded import files
from carnn_desktop.engine.backbones.embedded.net import LiteNet
from carnn_desktop.engine.interactive.features import Basis, PhotoFeatures, look
from carnn_desktop.engine.interactive.weights import rounded, save

SEED = 0
_SAVED_EVERY = 10


def network() -> LiteNet:
    """Return the built-in network."""
    state = torch.load(files.verify(files.VISION_FILE), map_location="cpu", weights_only=True)
    return LiteNet(state, device=torch.device("cpu"), dtype=torch.float32)


def bases(net: LiteNet, folder: Path, work: Path) -> dict[str, Basis]:
    """Return the bases, from ``work`` where they are known."""
    kept = work / "bases.pt"
    if not kept.exists():
        found = fitted_bases(net.at_depths, (photo.pixels for photo in photos(folder)))
        torch.save({name: (one.mean, one.rows) for name, one in found.items()}, kept)
    return rounded({name: Basis(*both) for name, both in torch.load(kept).items()})


def learned_from(net: LiteNet, found: dict[str, Basis], folder: Path, work: Path) -> list[Seen]:
    """Return the cut-outs with their features, from ``work`` where they are known."""
    result = []
    for photo in photos(folder):
        for number in VERSIONS:
            cut = version(photo, number)
            kept = work / f"{cut.name}.pt"
            if not kept.exists():
                features = look(net.at_depths, found, cut.pixels, ignore_progress)
                torch.save([one.half() for one in features.maps], kept)
            maps = tuple(torch.load(kept))
            height, width = cut.labels.shape
            one = seen(cut.pixels, cut.labels, cut.things, PhotoFeatures(maps, (height, width)))
            if one.objects:
                result.append(one)
    return result


def trained(examples: list[Seen], work: Path) -> Training:
    """Run the training, from where it was broken off."""
    training = Training(SEED)
    kept = work / "training.pt"
    if kept.exists():
        training.resume(kept)
    recent: list[dict[str, float]] = []
    begun = time.monotonic()
    for losses in training.run(examples):
        recent.append(losses)
        if training.step % _SAVED_EVERY == 0:
            training.save(kept)
            means = {key: round(float(np.mean([one[key] for one in recent])), 3) for key in losses}
            _tell(training.step, round(time.monotonic() - begun), means)
            recent.clear()
    return training


def _tell(*values: object) -> None:
    sys.stdout.write(" ".join(map(str, values)) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Make the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--open32", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--attributions", type=Path, help="where the photos' licences are written")
    parser.add_argument("--work", type=Path, required=True, help="features are kept here")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    net = network()
    found = bases(net, options.open32, options.work)
    examples = learned_from(net, found, options.open32, options.work)
    training = trained(examples, options.work)
    names = sorted(path.name for path in (options.open32 / "images").iterdir())
    made_from: dict[str, Any] = {
        "made_from": f"open32, {len(names)} photos, CC BY 2.0 or no known restrictions",
        "photos_sha256": hashlib.sha256("\n".join(names).encode()).hexdigest(),
        "network_sha256": files.VISION_FILE.sha256,
        "seed": str(SEED),
        "stages": str([(stage.cells, stage.steps) for stage in STAGES]),
    }
    save(options.out, training.average, found, made_from)
    if options.attributions:
        attributions.write(options.open32 / "LICENCES.csv", options.attributions)
    _tell(options.out, options.out.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
