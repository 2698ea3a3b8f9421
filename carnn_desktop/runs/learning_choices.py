"""What the user decided on learned classes: whose examples rest, and which were forgotten.

Kept in the project file, so that a run without the window learns the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from carnn_desktop.project.project import Project

SETTING = "learning"


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningChoices:
    """What was decided by category.

    resting : ids of categories whose examples take no part in runs; words look for them alone
    forgotten : by category id, the images that no longer teach it
    """

    resting: frozenset[int] = frozenset()
    forgotten: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def teaches(self, category_id: int, image_id: int) -> bool:
        """Whether an image may teach a category."""
        return category_id not in self.resting and image_id not in self.forgotten.get(
            category_id, frozenset()
        )

    def with_resting(self, category_id: int, *, rests: bool) -> LearningChoices:
        """Return the choices with the examples of a category at rest, or back at work."""
        changed = self.resting | {category_id} if rests else self.resting - {category_id}
        return replace(self, resting=changed)

    def with_forgotten(self, category_id: int, image_ids: Iterable[int]) -> LearningChoices:
        """Return the choices with just these images forgotten for a category; none: all teach."""
        forgotten = {**self.forgotten, category_id: frozenset(image_ids)}
        return replace(self, forgotten={key: ids for key, ids in forgotten.items() if ids})


def load_choices(project: Project) -> LearningChoices:
    """Return what was decided; of a damaged value what can be read."""
    stored = project.settings.get(SETTING)
    if not isinstance(stored, dict):
        return LearningChoices()
    forgotten = stored.get("forgotten")
    lists = forgotten.items() if isinstance(forgotten, dict) else ()
    return LearningChoices(
        resting=_ids(stored.get("resting")),
        forgotten={int(key): _ids(ids) for key, ids in lists if str(key).isdigit()},
    )


def save_choices(choices: LearningChoices, project: Project) -> None:
    """Keep what was decided; nothing decided takes nothing."""
    stored: dict[str, Collection[Any]] = {}
    if choices.resting:
        stored["resting"] = sorted(choices.resting)
    if choices.forgotten:
        stored["forgotten"] = {str(k): sorted(ids) for k, ids in choices.forgotten.items()}
    project.settings.set(SETTING, stored or None)


def _ids(stored: Any) -> frozenset[int]:
    values = stored if isinstance(stored, list) else []
    return frozenset(v for v in values if isinstance(v, int) and not isinstance(v, bool))
