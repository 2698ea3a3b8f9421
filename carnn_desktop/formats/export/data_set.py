"""A data set in a folder: divided into its parts, described, and put in place as a whole."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.formats.export.collected import Collected
from carnn_desktop.formats.export.options import Split
from carnn_desktop.formats.export.own_names import NAMES_FILE, name_lines
from carnn_desktop.formats.export.rendered import Rendered
from carnn_desktop.formats.export.report import ExportReport, Loss, PartCount, Tally
from carnn_desktop.formats.export.split import split_images
from carnn_desktop.formats.export.stage import MARK_FILE, Stage

if TYPE_CHECKING:
    from carnn_desktop.formats.export.writer import DatasetWriter


class DataSet:
    """A folder in progress: what is known of the images that are part of it.

    names : of the images in the export, without extension
    places : in ``names``, of the images of each part; divided : whether that was asked for
    """

    def __init__(self, writer: DatasetWriter, stage: Stage, collected: Collected) -> None:
        self._writer = writer
        self._options = writer.options
        self._stage = stage
        self.collected = collected
        self.names: list[str] = []
        self.places: dict[Split, Sequence[int]] = {}
        self.divided = bool(writer.options.val)
        self._labels: list[frozenset[int]] = []
        self._counts = array("q")
        self._files: list[tuple[tuple[str, str], ...]] = []
        self._tally = Tally()
        self._paths: list[str] = []
        self._renamed = 0

    def add(self, rendered: Rendered, objects: int) -> None:
        """Take an image over from a helper."""
        self._tally.add(rendered)
        self.names.append(rendered.name)
        self._paths.append(rendered.path)
        self._labels.append(frozenset(item.category_id for item in rendered.objects))
        self._counts.append(objects)
        self._files.append(rendered.files)
        plain = rendered.path.rpartition(".")[0] or rendered.path
        self._renamed += rendered.name.replace("__", "/") != plain.replace("__", "/")

    def finish(self) -> ExportReport:
        """Divide, write what concerns all images, and put the folder in place."""
        if not self.names:
            raise CarnnError(
                Told("There is nothing to export: no image is part of the selection."),
                self._why_nothing(),
            )
        self._divide()
        self._writer.finish(self)
        if not self._writer.holds_everything:
            self.write("objects.jsonl", self.collected.object_lines())
            self.write("runs.jsonl", self.collected.run_lines())
            self.write(NAMES_FILE, name_lines(zip(self.names, self._paths, strict=True)))
        report = self._report()
        self.write("README.md", [self._readme(report).encode("utf-8")])
        self.write(MARK_FILE, [self._summary(report)])
        self._stage.commit()
        return report

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a file of the folder, name with forward slashes. Raises CarnnError."""
        self._stage.write(name, chunks)

    def _divide(self) -> None:
        options = self._options
        if not self.divided:
            self.places = {"train": range(len(self.names))}
            return
        in_val = split_images(
            self._labels, options.val, seed=options.seed, stratify=options.stratify
        )
        for place, chosen in enumerate(in_val):
            for folder, name in self._files[place] if chosen else ():
                if "{split}" in folder:
                    before, after = (folder.replace("{split}", part) for part in ("train", "val"))
                    self._stage.move(f"{before}/{name}", f"{after}/{name}")
        self.places = {
            "train": [place for place, chosen in enumerate(in_val) if not chosen],
            "val": [place for place, chosen in enumerate(in_val) if chosen],
        }

    def _report(self) -> ExportReport:
        notes = self.collected.notes() if self._writer.holds_everything else []
        chosen = self._options.categories
        others = 0 if chosen is None else len(set(self.collected.category_ids) - chosen)
        if others:
            notes.append(
                Told(
                    "{count} classes that were not chosen are listed too, so that the "
                    "numbers of classes are the same in every export.",
                    count=others,
                )
            )
        if self._renamed:
            notes.append(
                Told(
                    "{count} images have another name in the export: one without folders, "
                    "or one that differs from others by more than its extension (see "
                    "images.jsonl).",
                    count=self._renamed,
                )
            )
        rows = self._writer.losses(self._tally)
        return replace(
            self.collected.report(self._options, self._stage.target, (), notes),
            file_count=sum(1 for path in self._stage.root.rglob("*") if path.is_file()) + 2,
            parts=tuple(
                PartCount(
                    name if self.divided else "all",
                    len(places),
                    sum(self._counts[place] for place in places),
                )
                for name, places in self.places.items()
            ),
            losses=tuple(Loss(reader, text) for reader, count, text in rows if count),
        )

    def _why_nothing(self) -> str:
        dropped = self.collected.dropped()
        if not dropped:
            return Told("Choose a folder with images.")
        reasons = [Together((f"{item.count} x", item.reason)) for item in dropped]
        return Told("Left out: {reasons}.", reasons=Together(reasons, "; "))

    def _summary(self, report: ExportReport) -> bytes:
        """Return the report as JSON; it also marks the folder as one that may be replaced."""
        values = report.as_json()
        del values["path"]  # the same export is the same bytes, wherever it lies
        values = {"generator": "written by CaRNN Desktop", **values}
        values["options"] = self._options.as_json()
        values["classes"] = self._writer.names()
        text = json.dumps(values, indent=1, ensure_ascii=True, default=str)
        return text.encode("ascii") + b"\n"

    def _readme(self, report: ExportReport) -> str:
        known = self._options.target_format
        lines = [
            f"# {known.written or known.title}\n",
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
        return "\n".join(lines) + "\n" + self._writer.snippets(self)
