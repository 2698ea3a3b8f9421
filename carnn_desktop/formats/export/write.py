"""``export_dataset``: a folder that a trainer or another tool takes as it is."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.formats.coco.info import category_ids
from carnn_desktop.formats.coco.instances import InstancesTarget
from carnn_desktop.formats.coco.options import ExportImage
from carnn_desktop.formats.coco.render import lean
from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.write import PARALLEL_FROM, AnnotationIds, InstancesFile
from carnn_desktop.formats.export.common import Common, Job, Names
from carnn_desktop.formats.export.options import TITLES, DatasetOptions, FormatId, Split
from carnn_desktop.formats.export.report import DatasetReport, PartCount, Tally
from carnn_desktop.formats.export.split import split_images
from carnn_desktop.formats.export.stage import MARK_FILE, Stage
from carnn_desktop.formats.export.target import Parts, Target
from carnn_desktop.formats.labelme.write import LabelMeTarget
from carnn_desktop.formats.raster.write import PanopticTarget, SemanticTarget, require_room
from carnn_desktop.formats.voc.write import VocTarget
from carnn_desktop.formats.yolo.write import YoloTarget
from carnn_desktop.photos.parallel import ordered_map, usable_processes

__all__ = ["DatasetOptions", "DatasetReport", "export_dataset"]

_TARGETS: dict[FormatId, Callable[[Common], Target]] = {
    "coco": InstancesTarget,
    "panoptic": PanopticTarget,
    "semantic": SemanticTarget,
    "yolo": YoloTarget,
    "voc": VocTarget,
    "labelme": LabelMeTarget,
}


def export_dataset(
    target: Path,
    images: Iterable[ExportImage],
    concepts: Sequence[Concept],
    *,
    options: DatasetOptions,
    image_folder: Path | None = None,
    annotation_id: AnnotationIds | None = None,
    file_extra: Mapping[str, Any] | None = None,
    processes: int | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> DatasetReport:
    """Write a data set into the new folder ``target`` and return what was done.

    images : taken a few at a time; what their iterator raises goes through
    image_folder : of the photos, for copies
    annotation_id, file_extra, processes : as for :func:`export_coco`
    checkpoint : called before every image, stage ``export``

    The folder appears when it is complete; the same call gives the same bytes. Raises CarnnError.
    """
    options.check()
    total = len(images) if isinstance(images, Sized) else 0
    if processes is None:
        processes = usable_processes() if total >= PARALLEL_FROM else 1
    if options.copy_images and (image_folder is None or not image_folder.is_dir()):
        raise CarnnError(
            f"The folder of the photos is not there ({image_folder}).",
            "Say where it is, or export without copies of the photos.",
        )
    if options.format == "voc":
        require_room(len(concepts))
    if options.format in ("panoptic", "semantic", "voc"):
        options = replace(
            options, objects=replace(options.objects, allow_overlap=False, keep_imported=False)
        )
    with Stage(target, overwrite=options.objects.overwrite) as stage, ExitStack() as stack:
        common = Common(
            root=stage.root,
            options=options,
            concepts=tuple(concepts),
            category_ids=category_ids(concepts),
            image_folder=image_folder,
        )
        file = InstancesFile(
            stage.root / "spool", concepts, annotation_id, stack, file_extra=file_extra or {}
        )
        writer = _Writer(_TARGETS[options.format](common), stage, file)
        done = 0

        def jobs() -> Iterator[Job]:
            names = Names(flat=options.format == "voc")
            for image in lean(images):
                checkpoint(Progress("export", done, total, text=image.ref.path))
                yield Job(image, names.take(image.ref.path))

        for _, rendered in ordered_map(writer.target.render, jobs(), processes=processes):
            writer.add(rendered)
            done += 1
        checkpoint(Progress("export", total, total))
        return writer.finish()


class _Writer:
    """An export in progress: what is known of the images that were written."""

    def __init__(self, target: Target, stage: Stage, file: InstancesFile) -> None:
        self.target = target
        self._options = target.common.options
        self._stage = stage
        self._file = file
        self._names: list[str] = []
        self._labels: list[frozenset[int]] = []
        self._counts = array("q")
        self._files: list[tuple[tuple[str, str], ...]] = []
        self._tally = Tally()
        self._renamed = 0

    def add(self, rendered: Rendered) -> None:
        """Take an image over from a helper."""
        numbers = self._file.add(rendered)
        if rendered.skipped:
            return
        self._tally.add(rendered)
        self._names.append(rendered.name)
        self._labels.append(frozenset(item.concept_id for item in rendered.objects))
        self._counts.append(len(numbers))
        self._files.append(rendered.files)
        plain = rendered.path.rpartition(".")[0] or rendered.path
        self._renamed += rendered.name.replace("__", "/") != plain.replace("__", "/")

    def finish(self) -> DatasetReport:
        """Divide, write what concerns all images, and put the folder in place."""
        if not self._names:
            raise CarnnError(
                "There is nothing to export: no image is part of the selection.",
                self._why_nothing(),
            )
        parts = self._divide()
        stage, file, form = self._stage, self._file, self._options.format
        self.target.finish(stage, file, parts)
        if form != "coco":
            stage.write("objects.jsonl", file.object_lines())
            stage.write("runs.jsonl", file.run_lines())
        report = self._report(parts)
        stage.write("README.md", [self._readme(parts, report).encode("utf-8")])
        stage.write(MARK_FILE, [self._summary(report)])
        stage.commit()
        return report

    def _divide(self) -> Parts:
        options = self._options
        if not options.val:
            return Parts(self._names, {"train": range(len(self._names))}, divided=False)
        in_val = split_images(
            self._labels, options.val, seed=options.seed, stratify=options.stratify
        )
        for place, chosen in enumerate(in_val):
            for folder, name in self._files[place] if chosen else ():
                if "{split}" in folder:
                    before, after = (folder.replace("{split}", part) for part in ("train", "val"))
                    self._stage.move(f"{before}/{name}", f"{after}/{name}")
        places: dict[Split, list[int]] = {
            "train": [place for place, chosen in enumerate(in_val) if not chosen],
            "val": [place for place, chosen in enumerate(in_val) if chosen],
        }
        return Parts(self._names, places, divided=True)

    def _report(self, parts: Parts) -> DatasetReport:
        plain = self._file.report(self._stage.target, (), ())
        notes = self._file.notes() if self._options.format == "coco" else []
        chosen = self._options.objects.concepts
        others = 0 if chosen is None else len(set(self._file.category_ids) - chosen)
        if others:
            notes.append(
                f"{others} classes that were not chosen are listed too, so that the numbers of "
                "classes are the same in every export."
            )
        if self._renamed:
            notes.append(
                f"{self._renamed} images have another name in the export: one without folders, or "
                "one that differs from others by more than its extension (see objects.jsonl)."
            )
        return DatasetReport(
            path=self._stage.target,
            format=self._options.format,
            files=sum(1 for path in self._stage.root.rglob("*") if path.is_file()) + 2,
            images=plain.images,
            empty_images=plain.empty_images,
            objects=plain.annotations,
            parts=tuple(
                PartCount(
                    name if parts.divided else "all",
                    len(places),
                    sum(self._counts[place] for place in places),
                )
                for name, places in parts.places.items()
            ),
            min_iou=plain.min_iou,
            mean_iou=plain.mean_iou,
            losses=self._tally.losses(self._options.format),
            dropped=plain.dropped,
            notes=tuple(notes),
        )

    def _why_nothing(self) -> str:
        dropped = self._file.report(self._stage.target, (), ()).dropped
        if not dropped:
            return "Choose a folder with images."
        return "Left out: " + "; ".join(f"{item.count} x {item.reason}" for item in dropped) + "."

    def _summary(self, report: DatasetReport) -> bytes:
        """Return the report as JSON; it also marks the folder as one that may be replaced."""
        values = asdict(report)
        del values["path"]  # the same export is the same bytes, wherever it lies
        values = {"generator": "written by CaRNN Desktop", **values}
        values["options"] = _plain(asdict(self._options))
        text = json.dumps(values, indent=1, ensure_ascii=True, default=str)
        return text.encode("ascii") + b"\n"

    def _readme(self, parts: Parts, report: DatasetReport) -> str:
        title = TITLES[self._options.format]
        lines = [
            f"# {title}\n",
            "Made with CaRNN Desktop. Width and height are those of the displayed image, after its "
            "EXIF rotation.\n",
            "| part | images | objects |",
            "|---|---|---|",
            *(f"| {part.name} | {part.images} | {part.objects} |" for part in report.parts),
            "",
        ]
        if report.min_iou is not None:
            lines.append(f"Smallest IoU of a mask after reading it back: {report.min_iou:.4f}.\n")
        if report.losses:
            lines.append("What readers drop or change:\n")
            lines += [f"- {loss.reader}: {loss.text}" for loss in report.losses]
            lines.append("")
        if report.dropped:
            lines.append("What was left out:\n")
            lines += [f"- {item.count} x {item.reason}" for item in report.dropped]
            lines.append("")
        return "\n".join(lines) + "\n" + self.target.snippets(parts)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return options without what is no part of the result; sets in order."""
    objects = dict(values["objects"])
    del objects["overwrite"]
    if objects["concepts"] is not None:
        objects["concepts"] = sorted(objects["concepts"])
    return {**values, "objects": objects}
