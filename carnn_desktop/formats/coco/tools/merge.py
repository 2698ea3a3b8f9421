"""``merge_files``: several COCO files as one, with nothing lost and every new id told."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import AtomicFiles, Spool, refuse_existing
from carnn_desktop.formats.coco.chunks import coco_chunks
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.coco.stream import Values
from carnn_desktop.formats.coco.tools.shards import Parts
from carnn_desktop.formats.coco.tools.sound import SoundCoco
from carnn_desktop.formats.export.provenance import to_json
from carnn_desktop.formats.parse import listed, mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge did.

    shared_images : images that several files have; duplicates : annotations that were there already
    renumbered : (file, section, how many ids changed)
    missing_shards : parts of a run that no file is, from 1
    """

    path: Path
    files: int
    categories: int
    images: int
    annotations: int
    shared_images: int
    duplicates: int
    renumbered: tuple[tuple[str, str, int], ...]
    missing_shards: tuple[int, ...] = ()


@dataclass(slots=True)
class _Ids:
    """Numbers given out; a free one is kept, a taken one becomes the next."""

    taken: set[int] = field(default_factory=set)
    last: int = 0
    changed: int = 0

    def take(self, wanted: Any) -> int:
        usable = is_int(wanted) and wanted > 0 and wanted not in self.taken
        number = wanted if usable else self.last + 1
        self.changed += number != wanted
        self.taken.add(number)
        self.last = max(self.last, number)
        return number


def merge_files(files: Sequence[Path], out: Path, *, overwrite: bool = False) -> MergeReport:
    """Write the union of COCO files to ``out``.

    Categories are the same if their names are; images, if their file names and sizes are;
    annotations of the same image, if all but their ids is. The first file's ids stay (unless they
    are no positive numbers); those of the others stay where they are free. ``info`` and other keys
    are those of the first file that has them, licences are united.

    Parts of one run (``segment --shard``) come in the order of their photos, and their annotations
    are numbered as the whole run would have: all parts together say what the whole run says.
    Raises CarnnError; nothing is written then.
    """
    if len(files) < 2:
        raise CarnnError("There is nothing to merge.", "Name at least two files.")
    refuse_existing(out, overwrite=overwrite)
    with ExitStack() as stack:
        merge = _Merge(out, stack)
        for path in files:
            merge.add(SoundCoco(path))
        with AtomicFiles() as target:
            target.write(out, merge.chunks())
            target.commit()
        return merge.report(out, len(files))


