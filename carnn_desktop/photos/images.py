"""The one decode path: image files to upright RGB, for the engine, the canvas and the export.

What is done, in this order: first frame of several; alpha laid over white; palette, CMYK, grey,
LAB, YCbCr to RGB; more than 8 bits scaled to 8; EXIF orientation applied. Files are only read.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, UnidentifiedImageError

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.photos import tiff as image_tiff
from carnn_desktop.photos.deep import has_deep_colours, read_deep_colours
from carnn_desktop.photos.patience import in_time
from carnn_desktop.photos.pixels import (
    deep_values,
    depth_notes,
    frame_notes,
    is_deep,
    known_orientation,
    to_rgb,
    upright,
)

T = TypeVar("T")
MAX_PIXELS = 300_000_000
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
HEIC_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
_REMEDY = Told("Open it in an image editor and save it again, or remove it.")


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


def read_image(path: Path, *, max_pixels: int = MAX_PIXELS) -> DecodedImage:
    """Decode a file upright to RGB. Raises UnreadableImage with the reason."""
    return _with_stream(path, lambda stream: _read(path, stream, max_pixels))


def photo_sha256(path: Path) -> str:
    """Return the hash of a photo's file, hex. Raises UnreadableImage with the reason."""
    return _with_stream(path, lambda stream: hashlib.file_digest(stream, "sha256").hexdigest())


def _with_stream(path: Path, work: Callable[[BufferedReader], T]) -> T:
    """Do ``work`` with a photo's stream; a drive that stalls ends it with a reason, too."""
    try:
        return in_time(path, work)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableImage(
            Told("{name} cannot be read ({reason}).", name=path.name, reason=reason),
            Told("Check that it exists and is readable."),
        ) from error


def _read(path: Path, stream: BufferedReader, max_pixels: int) -> DecodedImage:
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if stream.tell() == 0:
        raise _empty(path)
    try:
        pixels, orientation, notes = _decode(path, stream, max_pixels)
    except UnreadableImage as refusal:
        pixels, orientation, notes = _decode_tiff(stream, max_pixels, refusal)
    stored_height, stored_width = pixels.shape[:2]
    if orientation != 1:
        pixels = upright(pixels, orientation)
        notes = (
            *notes,
            Told("turned upright (EXIF orientation {orientation})", orientation=orientation),
        )
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
    return _with_stream(path, lambda stream: _size(path, stream))


def _size(path: Path, stream: BufferedReader) -> tuple[tuple[int, int], int]:
    try:
        with _opened(path, stream, MAX_PIXELS) as image:
            return image.size, 1 if image.format == "TIFF" else _orientation(image)
    except UnreadableImage as refusal:
        pixels, _, _ = _decode_tiff(stream, MAX_PIXELS, refusal)  # some TIFFs Pillow does not know
        return (pixels.shape[1], pixels.shape[0]), 1


def read_thumbnail(path: Path, size: int) -> NDArray[np.uint8]:
    """Return (h, w, 3) uint8 RGB, upright, longest side at most ``size``. See read_image."""
    return _with_stream(path, lambda stream: _thumbnail(path, stream, size))


