"""Loads exports with other tools; runs in their environment, knows nothing of this project."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Objects = list[tuple[str, str, float]]
"""(file name, class, area in pixels) of each object."""


def with_pycocotools(work: Path, name: str) -> Objects:
    """As torchvision's CocoDetection and most trainers read: pycocotools and the photo's size."""
    from PIL import Image
    from pycocotools.coco import COCO

    coco = COCO(str(work / name / "annotations/instances.json"))
    found = []
    for image in coco.loadImgs(sorted(coco.imgs)):
        with Image.open(work / name / "images" / image["file_name"]) as photo:
            assert photo.size == (image["width"], image["height"])
        for annotation in coco.loadAnns(coco.getAnnIds(image["id"])):
            area = int(coco.annToMask(annotation).sum())
            kind = coco.loadCats(annotation["category_id"])[0]["name"]
            found.append((image["file_name"], kind, area))
    return found


def with_faster_coco_eval(work: Path, name: str) -> Objects:
    """Read, and evaluate the file against itself: the average precision must be 1."""
    from faster_coco_eval import COCO, COCOeval_faster

    coco = COCO(str(work / name / "annotations/instances.json"))
    results = [
        {
            "image_id": a["image_id"],
            "category_id": a["category_id"],
            "segmentation": coco.annToRLE(a),
            "score": 1.0,
        }
        for a in coco.anns.values()
    ]
    evaluation = COCOeval_faster(coco, coco.loadRes(results), "segm")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    assert abs(evaluation.stats[0] - 1.0) < 1e-6, evaluation.stats[0]
    return [
        (
            coco.imgs[a["image_id"]]["file_name"],
            coco.cats[a["category_id"]]["name"],
            int(coco.annToMask(a).sum()),
        )
        for a in coco.anns.values()
    ]


def with_supervision(work: Path, name: str) -> Objects:
    """Read COCO, YOLO or Pascal VOC by its DetectionDataset."""
    import supervision as sv

    root = work / name
    if name in ("yolo", "yolo_boxes"):
        data = sv.DetectionDataset.from_yolo(
            images_directory_path=str(root / "images/train"),
            annotations_directory_path=str(root / "labels/train"),
            data_yaml_path=str(root / "data.yaml"),
            force_masks=name == "yolo",
        )
    elif name == "voc":
        data = sv.DetectionDataset.from_pascal_voc(
            images_directory_path=str(root / "JPEGImages"),
            annotations_directory_path=str(root / "Annotations"),
        )
    else:
        data = sv.DetectionDataset.from_coco(
            images_directory_path=str(root / "images"),
            annotations_path=str(root / "annotations/instances.json"),
            force_masks=True,
        )
    found = []
    for path, _, detections in data:
        found += [
            (
                Path(path).name,
                data.classes[int(kind)],
                _box_area(detections.xyxy[place])
                if name in ("voc", "yolo_boxes")
                else float(detections.mask[place].sum()),
            )
            for place, kind in enumerate(detections.class_id)
        ]
    return found


def _box_area(xyxy: Any) -> float:
    left, top, right, bottom = (float(edge) for edge in xyxy)
    return (right - left) * (bottom - top)


def with_datumaro(work: Path, name: str) -> Objects:
    """Read COCO instances or Pascal VOC segmentation; parts of an object share a group."""
    import datumaro as dm

    forms = {"voc": "voc_instance_segmentation", "cvat": "cvat", "yolo_boxes": "yolo"}
    form = forms.get(name, "coco_instances")
    files = {"voc": "", "cvat": "annotations.xml"}
    path = work / name / files.get(name, "annotations/instances.json")
    data = dm.Dataset.import_from(str(path), form)
    names = [label.name for label in data.categories()[dm.AnnotationType.label]]
    areas: dict[tuple[str, int, str], float] = {}
    for item in data:
        if item.subset == "trainval":  # the images of train, once more
            continue
        for place, annotation in enumerate(item.annotations):
            if annotation.type not in (dm.AnnotationType.polygon, dm.AnnotationType.mask):
                continue
            group = annotation.group or -1 - place
            key = (f"{item.id.rpartition('/')[2]}.jpg", group, names[annotation.label])
            areas[key] = areas.get(key, 0.0) + annotation.get_area()
    return [(file, kind, area) for (file, _, kind), area in areas.items()]


def with_fiftyone(work: Path, name: str) -> Objects:
    """Read by its COCO importer's own functions: its data base is not needed for that."""
    import fiftyone.utils.coco as fouc

    path = work / name / "annotations/instances.json"
    _, classes, _, images, annotations = fouc.load_coco_detection_annotations(str(path))
    found = []
    for number, objects in annotations.items():
        image = images[number]
        size = (image["width"], image["height"])
        for item in objects:
            detection = item.to_detection(size, classes_map=classes, load_segmentation=True)
            found.append((image["file_name"], detection.label, float(detection.mask.sum())))
    return found


