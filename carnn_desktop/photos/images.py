"""The one decode path: image files to upright RGB, for the engine, the canvas and the export.

What is done, in this order: first frame of several; alpha laid over white; palette, CMYK, grey,
LAB, YCbCr to RGB; more than 8 bits scaled to 8; EXIF orientation applied. Files are only read.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from natsort import natsorted
from numpy.typing import NDArray
from PIL import ExifTags, Image, UnidentifiedImageError

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos import tiff as image_tiff
from carnn_desktop.photos.deep import has_deep_colours, read_deep_colours
from carnn_desktop.photos.pixels import (
    deep_values,
    depth_notes,
    frame_notes,
    is_deep,
    known_orientation,
    to_rgb,
    upright,
)

MAX_PIXELS = 300_000_000
_NUMBERS = re.compile("([0-9]+)")
SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "apng", "bmp", "dib", "gif", "webp"),
        *("tif", "tiff", "avif", "avifs", "heic", "heif", "jp2", "j2k", "jpx"),
        *("pbm", "pgm", "ppm", "pnm", "tga", "pcx", "ico", "qoi"),
    )
)
# EPS, WMF and the like run interpreters or are no photos: Pillow is not asked to try them.
_FORMATS = (
    *("JPEG", "PNG", "BMP", "DIB", "GIF", "TIFF", "WEBP", "AVIF", "JPEG2000"),
    *("PPM", "TGA", "PCX", "ICO", "QOI", "HEIF"),
)
_DECODER_FAILURES = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    OverflowError,
    struct.error,
    MemoryError,
    NotImplementedError,
)
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
_REMEDY = "Open it in an image editor and save it again, or remove it."


class UnreadableImage(CarnnError):
    """An image file that cannot be shown, with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedImage:
    """An upright image.

    pixels : (height, width, 3) uint8 RGB, read-only
    sha256 : of the file's bytes, hex
    stored_size : (width, height) before the EXIF orientation was applied
    orientation : EXIF orientation, 1..8
    notes : what was done to it, for people ("first of 31 frames")
    """

    pixels: RgbImage
    width: int
    height: int
    sha256: str
    stored_size: tuple[int, int]
    orientation: int = 1
    notes: tuple[str, ...] = ()


def list_images(folder: Path, *, recursive: bool) -> list[str]:
    """Return the image files of a folder: relative, forward slashes, in natural order.

    Judged by suffix; files without one by their first bytes. Hidden files and folders are left out;
    links to folders are not followed. Raises CarnnError when the folder is missing or cannot be
    listed.
    """
    if not folder.is_dir():
        raise CarnnError(f"There is no folder {folder}.", "Choose a folder that holds images.")
    try:
        found = list(_walk(folder, "", recursive=recursive))
    except OSError as error:
        raise CarnnError(
            f"{folder} cannot be listed ({error.strerror}).", "Check its permissions."
        ) from error
    return _in_order(found)


def _in_order(paths: list[str]) -> list[str]:
    """Sort naturally; plain names by a key of our own, which is three times as fast."""
    if all(map(str.isascii, paths)):
        return sorted(paths, key=_natural_key)
    return list(natsorted(paths))


def _natural_key(path: str) -> list[str | int]:
    """Return what stands between numbers, and the numbers as such, in turns."""
    parts: list[str | int] = list(_NUMBERS.split(path))
    parts[1::2] = map(int, parts[1::2])
    return parts


def read_image(path: Path, *, max_pixels: int = MAX_PIXELS) -> DecodedImage:
    """Decode a file upright to RGB. Raises UnreadableImage with the reason."""
    digest = _sha256(path)
    try:
        pixels, orientation, notes = _decode(path, max_pixels)
    except UnreadableImage as refusal:
        pixels, orientation, notes = _decode_tiff(path, max_pixels, refusal)
    stored_height, stored_width = pixels.shape[:2]
    if orientation != 1:
        pixels = upright(pixels, orientation)
        notes = (*notes, f"turned upright (EXIF orientation {orientation})")
    height, width = pixels.shape[:2]
    return DecodedImage(
        pixels=frozen(np.ascontiguousarray(pixels)),
        width=width,
        height=height,
        sha256=digest,
        stored_size=(stored_width, stored_height),
        orientation=orientation,
        notes=notes,
    )


