"""``InstanceRenderer``: one image to the JSON of its COCO entry and annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from carnn_desktop.annotations.model import REVIEWED
from carnn_desktop.annotations.outlines import count_parts
from carnn_desktop.formats.coco.annotation import Runs, annotation_values, holdable, to_json
from carnn_desktop.formats.coco.info import image_values
from carnn_desktop.formats.coco.objects import ExportObject, export_objects
from carnn_desktop.formats.coco.options import ExportImage, ExportOptions
from carnn_desktop.formats.coco.rendered import Rendered, RenderedObject
from carnn_desktop.formats.coco.report import Drops
from carnn_desktop.formats.coco.segmentation import encode, is_holed

NOT_DONE = "image not marked as done"
UNREADABLE = "image that could not be read"
NO_SIZE = "image whose size is not known: open it once"
NOT_LOOKED_AT = "image that nothing was looked for in"
ODD_ATTRIBUTES = "attributes that JSON cannot hold"
IGNORE_KEY = "key “ignore”, for which Detectron2 refuses the file"


def why_not(image: ExportImage, options: ExportOptions) -> str:
    """Return why an image is no part of the export, "" when it is."""
    if image.ref.state == "failed" or image.document.state == "failed":
        return UNREADABLE
    if options.reviewed_only and image.document.state not in REVIEWED:
        return NOT_DONE
    if image.document.width < 1 or image.document.height < 1:
        return NO_SIZE
    return ""


def lean(images: Iterable[ExportImage]) -> Iterator[ExportImage]:
    """Yield images without what no export needs: soft maps, and masks as they were proposed."""
    for image in images:
        regions = tuple(
            region if region.levels is None else replace(region, levels=None)
            for region in image.document.regions
        )
        yield ExportImage(image.ref, replace(image.document, regions=regions))


@dataclass(frozen=True, slots=True)
class InstanceRenderer:
    """Makes the parts of a COCO file that belong to one image; the same in every process.

    category_ids : by concept id
    """

    options: ExportOptions
    category_ids: dict[int, int]

    def __call__(self, image: ExportImage) -> Rendered:
        """Return the entry of the image and its annotations, without their ids."""
        ref, document = image.ref, image.document
        skipped = why_not(image, self.options)
        if skipped:
            return Rendered(path=ref.path, image_id=ref.file_id, skipped=skipped)
        drops = Drops()
        runs = Runs()
        objects = tuple(
            self._object(item, image, runs, drops)
            for item in export_objects(
                document,
                self.options,
                concept_ids=frozenset(self.category_ids),
                where=ref.path,
                drops=drops,
            )
        )
        if not objects and document.state == "new":
            return Rendered(
                path=ref.path, image_id=ref.file_id, skipped=NOT_LOOKED_AT, drops=drops.counts()
            )
        return Rendered(
            path=ref.path,
            image_id=ref.file_id,
            objects=objects,
            text=to_json(image_values(ref, document)),
            runs=runs.json,
            drops=drops.counts(),
            width=document.width,
            height=document.height,
        )

    def _object(
        self, item: ExportObject, image: ExportImage, runs: Runs, drops: Drops
    ) -> RenderedObject:
        region, document = item.region, image.document
        whole = len(item.regions) == 1 and item.mask is region.mask
        encoded = encode(
            item.mask,
            document.width,
            document.height,
            options=self.options,
            iscrowd=region.iscrowd,
            known_rings=region.rings if whole else (),
        )
        run = runs.of(region.provenance.run)
        values = annotation_values(
            item,
            encoded,
            image_id=image.ref.file_id,
            category_id=self.category_ids[region.concept_id],
            run=run,
        )
        if "ignore" in region.extra:
            drops.add(IGNORE_KEY, image.ref.path)
        if (region.attributes or region.extra) and not holdable(values):
            drops.add(ODD_ATTRIBUTES, image.ref.path)
            values = {key: values[key] for key in values if key not in region.extra}
            values["attributes"] = {}
        return RenderedObject(
            region=region.id,
            part=item.part,
            concept_id=region.concept_id,
            text=to_json(values)[1:],
            run=run,
            iou=encoded.iou,
            area=encoded.area,
            holes=encoded.is_rle and is_holed(item.mask),
            parts=count_parts(item.mask) if encoded.is_rle else len(encoded.segmentation),
            is_rle=encoded.is_rle,
            iscrowd=region.iscrowd,
        )