def snippet(work: Path, name: str, tool: str) -> dict[str, Any]:
    """Run what the README of a data set says for a tool, in its folder; return its variables."""
    text = (work / name / "README.md").read_text(encoding="utf-8").partition(f"## {tool}")[2]
    values: dict[str, Any] = {}
    with contextlib.chdir(work / name):
        exec(text.partition("```python")[2].partition("```")[0], values)
    return values


def with_torchvision(work: Path, name: str) -> Objects:
    """Run the README's snippet and read masks, boxes and labels."""
    dataset = snippet(work, name, "torchvision")["dataset"]
    coco, found = dataset.coco, []
    for place, number in enumerate(dataset.ids):
        with contextlib.chdir(work / name):
            _, target = dataset[place]
        for mask, label in zip(target.get("masks", ()), target.get("labels", ()), strict=True):
            kind = coco.cats[int(label)]["name"]
            found.append((coco.imgs[number]["file_name"], kind, float(mask.sum())))
    return found


def with_mmdetection(work: Path, name: str) -> Objects:
    """Run the README's configuration and load the masks."""
    from mmdet.datasets import CocoDataset
    from mmdet.datasets.transforms import LoadAnnotations

    config = dict(snippet(work, name, "MMDetection")["train_dataloader"]["dataset"])
    del config["type"]
    with contextlib.chdir(work / name):
        dataset = CocoDataset(**config, pipeline=[])
    load = LoadAnnotations(with_bbox=True, with_mask=True, poly2mask=True)
    found = []
    for place in range(len(dataset)):
        info = dataset.get_data_info(place)
        info["img_shape"] = info["ori_shape"] = (info["height"], info["width"])
        done = load.transform(info)
        file = Path(info["img_path"]).name
        for mask, label in zip(done["gt_masks"].masks, done["gt_bboxes_labels"], strict=True):
            found.append((file, dataset.metainfo["classes"][label], float(mask.sum())))
    return found


def with_ultralytics(work: Path, name: str) -> Objects:
    """Read as it does for training, and paint outlines at full size; from another folder."""
    from ultralytics.cfg import get_cfg
    from ultralytics.data.dataset import YOLODataset
    from ultralytics.data.utils import check_det_dataset, polygon2mask

    with contextlib.chdir(work.parent):
        data = check_det_dataset(str(work / name / "data.yaml"), autodownload=False)
    dataset = YOLODataset(
        img_path=data["train"],
        data=data,
        task="segment",
        augment=False,
        hyp=get_cfg(overrides={"mask_ratio": 1, "overlap_mask": False}),
    )
    found = []
    for label in dataset.labels:
        height, width = label["shape"]
        outlines = dataset.update_labels_info(dict(label))["instances"].segments
        for outline, kind in zip(outlines, label["cls"].ravel(), strict=True):
            mask = polygon2mask((height, width), [(outline * (width, height)).reshape(-1)])
            found.append((Path(label["im_file"]).name, data["names"][int(kind)], float(mask.sum())))
    return found


def with_ultralytics_boxes(work: Path, name: str) -> Objects:
    """Read boxes as it does for training a detector."""
    from ultralytics.data.dataset import YOLODataset
    from ultralytics.data.utils import check_det_dataset

    with contextlib.chdir(work.parent):
        data = check_det_dataset(str(work / name / "data.yaml"), autodownload=False)
    dataset = YOLODataset(img_path=data["train"], data=data, task="detect", augment=False)
    found = []
    for label in dataset.labels:
        height, width = label["shape"]
        for box, kind in zip(label["bboxes"], label["cls"].ravel(), strict=True):
            area = float(box[2] * width * box[3] * height)
            found.append((Path(label["im_file"]).name, data["names"][int(kind)], area))
    return found


def with_sahi(work: Path, name: str) -> Objects:
    """Read by its Coco class; areas are those of the file."""
    from sahi.utils.coco import Coco

    coco = Coco.from_coco_dict_or_path(str(work / name / "annotations/instances.json"))
    return [
        (image.file_name, item.category_name, float(item.area))
        for image in coco.images
        for item in image.annotations
    ]


def with_globox(work: Path, name: str) -> Objects:
    """Read boxes."""
    from globox import AnnotationSet

    root = work / name
    if name == "yolo_boxes":
        import yaml

        labels, photos = root / "labels/train", root / "images/train"
        found = AnnotationSet.from_yolo_v5(labels, image_folder=photos)

        names = yaml.safe_load((root / "data.yaml").read_text(encoding="utf-8"))["names"]
        found = found.map_labels({str(number): kind for number, kind in names.items()})
    elif name == "voc":
        found = AnnotationSet.from_pascal_voc(root / "Annotations")
    else:
        found = AnnotationSet.from_coco(root / "annotations/instances.json")
    return [
        (Path(str(one.image_id)).name, box.label, float(box.area))
        for one in found
        for box in one.boxes
    ]


