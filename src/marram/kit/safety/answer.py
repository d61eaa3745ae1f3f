"""What a trigger answers: what is shown, what reaches the clinician and when, what is kept."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Trigger(StrEnum):
    """The rows of CLINICAL C2."""

    ITEM_LOW = "T1"
    ITEM_HIGH = "T2"
    NOT_SAFE = "T3"
    WORRIED = "T4"
    HEAVY = "T5"
    HIGH_DISTRESS = "T6"
    STILL_HIGH = "T7"
    FAR_AWAY = "T8"
    FLASHBACKS = "T9"
    SOMEBODY_ELSE = "T10"
    ASKED_BY_CLINICIAN = "T11"
    NOT_SEEN = "T12"
    WITHDREW = "T13"


class Card(StrEnum):
    """What the client's screen shows at once. A card never blocks."""

    NONE = "none"
    SUPPORT = "support"
    """Three ways on: my plan, talk to somebody, carry on."""
    NUMBERS_FIRST = "numbers-first"
    """The whole screen, crisis numbers first."""
    GENTLE = "gentle"
    STOP = "stop"
    COME_DOWN = "come-down"
    EYES_OPEN = "eyes-open"
    """Grounding with open eyes: nothing with the breath or the body."""


class Tell(StrEnum):
    """What reaches the clinician."""

    NOTHING = "nothing"
    NOTICE = "notice"
    """Stands first at the desk until it is reviewed; a neutral message goes out."""
    QUIET = "quiet"
    """Stands at the desk; no message goes out and nobody else is called."""
    NOTE = "note"
    """A line on the review agenda."""
    ASKS = "asks"
    """A form at the desk that is not closed while a part of it is empty."""
    NEXT = "next"
    """The next person in the line of the service."""


class When(StrEnum):
    """When a notice is due to be seen."""

    NEVER = "never"
    SAME_DAY = "same-day"
    NEXT_WORKING_DAY = "next-working-day"
    WHEN_YOU_MEET = "when-you-meet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a trigger answers. `words` and `note` are keys of `words.toml`; `logged` are names."""

    trigger: Trigger
    card: Card = Card.NONE
    words: str = ""
    tell: Tell = Tell.NOTHING
    note: str = ""
    due: When = When.NEVER
    asks_safe: bool = False
    """Whether the card asks "Are you safe right now?"."""
    rests: timedelta = timedelta(0)
    """For how long the exercise rests."""
    locks: bool = False
    """Whether the room waits for the clinician."""
    logged: tuple[str, ...] = ()
