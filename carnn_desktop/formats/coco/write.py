"""COCO instances: one file, or a folder with one file for each part and the photos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from carnn_desktop.annotations.masks import count_parts
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP, Told
from carnn_desktop.formats.atomic import AtomicFiles
from carnn_desktop.formats.coco.info import image_values
from carnn_desktop.formats.coco.loaders import loaders
from carnn_desktop.formats.coco.segmentation import Encoded, encode, is_holed
from carnn_desktop.formats.coco.sidecars import class_list, may_write, note, sidecar_paths
from carnn_desktop.formats.export.collected import Collected
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.provenance import holdable, provenance_values, score_of, to_json
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page

ODD_ATTRIBUTES = QT_TRANSLATE_NOOP("LeftOut", "attributes that JSON cannot hold")
IGNORE_KEY = QT_TRANSLATE_NOOP("LeftOut", "key “ignore”, for which Detectron2 refuses the file")
_FILLED = frozenset(
    (
        *("id", "image_id", "category_id", "bbox", "area", "iscrowd", "segmentation"),
        *("score", "attributes", "provenance", "ignore"),
    )
)


class Writer(DatasetWriter):
    """``annotations/instances_train.json`` and the like; photos of all parts lie in ``images``."""

    holds_everything: ClassVar[bool] = True

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Yield the annotations without their ids; the entry of the image is the page's text."""
        for item in objects:
            yield self._object(item, page)
        ref = page.image.ref
        if self.options.copy_images:
            ref = replace(ref, path=page.photo_name)
        page.text = to_json(image_values(ref, page.image.document))
        page.copy_photo("images")

    def _object(self, item: ExportObject, page: Page) -> RenderedObject:
        annotation = item.annotation
        whole = len(item.annotations) == 1 and item.mask is annotation.mask
        as_it_came = annotation.original is None and annotation.provenance.run.source != "manual"
        encoded = encode(
            item.mask,
            *page.size_wh,
            options=self.options,
            iscrowd=annotation.iscrowd,
            known_rings=annotation.rings if whole and as_it_came else (),
        )
        values = self._values(item, encoded, page)
        if "ignore" in annotation.extra:
            page.drops[IGNORE_KEY] += 1
        if (annotation.attributes or annotation.extra) and not holdable(values):
            page.drops[ODD_ATTRIBUTES] += 1
            values = {key: values[key] for key in values if key not in annotation.extra}
            values["attributes"] = {}
        return RenderedObject(
            annotation=annotation.id,
            part=item.part,
            category_id=annotation.category_id,
            text=to_json(values)[1:],
            iou=encoded.iou,
            holes=encoded.is_rle and is_holed(item.mask),
            parts=count_parts(item.mask) if encoded.is_rle else len(encoded.segmentation),
            is_rle=encoded.is_rle,
            iscrowd=annotation.iscrowd,
        )

    def _values(self, item: ExportObject, encoded: Encoded, page: Page) -> dict[str, Any]:
        """Return the annotation but its id; unknown keys of an imported file come last."""
        annotation = item.annotation
        values: dict[str, Any] = {
            "image_id": page.image.ref.file_id,
            "category_id": self.category_ids[annotation.category_id],
            "bbox": list(encoded.bbox_xywh),
            "area": encoded.area,
            "iscrowd": int(annotation.iscrowd),
            "segmentation": encoded.segmentation,
        }
        score = score_of(item)
        if score is not None:
            values["score"] = score
        single = len(item.annotations) == 1
        values["attributes"] = dict(annotation.attributes) if single else {}
        run = page.runs.of(annotation.provenance.run)
        values["provenance"] = provenance_values(item, iou=encoded.iou, run=run)
        if single and item.part == 0:
            values |= {key: part for key, part in annotation.extra.items() if key not in _FILLED}
        return values

    def write_file(
        self, files: AtomicFiles, collected: Collected, target: Path
    ) -> tuple[tuple[Path, ...], list[str]]:
        """Write the file, and beside it a class list and a note for training tools."""
        files.write(target, collected.chunks())
        if not self.options.write_sidecars:
            return (target,), []
        classes, readme = sidecar_paths(target)
        if not may_write(target):
            return (target,), [
                Told(
                    "{name} or {other} is not ours and was left as it is.",
                    name=classes.name,
                    other=readme.name,
                )
            ]
        categories = collected.categories
        text = note(target, categories, polygons=collected.polygons, rles=collected.rles)
        files.write(classes, [class_list(categories).encode("utf-8")])
        files.write(readme, [text.encode("utf-8")])
        return (target, classes, readme), []

    def finish(self, data_set: DataSet) -> None:
        """Write a COCO file for each part, and the list of classes."""
        for split, places in data_set.places.items():
            name = f"instances_{split}.json" if data_set.divided else "instances.json"
            data_set.write(f"annotations/{name}", data_set.collected.chunks(places))
        data_set.write("classes.txt", [class_list(data_set.collected.categories).encode("utf-8")])

    def snippets(self, data_set: DataSet) -> str:
        """Return how trainers load it."""
        files = Path("annotations")
        return loaders(
            files / ("instances_train.json" if data_set.divided else "instances.json"),
            self.category_values(),
            folder="images" if self.options.copy_images else "IMAGE_FOLDER",
            bitmask=self.options.segmentation != "polygon",
            val=files / "instances_val.json" if data_set.divided else None,
        )

    def losses(self, tally: Tally) -> Losses:
        """Return what trainers do not take of COCO files."""
        rles, empty = tally.rles, tally.empty
        return [
            (
                "Detectron2",
                rles,
                Told("{count:,} run-length masks need MASK_FORMAT bitmask", count=rles),
            ),
            (
                "MMDetection",
                rles,
                Told("{count:,} run-length masks need poly2mask=True", count=rles),
            ),
            (
                "MMDetection",
                empty,
                Told("{count:,} empty images, unless told otherwise", count=empty),
            ),
            (
                "Detectron2",
                empty,
                Told("{count:,} empty images, unless told otherwise", count=empty),
            ),
            (
                "Ultralytics",
                tally.holes,
                Told("holes of {count:,} objects when it converts them", count=tally.holes),
            ),
            ("Ultralytics", tally.crowds, Told("{count:,} crowds", count=tally.crowds)),
            ("torchvision", empty, Told("{count:,} empty images have no targets", count=empty)),
        ]
