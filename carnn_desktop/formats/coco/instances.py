"""COCO instances as a folder: one file for each part, and the photos."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from carnn_desktop.formats.coco.loaders import loaders
from carnn_desktop.formats.coco.options import ExportImage
from carnn_desktop.formats.coco.render import InstanceRenderer
from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.report import Drops
from carnn_desktop.formats.coco.sidecars import class_list
from carnn_desktop.formats.coco.write import InstancesFile
from carnn_desktop.formats.export.common import Common, Files, Job
from carnn_desktop.formats.export.stage import Stage
from carnn_desktop.formats.export.target import Parts


@dataclass(frozen=True, slots=True)
class InstancesTarget:
    """``annotations/instances_train.json`` and the like; photos of all parts lie in ``images``."""

    common: Common

    def render(self, job: Job) -> Rendered:
        """Return the JSON of an image, and write the photo."""
        drops, files = Drops(), Files()
        image = job.image
        renderer = InstanceRenderer(self.common.options.objects, self.common.category_ids)
        if self.common.options.copy_images:
            # the name is only known now: a photo may get another suffix
            plain = self.common.copied_name(image, job.name)
            image = ExportImage(replace(image.ref, path=plain), image.document)
        rendered = renderer(image)
        if not rendered.skipped:
            self.common.copy_photo(job.image, files, "images", job.name, drops)
        return replace(
            rendered,
            path=job.image.ref.path,
            name=job.name,
            drops=(*rendered.drops, *drops.counts()),
            files=tuple(files),
        )

    def finish(self, stage: Stage, file: InstancesFile, parts: Parts, /) -> None:
        """Write a COCO file for each part, and the list of classes."""
        for split, places in parts.places.items():
            name = f"instances_{split}.json" if parts.divided else "instances.json"
            stage.write(f"annotations/{name}", file.chunks(places))
        stage.write("classes.txt", [class_list(file.categories).encode("utf-8")])

    def snippets(self, parts: Parts, /) -> str:
        """Return how trainers load it."""
        folder = "images" if self.common.options.copy_images else "IMAGE_FOLDER"
        kind = self.common.options.objects.segmentation
        files = Path("annotations")
        return loaders(
            files / ("instances_train.json" if parts.divided else "instances.json"),
            self.common.categories(),
            folder=folder,
            bitmask=kind != "polygon",
            val=files / "instances_val.json" if parts.divided else None,
        )