def _thumbnail(path: Path, stream: BufferedReader, size: int) -> NDArray[np.uint8]:
    try:
        with _opened(path, stream, MAX_PIXELS) as image:
            try:
                image.draft("RGB", (size * 2, size * 2))  # JPEG: decode at a fraction of the size
                image.load()
                orientation = _orientation(image)
                deep = _deep_colours(path, stream, image, MAX_PIXELS)
                small = image if deep is None else Image.fromarray(deep[0])
                if max(image.size) > 4 * size and image.mode in {"RGB", "L", "CMYK"}:
                    small = small.reduce(max(image.size) // (2 * size))
                pixels = to_rgb(small)
            except _DECODER_FAILURES as error:
                raise _unreadable(path, stream, error) from error
    except UnreadableImage as refusal:
        pixels, orientation, _ = _decode_tiff(stream, MAX_PIXELS, refusal)
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


def _start(stream: BufferedReader) -> bytes:
    """Return the first bytes, none of what cannot be read."""
    try:
        stream.seek(0)
        return stream.read(32)
    except OSError:
        return b""


def _decode(
    path: Path, stream: BufferedReader, max_pixels: int
) -> tuple[RgbImage, int, tuple[str, ...]]:
    """Return (pixels as stored, EXIF orientation, notes)."""
    with _opened(path, stream, max_pixels) as image:
        try:
            image.load()
            orientation = _orientation(image)  # after load: Pillow turns TIFF upright itself
            frames = getattr(image, "n_frames", 1)
            notes = frame_notes(frames)
            deep = _deep_colours(path, stream, image, max_pixels)
            if deep is not None:
                return deep[0], orientation, (*notes, *deep[1])
            if is_deep(image):
                notes += depth_notes(deep_values(image))
            return to_rgb(image), orientation, notes
        except _DECODER_FAILURES as error:
            raise _unreadable(path, stream, error) from error


def _deep_colours(
    path: Path, stream: BufferedReader, image: Image.Image, max_pixels: int
) -> tuple[RgbImage, tuple[str, ...]] | None:
    """Return (pixels, notes) of a loaded image with colours of 16 bits, None of any other."""
    if not has_deep_colours(image, _start(stream)):
        return None
    return read_deep_colours(path, stream, max_pixels)


def _decode_tiff(
    stream: BufferedReader, max_pixels: int, refusal: UnreadableImage
) -> tuple[RgbImage, int, tuple[str, ...]]:
    """Read what Pillow refused through tifffile; raise ``refusal`` where that is no TIFF."""
    if not image_tiff.is_tiff(_start(stream)):
        raise refusal
    if not image_tiff.is_available():
        raise UnreadableImage(
            refusal.reason,
            Together((Told("Install the package tifffile, which reads more kinds."), _REMEDY)),
        ) from refusal
    read = image_tiff.read_tiff(stream, max_pixels)
    if read is None:
        raise refusal
    return read


def use_own_limits() -> None:
    """Have Pillow refuse what is larger than any photo; to be called before each opening."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    # Pillow warns of odd metadata; what matters to the user comes back as a note or a reason.
    warnings.filterwarnings("ignore", module=r"PIL\.")


@contextmanager
def _opened(path: Path, stream: BufferedReader, max_pixels: int) -> Iterator[Image.Image]:
    """Open a photo and judge its size from the header, before memory is taken for its pixels."""
    use_own_limits()
    _register_optional_formats()
    try:
        stream.seek(0)
        if not stream.read(1):
            raise _empty(path)
        stream.seek(0)
        image = Image.open(stream, formats=[name for name in _FORMATS if name in Image.OPEN])
    except _DECODER_FAILURES as error:
        raise _unreadable(path, stream, error) from error
    except Image.DecompressionBombError as error:
        raise _too_large(path, max_pixels) from error
    with image:
        width, height = image.size
        if width * height > max_pixels:
            raise _too_large(path, max_pixels, f" ({width} x {height})")
        yield image


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
    return UnreadableImage(
        Told("{name} is empty (0 bytes).", name=path.name), Told("Copy the file again.")
    )


def _too_large(path: Path, max_pixels: int, size: str = "") -> UnreadableImage:
    return UnreadableImage(
        Told(
            "{name} is larger than {most} megapixels{size}.",
            name=path.name,
            most=max_pixels // 1_000_000,
            size=size,
        ),
        Told("Scale it down or cut it into tiles."),
    )


def _unreadable(path: Path, stream: BufferedReader, error: BaseException) -> UnreadableImage:
    start = _start(stream)
    if isinstance(error, UnidentifiedImageError):
        if start[4:8] == b"ftyp" and start[8:12] in HEIC_BRANDS:
            return UnreadableImage(
                Told(
                    "{name} is a HEIC photo, which needs the package pillow-heif.", name=path.name
                ),
                Told("Install it (pip install pillow-heif), or save the photo as JPEG."),
            )
        return UnreadableImage(
            Told("{name} is not an image of a format that can be read.", name=path.name), _REMEDY
        )
    name = path.name
    if isinstance(error, MemoryError):
        reason = Told("{name} needs more memory than there is.", name=name)
    elif "truncated" in str(error).lower():
        reason = Told("{name} is cut off ({error}).", name=name, error=error)
    else:
        said = error or type(error).__name__
        reason = Told("{name} is damaged or of an unusual kind ({error}).", name=name, error=said)
    return UnreadableImage(reason, _REMEDY)
