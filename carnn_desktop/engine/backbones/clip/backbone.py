"""Any Hugging Face ``CLIPModel`` as proposer and classifier (OpenAI, LAION, MetaCLIP, ...)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import DenseView
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.clip import dense, patches
from carnn_desktop.engine.backbones.clip.gradient import LastBlock
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.text import TextTower
from carnn_desktop.engine.backbones.clip.vision import Pause, VisionTower
from carnn_desktop.engine.backbones.protocol import ImageEncoding, PatchEncoding
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.memory import is_out_of_memory

_MAP_BLOCKS = 8
_BLOCK_FLOPS = 12e9
"""Work between two progress callbacks of the classifier on a CPU: some 0.1 s on two cores."""
_GPU_BATCH = 64
_LOGIT_FACTOR = 100.0


class ClipBackbone:
    """Both stages on one set of frozen CLIP weights.

    dense_version : names how the features to learn from are made
    """

    dense_version = dense.VERSION
    patch_scale = patches.SCALE

    def __init__(
        self,
        vision: VisionTower,
        text: TextTower,
        *,
        classifier: VisionTower | None = None,
        pixels: Pixels,
        logit_scale: float,
        device: torch.device,
        identity: tuple[str, str, str],
    ) -> None:
        """``logit_scale`` is already exponentiated; identity is (model id, sha256, licence).

        classifier : the tower of the second stage where it computes in another dtype
        """
        self._vision, self._text, self._pixels = vision, text, pixels
        self._classifier = classifier or vision
        self.logit_scale, self._device = logit_scale, device
        self.model_id, self.sha256, self.licence = identity
        self._batch = classifier_batch(vision, device)
        self._notes: list[str] = []

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` has more tokens than the model reads."""
        self._text.check(text)

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D) float32 unit vectors, from the caches where known."""
        return self._text.encode(texts, on_progress)

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> ImageEncoding:
        """Run the trunk once on (H, W, 3) uint8; attention is kept of the last eight blocks."""
        vision = self._vision
        patch = vision.patch
        pixels = self._pixels.whole(image, patch).to(self._device)
        height, width = pixels.shape[2] // patch, pixels.shape[3] // patch
        depth = len(vision.blocks)
        first = max(0, depth - _MAP_BLOCKS)
        done = 0

        def pause() -> None:
            on_progress(Progress("image", done, depth))

        pause()
        tokens = vision.embed(pixels)
        count = tokens.shape[1]
        total = torch.zeros(count, count, device=self._device)
        for index in range(depth - 1):
            done = index
            if index < first:
                tokens = vision.run(tokens, range(index, index + 1), pause)
            else:
                tokens = vision.run_with_maps(tokens, vision.blocks[index], total, pause)
        done = depth - 1
        last = LastBlock(vision, tokens, total, pause)
        pause()
        affinity = total[1:, 1:].div_(depth - first).contiguous()
        activations = last.activations.T.reshape(-1, height, width)
        return ImageEncoding(activations, affinity, last)

    def encode_patches(
        self, image: RgbImage, view: DenseView, on_progress: ProgressCallback
    ) -> PatchEncoding:
        """Look at (H, W, 3) uint8 RGB once; see :mod:`.patches`."""
        pause = _pause(on_progress, "image", len(self._vision.blocks))
        return patches.look(self._vision, self._pixels, image, view, self._device, pause)

    def similarities(self, encoding: ImageEncoding, text_features: torch.Tensor) -> torch.Tensor:
        """Return (N,) float cosines of the pooled image with each (N, D) text."""
        last: LastBlock = encoding.state
        return torch.mv(text_features.to(last.feature), last.feature)

    def similarity_gradients(
        self, encoding: ImageEncoding, text_features: torch.Tensor, on_progress: ProgressCallback
    ) -> torch.Tensor:
        """Return (N, C) float32: mean over patches of d s_k / d A."""
        last: LastBlock = encoding.state
        count = len(text_features)
        return last.gradients(text_features, _pause(on_progress, "gradients", count))

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        """Return (M, N) float32 of 100 * cosine; out of memory halves the batch and says so."""
        features: list[torch.Tensor] = []
        depth = len(self._classifier.blocks) - int(skip_last_block)
        done = 0
        while done < len(images):
            stop = min(done + self._batch, len(images))
            pause = _pause(on_progress, "classifier", len(images), done)
            try:
                features.append(self._class_features(images[done:stop], depth, pause))
            except (RuntimeError, MemoryError) as error:
                self._shrink_batch(error)
            else:
                done = stop
        stacked = torch.cat(features)
        return (_LOGIT_FACTOR * stacked @ text_features.to(stacked).T).float()

    def dense_prior(self, *, finer: bool) -> None:
        """Return nothing: no photos were measured with the models that may be loaded."""

    def shipped_classes(self, *, finer: bool) -> None:
        """Return nothing: what ships was learned with the built-in model."""

    def dense_features(
        self,
        image: RgbImage,
        *,
        finer: bool,  # noqa: ARG002 - the patches are the finest there is
        on_progress: ProgressCallback,
    ) -> DenseFeatures:
        """Return patch tokens of several blocks."""
        pause = _pause(on_progress, "features", len(self._vision.blocks))
        return dense.patch_tokens(self._vision, self._pixels, image, self._device, pause)

    def dense_views(
        self,
        image: RgbImage,  # noqa: ARG002 - the protocol's
        *,
        finer: bool,  # noqa: ARG002
        on_progress: ProgressCallback,  # noqa: ARG002
    ) -> Iterator[DenseFeatures]:
        """Yield nothing: a photo is always looked at in one size."""
        return iter(())

    def encode_with_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> tuple[ImageEncoding, DenseFeatures]:
        """Return both; they are made from the photo at different sizes."""
        features = self.dense_features(image, finer=finer, on_progress=on_progress)
        return self.encode_image(image, on_progress), features

    def take_notes(self) -> list[str]:
        """Return what the user should be told of the last image, once."""
        notes, self._notes = self._notes, []
        return notes

    def _class_features(self, images: Sequence[RgbImage], depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, D) unit vectors of the class token after the first ``depth`` blocks."""
        vision = self._classifier
        squares = []
        for image in images:
            pause()
            squares.append(self._pixels.square(image, vision.image_size))
        tokens = vision.embed(torch.cat(squares).to(self._device))
        return vision.features(vision.class_token(tokens, max(1, depth), pause))

    def _shrink_batch(self, error: Exception) -> None:
        """Halve the classifier's batch after running out of memory; raise anything else."""
        if not is_out_of_memory(error):
            raise error
        if self._batch == 1:
            raise CarnnError(
                Told(
                    "{model_id} does not fit into the memory of the device.", model_id=self.model_id
                ),
                Told("Close other programs, choose a smaller model, or run on the CPU."),
            ) from error
        self._batch //= 2
        if self._device.type == "cuda":
            torch.cuda.empty_cache()
        self._notes.append(
            Told(
                "Memory ran out; the classifier goes on with {batch} image(s) at a time.",
                batch=self._batch,
            )
        )


def classifier_batch(vision: VisionTower, device: torch.device) -> int:
    """Return how many images a batch has: on a CPU so few that a cancel is quick."""
    if device.type != "cpu":
        return _GPU_BATCH
    tokens = (vision.image_size // vision.patch) ** 2 + 1
    flops = 24 * tokens * vision.width**2 + 4 * tokens**2 * vision.width
    return max(1, int(_BLOCK_FLOPS // flops))


def _pause(on_progress: ProgressCallback, stage: str, total: int, done: int = 0) -> Pause:
    return lambda: on_progress(Progress(stage, done, total))
