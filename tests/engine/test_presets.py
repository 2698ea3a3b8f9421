from __future__ import annotations

import json
import subprocess
import sys

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine import presets


def test_published_values() -> None:
    voc, refcoco = presets.get_preset("voc"), presets.get_preset("refcoco")
    assert (voc.mask_threshold, voc.confidence_threshold, voc.clipes_threshold) == (0.4, 0.6, 0.4)
    assert set(voc.visual_prompts) == {"circle", "blur"}
    assert len(voc.templates) == 15
    assert len(set(voc.templates)) == 15
    assert len(voc.background_words) == 23
    assert voc.proposal_templates == ("{}", "a clean origami {}.")
    assert refcoco.templates == ()
    assert presets.get_preset("refcoco+").mask_threshold == 0.2


def test_unknown_preset_names_those_that_exist() -> None:
    with pytest.raises(CarnnError) as caught:
        presets.get_preset("nope")
    assert "refcocog" in caught.value.remedy


@pytest.mark.parametrize(
    ("model", "mode", "name"),
    [
        ("embedded", "concepts", "embedded"),
        ("embedded", "phrases", "embedded-phrases"),
        ("a/b", "concepts", "coco"),
        ("a/b", "phrases", "refcoco"),
    ],
)
def test_default_preset(model: str, mode: str, name: str) -> None:
    assert presets.default_preset(model, mode) == name  # type: ignore[arg-type]


@pytest.mark.parametrize("name", list(presets.PRESETS))
def test_json_round_trip(name: str) -> None:
    settings = presets.get_preset(name)
    values = json.loads(json.dumps(presets.settings_to_json(settings)))
    assert presets.settings_from_json(values) == settings
    for field, value in values.items():
        assert presets.override(settings, field, json.dumps(value)) == settings


def test_defaults_fill_old_settings() -> None:
    values = presets.settings_to_json(presets.get_preset("voc"))
    del values["crf"], values["bg_factor"]
    assert presets.settings_from_json(values) == presets.get_preset("voc")
    del values["templates"]
    with pytest.raises(CarnnError, match="templates"):
        presets.settings_from_json(values)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("mask_threshold", "1.5"),
        ("mask_threshold", "true"),
        ("mask_threshold", "NaN"),
        ("bg_factor", "-1"),
        ("crf", "1"),
        ("visual_prompts", '["circle", "glow"]'),
        ("visual_prompts", '"circle"'),
        ("templates", '["no slot"]'),
        ("proposal_templates", '["{}"]'),
        ("background_words", "[1]"),
        ("background_words", '[""]'),
        ("templates", "[broken"),
        ("colour", "1"),
    ],
)
def test_wrong_overrides_name_the_field(field: str, text: str) -> None:
    with pytest.raises(CarnnError) as caught:
        presets.override(presets.get_preset("coco"), field, text)
    assert field in str(caught.value) or "glow" in str(caught.value)


def test_presets_and_models_do_not_import_torch() -> None:
    code = (
        "import sys, carnn_desktop.engine.presets, carnn_desktop.engine.weights.models, "
        "carnn_desktop.contracts.queries; assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
