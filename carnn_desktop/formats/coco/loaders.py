"""How training tools load a COCO file, as Markdown; each was tried with the tool itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_NOT_IN_COCO = (12, 26, 29, 30, 45, 66, 68, 69, 71, 83)
_COCO_IDS = tuple(number for number in range(1, 91) if number not in _NOT_IN_COCO)


def loaders(
    file: Path,
    categories: Sequence[dict[str, Any]],
    *,
    folder: str = "IMAGE_FOLDER",
    bitmask: bool,
    val: Path | None = None,
) -> str:
    """Return Markdown: how trainers load a COCO file whose photos are in ``folder``.

    categories : id and name of each, in the order of the ids
    val : the file of the validation part, where there is one
    """
    path = json.dumps(file.as_posix())
    other = None if val is None else json.dumps(val.as_posix())
    numbers = [category["id"] for category in categories]
    return (
        _mmdetection(path, other, class_tuple(categories), folder)
        + _detectron2(path, other, len(categories), "bitmask" if bitmask else "polygon", folder)
        + _ultralytics(file, numbers)
        + _torchvision(path, folder)
    )


def class_tuple(categories: Sequence[dict[str, Any]]) -> str:
    """Return the names as a Python tuple in ASCII."""
    names = json.dumps([category["name"] for category in categories], ensure_ascii=True)
    return f"({names[1:-1]}{',' if len(categories) == 1 else ''})"


def _mmdetection(file: str, val: str | None, classes: str, folder: str) -> str:
    other = (
        ""
        if val is None
        else f"""
val_dataloader = dict(dataset=dict(
    type="CocoDataset", metainfo=metainfo, ann_file={val},
    data_prefix=dict(img="{folder}"), test_mode=True))
val_evaluator = dict(type="CocoMetric", ann_file={val}, metric=["bbox", "segm"])"""
    )
    return f"""
## MMDetection

The names must be those of the file, or the data set is empty. Images without objects are kept as
negatives only with `filter_empty_gt=False`; images below 32 pixels are dropped by `min_size`.

```python
metainfo = dict(classes={classes})
train_dataloader = dict(dataset=dict(
    type="CocoDataset", metainfo=metainfo, ann_file={file},
    data_prefix=dict(img="{folder}"), filter_cfg=dict(filter_empty_gt=False, min_size=32))){other}
```

Load masks with `LoadAnnotations(with_bbox=True, with_mask=True, poly2mask=True)`: with `False` run
lengths are ignored.
"""


def _detectron2(file: str, val: str | None, classes: int, mask_format: str, folder: str) -> str:
    parts = [("mine_train", file), *([] if val is None else [("mine_val", val)])]
    lines = [f'register_coco_instances("{name}", {{}}, {path}, "{folder}")' for name, path in parts]
    lines.append('cfg.DATASETS.TRAIN = ("mine_train",)')
    lines += ['cfg.DATASETS.TEST = ("mine_val",)'] if val is not None else []
    calls = "\n".join(lines)
    return f"""
## Detectron2

```python
from detectron2.data.datasets import register_coco_instances

{calls}
cfg.INPUT.MASK_FORMAT = "{mask_format}"
cfg.MODEL.ROI_HEADS.NUM_CLASSES = {classes}
```

Images without objects are used only with `cfg.DATALOADER.FILTER_EMPTY_ANNOTATIONS = False`.
"""


def _ultralytics(file: Path, numbers: Sequence[int]) -> str:
    text = """
## Ultralytics

Export as YOLO segmentation: that keeps holes and needs no conversion."""
    official = tuple(numbers) == _COCO_IDS
    if not official and numbers != list(range(1, len(numbers) + 1)):
        return f"""{text} Its converter cannot take this
file: the category ids have gaps, and it makes id - 1 the class number.
"""
    parent = json.dumps(file.parent.as_posix())
    return f"""{text} From this file:

```python
from ultralytics.data.converter import convert_coco

convert_coco({parent}, save_dir="yolo", use_segments=True, cls91to80={official})
```

It reads every JSON file of that folder and writes `yolo/labels`; the photos belong into the same
folders below `yolo/images`, and `data.yaml` is yours to write. `cls91to80=True` is right for the
ids 1 to 90 of COCO's own 80 categories only. Holes are lost: it takes outer outlines.
"""


def _torchvision(file: str, folder: str) -> str:
    return f"""
## torchvision

Without `target_keys` there are no masks. Images without objects have no boxes and masks in their
target, and photos are not turned by EXIF: export copies of them, which are upright.

```python
from torchvision.datasets import CocoDetection, wrap_dataset_for_transforms_v2

dataset = wrap_dataset_for_transforms_v2(
    CocoDetection("{folder}", {file}),
    target_keys=("image_id", "boxes", "labels", "masks", "iscrowd"))
```
"""