def image_size(path: Path) -> tuple[tuple[int, int], int]:
    """Return ((width, height) as stored, EXIF orientation) from the header alone.

    TIFF counts as stored upright: Pillow, like most readers, turns it while decoding. Raises
    UnreadableImage.
    """
    try:
        with _opened(path, MAX_PIXELS) as image:
            return image.size, 1 if image.format == "TIFF" else _orientation(image)
    except UnreadableImage as refusal:
        pixels, _, _ = _decode_tiff(path, MAX_PIXELS, refusal)  # some TIFFs Pillow does not know
        return (pixels.shape[1], pixels.shape[0]), 1


def read_thumbnail(path: Path, size: int) -> NDArray[np.uint8]:
    """Return (h, w, 3) uint8 RGB, upright, longest side at most ``size``. See read_image."""
    try:
        with _opened(path, MAX_PIXELS) as image:
            try:
                image.draft("RGB", (size * 2, size * 2))  # JPEG: decode at a fraction of the size
                image.load()
                orientation = _orientation(image)
                deep = _deep_colours(path, image, MAX_PIXELS)
                small = image if deep is None else Image.fromarray(deep[0])
                if max(image.size) > 4 * size and image.mode in {"RGB", "L", "CMYK"}:
                    small = small.reduce(max(image.size) // (2 * size))
                pixels = to_rgb(small)
            except _DECODER_FAILURES as error:
                raise _unreadable(path, error) from error
    except UnreadableImage as refusal:
        pixels, orientation, _ = _decode_tiff(path, MAX_PIXELS, refusal)
    thumbnail = Image.fromarray(upright(pixels, orientation))
    thumbnail.thumbnail((size, size), Image.Resampling.LANCZOS)
    return frozen(np.array(thumbnail, dtype=np.uint8, order="C"))


def pyramid(pixels: RgbImage, *, smallest: int = 512) -> tuple[RgbImage, ...]:
    """Return the image and its halves (area-averaged) down to a longest side of ``smallest``."""
    levels = [pixels]
    while max(levels[-1].shape[:2]) > smallest:
        height, width = levels[-1].shape[:2]
        size = (max(1, (width + 1) // 2), max(1, (height + 1) // 2))
        half = cv2.resize(levels[-1], size, interpolation=cv2.INTER_AREA)
        levels.append(frozen(np.ascontiguousarray(half, dtype=np.uint8)))
    return tuple(levels)


def _walk(folder: Path, relative: str, *, recursive: bool) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = f"{relative}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if recursive:
                    yield from _walk(folder / entry.name, f"{name}/", recursive=True)
                continue
            suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - 100,000 names
            if suffix in SUFFIXES or (not suffix and _looks_like_image(folder / entry.name)):
                yield name


def _looks_like_image(path: Path) -> bool:
    """Whether a file without a suffix starts like an image of a common format."""
    start = _start(path)
    known = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"\x00\x00\x00\x0cjP  ")
    return (
        start.startswith(known)
        or image_tiff.is_tiff(start)
        or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")
        or (start[:2] == b"BM" and start[6:10] == bytes(4))
        or (start[4:8] == b"ftyp" and start[8:12] in {b"avif", b"avis", *_HEIC_BRANDS})
    )


def _start(path: Path) -> bytes:
    """Return the first bytes of a regular file, none of what cannot be read."""
    try:
        if not path.is_file():
            return b""  # a pipe would be waited for
        with path.open("rb") as stream:
            return stream.read(32)
    except OSError:
        return b""


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            empty = stream.tell() == 0
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableImage(
            f"{path.name} cannot be read ({reason}).", "Check that it exists and is readable."
        ) from error
    if empty:
        raise _empty(path)
    return digest


def _decode(path: Path, max_pixels: int) -> tuple[RgbImage, int, tuple[str, ...]]:
    """Return (pixels as stored, EXIF orientation, notes)."""
    with _opened(path, max_pixels) as image:
        try:
            image.load()
            orientation = _orientation(image)  # after load: Pillow turns TIFF upright itself
            frames = getattr(image, "n_frames", 1)
            notes = frame_notes(frames)
            deep = _deep_colours(path, image, max_pixels)
            if deep is not None:
                return deep[0], orientation, (*notes, *deep[1])
            if is_deep(image):
                notes += depth_notes(deep_values(image))
            return to_rgb(image), orientation, notes
        except _DECODER_FAILURES as error:
            raise _unreadable(path, error) from error


def _deep_colours(
    path: Path, image: Image.Image, max_pixels: int
) -> tuple[RgbImage, tuple[str, ...]] | None:
    """Return (pixels, notes) of a loaded image with colours of 16 bits, None of any other."""
    if not has_deep_colours(image, _start(path)):
        return None
    return read_deep_colours(path, max_pixels)


def _decode_tiff(
    path: Path, max_pixels: int, refusal: UnreadableImage
) -> tuple[RgbImage, int, tuple[str, ...]]:
    """Read what Pillow refused through tifffile; raise ``refusal`` where that is no TIFF."""
    if not image_tiff.is_tiff(_start(path)):
        raise refusal
    if not image_tiff.is_available():
        raise UnreadableImage(
            refusal.reason, f"Install the package tifffile, which reads more kinds. {_REMEDY}"
        ) from refusal
    read = image_tiff.read_tiff(path, max_pixels)
    if read is None:
        raise refusal
    return read


def _opened(path: Path, max_pixels: int) -> Image.Image:
    """Open a file and judge its size from the header, before memory is taken for its pixels."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    # Pillow warns of odd metadata; what matters to the user comes back as a note or a reason.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    _register_optional_formats()
    try:
        if path.stat().st_size == 0:
            raise _empty(path)
        image = Image.open(path, formats=[name for name in _FORMATS if name in Image.OPEN])
    except _DECODER_FAILURES as error:
        raise _unreadable(path, error) from error
    except Image.DecompressionBombError as error:
        raise _too_large(path, max_pixels) from error
    width, height = image.size
    if width * height > max_pixels:
        image.close()
        raise _too_large(path, max_pixels, f" ({width} x {height})")
    return image


def _register_optional_formats() -> None:
    """Load Pillow's plugins, and HEIC where the user installed pillow-heif."""
    Image.init()
    if "HEIF" not in Image.OPEN:
        try:
            import pillow_heif
        except ImportError:
            return
        pillow_heif.register_heif_opener()


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except _DECODER_FAILURES:
        return 1  # broken EXIF does not make the photo unreadable
    return known_orientation(value)


def _empty(path: Path) -> UnreadableImage:
    return UnreadableImage(f"{path.name} is empty (0 bytes).", "Copy the file again.")


def _too_large(path: Path, max_pixels: int, size: str = "") -> UnreadableImage:
    return UnreadableImage(
        f"{path.name} is larger than {max_pixels // 1_000_000} megapixels{size}.",
        "Scale it down or cut it into tiles.",
    )


def _unreadable(path: Path, error: BaseException) -> UnreadableImage:
    start = _start(path)
    if isinstance(error, UnidentifiedImageError):
        if start[4:8] == b"ftyp" and start[8:12] in _HEIC_BRANDS:
            return UnreadableImage(
                f"{path.name} is a HEIC photo, which needs the package pillow-heif.",
                "Install it (pip install pillow-heif), or save the photo as JPEG.",
            )
        return UnreadableImage(
            f"{path.name} is not an image of a format that can be read.", _REMEDY
        )
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return UnreadableImage(
            f"{path.name} cannot be read ({error.strerror}).",
            "Check that it exists and is readable.",
        )
    if isinstance(error, MemoryError):
        reason = "needs more memory than there is"
    elif "truncated" in str(error).lower():
        reason = f"is cut off ({error})"
    else:
        reason = f"is damaged or of an unusual kind ({error or type(error).__name__})"
    return UnreadableImage(f"{path.name} {reason}.", _REMEDY)
