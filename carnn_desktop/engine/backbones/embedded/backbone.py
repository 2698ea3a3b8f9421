"""The built-in backbone: works offline the moment pip is done.

EfficientNet-Lite2's class probabilities take the part of CLIP's activations, one channel a class;
MiniLM turns a text into a mixture of classes. Pooling is linear, so the gradient of a similarity is
the text's own mixture and the closed form of ``activation_maps.py`` applies as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.embedded import dense
from carnn_desktop.engine.backbones.embedded import files as embedded_files
from carnn_desktop.engine.backbones.embedded import vision as embedded_vision
from carnn_desktop.engine.backbones.embedded.net import LiteNet
from carnn_desktop.engine.backbones.embedded.sentence import DIMENSIONS, SentenceEncoder
from carnn_desktop.engine.backbones.embedded.shared import shared_net
from carnn_desktop.engine.backbones.embedded.text import TextMapper, read_class_words
from carnn_desktop.engine.backbones.protocol import ImageEncoding, VisionLanguageBackbone
from carnn_desktop.engine.learning.acceptance import Acceptance
from carnn_desktop.engine.learning.features import DenseFeatures, Prior
from carnn_desktop.engine.learning.state import LearnedState
from carnn_desktop.engine.weights.text_cache import TextCache, default_cache_path

LOGIT_SCALE = 1.0
NOTHING = 0.05
"""Evidence of "none of the texts" in a prompted image, against each text's own, 0..1."""
WORD_ACCEPTANCE = Acceptance(0.162, -1.292)
"""How likely what words alone found is taken; fitted by ``benchmarks/reliability.py --fit``."""
_SMALLEST = 1e-6


class EmbeddedBackbone:
    """Both stages in one. Stateless but for the cache of texts.

    sha256 : one hash for all weight files; licence : of both networks' weights
    logit_scale : how strongly the texts compete for the image as a whole
    word_acceptance : how likely what words alone found is taken
    """

    model_id = embedded_files.EMBEDDED_ID
    licence = embedded_files.EMBEDDED_LICENCE
    logit_scale = LOGIT_SCALE
    word_acceptance = WORD_ACCEPTANCE

    def __init__(self, net: LiteNet, mapper: TextMapper, sha256: str) -> None:
        self._net, self._mapper, self.sha256 = net, mapper, sha256

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the sentence encoder cannot read ``text`` whole."""
        self._mapper.check_text(text)

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, 1000) unit vectors over the ImageNet classes."""
        return self._mapper.mixtures(texts, on_progress).to(self._net.device)

    def stand_ins(self, texts: Sequence[str], on_progress: ProgressCallback) -> tuple[str, ...]:
        """Return the word that each text goes by, "" for one that this model knows."""
        return self._mapper.stand_ins(texts, on_progress)

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> ImageEncoding:
        """Return class probabilities (1000, h, w), feature affinity and the pooled vector."""
        return _encoding(embedded_vision.see(self._net, image, on_progress))

    def similarities(self, encoding: ImageEncoding, text_features: torch.Tensor) -> torch.Tensor:
        """Return (N,): the pooled probabilities along each text's mixture."""
        pooled: torch.Tensor = encoding.state
        return text_features @ pooled

    def similarity_gradients(
        self,
        encoding: ImageEncoding,  # noqa: ARG002 - the protocol's; pooling is linear here
        text_features: torch.Tensor,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        """Return (N, 1000): the text's own direction."""
        on_progress(Progress("gradients", 0, len(text_features)))
        return text_features

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,  # noqa: ARG002 - this network has no such choice
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        """Return (M, N + 1) float32 log evidence of each text in each image, then of no text."""
        rows = []
        for index in range(len(images)):
            on_progress(Progress("classifier", index, len(images)))
            shown = embedded_vision.classify(self._net, images[index], on_progress)
            evidence = torch.cat([text_features @ shown, shown.new_tensor([NOTHING])])
            rows.append(torch.log(evidence + _SMALLEST))
        return torch.stack(rows)

    @property
    def dense_version(self) -> str:
        """Hash of the constants that the features are scaled with."""
        return dense.shipped_constants().version

    def dense_prior(self, *, finer: bool) -> Prior:
        """Return the covariance of the features over ordinary photos."""
        return dense.prior_of(dense.shipped_constants(), finer=finer)

    def shipped_classes(self, *, finer: bool) -> LearnedState:
        """Return things and stuff that ImageNet has no word for, learned from free photos."""
        return dense.shipped_classes(finer=finer)

    def dense_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> DenseFeatures:
        """Return features of several depths of the network."""
        constants = dense.shipped_constants()
        return dense.dense_features(
            self._net, image, constants, finer=finer, on_progress=on_progress
        )

    def dense_views(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> Iterator[DenseFeatures]:
        """Yield the features of the photo smaller and larger than it is looked at."""
        constants = dense.shipped_constants()
        for longest in dense.VIEW_SCALES:
            yield dense.dense_features(
                self._net, image, constants, finer=finer, on_progress=on_progress, longest=longest
            )

    def encode_with_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> tuple[ImageEncoding, DenseFeatures]:
        """Return both; the photo is looked at once for what they share."""
        seen = embedded_vision.see(self._net, image, on_progress, dense.COARSE_DEPTHS)
        features = dense.dense_features(
            self._net,
            image,
            dense.shipped_constants(),
            finer=finer,
            on_progress=on_progress,
            looked=seen.depths,
        )
        return _encoding(seen), features


def _encoding(seen: embedded_vision.SeenImage) -> ImageEncoding:
    pooled = seen.probabilities.mean(dim=(1, 2))
    return ImageEncoding(seen.probabilities, seen.affinity, pooled)


def load_embedded(
    device: torch.device, dtype: torch.dtype, on_progress: ProgressCallback
) -> VisionLanguageBackbone:
    """Verify and load the built-in model. Raises CarnnError when a file is missing or wrong."""
    on_progress(Progress("verify"))
    files = embedded_files.verified_files()
    on_progress(Progress("load"))
    try:
        net = shared_net(files.vision, device, dtype)
    except (OSError, RuntimeError) as error:
        raise CarnnError(
            Told(
                "The built-in model's file {path} cannot be loaded: {error}.",
                path=files.vision,
                error=error,
            ),
            Told("Reinstall its package."),
        ) from error
    encoder = SentenceEncoder(files.sentence, files.tokenizer)
    disk = TextCache(
        default_cache_path(), model=embedded_files.SENTENCE_FILE.sha256, width=DIMENSIONS
    )
    mapper = TextMapper(encoder, read_class_words(), disk, on_progress)
    return EmbeddedBackbone(net, mapper, files.sha256)