class _Merge:
    def __init__(self, out: Path, stack: ExitStack) -> None:
        self._images = stack.enter_context(Spool(out))
        self._annotations = stack.enter_context(Spool(out))
        self._head: dict[str, Any] = {}
        self._licenses: list[Any] = []
        self._runs: dict[str, Values] = {}
        self._categories: dict[str, Values] = {}
        self._known_images: dict[bytes, int] = {}
        self._seen: set[bytes] = set()
        self._ids = {key: _Ids() for key in ("categories", "images", "annotations")}
        self._renumbered: list[tuple[str, str, int]] = []
        self._shared = self._duplicates = 0
        self._parts = Parts()
        self._image_ids = array("q")
        self._annotated = array("q")  # of each annotation, the id of its image

    def add(self, file: SoundCoco) -> None:
        """Take a file into the union."""
        before = {key: ids.changed for key, ids in self._ids.items()}
        self._parts.take(file.path.name, file.others.get("info"))
        licenses = self._take_head(file)
        categories = self._take_categories(file)
        images: dict[Any, int] = {}
        for image in file.images():
            images[image["id"]] = self._take_image(image, licenses)
        for annotation in file.annotations():
            values = {
                **annotation,
                "image_id": images[annotation["image_id"]],
                "category_id": categories[annotation["category_id"]],
            }
            self._take_annotation(values)
        for key, ids in self._ids.items():
            if ids.changed > before[key]:
                self._renumbered.append((file.path.name, key, ids.changed - before[key]))

    def _take_head(self, file: SoundCoco) -> dict[Any, Any]:
        """Take info, licences, runs, other keys; return the new ids of the licences."""
        renamed: dict[Any, Any] = {}
        for licence in listed(file.others.get("licenses")):
            if not isinstance(licence, dict):
                continue
            plain = {key: value for key, value in licence.items() if key != "id"}
            same = next((v for v in self._licenses if {**v, "id": 0} == {**plain, "id": 0}), None)
            if same is None:
                taken = {v.get("id") for v in self._licenses}
                number = licence.get("id")
                if number in taken:
                    number = 1 + max((n for n in taken if is_int(n)), default=0)
                same = {"id": number, **plain}
                self._licenses.append(same)
            if isinstance(licence.get("id"), int | str):
                renamed[licence["id"]] = same["id"]
        for run in listed(mapping(file.others.get("carnn")).get("runs")):
            if isinstance(mapping(run).get("id"), str):
                self._runs.setdefault(run["id"], run)
        for key, value in file.others.items():
            if key not in ("licenses", "carnn"):
                self._head.setdefault(key, value)
        return renamed

    def _take_categories(self, file: SoundCoco) -> dict[Any, int]:
        numbers: dict[Any, int] = {}
        for category in file.categories:
            known = self._categories.get(category["name"])
            if known is None:
                known = {**category, "id": self._ids["categories"].take(category["id"])}
                self._categories[category["name"]] = known
            else:
                for key, value in category.items():
                    known.setdefault(key, value)
            numbers[category["id"]] = known["id"]
        return numbers

    def _take_image(self, image: Values, licenses: dict[Any, Any]) -> int:
        key = to_json([image["file_name"], image.get("width"), image.get("height")])
        known = self._known_images.get(key)
        if known is not None:
            self._shared += 1
            return known
        number = self._ids["images"].take(image["id"])
        values = {**image, "id": number}
        if isinstance(image.get("license"), int | str) and image["license"] in licenses:
            values["license"] = licenses[image["license"]]
        self._images.add(to_json(values))
        self._image_ids.append(number)
        self._known_images[key] = number
        return number

    def _take_annotation(self, values: Values) -> None:
        plain = {key: value for key, value in values.items() if key != "id"}
        same = hashlib.blake2b(to_json(plain), digest_size=16).digest()
        if same in self._seen:
            self._duplicates += 1
            return
        self._seen.add(same)
        if self._parts.numbers:  # numbered at the end, in the order of the photos
            self._annotations.add(to_json({key: values[key] for key in values if key != "id"}))
        else:
            values["id"] = self._ids["annotations"].take(values["id"])
            self._annotations.add(to_json(values))
        self._annotated.append(values["image_id"])

    def chunks(self) -> Iterator[bytes]:
        """Yield the merged file."""
        head = {**self._head, "licenses": self._licenses}
        if self._runs:
            head["carnn"] = {"runs": list(self._runs.values())}
        if not self._parts.numbers:
            images, annotations = self._images.chunks(), self._annotations.chunks()
            yield from coco_chunks(head, self._categories.values(), images, annotations)
            return
        head["info"] = self._parts.info(head.get("info", {}))
        places = sorted(range(len(self._image_ids)), key=self._image_ids.__getitem__)
        images = self._images.chunks(places)
        yield from coco_chunks(head, self._categories.values(), images, self._numbered())

    def _numbered(self) -> Iterator[bytes]:
        """Yield the annotations of parts in the order of their images, numbered from 1."""
        places = sorted(range(len(self._annotated)), key=self._annotated.__getitem__)
        for number, line in enumerate(
            self._annotations.chunks(places, separator=b"", start=b""), 1
        ):
            if line == b"\n":
                yield line
            else:
                yield (b'\n{"id":%d,' if number == 1 else b',\n{"id":%d,') % number + line[1:]

    def report(self, out: Path, files: int) -> MergeReport:
        """Return what was done."""
        return MergeReport(
            path=out,
            files=files,
            categories=len(self._categories),
            images=self._images.count,
            annotations=self._annotations.count,
            shared_images=self._shared,
            duplicates=self._duplicates,
            renumbered=tuple(self._renumbered),
            missing_shards=tuple(self._parts.missing),
        )
