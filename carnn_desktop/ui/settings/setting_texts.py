"""Every setting of the segmenter in plain words."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP

FieldKind = Literal["share", "factor", "pixels", "flag", "choice", "prompts", "texts", "two_texts"]


SETTING_TEXTS: dict[str, tuple[FieldKind, str, str]] = {
    "confidence_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Smallest score"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "A text whose score stays below this is dropped. Lower it when things are missed, "
            "raise it when things are found that are not there.",
        ),
    ),
    "mask_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Mask level"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "How sure the map must be at a pixel for it to belong to the mask. Higher makes the "
            "masks smaller.",
        ),
    ),
    "clipes_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Reach of the refinement"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "How far around its strongest point a map may spread over similar pixels. Lower "
            "reaches farther.",
        ),
    ),
    "visual_prompts": (
        "prompts",
        QT_TRANSLATE_NOOP("SegmenterSettings", "How the classifier is shown a mask"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "What is drawn on the photo before the classifier judges a mask; several are drawn "
            "together.",
        ),
    ),
    "crf": (
        "flag",
        QT_TRANSLATE_NOOP(
            "SegmenterSettings", "Sharpen masks at the edges of the photo's colours (dense CRF)"
        ),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Takes a moment for each photo; without it the masks follow edges less closely.",
        ),
    ),
    "bg_factor": (
        "factor",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Weight of the background"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Used when masks are sharpened. Above 1 the background gives way and masks grow; "
            "below 1 they shrink.",
        ),
    ),
    "background_words": (
        "texts",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Background words"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "One a line. They compete with what you look for, so that a boat does not take the "
            "water with it. A word you look for is left out by itself.",
        ),
    ),
    "templates": (
        "texts",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Sentences for the classifier"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "One a line; {} stands for the text. More sentences judge more steadily. None: one "
            "standard sentence is used.",
        ),
    ),
    "proposal_templates": (
        "two_texts",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Sentences for the proposer"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "The first is for the first step, the second for all later ones; {} stands for the "
            "text.",
        ),
    ),
    "classifier_skips_last_block": (
        "flag",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Leave out the classifier's last layer"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "As the published program does; needed to get its results exactly.",
        ),
    ),
    "shipped_examples": (
        "flag",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Use what was learned before shipping"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "People, sky, trees and a few more were learned from openly licensed photos; they help "
            "the words of the same name. Examples of your own take their place.",
        ),
    ),
    "learned_outlines": (
        "flag",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Draw masks of words again"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "What words alone found is drawn again by the network that answers clicks. Closer to "
            "the things; each photo takes longer.",
        ),
    ),
    "tidy_masks": (
        "flag",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Tidy the masks"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Plain outlines: no specks, no pinholes, no ragged edges. Off: the masks as computed.",
        ),
    ),
    "separate_objects": (
        "flag",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Tell touching objects apart"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Where your reviewed photos show how large one object of a class is, each object "
            "becomes a proposal of its own.",
        ),
    ),
    "iom_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Overlap with Segment Anything"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "A mask of the Segment Anything model is taken when it overlaps the found mask at "
            "least this much.",
        ),
    ),
    "refinement": (
        "choice",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Redraw the masks"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "What follows the sharpening: nothing, the edges of the photo, or a Segment Anything "
            "model where one is installed. The Run menu goes before it.",
        ),
    ),
    "proposals": (
        "choice",
        QT_TRANSLATE_NOOP("SegmenterSettings", "How a text is found"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For CLIP models. By gradients as published, or by comparing every patch of the photo "
            "with all texts at once: then many texts take no longer than few.",
        ),
    ),
    "dense_view": (
        "choice",
        QT_TRANSLATE_NOOP("SegmenterSettings", "What the patches are taken from"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For comparing patches: overlapping windows of the size the model was trained with, "
            "or the whole photo at its own size.",
        ),
    ),
    "instances": (
        "choice",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Things of one text"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For models that find single things: each is an annotation of its own, or all of a "
            "text are one.",
        ),
    ),
    "instance_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Smallest score of a thing"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For models that find single things: less sure ones are left out, and a text without "
            "any is taken as absent.",
        ),
    ),
    "instance_overlap": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Largest overlap of two things"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For models that find single things: of two of one text that overlap more, the less "
            "sure one is left out.",
        ),
    ),
    "presence_preview": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Presence in a first look"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "For SAM 3: the photo is looked at in small first, and texts that are less likely "
            "there are not looked for. Many texts then take less time. 0 = no such look.",
        ),
    ),
    "tiles": (
        "choice",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Look at photos in tiles as well"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Finds small things in large photos; takes as many times longer as there are tiles.",
        ),
    ),
    "tile_size": (
        "pixels",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Side of a tile"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "Smaller tiles show smaller things. Auto: as much as the model sees at once.",
        ),
    ),
    "tile_overlap": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Overlap of tiles"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "How much of its side a tile has in common with the next, at most half: more than the "
            "small things you look for.",
        ),
    ),
    "phrase_threshold": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Smallest score of a phrase"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "A phrase is taken as absent when no candidate scores above this. The nearest one is "
            "offered all the same.",
        ),
    ),
    "head_noun_weight": (
        "share",
        QT_TRANSLATE_NOOP("SegmenterSettings", "Weight of a phrase's noun"),
        QT_TRANSLATE_NOOP(
            "SegmenterSettings",
            "How much of a phrase is read as its noun alone: “the man in the red hat” as “man”. "
            "For models that know words better than sentences.",
        ),
    ),
}
"""Fields of SegmentationSettings: kind, title and text, English; :func:`said` translates them."""

REFINEMENT_NAMES: dict[str, str] = {
    "none": QT_TRANSLATE_NOOP("SegmenterSettings", "Not at all"),
    "grabcut": QT_TRANSLATE_NOOP("SegmenterSettings", "Snap to edges (GrabCut)"),
    "sam_auto": QT_TRANSLATE_NOOP("SegmenterSettings", "Match Segment Anything's objects"),
    "sam_prompts": QT_TRANSLATE_NOOP("SegmenterSettings", "Redraw with Segment Anything"),
}

CHOICE_NAMES: dict[str, dict[str, str]] = {
    "refinement": REFINEMENT_NAMES,
    "tiles": {
        "off": QT_TRANSLATE_NOOP("SegmenterSettings", "Never"),
        "auto": QT_TRANSLATE_NOOP("SegmenterSettings", "Photos much larger than the model sees"),
        "on": QT_TRANSLATE_NOOP("SegmenterSettings", "All photos larger than a tile"),
    },
    "proposals": {
        "gradcam": QT_TRANSLATE_NOOP("SegmenterSettings", "By gradients (as published)"),
        "dense": QT_TRANSLATE_NOOP("SegmenterSettings", "By comparing patches"),
    },
    "dense_view": {
        "windows": QT_TRANSLATE_NOOP("SegmenterSettings", "Windows"),
        "whole": QT_TRANSLATE_NOOP("SegmenterSettings", "The whole photo"),
    },
    "instances": {
        "keep": QT_TRANSLATE_NOOP("SegmenterSettings", "Each by itself"),
        "merge": QT_TRANSLATE_NOOP("SegmenterSettings", "All as one"),
    },
}
"""Fields that are a choice: value and words."""

PROMPT_NAMES: dict[str, str] = {
    "blur": QT_TRANSLATE_NOOP("SegmenterSettings", "Blur the rest"),
    "gray": QT_TRANSLATE_NOOP("SegmenterSettings", "Take the colour from the rest"),
    "black": QT_TRANSLATE_NOOP("SegmenterSettings", "Blacken the rest"),
    "circle": QT_TRANSLATE_NOOP("SegmenterSettings", "Red circle"),
    "rectangle": QT_TRANSLATE_NOOP("SegmenterSettings", "Red box"),
    "contour": QT_TRANSLATE_NOOP("SegmenterSettings", "Red outline"),
    "crop": QT_TRANSLATE_NOOP("SegmenterSettings", "Cut it out"),
}


def said(text: str) -> str:
    """Return a text of this module in the user's language."""
    return QCoreApplication.translate("SegmenterSettings", text)
