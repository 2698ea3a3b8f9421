"""The single objects that reviewed photos show: how large those of a class are."""

from __future__ import annotations

from collections.abc import Mapping

from carnn_desktop.contracts.examples import ObjectShape, ObjectSizes, PhotoExample
from carnn_desktop.objects.sizes import in_order, sizes_of

Shapes = Mapping[str, tuple[ObjectShape, ...]]


class ShownObjects:
    """The shapes of the objects in each photo; some bytes an object."""

    def __init__(self) -> None:
        self._shown: dict[str, dict[str, tuple[ObjectShape, ...]]] = {}
        self._sizes: dict[str, ObjectSizes | None] = {}  # each held-out photo asks; of all objects

    def same(self, example: PhotoExample) -> bool:
        """Whether the photo is known to show just these objects."""
        return self._shown.get(example.photo, {}) == _ordered(example.objects)

    def set(self, example: PhotoExample) -> None:
        """Remember the objects of a photo in place of those before."""
        self._shown[example.photo] = _ordered(example.objects)
        self._sizes.clear()

    def forget(self, photo: str) -> None:
        """Forget the objects of a photo."""
        self._shown.pop(photo, None)
        self._sizes.clear()

    def told(self, photo: str) -> str:
        """Return what stands for the objects of a photo in a hash, "" for none."""
        shown = self._shown.get(photo, {})
        return repr(sorted(shown.items())) if shown else ""

    def sizes(self, name: str) -> ObjectSizes | None:
        """Return what the objects of a class have in common, None where none were shown."""
        if name not in self._sizes:
            shapes = (one for shown in self._shown.values() for one in shown.get(name, ()))
            self._sizes[name] = sizes_of(shapes)
        return self._sizes[name]


def _ordered(objects: Shapes) -> dict[str, tuple[ObjectShape, ...]]:
    """Return the classes that have objects; the order of the objects says nothing."""
    return {name: tuple(sorted(shapes, key=in_order)) for name, shapes in objects.items() if shapes}
