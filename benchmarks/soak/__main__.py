"""A day of one annotator, on small and large screens.

    python -m benchmarks.soak --data DIR

Labels photos by keys and mouse in a random order: draws, corrects, reviews, changes classes,
undoes, imports, runs in the background, exports. Fails on a dialog outside the screen, on a
keyboard that is nowhere, on any warning of Qt, and where a document is not what the script expects.
Each seed and screen is a process of its own. What the model finds is drawn by lot.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SETS = ("coco65", "few/mandarins", "few/potholes")
SCREENS = ((1024, 700, 1.0), (2560, 1440, 1.5))


def main() -> int:
    """Run all days; return 0 when nobody had anything to complain about."""
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--data", type=Path, help=f"folder with {', '.join(SETS)}")
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--actions", type=int, default=6, help="of each photo")
    parser.add_argument("--seconds", type=float, default=0.15, help="that a photo takes the model")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return _one(arguments)
    bad = 0
    for width, height, scale in SCREENS:
        for seed in range(arguments.seeds):
            spec = json.dumps([seed, width, height, scale])
            command = [sys.executable, "-m", "benchmarks.soak", *sys.argv[1:], "--one", spec]
            bad += subprocess.run(command, check=False).returncode != 0
    return int(bad > 0)


def _one(arguments: argparse.Namespace) -> int:
    seed, width, height, scale = json.loads(arguments.one)
    work = Path(tempfile.mkdtemp(prefix="soak"))
    try:
        use_screen(work, width, height, scale)
        return _live(arguments, work, seed, f"{width}x{height} at {scale:.0%}, seed {seed}")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def use_screen(work: Path, width: int, height: int, scale: float) -> None:
    """Give Qt's offscreen platform a screen of that size; to be called before Qt starts."""
    screen = {"name": "s", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    file = work / "screen.json"
    whole = {"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}
    file.write_text(json.dumps(whole), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(work / name.lower())


def gather(data: Path | None, count: int, folder: Path) -> list[Path]:
    """Put photos into a folder, of each set alike; return the sets' label files.

    Without ``data`` the photos are noise.
    """
    folder.mkdir(parents=True)
    if data is None:
        import numpy as np
        from PIL import Image

        noise = np.random.default_rng(1)
        for number in range(count):
            pixels = noise.integers(0, 255, (240, 320, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / f"photo{number:03}.png")
        return []
    for name in SETS:
        photos = sorted((data / name / "images").iterdir())
        for photo in photos[: count // len(SETS) + 1]:
            if len(list(folder.iterdir())) < count:
                shutil.copy(photo, folder / photo.name)
    return [data / name / "instances.json" for name in SETS]


def _live(arguments: argparse.Namespace, work: Path, seed: int, title: str) -> int:
    from benchmarks.soak.life import live

    folder = work / "photos"
    labels = gather(arguments.data, arguments.photos, folder)
    began = time.monotonic()
    told = live(
        folder,
        labels[1:],
        work,
        random.Random(seed),
        actions=arguments.actions,
        seconds=arguments.seconds,
    )
    minutes = (time.monotonic() - began) / 60
    print(f"{title}: {told.line()}, {minutes:.1f} min", flush=True)
    for complaint in dict.fromkeys(told.complaints):
        print(f"  {complaint}")
    return int(bool(told.complaints))


if __name__ == "__main__":
    sys.exit(main())
