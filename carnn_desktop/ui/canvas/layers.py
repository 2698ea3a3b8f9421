"""Photo, masks and outlines in one scene, kept in step with a document."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF

from carnn_desktop.annotations.model import Annotation, Category, ImageDocument
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.ui.canvas.aids import Crosshair, PixelGrid
from carnn_desktop.ui.canvas.colors import colors_of, names_of
from carnn_desktop.ui.canvas.image_item import ImageItem
from carnn_desktop.ui.canvas.label_item import LabelItem
from carnn_desktop.ui.canvas.label_raster import Rect
from carnn_desktop.ui.canvas.name_item import NameItem
from carnn_desktop.ui.canvas.outline_item import OutlineItem
from carnn_desktop.ui.canvas.scene import CanvasScene
from carnn_desktop.ui.canvas.tone import Tone
from carnn_desktop.ui.canvas.visibility import Visibility


class Layers(QObject):
    """The scene of the canvas. Repaints the rectangle that changed, and nothing else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._categories: dict[int, Category] = {}
        color_of = colors_of(self._categories)
        self._document: ImageDocument | None = None
        self._shown: tuple[Annotation, ...] = ()
        self._visibility = Visibility()
        self.scene = CanvasScene()
        self.scene.setParent(self)
        self._image = ImageItem()
        self._labels = LabelItem(color_of)
        self._outlines = OutlineItem(color_of)
        self._names = NameItem(names_of(self._categories), color_of)
        self._grid, self._cross = PixelGrid(), Crosshair()
        items = (self._image, self._labels, self._grid, self._outlines, self._names, self._cross)
        for item in items:
            self.scene.addItem(item)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Take the colours of the project's categories."""
        self._categories.clear()
        self._categories.update((category.id, category) for category in categories)
        self._labels.recolor()
        self._outlines.update()
        self._names.renew()

    def show_image(self, pixels: RgbImage, pyramid: Sequence[RgbImage]) -> None:
        """Show another photo, without masks yet."""
        height, width = pixels.shape[:2]
        self._document, self._shown = None, ()
        self._image.set_image(pixels, pyramid)
        self._labels.set_size(width, height)
        for item in (self._outlines, self._names, self._grid, self._cross):
            item.set_size(width, height)

    def clear(self) -> None:
        """Show nothing, and let go of the photo's memory."""
        self._document, self._shown = None, ()
        self._image.clear()
        self._cross.set_place(None)
        for item in (self._labels, self._outlines, self._names, self._grid, self._cross):
            item.set_size(0, 0)

    def set_document(self, document: ImageDocument, dirty_xywh: Rect | None = None) -> None:
        """Show the document's masks; ``dirty_xywh`` is where they differ from the last one's."""
        self._document = document
        self._show(dirty_xywh)

    def set_visibility(self, visibility: Visibility) -> None:
        """Show or hide annotations; repaints what those that come and go cover."""
        before = self._shown
        self._visibility = visibility
        self._labels.setVisible(visibility.filled)
        after = visibility.annotations(self._document)
        changed = {annotation.id for annotation in before} ^ {annotation.id for annotation in after}
        rect = QRectF()
        for annotation in (*before, *after):
            if annotation.id in changed:
                rect = rect.united(QRectF(*annotation.mask.bbox_xywh))
        box = rect.toAlignedRect()
        self._show((box.x(), box.y(), box.width(), box.height()))

    def set_strength(self, strength: float) -> None:
        """Set the opacity of the masks, 0..1."""
        self._labels.set_strength(strength)

    def set_selected(self, ids: Collection[str]) -> None:
        """Draw these annotations as selected."""
        self._outlines.set_selected(ids)
        self._names.set_selected(ids)

    def set_hovered(self, annotation_id: str) -> None:
        """Draw this annotation as hovered; empty = none."""
        self._outlines.set_hovered(annotation_id)

    def set_tone(self, tone: Tone) -> None:
        """Show the photo brighter or with more contrast."""
        self._image.set_tone(tone)

    def set_grid(self, on: bool) -> None:
        """Show the lines between pixels where they are large."""
        self._grid.setVisible(on)

    def set_names(self, on: bool) -> None:
        """Show the classes of the annotations on the photo."""
        self._names.setVisible(on)
        self._names.renew()

    def follow_view(self) -> None:
        """Keep the names in view, once another part of the photo is."""
        self._names.renew()

    def set_cross(self, place: QPointF | None) -> None:
        """Put the cross through a point of the photo; None: nowhere."""
        self._cross.set_place(place)

    def shown(self) -> tuple[Annotation, ...]:
        """Return the visible annotations in z-order."""
        return self._shown

    def _show(self, rect_xywh: Rect | None) -> None:
        self._shown = self._visibility.annotations(self._document)
        self._outlines.set_annotations(self._shown, rect_xywh)
        self._names.set_annotations(self._shown)
        self._labels.paint_annotations(self._shown, rect_xywh)
