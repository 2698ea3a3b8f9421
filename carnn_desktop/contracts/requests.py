"""What the segmenter is asked: texts, settings, models."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Mode = Literal["concepts", "phrases"]


VisualPrompt = Literal["blur", "gray", "black", "circle", "rectangle", "contour", "crop"]


DeviceName = Literal["auto", "cpu", "cuda", "mps"]


DtypeName = Literal["auto", "float32", "bfloat16", "float16"]


Refinement = Literal["none", "grabcut", "sam_auto", "sam_prompts"]


REFINEMENTS: tuple[Refinement, ...] = get_args(Refinement)


Proposals = Literal["gradcam", "dense"]


DenseView = Literal["windows", "whole"]


Instances = Literal["merge", "keep"]


Tiles = Literal["off", "auto", "on"]


NO_CLASSIFIER = "none"
"""As a classifier's name: nothing judges the texts."""


VISUAL_PROMPTS: tuple[VisualPrompt, ...] = get_args(VisualPrompt)


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What the user asked for by one name: a category with optional synonyms, or one phrase."""

    name: str
    synonyms: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All wordings, the name first."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationSettings:
    """The settings of one run, named as in the paper's configuration files (Table 7 of the paper).

    mask_threshold : eta, level above which a refined map is mask, 0..1
    confidence_threshold : theta, smallest classifier score of a text that is kept, 0..1
    clipes_threshold : lambda, level of the box mask of the affinity refinement, 0..1
    visual_prompts : what is drawn on the image for the classifier
    templates : classifier text templates with ``{}``; empty = ``a clean origami {}.`` alone
    proposal_templates : the proposer's template in the first step and in the later ones
    background_words : texts that compete with the categories in the proposer's softmax
    bg_factor : exponent of the background probability before the dense CRF
    classifier_skips_last_block : leave out the classifier's last block, as the published code does
    crf : sharpen the survivors with the dense CRF
    iom_threshold : smallest intersection over minimum with which a SAM mask is taken, 0..1
    refinement : what redraws the masks after the CRF: ``none``; ``grabcut`` snaps them to edges;
        ``sam_auto`` takes Segment Anything's masks of the whole photo that match by
        ``iom_threshold``, as published; ``sam_prompts`` prompts it with each mask's box and point
    phrase_threshold : smallest contrast score of a phrase's candidate, 0..1; below it the best one
        is only offered, marked as forced
    head_noun_weight : share of a phrase's head noun in its proposer text, 0 (as published) to 1
    shipped_examples : classes that were learned before shipping help the words of the same name
    proposals : how a CLIP model finds a text: ``gradcam`` as published, by gradients; ``dense`` by
        the cosine of each patch with the text, one look for any number of texts
    dense_view : what ``dense`` looks at: overlapping ``windows`` of the model's own size, or the
        ``whole`` photo at its size
    learned_outlines : masks that words alone found are drawn again by the head that answers clicks
    tidy_masks : plain outlines at the end: no specks, no pinholes, no combs of single pixels
    separate_objects : a class whose single objects were shown is proposed object by object
    instances : of a model that gives instances, ``keep`` each as an annotation or ``merge`` those
        of a text into one
    instance_threshold : smallest score of an instance, 0..1
    instance_overlap : largest IoU of two instances of one text, 0..1; else the less sure one goes
    presence_preview : of a model that can look at the photo in small first (SAM 3), the presence,
        0..1, that a text has to reach there to be decoded at all; 0 = no such look
    tiles : whether a photo is looked at in tiles as well: ``off``; ``auto`` where it is much larger
        than what the model sees at once; ``on`` wherever it is larger than a tile
    tile_size : side of a tile, pixels of the photo, 0 = what the model sees at once
    tile_overlap : share of a tile's side that it has in common with the next one, 0..0.5
    crop : (x, y, width, height), pixels: only this part of each photo is looked at, None = all
    """

    mask_threshold: float
    confidence_threshold: float
    clipes_threshold: float
    visual_prompts: tuple[VisualPrompt, ...]
    templates: tuple[str, ...]
    proposal_templates: tuple[str, str]
    background_words: tuple[str, ...]
    bg_factor: float = 1.0
    classifier_skips_last_block: bool = True
    crf: bool = True
    iom_threshold: float = 0.7
    refinement: Refinement = "none"
    phrase_threshold: float = 0.5
    head_noun_weight: float = 0.0
    shipped_examples: bool = False
    proposals: Proposals = "gradcam"
    dense_view: DenseView = "windows"
    tidy_masks: bool = False
    separate_objects: bool = True
    instances: Instances = "merge"
    instance_threshold: float = 0.3
    instance_overlap: float = 0.7
    presence_preview: float = 0.0
    tiles: Tiles = "off"
    tile_size: int = 0
    tile_overlap: float = 0.25
    crop: tuple[int, int, int, int] | None = None
    learned_outlines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """Which weights to use and where.

    classifier : None = the same model as the proposer where that can judge; ``none`` = none at all
    sam : Segment Anything model that refines or draws the masks, "" = none is loaded
    """

    proposer: str = "embedded"
    classifier: str | None = None
    device: DeviceName = "auto"
    dtype: DtypeName = "auto"
    sam: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRequest:
    """One image and what to look for in it. ``keep_maps`` asks for full-size maps in the trace.

    photo : content hash of the image, by which features of it may be kept, "" = not known
    split_parts : of a category's mask, the objects that Segment Anything sees in it are proposals
        of their own where its masks are at hand; min_part_area : smaller ones are left out, pixels
    part : the image is a tile, which may show nothing that is asked for: no text is kept there as
        the best of those that fail, and one must look more like itself than like the background
    """

    id: str
    image_id: str
    queries: tuple[TextQuery, ...]
    mode: Mode
    settings: SegmentationSettings
    model: ModelChoice = field(default_factory=ModelChoice)
    keep_maps: bool = False
    split_parts: bool = False
    min_part_area: int = 16
    photo: str = ""
    part: bool = False
