"""``duplicates``: photos of a folder that look alike."""

from __future__ import annotations

import argparse
from pathlib import Path

from carnn_desktop.commands.console.files import require_folder
from carnn_desktop.commands.console.output import Output
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos.images import UnreadableImage, read_thumbnail
from carnn_desktop.photos.listing import SkippedFolders, list_images
from carnn_desktop.quality.duplicates import difference_hash, near_duplicates

_SIDE = 64
_BITS = 128
_EVERY = 1000


def run_duplicates(arguments: argparse.Namespace, output: Output) -> int:
    """Name the groups, closest first; return 0. CarnnError for wrong use."""
    folder: Path = arguments.folder
    distance: int = arguments.distance
    require_folder(folder, "Give the folder of the photos.")
    if not 0 <= distance < _BITS:
        raise CarnnError(
            f"--distance must be from 0 to {_BITS - 1}, not {distance}.", "10 is a good value."
        )
    skipped = SkippedFolders()
    names = list_images(folder, recursive=arguments.recursive, skipped=skipped.add)
    for note in skipped.notes():
        output.message(note)
    hashes: dict[str, tuple[int, int]] = {}
    unreadable: list[str] = []
    for number, name in enumerate(names):
        if number and number % _EVERY == 0:
            output.message(f"looked at {number:,} of {len(names):,} photos")
        try:
            hashes[name] = difference_hash(read_thumbnail(folder / name, _SIDE))
        except UnreadableImage as error:
            unreadable.append(name)
            output.message(f"{name}: {error.reason}")
    groups = near_duplicates(hashes, max_distance=distance)
    for group in groups:
        output.result(f"{group.distance} bits: {', '.join(group.names)}")
    output.result(f"{len(groups):,} groups that look alike among {len(hashes):,} photos")
    output.data(
        {
            "folder": folder,
            "photos": len(hashes),
            "unreadable": unreadable,
            "distance": distance,
            "groups": [{"distance": g.distance, "images": list(g.names)} for g in groups],
        }
    )
    return 0
