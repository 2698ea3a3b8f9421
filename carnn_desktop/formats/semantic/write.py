"""``semantic``: every pixel has one label, the uppermost object has it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.loaders import class_tuple
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.label_pictures import (
    MOST_CLASSES,
    VOID,
    label_picture,
    paint,
    plain_picture,
)


class Writer(DatasetWriter):
    """A PNG for each image whose pixels are category ids; 0 is everything else, 255 is a crowd."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Write the label picture, and the photo."""
        pixels = paint(objects, [self._label(item) for item in objects], page.size_wh)
        data = plain_picture(pixels.astype(np.uint16)) if self._wide else label_picture(pixels)
        page.write("masks/{split}", f"{page.name}.png", data)
        page.copy_photo("images/{split}")
        return map(page.record, objects)

    @property
    def _wide(self) -> bool:
        return max(self.category_ids.values(), default=0) > MOST_CLASSES

    def _label(self, item: ExportObject) -> int:
        if item.annotation.iscrowd:
            return 65535 if self._wide else VOID
        return self.category_ids[item.annotation.category_id]

    def finish(self, data_set: DataSet) -> None:
        """Write the list of classes."""
        rows = [(0, "background"), *((c["id"], c["name"]) for c in data_set.collected.categories)]
        text = "".join(f"{number}\t{' '.join(name.split())}\n" for number, name in rows)
        data_set.write("classes.txt", [text.encode("utf-8")])

    def losses(self, tally: Tally) -> Losses:
        """Return what label pictures cannot hold."""
        count = tally.objects
        return [
            (
                Told("all readers"),
                count,
                Told("which of {count:,} objects a pixel belongs to", count=count),
            ),
            (
                Told("all readers"),
                tally.crowds,
                Told("{count:,} crowds are void, not a class", count=tally.crowds),
            ),
        ]

    def snippets(self, _data_set: DataSet) -> str:
        """Return how trainers load it."""
        void = 65535 if self._wide else VOID
        return f"""\
Pixels are category ids (`classes.txt`); 0 is everything else, {void} a crowd, which training
should leave out. Masks have the names of the photos.
{"" if self._wide else self._mmsegmentation()}
## PyTorch

```python
import numpy as np
from PIL import Image

labels = np.asarray(Image.open("masks/train/NAME.png"))  # (height, width), category ids
```
"""

    def _mmsegmentation(self) -> str:
        """Return its configuration: classes are found by the pixels' values, gaps and all."""
        names = {category["id"]: category["name"] for category in self.category_values()}
        names[0] = "background"
        classes = [{"name": names.get(at, f"unused {at}")} for at in range(max(names) + 1)]
        return f"""
## MMSegmentation

```python
train_dataloader = dict(dataset=dict(
    type="BaseSegDataset", metainfo=dict(classes={class_tuple(classes)}),
    data_prefix=dict(img_path="images/train", seg_map_path="masks/train"),
    seg_map_suffix=".png", ignore_index={VOID}))
```

It takes photos of one suffix, `img_suffix=".jpg"` unless told otherwise.
"""