def with_labelme2coco(work: Path, name: str) -> Objects:
    """Convert with it what it knows: shapes of type mask, which have holes, it refuses."""
    from labelme2coco import get_coco_from_labelme_folder

    folder = work / f"{name}_without_masks"
    folder.mkdir()
    for file in sorted((work / name / "annotations").iterdir()):
        if file.suffix != ".json":
            shutil.copyfile(file, folder / file.name)
            continue
        value = json.loads(file.read_bytes())
        value["shapes"] = [s for s in value["shapes"] if s["shape_type"] != "mask"]
        (folder / file.name).write_text(json.dumps(value), encoding="utf-8")
    coco = get_coco_from_labelme_folder(str(folder))
    return [
        (Path(image.file_name).name, item.category_name, float(item.area))
        for image in coco.images
        for item in image.annotations
    ]


READERS: tuple[tuple[str, Callable[[Path, str], Objects], str, float, str], ...] = (
    ("pycocotools", with_pycocotools, "coco", 0.0, "mask"),
    ("pycocotools", with_pycocotools, "coco_rle", 0.0, "mask"),
    ("pycocotools", with_pycocotools, "coco_polygon", 0.0, "mask"),
    ("faster-coco-eval", with_faster_coco_eval, "coco", 0.0, "mask"),
    ("supervision", with_supervision, "coco", 0.06, "mask"),
    ("supervision", with_supervision, "coco_rle", 0.0, "mask"),
    ("supervision", with_supervision, "yolo", 0.06, "mask"),
    ("supervision", with_supervision, "yolo_boxes", 0.01, "box"),
    ("supervision", with_supervision, "voc", 0.03, "box"),
    ("datumaro", with_datumaro, "coco", 0.0, "mask"),
    ("datumaro", with_datumaro, "coco_rle", 0.0, "mask"),
    ("datumaro", with_datumaro, "voc", 0.0, "mask"),
    ("datumaro", with_datumaro, "cvat", 0.0, "mask"),
    ("fiftyone", with_fiftyone, "coco", 0.0, "mask"),
    ("fiftyone", with_fiftyone, "coco_rle", 0.0, "mask"),
    ("sahi", with_sahi, "coco_polygon", 0.0, "mask"),
    ("globox", with_globox, "coco", 0.0, "box"),
    ("globox", with_globox, "yolo_boxes", 0.01, "box"),
    ("globox", with_globox, "voc", 0.03, "box"),
    ("labelme2coco", with_labelme2coco, "labelme", 0.06, "part"),
    ("torchvision", with_torchvision, "coco", 0.0, "mask"),
    ("torchvision", with_torchvision, "coco_rle", 0.0, "mask"),
    ("mmdetection", with_mmdetection, "coco", 0.0, "mask"),
    ("mmdetection", with_mmdetection, "coco_rle", 0.0, "mask"),
    ("ultralytics", with_ultralytics, "yolo", 0.08, "mask"),
    ("ultralytics", with_ultralytics_boxes, "yolo_boxes", 0.01, "box"),
)
"""(tool, reader, data set, largest difference of an area as a share: how it draws outlines, what
areas are of: masks, boxes, or parts of objects without a hole)."""


def compared(found: Objects, truth: Objects, tolerance: float) -> tuple[bool, str]:
    """Return whether both are the same objects, and how far their areas are apart."""
    if sorted((f, k) for f, k, _ in found) != sorted((f, k) for f, k, _ in truth):
        return False, f"{len(found)} objects of {len(truth)}, or of other classes"
    worst = max(
        (
            abs(mine[2] - theirs[2]) / theirs[2]
            for mine, theirs in zip(sorted(found), sorted(truth), strict=True)
        ),
        default=0.0,
    )
    exact = "all areas equal" if worst < 1e-9 else f"areas differ by up to {worst:.1%}"
    return worst <= tolerance, f"{len(found)} objects, {exact}"


def main() -> None:
    """Print one JSON line for each reader, after a tab: tools print much themselves."""
    work = Path(sys.argv[1])
    data = json.loads((work / "truth.json").read_text(encoding="utf-8"))
    truths = {
        measure: [(file, kind, float(area)) for file, kind, area in data[measure]]
        for measure in ("mask", "box", "part")
    }
    for tool, read, name, tolerance, measure in READERS:
        line: dict[str, Any] = {"tool": f"{tool} ({name})"}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                same, detail = compared(read(work, name), truths[measure], tolerance)
            detail += "" if measure == "mask" else f" ({measure} by {measure})"
            line |= {"verdict": "same" if same else "DIFFERENT", "detail": detail}
        except ImportError as error:
            line |= {"verdict": "left out", "detail": f"cannot be imported: {error}"}
        except Exception as error:  # noqa: BLE001 - whatever another tool raises is its finding
            line |= {"verdict": "DIFFERENT", "detail": f"{type(error).__name__}: {error}"[:300]}
        sys.stdout.write("\t" + json.dumps(line) + "\n")


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
