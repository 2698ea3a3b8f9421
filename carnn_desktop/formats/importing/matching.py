"""Which photo of the project an image of the file is: by path, by name, then by size and hash."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote

from carnn_desktop.annotations.shapes import SizeWh
from carnn_desktop.formats.importing.photos import Photos, file_bytes
from carnn_desktop.formats.values import ImportedImage

How = Literal["path", "name", "case", "renamed", "suffix", "size", "hash", "id", "none", "several"]

_LABEL_STUDIO = re.compile(r"^[0-9a-f]{8}-(?=.)")
_ROBOFLOW = re.compile(r"^(.+)_(jpe?g|png|bmp|webp|tiff?)\.rf\.[0-9a-z]{16,}\.\w+$", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)$")
_MAX_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Match:
    """``image_id`` of the project, None where none or several fit; those are ``candidates``."""

    image_id: int | None
    how: How
    candidates: tuple[str, ...] = ()


def plain_path(name: str) -> str:
    """Return a path of any system with forward slashes, in one Unicode form, without a root."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/")
    path = path.removeprefix("file://")
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if parts and len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    return "/".join(parts)


class Matcher:
    """Matches images of one file; ``beside``: folder of that file, where its photos may lie too."""

    def __init__(self, photos: Photos, beside: Path | None = None) -> None:
        self._photos = photos
        self._beside = beside
        self._paths: dict[str, int] = {}
        self._by_key: dict[str, dict[str, list[int]]] = {}
        self._by_bytes: dict[int, list[int]] | None = None
        self._by_number: dict[int, list[int]] | None = None
        self._plain: dict[int, str] = {}
        for ref in photos.refs.values():
            self._plain[ref.id] = plain_path(ref.path)
            self._paths.setdefault(self._plain[ref.id], ref.id)

    def match(self, image: ImportedImage) -> Match:
        """Return the photo of the project that an image of the file is."""
        if not image.name:
            return self._by_id(image)
        path = plain_path(image.name)
        exact = self._paths.get(path)
        if exact is not None:
            return Match(exact, "path")
        for how, key_of in _KEYS:
            candidates = self._index(how, key_of).get(key_of(PurePosixPath(path).name), [])
            if candidates:
                return self._choose(image, path, candidates, how)
        found = self._by_content(image)
        return found or Match(None, "none")

    def _index(self, how: How, key_of: Callable[[str], str]) -> dict[str, list[int]]:
        index = self._by_key.get(how)
        if index is None:
            index = defaultdict(list)
            for image_id, path in self._plain.items():
                key = key_of(PurePosixPath(path).name)
                if key:
                    index[key].append(image_id)
            self._by_key[how] = index
        return index

    def _choose(self, image: ImportedImage, path: str, candidates: list[int], how: How) -> Match:
        """Narrow several photos of one name down: by folders, by size, by bytes, by hash."""
        if len(candidates) == 1:
            return Match(candidates[0], how)
        wanted = [part.casefold() for part in path.split("/")]
        shared = {i: _common_end(wanted, self._plain[i].casefold().split("/")) for i in candidates}
        most = max(shared.values())
        if most > 1:
            candidates = [i for i in candidates if shared[i] == most]
            if len(candidates) == 1:
                return Match(candidates[0], how)
        if image.size_wh is not None:
            fitting = [i for i in candidates if self._has_size(i, image.size_wh)]
            if len(fitting) == 1:
                return Match(fitting[0], "size")
            candidates = fitting or candidates
        same = self._same_content(image, candidates)
        if same is not None:
            return Match(same, "hash")
        names = tuple(self._photos.refs[i].path for i in candidates[:_MAX_SHOWN])
        return Match(None, "several", names)

    def _has_size(self, image_id: int, size_wh: SizeWh) -> bool:
        header = self._photos.header(image_id)
        return size_wh in (header.raw_wh, header.upright_wh)

    def _by_content(self, image: ImportedImage) -> Match | None:
        """Find a photo under another name by its bytes: of the same file, wherever it lies."""
        original = self._original(image)
        size = file_bytes(original) if original is not None else image.bytes
        if not size or not (original is not None or image.sha256 or image.bytes):
            return None
        if self._by_bytes is None:
            self._by_bytes = defaultdict(list)
            for image_id in self._photos.refs:
                self._by_bytes[self._photos.bytes(image_id)].append(image_id)
        candidates = self._by_bytes.get(size, [])
        same = self._same_content(image, candidates)
        return None if same is None else Match(same, "hash")

    def _same_content(self, image: ImportedImage, candidates: Sequence[int]) -> int | None:
        original = self._original(image)
        wanted = image.sha256 or (self._photos.hash_of(original) if original is not None else "")
        if wanted:
            same = [i for i in candidates if self._photos.sha256(i) == wanted]
        elif image.bytes:
            same = [i for i in candidates if self._photos.bytes(i) == image.bytes]
        else:
            return None
        return same[0] if len(same) == 1 else None

    def _original(self, image: ImportedImage) -> Path | None:
        """Return the photo that lies beside the annotation file under the name it gives."""
        if self._beside is None:
            return None
        path = plain_path(image.name)
        for base in (self._beside, self._beside / "images"):
            for place in (base / path, base / PurePosixPath(path).name):
                if file_bytes(place):
                    return place
        return None

    def _by_id(self, image: ImportedImage) -> Match:
        """Match by number alone: the id of an earlier import, else digits at the name's end."""
        if self._by_number is None:
            given: dict[int, list[int]] = defaultdict(list)
            named: dict[int, list[int]] = defaultdict(list)
            for ref in self._photos.refs.values():
                if ref.coco_id:
                    given[ref.coco_id].append(ref.id)
                digits = _DIGITS.search(PurePosixPath(ref.path).stem)
                if digits and len(digits[1]) < 19:
                    named[int(digits[1])].append(ref.id)
            self._by_number = {**named, **given}
        candidates = self._by_number.get(image.id, []) if isinstance(image.id, int) else []
        if len(candidates) == 1:
            return Match(candidates[0], "id")
        names = tuple(self._photos.refs[i].path for i in candidates[:_MAX_SHOWN])
        return Match(None, "several" if names else "none", names)


def _common_end(first: list[str], second: list[str]) -> int:
    count = 0
    for a, b in zip(reversed(first), reversed(second), strict=False):
        if a != b:
            break
        count += 1
    return count


def _renamed(name: str) -> str:
    """Return the name before Label Studio or Roboflow put something to it."""
    name = unquote(name)
    found = _ROBOFLOW.match(name)
    if found:
        name = f"{found[1]}.{found[2]}"
    return _LABEL_STUDIO.sub("", name).replace(" ", "_").casefold()


_KEYS: tuple[tuple[How, Callable[[str], str]], ...] = (
    ("name", str),
    ("case", str.casefold),
    ("renamed", _renamed),
    ("suffix", lambda name: PurePosixPath(_renamed(name)).stem),
)
