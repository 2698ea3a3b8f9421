"""From queries to text features: wordings are averaged, templates filled in, lengths checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch.nn import functional as F

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.protocol import TextEncoder
from carnn_desktop.engine.presets import BASE_TEMPLATE


def fill(template: str, text: str) -> str:
    """Return ``template`` with ``text`` for its first ``{}`` (other braces are text)."""
    return template.replace("{}", text, 1)


def proposer_template(settings: SegmentationSettings, step: int) -> str:
    """Return the proposer's template in ``step`` (from 1)."""
    return settings.proposal_templates[0 if step == 1 else 1]


def classifier_templates(settings: SegmentationSettings) -> tuple[str, ...]:
    """Return the classifier's templates: the settings' or the one that stands for none."""
    return settings.templates or (BASE_TEMPLATE,)


def query_features(
    encoder: TextEncoder,
    queries: Sequence[TextQuery],
    templates: Sequence[str],
    on_progress: ProgressCallback,
) -> torch.Tensor:
    """Return (T, N, D) unit vectors: by template and query, the wordings' renormalised mean."""
    texts = [fill(template, text) for template in templates for q in queries for text in q.texts]
    features = encoder.encode_texts(texts, on_progress)
    sizes = [len(query.texts) for query in queries]
    if max(sizes) > 1:
        parts = torch.split(features, sizes * len(templates))
        means = torch.stack([part.float().mean(dim=0) for part in parts])
        features = F.normalize(means, dim=-1).to(features.dtype)
    return features.reshape(len(templates), len(queries), -1)


def check_any(queries: Sequence[TextQuery]) -> None:
    """Raise CarnnError where nothing is looked for."""
    if not queries:
        raise CarnnError(
            Told("There is nothing to look for."), Told("Type at least one concept or phrase.")
        )


def check_queries(
    check_text: Callable[[str], None], queries: Sequence[TextQuery], templates: Sequence[str]
) -> None:
    """Raise CarnnError for the first wording that does not fit in the longest template."""
    longest = max(templates, key=len)
    for query in queries:
        for text in query.texts:
            if not text.strip():
                raise CarnnError(
                    Told("A concept or phrase is empty."), Told("Type a word or take it out.")
                )
            check_text(fill(longest, text))
