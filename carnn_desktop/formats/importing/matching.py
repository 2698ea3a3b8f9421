"""Which photo of the project an image of the file is: by path, by name, then by size and hash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from carnn_desktop.annotations.shapes import SizeWh
from carnn_desktop.formats.importing.photo_names import (
    before_renaming,
    folders,
    loosely,
    loosely_of_roboflow,
    plain_path,
    without_suffix,
)
from carnn_desktop.formats.importing.photos import Photos, file_bytes
from carnn_desktop.formats.values import ImportedImage

__all__ = ["Match", "Matcher", "plain_path"]

How = Literal["path", "name", "case", "renamed", "suffix", "size", "hash", "id", "none", "several"]

_OTHER_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_DIGITS = re.compile(r"(\d+)$")
_MAX_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Match:
    """``image_id`` of the project, None where none or several fit; those are ``candidates``.

    shared : parts at the end that both paths have in common, the name counted
    """

    image_id: int | None
    how: How
    candidates: tuple[str, ...] = ()
    shared: int = 0


class Matcher:
    """Matches images of one file; ``beside``: folder of that file, where its photos may lie too."""

    def __init__(self, photos: Photos, beside: Path | None = None) -> None:
        self._photos = photos
        self._beside = beside
        self._paths: dict[str, int] = {}
        self._by_key: dict[Callable[[str], str], dict[str, list[int]]] = {}
        self._by_bytes: dict[int, list[int]] | None = None
        self._by_number: dict[int, list[int]] | None = None
        self._plain: dict[int, str] = {}
        self._root = [] if beside is None else plain_path(str(beside)).split("/")
        self._photo_root = plain_path(str(photos.folder)).split("/")
        for ref in photos.refs.values():
            if any(part.startswith("Segmentation") for part in ref.path.split("/")[:-1]):
                continue  # label pictures are no photos
            self._plain[ref.id] = plain_path(ref.path)
            self._paths.setdefault(self._plain[ref.id], ref.id)

    def match(self, image: ImportedImage) -> Match:
        """Return the photo of the project that an image of the file is."""
        if not image.name:
            return self._by_id(image)
        names = [plain_path(name) for name in (image.name, *image.other_names)]
        for path in names:
            exact = self._paths.get(path)
            if exact is not None:
                return Match(exact, "path", shared=self._shared(path, exact))
        for strict in (True, False):
            for at, path in enumerate(names):
                keys = _BARE_KEYS if image.bare or at > 0 else _KEYS
                for how, of_photo, of_name in keys[:_STRICT] if strict else keys[_STRICT:]:
                    name = of_name(PurePosixPath(path).name)
                    candidates = self._index(of_photo).get(name, [])
                    if candidates:
                        return self._choose(image, path, candidates, how)
        found = self._by_content(image)
        return found or Match(None, "none")

    def _index(self, key_of: Callable[[str], str]) -> dict[str, list[int]]:
        index = self._by_key.get(key_of)
        if index is None:
            index = defaultdict(list)
            for image_id, path in self._plain.items():
                key = key_of(PurePosixPath(path).name)
                if key:
                    index[key].append(image_id)
            self._by_key[key_of] = index
        return index

    def _shared(self, path: str, image_id: int) -> int:
        """Return how many parts at their ends the paths of a name and of a photo share."""
        wanted = folders("/".join((*self._root, path)))
        photo = folders("/".join((*self._photo_root, self._plain[image_id])))
        wanted[-1] = photo[-1]  # the names were compared before
        return _common_end(wanted, photo)

    def _choose(self, image: ImportedImage, path: str, candidates: list[int], how: How) -> Match:
        """Narrow several photos of one name down: by folders, by size, by bytes, by hash."""
        shared = {number: self._shared(path, number) for number in candidates}
        if len(candidates) == 1:
            return Match(candidates[0], how, shared=shared[candidates[0]])
        most = max(shared.values())
        if most > 1:
            candidates = [i for i in candidates if shared[i] == most]
            if len(candidates) == 1:
                return Match(candidates[0], how, shared=most)
        found = self._narrowed(image, candidates)
        return found if found.image_id is None else replace(found, shared=shared[found.image_id])

    def _narrowed(self, image: ImportedImage, candidates: list[int]) -> Match:
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


def _folded_stem(name: str) -> str:
    return without_suffix(name).casefold()


def _renamed_stem(name: str) -> str:
    return without_suffix(before_renaming(name))


def _stem_of_any_file(name: str) -> str:
    """Return a name without the suffix of a file of another kind: some tools name their own."""
    return _OTHER_SUFFIX.sub("", name).casefold()


_STRICT = 2
"""Of the keys the first ones: the name itself. All names of an image come before the others."""
# (how, key of a photo's name, key of the name that is looked for)
_Key = tuple[How, Callable[[str], str], Callable[[str], str]]
_KEYS: tuple[_Key, ...] = (
    ("name", str, str),
    ("case", str.casefold, str.casefold),
    ("renamed", before_renaming, before_renaming),
    ("suffix", without_suffix, without_suffix),
    ("suffix", _renamed_stem, _renamed_stem),
    ("renamed", loosely, loosely_of_roboflow),
    ("suffix", _folded_stem, _stem_of_any_file),
)
# of names that never had a suffix: what follows a dot in them belongs to the name
_BARE_KEYS: tuple[_Key, ...] = (
    ("suffix", without_suffix, str),
    ("name", str, str),
    ("suffix", _folded_stem, str.casefold),
    ("case", str.casefold, str.casefold),
    ("renamed", before_renaming, before_renaming),
    ("suffix", _renamed_stem, _renamed_stem),
    ("suffix", _renamed_stem, before_renaming),
    ("renamed", loosely, loosely_of_roboflow),
)
