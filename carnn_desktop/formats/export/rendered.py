"""What becomes of one image in an export, on its way from a helper process to the writer."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedObject:
    """One written object.

    annotation, part : what its lasting number belongs to; category_id : of the project
    text : JSON after its id: the COCO annotation, or what other formats have no place for
    iou : of what a reader decodes with the mask
    painted_iou : of what a reader paints that fills outlines together with their edge
    holes, parts, is_rle, iscrowd : what some readers cannot take
    """

    annotation: str
    part: int
    category_id: int
    text: bytes = b""
    iou: float = 1.0
    painted_iou: float = 1.0
    holes: bool = False
    parts: int = 1
    is_rle: bool = False
    iscrowd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One image. ``skipped``: why it is not part of the export, then there is nothing else.

    path : of the image in its folder; name : its name in the export, without extension
    text : format-specific, e.g. the image's entry in a COCO file
    runs : JSON of the model runs that objects refer to, by their id
    drops : (reason, how many) of objects left out
    files : what was written for it, as (folder below the export's, in which ``{split}`` stands for
        train or val; name within it)
    entry : format-specific second line, e.g. the image's annotation in a panoptic file
    """

    path: str
    image_id: int
    name: str = ""
    skipped: str = ""
    objects: tuple[RenderedObject, ...] = ()
    text: bytes = b""
    runs: dict[str, bytes] = field(default_factory=dict)
    drops: tuple[tuple[str, int], ...] = ()
    entry: bytes = b""
    files: tuple[tuple[str, str], ...] = ()
