"""The one decode path: image files to upright RGB, for the engine, the canvas and the export.

What is done, in this order: first frame of several; EXIF orientation applied; alpha laid over
white; palette, CMYK, grey, LAB, YCbCr to RGB; more than 8 bits scaled to 8.
Files are only read, never changed.
"""

from __future__ import annotations

import hashlib
import os
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

from carnn_desktop.contracts import CarnnError, RgbImage, frozen

MAX_PIXELS = 300_000_000
SUFFIXES = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".apng",
        ".bmp",
        ".dib",
        ".gif",
        ".tif",
        ".tiff",
        ".webp",
        ".avif",
        ".avifs",
        ".jp2",
        ".j2k",
        ".jpx",
        ".pbm",
        ".pgm",
        ".ppm",
        ".pnm",
        ".tga",
        ".pcx",
        ".ico",
        ".mpo",
        ".qoi",
        ".heic",
        ".heif",
    ]
)
# EPS, WMF and the like run interpreters or are no photos: Pillow is not asked to try them.
_FORMATS = [
    "JPEG",
    "PNG",
    "BMP",
    "DIB",
    "GIF",
    "TIFF",
    "WEBP",
    "AVIF",
    "JPEG2000",
    "PPM",
    "TGA",
    "PCX",
    "ICO",
    "QOI",
    "HEIF",
]
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
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

    Judged by suffix, nothing is opened. Hidden files and folders are left out; links to folders are
    not followed. Raises CarnnError when the folder is missing or cannot be listed.
    """
    if not folder.is_dir():
        raise CarnnError(f"There is no folder {folder}.", "Choose a folder that holds images.")
    try:
        found = [path.removeprefix("./") for path in _walk(folder, "", recursive=recursive)]
    except OSError as error:
        raise CarnnError(
            f"{folder} cannot be listed ({error.strerror}).", "Check its permissions."
        ) from error
    return list(natsorted(found))


def read_image(path: Path, *, max_pixels: int = MAX_PIXELS) -> DecodedImage:
    """Decode a file upright to RGB. Raises UnreadableImage with the reason."""
    digest = _sha256(path)
    with _opened(path, max_pixels) as image:
        try:
            stored_size = image.size
            image.load()
            orientation = _orientation(image)  # after load: Pillow turns TIFF upright itself
            notes = _frame_notes(image)
            deep = image.mode.startswith(("I", "F"))
            pixels = _to_rgb(image)
        except _DECODER_FAILURES as error:
            raise _unreadable(path, error) from error
    if deep:
        notes = (*notes, "scaled to 8 bits")
    if orientation != 1:
        turned = Image.fromarray(pixels).transpose(_UPRIGHT[orientation])
        pixels = np.asarray(turned)
        notes = (*notes, f"turned upright (EXIF orientation {orientation})")
    pixels = np.array(pixels, dtype=np.uint8, order="C")
    height, width = pixels.shape[:2]
    return DecodedImage(
        pixels=frozen(pixels),
        width=width,
        height=height,
        sha256=digest,
        stored_size=stored_size,
        orientation=orientation,
        notes=notes,
    )


def image_size(path: Path) -> tuple[tuple[int, int], int]:
    """Return ((width, height) as stored, EXIF orientation) from the header alone.

    TIFF counts as stored upright: Pillow, like most readers, turns it while decoding.
    """
    with _opened(path, MAX_PIXELS) as image:
        return image.size, 1 if image.format == "TIFF" else _orientation(image)


def read_thumbnail(path: Path, size: int) -> NDArray[np.uint8]:
    """Return (h, w, 3) uint8 RGB, upright, longest side at most ``size``. See read_image."""
    with _opened(path, MAX_PIXELS) as image:
        try:
            image.draft("RGB", (size * 2, size * 2))  # JPEG: decode at a fraction of the size
            image.load()
            orientation = _orientation(image)
            if image.mode.startswith(("I", "F")):
                small = Image.fromarray(_to_rgb(image))
            elif max(image.size) > 4 * size and image.mode in {"RGB", "L"}:
                small = image.reduce(max(image.size) // (2 * size))
            else:
                small = image
            small = Image.fromarray(_to_rgb(small))
            small.thumbnail((size, size), Image.Resampling.LANCZOS)
        except _DECODER_FAILURES as error:
            raise _unreadable(path, error) from error
    if orientation != 1:
        small = small.transpose(_UPRIGHT[orientation])
    return frozen(np.array(small, dtype=np.uint8, order="C"))


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
            elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:  # noqa: PTH122 - 100,000 names
                yield name


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
        raise UnreadableImage(f"{path.name} is empty (0 bytes).", "Copy the file again.")
    return digest


def _opened(path: Path, max_pixels: int) -> Image.Image:
    """Open a file and judge its size from the header, before memory is taken for its pixels."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    # Pillow warns of odd metadata; what matters to the user comes back as a note or a reason.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    _register_optional_formats()
    try:
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
    return int(value) if isinstance(value, int) and 1 <= value <= 8 else 1


def _frame_notes(image: Image.Image) -> tuple[str, ...]:
    frames = getattr(image, "n_frames", 1)
    return (f"first of {frames} frames",) if frames > 1 else ()


def _to_rgb(image: Image.Image) -> RgbImage:
    """Return (h, w, 3) uint8 of the image as stored."""
    if image.mode.startswith(("I", "F")):
        grey = _to_eight_bits(np.asarray(image))
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        background = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        return np.asarray(Image.alpha_composite(background, rgba).convert("RGB"))
    return np.asarray(image.convert("RGB"))


def _to_eight_bits(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Scale (h, w) integers or floats to 8 bits.

    Integers that fit 16 bits: the full range of the smallest of 8, 10, 12, 14 and 16 bits that
    holds the maximum becomes 0..255, so that pictures of one camera stay comparable. Others
    (floats, 32 bits): the finite minimum..maximum becomes 0..255, what is not a number black.
    """
    data = values.astype(np.float64)
    finite = np.isfinite(data)
    if not finite.any():
        return np.zeros(values.shape, np.uint8)
    low, high = float(data[finite].min()), float(data[finite].max())
    if np.issubdtype(values.dtype, np.integer) and low >= 0 and high <= 65535:
        bits = next(bits for bits in (8, 10, 12, 14, 16) if high < 2**bits)
        low, high = 0.0, 2.0**bits - 1
    elif high <= 1.0 and low >= 0.0:
        low, high = 0.0, 1.0
    span = high - low
    scaled = (np.where(finite, data, low) - low) / (span if span > 0 else 1.0)
    return np.asarray(np.clip(np.rint(scaled * 255), 0, 255), dtype=np.uint8)


def _too_large(path: Path, max_pixels: int, size: str = "") -> UnreadableImage:
    return UnreadableImage(
        f"{path.name} is larger than {max_pixels // 1_000_000} megapixels{size}.",
        "Scale it down or cut it into tiles.",
    )


def _unreadable(path: Path, error: BaseException) -> UnreadableImage:
    if isinstance(error, UnidentifiedImageError):
        reason = "is not an image of a format that can be read"
    elif isinstance(error, MemoryError):
        reason = "needs more memory than there is"
    elif "truncated" in str(error).lower():
        reason = f"is cut off ({error})"
    else:
        reason = f"is damaged or of an unusual kind ({error or type(error).__name__})"
    return UnreadableImage(
        f"{path.name} {reason}.", "Open it in an image editor and save it again, or remove it."
    )
