"""Names of photos as files write them: roots cut off, suffixes, what other tools put to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from carnn_desktop.photos.images import SUFFIXES

_LABEL_STUDIO = re.compile(r"^[0-9a-f]{8}-(?=.)")
_ROBOFLOW = re.compile(
    r"^(.+)_(jpe?g|png|bmp|webp|tiff?)\.rf\.[0-9a-z]{10,}(?:\.\w{2,5})?$", re.IGNORECASE
)
_UNDECODABLE = re.compile("[\ud800-\udfff]")
_LAYOUT = frozenset(
    (
        *("images", "image", "img", "imgs", "labels", "label", "ann", "anns", "annotations"),
        *("masks", "jpegimages", "segmentationclass", "segmentationobject", "obj_train_data"),
    )
)


def plain_path(name: str) -> str:
    """Return a path of any system with forward slashes, in one Unicode form, without a root.

    Bytes that are no text become the sign for that, as they do in names of exports.
    """
    path = unicodedata.normalize("NFC", decodable(name)).replace("\\", "/")
    path = path.removeprefix("file://")
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if parts and len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    return "/".join(parts)


def decodable(name: str) -> str:
    """Return a name as text that UTF-8 can hold: pairs of surrogates joined, lone ones replaced."""
    if not _UNDECODABLE.search(name):
        return name
    joined = name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNDECODABLE.sub("\ufffd", joined)


def without_suffix(name: str) -> str:
    """Return a name without the suffix of a photo; what else follows a dot belongs to the name."""
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() in SUFFIXES else name


def before_renaming(name: str) -> str:
    """Return the name before Label Studio or Roboflow put something to it, in small letters."""
    name = unquote(name)
    found = _ROBOFLOW.match(name)
    if found:
        name = f"{found[1]}.{found[2]}"
    return _LABEL_STUDIO.sub("", name).replace(" ", "_").casefold()


def loosely(name: str) -> str:
    """Return letters and digits alone, joined by dashes."""
    plain = without_suffix(before_renaming(name)).replace("_", "-")
    return "-".join(re.findall(r"\w+", plain))


def loosely_of_roboflow(name: str) -> str:
    """Return the same of a name by Roboflow, which writes a dash for everything else; else ""."""
    return loosely(name) if _ROBOFLOW.match(unquote(name)) else ""


def folders(path: str) -> list[str]:
    """Return the parts of a path that tell photos of one name apart, its name without suffix last.

    Folders that only say what lies in them (images, labels, ...) are left out.
    """
    *above, name = path.casefold().split("/")
    return [*(part for part in above if part not in _LAYOUT), without_suffix(name)]


def instead_of(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return what a photo may be called where its name is an id: one without a photo's suffix."""
    if without_suffix(name) != name:
        return ()
    return tuple(dict.fromkeys(other for other in others if other and other != name))
