"""A COCO file as labels to measure: read once, kept as run lengths of some hundred bytes each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.formats.coco.read import CocoFile, CocoImage, CocoRecord
from carnn_desktop.quality.labels import LabelImage, LabelObject, label_object, rle_of_shape

SizeOfName = Callable[[str], tuple[int, int] | None]
_EVERY = 500


class CocoLabels:
    """All labels of a COCO file by image. 200,000 objects take about 100 MB.

    boxes : number of annotations without an outline, which count with the whole of their box
    left_out : number of annotations that have no meaning
    """

    def __init__(
        self,
        path: Path,
        *,
        size_of: SizeOfName | None = None,
        checkpoint: Checkpoint = no_checkpoint,
    ) -> None:
        """Read the file. Raises CarnnError when it is no COCO file.

        size_of : (width, height) by file name, for images of which the file does not say it
        checkpoint : called often, stage ``read``
        """
        if not path.is_file():
            raise CarnnError(f"There is no file {path}.", "Give a COCO JSON file.")
        checkpoint(Progress("read", text=path.name))
        file = CocoFile(path)
        self.title = path.name
        self.path = path
        self.concepts = tuple(dict.fromkeys(category.name for category in file.categories))
        self.boxes = 0
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._objects: dict[str, list[LabelObject]] = {}
        for image in sorted(file.images, key=lambda image: _id_order(image.id)):
            size = image.size_wh or (None if size_of is None else size_of(image.file_name))
            self._sizes[image.file_name] = size
        unusable = 0
        for number, record in enumerate(file.records()):
            if number % _EVERY == 0:
                checkpoint(Progress("read", number, text=path.name))
            unusable += not self._add(record)
        self.left_out = unusable + file.notes.counts["left out"]

    @property
    def names(self) -> tuple[str, ...]:
        """The file names of the images in the order of their ids, which is pycocotools' too."""
        return tuple(self._sizes)

    def image(self, name: str) -> LabelImage | None:
        """Return the labels of an image; None where its size is not known."""
        size = self._sizes.get(name)
        if size is None:
            return None
        return LabelImage(name, *size, tuple(self._objects.get(name, ())))

    @property
    def objects(self) -> int:
        """Number of objects of all images."""
        return sum(len(items) for items in self._objects.values())

    def _add(self, record: CocoRecord) -> bool:
        image: CocoImage = record.image
        size = self._sizes.get(image.file_name)
        if size is None:
            return False
        try:
            rle = rle_of_shape(record.shape, *size)
        except Unusable:
            return False
        self.boxes += record.kind == "box"
        self._objects.setdefault(image.file_name, []).append(
            label_object(
                rle,
                id="" if record.id is None else str(record.id),
                concept=record.category.name,
                score=record.score,
                crowd=record.iscrowd,
            )
        )
        return True


def _id_order(number: int | str) -> tuple[bool, int, str]:
    """Sort numbers as numbers, before texts."""
    return (True, 0, number) if isinstance(number, str) else (False, number, "")
