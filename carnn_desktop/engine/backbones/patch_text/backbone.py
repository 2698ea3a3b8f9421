"""A model whose patches are compared with texts, as a proposer and as a classifier.

How the patches of SigLIP and TIPSv2 compare was not measured with real weights.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import DenseView
from carnn_desktop.engine.backbones.clip.backbone import classifier_batch
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.patches import in_windows
from carnn_desktop.engine.backbones.clip.vision import wide
from carnn_desktop.engine.backbones.in_pieces import InPieces
from carnn_desktop.engine.backbones.patch_text.tower import PatchTower
from carnn_desktop.engine.backbones.pretrained import too_long
from carnn_desktop.engine.backbones.protocol import PatchEncoding
from carnn_desktop.engine.weights.text_cache import TextCache

if TYPE_CHECKING:
    from carnn_desktop.engine.backbones.patch_text.load import PatchTextKind

_TOGETHER = 16
_NO_MARKS = str.maketrans("", "", string.punctuation)


class PatchTextBackbone:
    """Both stages on one set of frozen weights.

    patch_scale : the factor of the model's cosines
    """

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        cache: TextCache,
        *,
        kind: PatchTextKind,
        vision: PatchTower,
        pixels: Pixels,
        classifier: PatchTower | None,
        device: torch.device,
        identity: tuple[str, str, str],
    ) -> None:
        """``identity`` is (model id, sha256, licence); ``classifier`` a tower in another dtype."""
        self._model, self._tokenizer, self._cache = model, tokenizer, cache
        self._kind, self._vision = kind, vision
        self._classifier = classifier or self._vision
        self._pixels, self._device = pixels, device
        self.patch_scale = kind.scale(model)
        self._most = int(model.config.text_config.max_position_embeddings)
        self.model_id, self.sha256, self.licence = identity
        self._batch = classifier_batch(self._vision, device)
        self._known: dict[str, torch.Tensor] = {}

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` has more tokens than the model reads."""
        count = len(self._tokenizer(self._kind.words(text), verbose=False)["input_ids"])
        if count > self._most:
            raise too_long(text, count, self._most)

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D) float32 unit vectors, from the caches where known."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        stored = self._cache.read(new) if new else {}
        for text, feature in stored.items():
            self._known[text] = torch.from_numpy(feature).to(self._device)
        fresh = [text for text in new if text not in stored]
        for start in range(0, len(fresh), _TOGETHER):
            on_progress(Progress("texts", start, len(fresh)))
            some = fresh[start : start + _TOGETHER]
            self._known.update(zip(some, self._encoded(some), strict=True))
        self._cache.write({text: self._known[text].cpu().numpy() for text in fresh})
        return torch.stack([self._known[text] for text in texts])

    def encode_patches(
        self, image: RgbImage, view: DenseView, on_progress: ProgressCallback
    ) -> PatchEncoding:
        """Look at (H, W, 3) uint8 RGB once, whole or in windows."""

        def pause() -> None:
            on_progress(Progress("image"))

        def see(batch: torch.Tensor, _grid: tuple[int, int]) -> tuple[torch.Tensor, torch.Tensor]:
            with InPieces(pause):
                return self._vision.patches(batch, pause)

        return in_windows(see, self._vision, self._pixels, image, view, self._device)

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        """Return (M, N) float32 of scale * cosine."""
        tower, features = self._classifier, []
        depth = max(1, len(tower.blocks) - int(skip_last_block))
        for start in range(0, len(images), self._batch):
            done = start

            def pause(done: int = done) -> None:
                on_progress(Progress("classifier", done, len(images)))

            some = [images[place] for place in range(start, min(start + self._batch, len(images)))]
            batches = _batches([self._shown(image) for image in some])
            features += [tower.pooled(batch.to(self._device), depth, pause) for batch in batches]
        stacked = torch.cat(features)
        return (self.patch_scale * stacked @ text_features.to(stacked).T).float()

    def _shown(self, image: RgbImage) -> torch.Tensor:
        """Return (1, 3, h, w): a photo as the model was trained to see it."""
        shown = self._kind.shown(image, self._vision)
        return self._pixels.stretched(shown, (shown.shape[1], shown.shape[0]))

    def _encoded(self, texts: Sequence[str]) -> torch.Tensor:
        tokens = self._tokenizer(
            [self._kind.words(text) for text in texts],
            padding="max_length",
            max_length=self._most,
            truncation=True,
            return_tensors="pt",
        )
        masks = {"attention_mask": tokens["attention_mask"]} if self._kind.masked else {}
        asked = {"input_ids": tokens["input_ids"], **masks}
        found = self._model.get_text_features(
            **{name: values.to(self._device) for name, values in asked.items()}
        )
        return F.normalize(wide(getattr(found, "pooler_output", found)), dim=-1).float()


def _batches(photos: Sequence[torch.Tensor]) -> list[torch.Tensor]:
    """Return photos (1, 3, h, w) one after the other, neighbours of one size together."""
    batches: list[torch.Tensor] = []
    for photo in photos:
        if batches and batches[-1].shape[2:] == photo.shape[2:]:
            batches[-1] = torch.cat([batches[-1], photo])
        else:
            batches.append(photo)
    return batches


def plain(text: str) -> str:
    """Return ``text`` as the first SigLIP was trained on it: lower case, without ASCII marks."""
    return " ".join(text.lower().translate(_NO_MARKS).split())
