"""The dense CRF against two slow, independent implementations, and its behaviour at the edges."""

from __future__ import annotations

import itertools
import threading
import time

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.crf import DenseCRF

Floats = NDArray[np.float64]


def _photo(height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    """Return flat coloured stripes with a slanted border, a disc, and some noise."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width]
    image = np.where((x + y // 2 < width // 2)[..., None], (190, 60, 40), (40, 90, 200))
    disc = (x - 0.7 * width) ** 2 + (y - 0.6 * height) ** 2 < (0.2 * height) ** 2
    image = np.where(disc[..., None], (230, 220, 30), image) + rng.normal(0, 2, (height, width, 3))
    return image.clip(0, 255).astype(np.uint8)


def _maps(labels: int, height: int, width: int, seed: int = 1) -> torch.Tensor:
    """Return smooth random probabilities (labels, height, width)."""
    rng = np.random.default_rng(seed)
    coarse = torch.from_numpy(rng.normal(0, 2, (1, labels, 3, 4)).astype(np.float32))
    size = (height, width)
    fine = torch.nn.functional.interpolate(coarse, size, mode="bilinear", align_corners=True)
    return torch.softmax(fine[0], 0)


def _features(image: NDArray[np.uint8]) -> list[Floats]:
    height, width = image.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float64)
    place = np.stack([x.ravel(), y.ravel()], 1)
    return [place, np.concatenate([place / 67.0, image.reshape(-1, 3) / 3.0], 1)]


def _gauss(features: Floats) -> Floats:
    """Return the exact kernel (N, N)."""
    squares = ((features[:, None] - features[None]) ** 2).sum(-1)
    return np.exp(-0.5 * squares)


def _simplex(point: Floats) -> list[tuple[tuple[int, ...], float]]:
    """Return the lattice vertices around ``point`` (already on the hyperplane) and their weights.

    After the text of the paper (greedy rounding, ranks, barycentric coordinates), point by point.
    """
    degree = len(point)
    nearest = np.rint(point / degree).astype(int)
    rank = [
        sum(
            (point[j] - nearest[j] * degree, -j) > (point[i] - nearest[i] * degree, -i)
            for j in range(degree)
        )
        for i in range(degree)
    ]
    shift = int(nearest.sum())
    for i in range(degree):
        rank[i] += shift
        if rank[i] < 0:
            rank[i] += degree
            nearest[i] += 1
        elif rank[i] >= degree:
            rank[i] -= degree
            nearest[i] -= 1
    weights = np.zeros(degree + 1)
    for i in range(degree):
        rest = point[i] / degree - nearest[i]
        weights[degree - 1 - rank[i]] += rest
        weights[degree - rank[i]] -= rest
    weights[0] += 1.0 + weights[degree]
    vertices = []
    for k in range(degree):
        key = [
            int(nearest[i]) * degree + (k if rank[i] < degree - k else k - degree)
            for i in range(degree)
        ]
        vertices.append((tuple(key), float(weights[k])))
    return vertices


def _lattice(features: Floats) -> Floats:
    """Return the permutohedral lattice's approximation of the kernel as a matrix (N, N)."""
    count, dimensions = features.shape
    degree = dimensions + 1
    basis = np.zeros((degree, dimensions))
    for j in range(dimensions):
        basis[: j + 1, j], basis[j + 1, j] = 1.0, -(j + 1.0)
        basis[:, j] *= np.sqrt(2 / 3) * degree / np.sqrt((j + 1) * (j + 2))
    corners = [_simplex(basis @ point) for point in features]
    numbers: dict[tuple[int, ...], int] = {}
    for key, _ in itertools.chain.from_iterable(corners):
        numbers.setdefault(key, len(numbers))
    splat = np.zeros((len(numbers), count))
    for point, corner in enumerate(corners):
        for key, weight in corner:
            splat[numbers[key], point] += weight
    values = splat
    for axis in range(degree):
        blurred = values.copy()
        for key, number in numbers.items():
            for sign in (-1, 1):
                other = [k - sign for k in key]
                other[axis] += sign * degree
                if (neighbour := numbers.get(tuple(other))) is not None:
                    blurred[number] += 0.5 * values[neighbour]
        values = blurred
    result: Floats = splat.T @ values / (1.0 + 2.0**-dimensions)
    return result


def _mean_field(kernels: list[Floats], probabilities: torch.Tensor, iterations: int) -> Floats:
    """Return Q (L, H, W) by matrix products with the ``kernels`` (gaussian, bilateral)."""
    labels = len(probabilities)
    unary = -np.log(np.clip(probabilities.double().numpy().reshape(labels, -1).T, 1e-5, 1.0))

    def softmax(energy: Floats) -> Floats:
        powers = np.exp(energy - energy.max(1, keepdims=True))
        result: Floats = powers / powers.sum(1, keepdims=True)
        return result

    scaled = []
    for weight, kernel in zip((3.0, 4.0), kernels, strict=True):
        norm = 1.0 / np.sqrt(kernel.sum(1))
        scaled.append(weight * norm[:, None] * kernel * norm[None])
    beliefs = softmax(-unary)
    for _ in range(iterations):
        beliefs = softmax(-unary + sum(kernel @ beliefs for kernel in scaled))
    return beliefs.T.reshape(probabilities.shape)


@pytest.mark.parametrize(
    ("height", "width", "labels"), [(14, 18, 3), (1, 1, 2), (1, 23, 3), (19, 1, 2), (2, 2, 5)]
)
def test_equals_the_lattice_of_the_paper_done_point_by_point(
    height: int, width: int, labels: int
) -> None:
    image, maps = _photo(height, width), _maps(labels, height, width)
    expected = _mean_field([_lattice(f) for f in _features(image)], maps, 10)
    result = DenseCRF(image).infer(maps).double().numpy()
    np.testing.assert_allclose(result, expected, atol=2e-4)


def test_equals_the_lattice_on_colour_noise() -> None:
    image = np.random.default_rng(3).integers(0, 256, (12, 13, 3)).astype(np.uint8)
    maps = _maps(4, 12, 13)
    expected = _mean_field([_lattice(f) for f in _features(image)], maps, 10)
    np.testing.assert_allclose(DenseCRF(image).infer(maps).double().numpy(), expected, atol=2e-4)


def test_labels_are_those_of_the_exact_kernels() -> None:
    image, maps = _photo(40, 52), _maps(3, 40, 52)
    expected = _mean_field([_gauss(f) for f in _features(image)], maps, 10).argmax(0)
    result = DenseCRF(image).infer(maps).argmax(0).numpy()
    assert (maps.argmax(0).numpy() != expected).mean() > 0.05, "the CRF has something to do"
    assert (result == expected).mean() >= 0.98


def test_snaps_a_shifted_map_to_the_edge_of_the_photo() -> None:
    image = np.zeros((60, 80, 3), np.uint8)
    image[:, 40:] = (200, 180, 90)
    maps = torch.full((2, 60, 80), 0.25)
    maps[1, :, 34:] = 0.75  # six columns too far to the left
    maps[0] = 1.0 - maps[1]
    labels = DenseCRF(image).infer(maps).argmax(0)
    assert torch.equal(labels, torch.arange(80).ge(40).long().expand(60, 80))


def test_beliefs_are_distributions() -> None:
    result = DenseCRF(_photo(31, 47)).infer(_maps(6, 31, 47))
    assert result.dtype == torch.float32
    assert result.shape == (6, 31, 47)
    torch.testing.assert_close(result.sum(0), torch.ones(31, 47))
    assert result.min() >= 0.0


def test_no_iteration_returns_the_normalised_probabilities() -> None:
    maps = _maps(3, 10, 12)
    result = DenseCRF(_photo(10, 12)).infer(2.0 * maps.clamp(0, 0.5), iterations=0)
    clipped = (2.0 * maps.clamp(0, 0.5)).clamp(1e-5, 1.0)
    torch.testing.assert_close(result, clipped / clipped.sum(0))


def test_labels_are_interchangeable() -> None:
    crf, maps = DenseCRF(_photo(33, 44)), _maps(4, 33, 44)
    order = [2, 0, 3, 1]
    assert torch.allclose(crf.infer(maps)[order], crf.infer(maps[order]), atol=1e-6)


def test_mirrored_photo_gives_the_mirrored_labels() -> None:
    image, maps = _photo(48, 64), _maps(3, 48, 64)
    there = DenseCRF(image).infer(maps).argmax(0)
    mirrored = np.ascontiguousarray(image[:, ::-1])
    back = DenseCRF(mirrored).infer(maps.flip(2)).argmax(0).flip(1)
    assert (there == back).float().mean() > 0.985  # the lattice itself has no mirror symmetry


def test_constant_photo_and_constant_maps_stay_constant() -> None:
    image = np.full((20, 30, 3), 77, np.uint8)
    maps = torch.tensor([0.2, 0.5, 0.3]).view(3, 1, 1).expand(3, 20, 30)
    result = DenseCRF(image).infer(maps)
    assert torch.equal(result.argmax(0), torch.ones(20, 30, dtype=torch.long))


def test_one_label_takes_everything() -> None:
    result = DenseCRF(_photo(9, 11)).infer(torch.full((1, 9, 11), 0.3))
    assert torch.equal(result, torch.ones(1, 9, 11))


def test_without_kernels_only_the_maps_count() -> None:
    maps = _maps(3, 9, 11)
    result = DenseCRF(_photo(9, 11), w_gaussian=0.0, w_bilateral=0.0).infer(maps)
    torch.testing.assert_close(result, maps, atol=1e-4, rtol=0)


def test_one_lattice_serves_many_phrases() -> None:
    image, maps = _photo(33, 44), [_maps(2, 33, 44, seed) for seed in range(4)]
    shared = DenseCRF(image)
    for one in maps:
        assert torch.equal(shared.infer(one), DenseCRF(image).infer(one))


def test_repeats_bit_by_bit_with_any_number_of_threads() -> None:
    image, maps = _photo(120, 160), _maps(5, 120, 160)
    first = DenseCRF(image).infer(maps)
    threads = torch.get_num_threads()
    try:
        torch.set_num_threads(1 if threads > 1 else 2)
        assert torch.equal(first, DenseCRF(image).infer(maps))
    finally:
        torch.set_num_threads(threads)


def test_leaves_its_inputs_alone_and_takes_read_only_photos() -> None:
    image, maps = _photo(20, 30), _maps(3, 20, 30)
    image.flags.writeable = False
    copies = image.copy(), maps.clone()
    DenseCRF(image).infer(maps)
    assert np.array_equal(image, copies[0])
    assert torch.equal(maps, copies[1])


def test_pieces_of_the_sort_and_the_products_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    image, maps = _photo(60, 80), _maps(3, 60, 80)
    whole = DenseCRF(image).infer(maps)
    lattice = "carnn_desktop.engine.refine.crf_lattice."
    for name, size in (("_ROWS", 97), ("_POINTS", 101), ("_SORTED", 503), ("_QUERIES", 89)):
        monkeypatch.setattr(lattice + name, size)
    monkeypatch.setattr(lattice + "_VALUES", 700)
    monkeypatch.setattr("carnn_desktop.engine.refine.crf._VALUES", 700)
    assert torch.equal(DenseCRF(image).infer(maps), whole)


def test_cancels_at_every_checkpoint_and_stays_usable() -> None:
    image, maps = _photo(16, 20), _maps(3, 16, 20)
    seen: list[Progress] = []
    expected = DenseCRF(image, on_progress=seen.append).infer(maps, on_progress=seen.append)
    built: list[Progress] = []
    crf = DenseCRF(image, on_progress=built.append)
    assert {p.stage for p in seen} == {"crf"}
    assert {p.done for p in seen[len(built) :]} == set(range(11))  # iterations, and the end

    def stop_after(calls: int) -> object:
        counter = itertools.count()

        def on_progress(progress: Progress) -> None:
            if next(counter) == calls:
                raise Cancelled

        return on_progress

    for calls in range(len(built)):
        with pytest.raises(Cancelled):
            DenseCRF(image, on_progress=stop_after(calls))  # type: ignore[arg-type]
    for calls in range(len(seen) - len(built)):
        with pytest.raises(Cancelled):
            crf.infer(maps, on_progress=stop_after(calls))  # type: ignore[arg-type]
    assert torch.equal(crf.infer(maps), expected)
    assert torch.is_grad_enabled()


def test_checkpoints_come_often_and_the_interpreter_stays_free() -> None:
    image, maps = _photo(480, 640), _maps(20, 480, 640)
    gaps: list[float] = []
    last = time.thread_time()  # what other programs take does not count

    def on_progress(progress: Progress) -> None:
        nonlocal last
        gaps.append(time.thread_time() - last)
        last = time.thread_time()

    beats: list[float] = []
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(0.005):
            beats.append(time.perf_counter())

    thread = threading.Thread(target=beat)
    thread.start()
    start = time.perf_counter()
    try:
        DenseCRF(image, on_progress=on_progress).infer(maps, iterations=3, on_progress=on_progress)
    finally:
        stop.set()
        thread.join()
    seconds = time.perf_counter() - start
    assert max(gaps) < 0.2
    assert len(beats) > 0.2 * seconds / 0.005
