"""What a format to export to has to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.write import InstancesFile
from carnn_desktop.formats.export.common import Common, Job
from carnn_desktop.formats.export.options import Split
from carnn_desktop.formats.export.stage import Stage


@dataclass(frozen=True, slots=True)
class Parts:
    """The images of an export and how they are divided: places in ``names`` by part.

    names : of the images in the export, without extension; divided : whether that was asked for
    """

    names: Sequence[str]
    places: Mapping[Split, Sequence[int]]
    divided: bool


class Target(Protocol):
    """A format. ``render`` runs in helper processes, everything else in the one that writes."""

    @property
    def common(self) -> Common:
        """What is exported."""
        ...

    def render(self, job: Job) -> Rendered:
        """Write the files of one image, and return what the files of all images need of it."""
        ...

    def finish(self, stage: Stage, file: InstancesFile, parts: Parts, /) -> None:
        """Write the files of all images together."""
        ...

    def snippets(self, parts: Parts, /) -> str:
        """Return Markdown: how trainers load the data set."""
        ...
