"""Where a questionnaire plugs in: a form declares which of its answers means what, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from marram.kit.safety import triggers
from marram.kit.safety.answer import Answer


class Means(StrEnum):
    """What an answer of a form may mean."""

    END_OF_LIFE = "end-of-life"
    """Thoughts of being dead or of hurting oneself: T1, T2."""
    FLASHBACKS = "flashbacks"
    """T9."""
    ASKED_BY_CLINICIAN = "asked-by-clinician"
    """A form that the clinician fills in: T11."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a form: its place, what it means, and from which answer on."""

    place: int
    means: Means
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Form:
    """What a form declares of itself. Questions that are not named here mean nothing."""

    items: tuple[Item, ...] = ()


def answers(
    form: Form,
    given: Mapping[int, int | None],
    *,
    reviewed: triggers.Reviewed | None,
    at: datetime,
) -> list[Answer]:
    """Return what the answers of a form mean; a question that was left out means nothing."""
    found = [_one(item, given.get(item.place), reviewed, at) for item in form.items]
    return [one for one in found if one is not None]


def _one(
    item: Item, value: int | None, reviewed: triggers.Reviewed | None, at: datetime
) -> Answer | None:
    if value is None or value < item.low:
        return None
    if item.means is Means.END_OF_LIFE:
        return triggers.item_answered(value, high=item.high, reviewed=reviewed, at=at)
    if item.means is Means.FLASHBACKS:
        return triggers.flashbacks()
    return triggers.asked_by_clinician()
