"""Makes what ships of learning for the built-in model: feature constants and learned classes.

    python tools/learn_shipped.py --coco DIR

DIR holds ``images/``, ``instances.json`` and ``stuff.json`` (COCO, masks that do not overlap) of
photos whose licences allow what is made of them to be passed on, and ``LICENCES.csv`` with columns
coco_image_id, licence, source. Written are resources/learned/*.safetensors and the attributions,
resources/licences/learned-classes.txt; each class is judged on photos held out one by one.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageOps
from pycocotools import mask as coco_mask
from safetensors.torch import save_file
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.embedded import dense, files
from carnn_desktop.engine.backbones.embedded.net import FEATURES, LiteNet
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.ridge import Regularisation
from carnn_desktop.engine.learning.shipped import judged_classes
from carnn_desktop.engine.learning.state import ModelKey, save_state
from carnn_desktop.engine.learning.wordings import WORDINGS

ROOT = Path(__file__).resolve().parents[1]
PRINCIPAL = 128
STRENGTH = 3.2  # of the prior, for one photo: 0.1 with the 32 photos
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "person": ("person",),
    "sky": ("sky-other-merged",),
    "tree": ("tree-merged",),
    "grass": ("grass-merged",),
    "wall": ("wall-other-merged", "wall-brick", "wall-stone", "wall-wood"),
    "snow": ("snow",),
    "floor": ("floor-other-merged", "floor-wood"),
    "building": ("building-other-merged",),
    "ceiling": ("ceiling-merged",),
    "pavement": ("pavement-merged",),
    "road": ("road",),
    "dirt": ("dirt-merged",),
    "tile": ("wall-tile",),
    "table": ("table-merged", "dining table"),
    "motorcycle": ("motorcycle",),
}
"""Class: the COCO categories that are it."""


@dataclass(frozen=True)
class Annotated:
    """A photo with the masks of its classes."""

    image: RgbImage
    example: PhotoExample


def read_photos(folder: Path) -> list[Annotated]:
    """Read all photos with the masks of :data:`CATEGORIES`, in the order of their ids."""
    masks: dict[int, dict[str, BoolMask]] = {}
    images: dict[int, dict[str, Any]] = {}
    class_of = {name: key for key, names in CATEGORIES.items() for name in names}
    for part in ("instances.json", "stuff.json"):
        told = json.loads((folder / part).read_text(encoding="utf-8"))
        images |= {entry["id"]: entry for entry in told["images"]}
        named = {entry["id"]: entry["name"] for entry in told["categories"]}
        for annotation in told["annotations"]:
            name = class_of.get(named[annotation["category_id"]])
            if name is not None:
                entry = images[annotation["image_id"]]
                mask = _mask(annotation["segmentation"], entry["height"], entry["width"])
                found = masks.setdefault(annotation["image_id"], {})
                found[name] = found[name] | mask if name in found else mask
    listed = frozenset(CATEGORIES)
    return [
        Annotated(
            _rgb(folder / "images" / entry["file_name"]),
            PhotoExample(photo=f"{number:012d}", positive=masks.get(number, {}), listed=listed),
        )
        for number, entry in sorted(images.items())
    ]


def _mask(segmentation: Any, height: int, width: int) -> BoolMask:
    if isinstance(segmentation, list):
        encoded = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
    elif isinstance(segmentation["counts"], list):
        encoded = coco_mask.frPyObjects(segmentation, height, width)
    else:
        encoded = segmentation
    return np.asarray(coco_mask.decode(encoded), dtype=np.bool_)


def _rgb(path: Path) -> RgbImage:
    with Image.open(path) as opened:
        return np.asarray(ImageOps.exif_transpose(opened).convert("RGB"), dtype=np.uint8)


def measure_constants(net: LiteNet, images: list[RgbImage]) -> dict[str, torch.Tensor]:
    """Return the tensors of :class:`dense.DenseConstants`; the covariance as a lower triangle."""
    raw = [dense.raw_dense(net, i, None, finer=True, on_progress=ignore_progress) for i in images]
    finals = torch.cat([coarse[:FEATURES].flatten(1).T for coarse, _ in raw]).double()
    _, directions = torch.linalg.eigh(torch.cov(finals.T))
    basis = directions.flip(1)[:, :PRINCIPAL]
    basis = (basis * basis.sum(0).sign()).half().float()
    count, total, products = 0, torch.zeros(0), torch.zeros(0)
    for coarse, fine in raw:
        if fine is None:
            raise AssertionError("the finer grid was asked for")
        reduced = torch.tensordot(basis.T, coarse[:FEATURES], dims=1)
        joined = torch.cat([reduced, coarse[FEATURES:]])[None]
        enlarged = F.interpolate(joined, fine.shape[1:], mode="bilinear", align_corners=False)[0]
        cells = torch.cat([enlarged, fine]).flatten(1).T.double()
        count += len(cells)
        total = cells.sum(0) + (total if len(total) else 0.0)
        products = cells.T @ cells + (products if len(products) else 0.0)
    mean = total / count
    covariance = products / count - torch.outer(mean, mean)
    scale = covariance.diagonal().sqrt()
    rows, columns = torch.tril_indices(len(mean), len(mean)).unbind(0)
    correlation = (covariance / torch.outer(scale, scale))[rows, columns]
    return {
        "basis": basis.half().contiguous(),
        "mean": mean.float(),
        "scale": scale.float(),
        "covariance": correlation.float().contiguous(),
    }


def write_attributions(folder: Path, target: Path) -> None:
    """Write who made the photos that were learned from, and under which licence."""
    with (folder / "LICENCES.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    lines = [
        "Learned classes and feature constants of the built-in model (resources/learned)",
        "were computed from the following photos of COCO 2017. None of the photos ships.",
        "Their masks are of the COCO panoptic annotations, CC BY 4.0, COCO consortium.",
        "",
        *(f"{row['coco_image_id']}: {row['licence']}, {row['source']}" for row in rows),
    ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tell(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(line + "\n")


def main(arguments: list[str] | None = None) -> int:
    """Make the files; print each class's IoU on photos held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--coco", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=ROOT / "resources")
    options = parser.parse_args(arguments)
    photos = read_photos(options.coco)
    found = files.verified_files()
    state = torch.load(found.vision, map_location="cpu", weights_only=True)
    net = LiteNet(state, device=torch.device("cpu"), dtype=torch.float32)
    learned = options.into / "learned"
    learned.mkdir(parents=True, exist_ok=True)
    constants_path = options.into / dense.CONSTANTS
    save_file(measure_constants(net, [photo.image for photo in photos]), constants_path)
    constants = dense.load_constants(constants_path)
    features: dict[str, DenseFeatures] = {
        photo.example.photo: dense.dense_features(
            net, photo.image, constants, finer=True, on_progress=ignore_progress
        )
        for photo in photos
    }
    for finer in (True, False):
        key = ModelKey(found.sha256, constants.version, finer)
        prior = dense.prior_of(constants, finer=finer)

        def read(photo: str, finer: bool = finer) -> DenseFeatures:
            whole = features[photo]
            return whole if finer else DenseFeatures(whole.coarse)

        learner = Learner(key, read, prior)
        learner.replace(photo.example for photo in photos)
        judged = judged_classes(learner, Regularisation(strength=STRENGTH))
        for one in judged.classes:
            tell(
                f"{one.name}: level {one.level}, IoU {one.trust.iou_examples:.3f}, "
                f"{one.photos} photos"
            )
        name = "embedded-classes" if finer else "embedded-classes-coarse"
        shipped = judged.without(frozenset(CATEGORIES) - set(WORDINGS))
        save_state(shipped, learned / f"{name}.safetensors")
    write_attributions(options.coco, options.into / "licences" / "learned-classes.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
