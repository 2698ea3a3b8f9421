"""The class list and the note for training tools that lie beside a COCO file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_MARK = "written by CaRNN Desktop"


def sidecar_paths(out: Path) -> tuple[Path, Path]:
    """Return the paths of the class list and the note."""
    return out.with_name(f"{out.stem}.classes.txt"), out.with_name(f"{out.stem}.README.md")


def may_write(out: Path) -> bool:
    """Return whether nothing stands where the sidecars go but our own of an earlier export."""
    classes, note = sidecar_paths(out)
    if not classes.exists() and not note.exists():
        return True
    try:
        return _MARK in note.read_text(encoding="utf-8")[:400]
    except (OSError, ValueError):
        return False


def class_list(categories: Sequence[dict[str, Any]]) -> str:
    """Return the class names, one a line, in the order of their ids."""
    return "".join(" ".join(category["name"].split()) + "\n" for category in categories)


def note(out: Path, categories: Sequence[dict[str, Any]], *, polygons: int, rles: int) -> str:
    """Return the note: what training tools need to be told to read the file rightly."""
    holes = (
        f"{rles} of {polygons + rles} objects are run lengths (RLE), most often for their holes"
        if rles
        else "All objects are polygons"
    )
    numbers = [category["id"] for category in categories]
    contiguous = numbers == list(range(1, len(numbers) + 1))
    ids = f"run from 1 to {len(numbers)}" if contiguous else "are those of the imported file"
    return (
        f"# {out.name}\n\n"
        f"COCO instances, {_MARK}. {holes}.\n"
        f"Category ids {ids}; `file_name` is relative to the image "
        "folder; width\nand height are those of the displayed image, after its EXIF rotation.\n"
        "Annotations whose `provenance.reviewed` is empty have not been looked at by a person.\n"
        + loaders(Path(out.name), categories, bitmask=bool(rles))
    )


def loaders(
    file: Path,
    categories: Sequence[dict[str, Any]],
    *,
    folder: str = "IMAGE_FOLDER",
    bitmask: bool,
) -> str:
    """Return Markdown: how trainers load a COCO file whose photos are in ``folder``."""
    names = json.dumps([category["name"] for category in categories], ensure_ascii=True)
    comma = "," if len(categories) == 1 else ""
    path = json.dumps(file.as_posix())
    return (
        _mmdetection(path, f"({names[1:-1]}{comma})", folder)
        + _detectron2(path, len(categories), "bitmask" if bitmask else "polygon", folder)
        + _others(path, folder)
    )


def _mmdetection(file: str, classes: str, folder: str) -> str:
    return f"""
## MMDetection

The names must be those of the file, or the data set is empty. Images without objects are kept as
negatives only with `filter_empty_gt=False`; images below 32 pixels are dropped by `min_size`.

```python
metainfo = dict(classes={classes})
train_dataloader = dict(dataset=dict(
    type="CocoDataset", metainfo=metainfo, ann_file={file},
    data_prefix=dict(img="{folder}"), filter_cfg=dict(filter_empty_gt=False, min_size=32)))
```

Load masks with `LoadAnnotations(with_mask=True, poly2mask=True)`: with `False` run lengths are
ignored.
"""


def _detectron2(file: str, classes: int, mask_format: str, folder: str) -> str:
    return f"""
## Detectron2

```python
from detectron2.data.datasets import register_coco_instances

register_coco_instances("mine", {{}}, {file}, "{folder}")
cfg.INPUT.MASK_FORMAT = "{mask_format}"
cfg.MODEL.ROI_HEADS.NUM_CLASSES = {classes}
```

Images without objects are used only with `cfg.DATALOADER.FILTER_EMPTY_ANNOTATIONS = False`.
"""


def _others(file: str, folder: str) -> str:
    return f"""
## Ultralytics

```python
from ultralytics.data.converter import convert_coco

convert_coco("FOLDER_OF_THIS_FILE", use_segments=True, cls91to80=False)
```

The default `cls91to80=True` renumbers the classes as if they were those of COCO. Holes are lost:
YOLO labels hold outer outlines only.

## torchvision

```python
from torchvision.datasets import CocoDetection, wrap_dataset_for_transforms_v2

dataset = wrap_dataset_for_transforms_v2(CocoDetection("{folder}", {file}))
```
"""
