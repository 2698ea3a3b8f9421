"""Write data sets, make an environment with other tools, and compare what they read.

python tests/consumers/run.py --env DIR
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from carnn_desktop.annotations.masks import connected_parts, crop_mask, union
from carnn_desktop.annotations.model import (
    Annotation,
    Category,
    ImageDocument,
    ImageRef,
    Mask,
    Provenance,
)
from carnn_desktop.annotations.outlines import rings
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.write import ExportImage, export

PACKAGES = (
    *("pycocotools", "faster-coco-eval", "supervision", "datumaro", "fiftyone", "sahi", "globox"),
    "labelme2coco",
)
TRAINERS = ("torchvision", "ultralytics")
NAMES = ("cat", "dog \U0001f415", "red, cup")
CATEGORIES = tuple(Category(id=at, name=name) for at, name in enumerate(NAMES, 1))
WIDTH, HEIGHT, IMAGES = 640, 480, 12
PROVENANCE = Provenance(run=Run(source="manual"), reviewed="2026-01-01T00:00:00+00:00")


def blob(rng: np.random.Generator, side: int, left: int, top: int) -> Mask:
    """Return a random connected shape inside a square."""
    noise = cv2.GaussianBlur(rng.random((side, side)).astype(np.float32), (0, 0), side / 9)
    y, x = np.mgrid[:side, :side] / side - 0.5
    return crop_mask(noise - noise.mean() > 0.7 * (x**2 + y**2) - 0.09, left, top)


def make(folder: Path) -> list[ExportImage]:
    """Write photos; return their annotations: plain ones, some with a hole, some in two parts."""
    rng, images = np.random.default_rng(0), []
    folder.mkdir()
    for number in range(1, IMAGES + 1):
        pixels = rng.integers(0, 255, (HEIGHT // 8, WIDTH // 8, 3), dtype=np.uint8)
        photo = Image.fromarray(pixels).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        photo.save(folder / f"photo{number:02d}.jpg", quality=90)
        annotations = []
        for column in range(4 if number % 5 else 0):
            mask = blob(rng, 130, 10 + 150 * column, 20 + 10 * number)
            if column == 1:
                pixels = mask.pixels.copy()
                middle_y, middle_x = (side // 2 for side in pixels.shape)
                pixels[middle_y - 6 : middle_y + 6, middle_x - 8 : middle_x + 8] = False
                mask = crop_mask(pixels, mask.x, mask.y)
            if column == 2:
                mask = union(mask, blob(rng, 90, 330, 340))
            annotations.append(
                Annotation(
                    id=f"{number}-{column}",
                    category_id=1 + (number + column) % 3,
                    mask=mask,
                    state="accepted",
                    provenance=PROVENANCE,
                )
            )
        document = ImageDocument(
            image_id=number,
            width=WIDTH,
            height=HEIGHT,
            annotations=tuple(annotations),
            state="done" if annotations else "done_empty",
        )
        images.append(ExportImage(ImageRef(id=number, path=f"photo{number:02d}.jpg"), document))
    return images


def write_all(work: Path) -> None:
    """Write every format below ``work``, and ``truth.json``: the objects as exported."""
    images = make(work / "photos")
    plain = ExportOptions()
    for name, form, objects in (
        ("coco", "coco", plain),
        ("coco_rle", "coco", replace(plain, segmentation="rle")),
        ("coco_polygon", "coco", replace(plain, segmentation="polygon")),
        ("yolo", "yolo", plain),
        ("yolo_boxes", "yolo-boxes", plain),
        ("voc", "voc", plain),
        ("labelme", "labelme", plain),
        ("cvat", "cvat", plain),
    ):
        options = replace(objects, format=form, copy_images=True)
        export(work / name, images, CATEGORIES, options=options, image_folder=work / "photos")
    data = json.loads((work / "coco/annotations/instances.json").read_bytes())
    names = {category["id"]: category["name"] for category in data["categories"]}
    files = {image["id"]: image["file_name"] for image in data["images"]}
    objects = data["annotations"]
    truth = {
        "mask": [[files[a["image_id"]], names[a["category_id"]], a["area"]] for a in objects],
        "box": [
            [files[a["image_id"]], names[a["category_id"]], a["bbox"][2] * a["bbox"][3]]
            for a in objects
        ],
        "part": _parts(images),
    }
    (work / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


def _parts(images: list[ExportImage]) -> list[list[Any]]:
    """Return the connected parts of the objects that have no hole, as LabelMe has them."""
    names = {category.id: category.name for category in CATEGORIES}
    return [
        [image.ref.path, names[item.category_id], part.area]
        for image in images
        for item in image.document.annotations
        if not any(ring.holes for ring in rings(item.mask))
        for part in connected_parts(item.mask)
    ]


def install(env: Path, packages: tuple[str, ...]) -> list[str]:
    """Make the environment; return the packages that could not be installed, with the reason."""
    if not (env / "pyvenv.cfg").exists():
        venv.create(env, with_pip=True)
    python, missing = python_of(env), []
    for package in packages:
        command = [python, "-m", "pip", "install", "--quiet", package]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = [line for line in done.stderr.splitlines() if "ERROR" in line][-1:]
            missing.append(f"{package}: {' '.join(last) or 'pip failed'}")
    return missing


def python_of(env: Path) -> str:
    """Return the interpreter of an environment."""
    return str(env / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


def main() -> int:
    """Run everything; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--env", type=Path, help="environment to use (default: a temporary one)")
    parser.add_argument("--trainers", action="store_true", help="install trainers too: gigabytes")
    parser.add_argument("--as-it-is", action="store_true", help="install nothing")
    arguments = parser.parse_args()
    packages = (*PACKAGES, *(TRAINERS if arguments.trainers else ()))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        env = arguments.env or work / "env"
        for line in install(env, () if arguments.as_it_is else packages):
            sys.stdout.write(f"not installed  {line}\n")
        write_all(work)
        readers = Path(__file__).with_name("readers.py")
        done = subprocess.run(
            [python_of(env), str(readers), str(work)], capture_output=True, text=True, check=False
        )
        lines: list[dict[str, Any]] = [
            json.loads(line[1:]) for line in done.stdout.splitlines() if line.startswith("\t{")
        ]
        if not lines:
            sys.stdout.write(done.stderr[-2000:])
        for line in lines:
            sys.stdout.write(f"{line['verdict']:<12} {line['tool']:<28} {line['detail']}\n")
        return int(not lines or any(line["verdict"] == "DIFFERENT" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
