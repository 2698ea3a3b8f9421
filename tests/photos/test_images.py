"""One decode path: every mode upright to RGB, everything else refused with a reason."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps
from skimage import data as photos

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos import images, listing
from carnn_desktop.photos import tiff as image_tiff
from carnn_desktop.photos.images import UnreadableImage, read_image, read_thumbnail

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def photo() -> Image.Image:
    return Image.fromarray(photos.astronaut()[:200, :320])


def saved(tmp_path: Path, image: Image.Image, name: str = "x.png", **options: object) -> Path:
    path = tmp_path / name
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def test_a_photo_comes_as_it_is(tmp_path: Path, photo: Image.Image) -> None:
    path = saved(tmp_path, photo)
    decoded = read_image(path)
    assert np.array_equal(decoded.pixels, np.asarray(photo))
    assert (decoded.width, decoded.height, decoded.notes) == (320, 200, ())
    assert decoded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert decoded.pixels.dtype == np.uint8
    assert decoded.pixels.flags.c_contiguous
    assert not decoded.pixels.flags.writeable


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["x.jpg", "x.png", "x.webp", "x.tif"])
def test_exif_orientation(tmp_path: Path, photo: Image.Image, orientation: int, name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path, photo, name, exif=exif)
    with Image.open(path) as image:
        expected = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    decoded = read_image(path)
    assert np.array_equal(decoded.pixels, expected)
    assert decoded.pixels.flags.c_contiguous
    thumbnail = read_thumbnail(path, 32)
    assert max(thumbnail.shape[:2]) == 32
    assert (thumbnail.shape[0] > thumbnail.shape[1]) == (orientation >= 5)
    (width, height), stated = images.image_size(path)
    if name != "x.tif":
        assert (width, height, stated) == (320, 200, orientation)
        assert decoded.stored_size == (320, 200)
    if stated >= 5:
        width, height = height, width
    assert (decoded.width, decoded.height) == (width, height)


def test_broken_exif_is_no_reason_to_refuse(tmp_path: Path, photo: Image.Image) -> None:
    path = saved(tmp_path, photo, "x.jpg", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff junk")
    assert read_image(path).orientation == 1


MODES = {
    "L": ("x.png", 2),
    "1": ("x.png", 0),
    "P": ("x.png", 60),
    "CMYK": ("x.jpg", 20),
    "YCbCr": ("x.jpg", 20),
    "LAB": ("x.tif", 10),
    "RGBA": ("x.png", 0),
    "LA": ("x.png", 2),
}


@pytest.mark.parametrize("mode", MODES)
def test_modes_come_as_rgb(tmp_path: Path, photo: Image.Image, mode: str) -> None:
    name, tolerance = MODES[mode]
    if mode == "LAB":
        from PIL import ImageCms

        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        converted = ImageCms.profileToProfile(photo, srgb, lab, outputMode="LAB")
        assert converted is not None
    else:
        converted = photo.convert(mode)
    decoded = read_image(saved(tmp_path, converted, name))
    expected = np.asarray(converted.convert("RGB") if mode in "L1LA" else photo)
    difference = np.abs(decoded.pixels.astype(int) - expected)
    assert np.quantile(difference, 0.8) <= tolerance
    assert read_thumbnail(saved(tmp_path, converted, name), 64).shape == (40, 64, 3)


def test_alpha_is_laid_over_white(tmp_path: Path) -> None:
    pixels = np.zeros((1, 3, 4), np.uint8)
    pixels[0, :, 3] = (0, 128, 255)
    decoded = read_image(saved(tmp_path, Image.fromarray(pixels)))
    assert decoded.pixels[0, :, 0].tolist() == [255, 127, 0]
    palette = Image.new("P", (2, 1), 0)
    palette.putpalette([10, 20, 30, 200, 100, 50])
    palette.putpixel((1, 0), 1)
    path = saved(tmp_path, palette, "p.png", transparency=0)
    assert read_image(path).pixels.tolist() == [[[255, 255, 255], [200, 100, 50]]]
    grey = saved(tmp_path, Image.new("L", (2, 1), 7), "g.png", transparency=7)
    assert (read_image(grey).pixels == 255).all()


def test_a_strip_is_as_good_as_the_whole(
    tmp_path: Path, photo: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carnn_desktop.photos import pixels as image_pixels

    photo.putalpha(photo.convert("L"))
    path = saved(tmp_path, photo)
    whole = read_image(path).pixels
    deep = saved(tmp_path, Image.fromarray(np.arange(60000, dtype=np.uint16).reshape(200, 300)))
    deep_whole = read_image(deep).pixels
    monkeypatch.setattr(image_pixels, "_STRIP_PIXELS", 1000)
    assert np.array_equal(read_image(deep).pixels, deep_whole)
    assert np.array_equal(read_image(saved(tmp_path, photo)).pixels, whole)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0, 65535]], np.uint16), [0, 255]),
        (np.array([[0, 4095]], np.uint16), [0, 255]),
        (np.array([[0, 2048, 4000]], np.uint16), [0, 128, 249]),
        (np.array([[0, 255]], np.uint16), [0, 255]),
        (np.array([[-100, 0, 100]], np.int32), [0, 128, 255]),
        (np.array([[0.0, 0.5, 1.0]], np.float32), [0, 128, 255]),
        (np.array([[0.0, 500.0, 1000.0]], np.float32), [0, 128, 255]),
        (np.array([[np.nan, 1.0, 3.0, np.inf]], np.float32), [0, 0, 255, 0]),
        (np.array([[np.nan, np.nan]], np.float32), [0, 0]),
        (np.array([[7.0, 7.0]], np.float32), [0, 0]),
    ],
)
def test_deep_images_are_scaled(tmp_path: Path, values: np.ndarray, expected: list[int]) -> None:
    decoded = read_image(saved(tmp_path, Image.fromarray(values), "x.tif"))
    assert decoded.pixels[0, :, 0].tolist() == expected
    assert (decoded.pixels[..., 0] == decoded.pixels[..., 2]).all()
    assert "scaled to 8 bits" in decoded.notes
    assert read_thumbnail(tmp_path / "x.tif", 8).shape[1] == len(expected)


def test_sixteen_bit_png(tmp_path: Path) -> None:
    values = np.array([[0, 30000, 65535]], np.uint16)
    assert read_image(saved(tmp_path, Image.fromarray(values))).pixels[0, :, 0].tolist() == [
        0, 117, 255,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["x.gif", "x.webp", "x.png", "x.tif"])
def test_the_first_of_many_frames(tmp_path: Path, photo: Image.Image, name: str) -> None:
    frames = [ImageOps.invert(photo), photo.rotate(90)]
    path = tmp_path / name
    options = {"lossless": True} if name.endswith("webp") else {}
    photo.save(path, save_all=True, append_images=frames, **options)
    decoded = read_image(path)
    assert decoded.notes[0] == "first of 3 frames"
    assert np.abs(decoded.pixels.astype(int) - np.asarray(photo)).mean() < 12


@pytest.mark.parametrize("photometric", ["rgb", "minisblack", "miniswhite"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.uint16, np.uint32])
def test_tiff_kinds_that_pillow_cannot_read(
    tmp_path: Path, photometric: str, dtype: type[np.generic]
) -> None:
    tifffile = pytest.importorskip("tifffile")
    top = 1.0 if np.issubdtype(dtype, np.floating) else float(np.iinfo(dtype).max)
    values = (np.linspace(0, 1, 60).reshape(4, 5, 3) * top).astype(dtype)
    if photometric != "rgb":
        values = values[:, :, 0]
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, values, photometric=photometric)
    decoded = read_image(path)
    expected = values.astype(float) / values.max() * 255
    if np.issubdtype(dtype, np.floating) or dtype == np.uint16:
        expected = values.astype(float) / top * 255
    if photometric == "miniswhite":
        expected = 255 - expected
    if photometric != "rgb":
        expected = expected[:, :, None]
    assert np.abs(decoded.pixels - expected).max() <= 1.01
    assert read_thumbnail(path, 4).shape == (3, 4, 3)


def test_without_tifffile_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tifffile = pytest.importorskip("tifffile")
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, np.zeros((4, 5, 3), np.float64), photometric="rgb")
    monkeypatch.setattr(image_tiff, "is_available", lambda: False)
    with pytest.raises(UnreadableImage) as caught:
        read_image(path)
    assert "tifffile" in caught.value.remedy


# Refused ------------------------------------------------------------------------------------------


def refusal(path: Path, **options: int) -> UnreadableImage:
    with pytest.raises(UnreadableImage) as caught:
        read_image(path, **options)
    if not options:
        with pytest.raises(UnreadableImage):
            read_thumbnail(path, 32)
    error = caught.value
    assert path.name in error.reason
    assert error.remedy
    assert "\n" not in error.reason
    return error


def test_files_that_are_no_images(tmp_path: Path, photo: Image.Image) -> None:
    whole = saved(tmp_path, photo, "whole.jpg").read_bytes()
    cases = {
        "empty.jpg": (b"", "empty"),
        "text.png": (b"hello", "not an image"),
        "cut.jpg": (whole[: len(whole) // 2], "cut off"),
        "head.jpg": (whole[:20], "image"),
    }
    for name, (content, word) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert word in refusal(path).reason, name
    assert "No such file" in refusal(tmp_path / "gone.jpg").reason
    folder = tmp_path / "folder.jpg"
    folder.mkdir()
    assert "folder" in refusal(folder).reason


def test_a_heic_photo_names_what_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "phone.heic"
    path.write_bytes(b"\x00\x00\x00\x1cftypheic\x00\x00\x00\x00mif1heicmiaf" + bytes(40))
    assert "pillow-heif" in refusal(path).remedy


def test_a_misnamed_image_is_read(tmp_path: Path, photo: Image.Image) -> None:
    path = saved(tmp_path, photo, "x.png").rename(tmp_path / "really_png.jpg")
    assert np.array_equal(read_image(path).pixels, np.asarray(photo))


def test_too_many_pixels_are_refused_before_memory_is_taken(
    tmp_path: Path, photo: Image.Image
) -> None:
    path = saved(tmp_path, photo)
    assert "320 x 200" in refusal(path, max_pixels=63_999).reason
    assert read_image(path, max_pixels=64_000).width == 320
    ppm = tmp_path / "bomb.ppm"
    ppm.write_bytes(b"P6 60000 60000 255\n" + bytes(100))
    assert "300 megapixels" in refusal(ppm).reason


# Lists, thumbnails, pyramids ----------------------------------------------------------------------


def test_a_folder_is_listed_in_natural_order(tmp_path: Path, photo: Image.Image) -> None:
    for name in ("b10.PNG", "b9.jpg", "notes.txt", ".hidden.png", "sub/a.tif", "sub/.x/b.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    saved(tmp_path, photo, "x.png").rename(tmp_path / "no suffix")
    (tmp_path / "README").write_text("text")
    assert listing.list_images(tmp_path, recursive=False) == ["b9.jpg", "b10.PNG", "no suffix"]
    assert listing.list_images(tmp_path, recursive=True) == [
        "b9.jpg", "b10.PNG", "no suffix", "sub/a.tif",
    ]  # fmt: skip
    with pytest.raises(CarnnError, match="no folder"):
        listing.list_images(tmp_path / "gone", recursive=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
def test_links_in_a_circle_and_pipes_do_not_hang(tmp_path: Path, photo: Image.Image) -> None:
    saved(tmp_path, photo)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe")
    assert listing.list_images(tmp_path, recursive=True) == ["x.png"]


def test_thumbnails_keep_the_proportions(tmp_path: Path) -> None:
    large = Image.fromarray(np.tile(photos.coffee(), (4, 4, 1)))
    for name in ("x.jpg", "x.png", "x.bmp"):
        thumbnail = read_thumbnail(saved(tmp_path, large, name), 96)
        assert thumbnail.shape == (64, 96, 3)
        mean = np.asarray(large).mean(axis=(0, 1))
        assert np.abs(thumbnail.mean(axis=(0, 1)) - mean).max() < 3
        assert not thumbnail.flags.writeable
    assert read_thumbnail(saved(tmp_path, Image.new("RGB", (900, 1))), 64).shape == (1, 64, 3)


def test_a_pyramid_halves_down_to_a_small_level() -> None:
    levels = images.pyramid(photos.astronaut(), smallest=100)
    assert [level.shape[:2] for level in levels] == [(512, 512), (256, 256), (128, 128), (64, 64)]
    assert levels[0].shape == (512, 512, 3)
    assert all(not level.flags.writeable for level in levels[1:])
    assert abs(float(levels[-1].mean()) - float(levels[0].mean())) < 2


# Real trouble -------------------------------------------------------------------------------------

_CHILD = """
import resource, sys, time, warnings
from pathlib import Path
warnings.simplefilter("error")
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from carnn_desktop.photos import images, listing
folder = Path(sys.argv[1])
names = listing.list_images(folder, recursive=True)
for name in names:
    started = time.monotonic()
    try:
        decoded = images.read_image(folder / name)
        assert decoded.pixels.shape == (decoded.height, decoded.width, 3)
        assert max(images.read_thumbnail(folder / name, 64).shape[:2]) <= 64
        outcome = "read"
    except images.UnreadableImage as error:
        assert error.reason and error.remedy
        outcome = "refused"
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(outcome, round(seconds, 2), round(peak), ascii(name))
"""


def test_a_hundred_tricky_images(shared_data: Path) -> None:
    pytest.importorskip("resource")
    folder = shared_data / "tricky_images"
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert child.returncode == 0, child.stderr
    rows = [line.split(maxsplit=3) for line in child.stdout.splitlines()]
    assert len(rows) == 100
    assert sum(row[0] == "read" for row in rows) >= 79
    assert max(float(row[1]) for row in rows) < 10
    assert max(float(row[2]) for row in rows) < 2000


def test_the_size_of_a_tiff_that_only_one_decoder_knows() -> None:
    path = Path(photos.__file__).parent / "multipage_rgb.tif"
    decoded = images.read_image(path)
    assert images.image_size(path) == ((decoded.width, decoded.height), 1)
