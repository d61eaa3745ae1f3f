"""Every trigger of CLINICAL C2, as RULINGS 33 corrects them: values in, an answer out.

Nothing here takes a word that anybody wrote, and nothing takes silence: numbers, choices and times
alone. The service decides how soon; the person decides what is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from marram.kit.safety.answer import Answer, Card, Tell, Trigger, When

HEAVIEST = 9
HEAVY = 8
HEAVY_OF = (3, 4)
"""At or above HEAVY on so many of the last so many check-ins."""
CARD_EVERY = timedelta(days=7)
TOO_HIGH = 80
RISE = 30
END_RISE = 20
END_HIGH = 70
REST = timedelta(hours=24)
QUIET_WEEKS = 4
LOCKS_FOR = timedelta(days=14)
CLOSING = frozenset({Trigger.ITEM_HIGH, Trigger.NOT_SAFE, Trigger.WORRIED})
OF_A_NOTICE = ("trigger", "shown", "sent", "seen", "reviewed")


class Safe(StrEnum):
    """The answer to "Are you safe right now?"."""

    YES = "yes"
    NOT_SURE = "not-sure"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A notice that a clinician reviewed: the answer that raised it, and when it was reviewed."""

    value: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Raised:
    """A notice as the lock of L3 asks for it."""

    trigger: Trigger
    at: datetime
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Distress:
    """How hard it is, 0 to 100, and how hard it was thought to become where that was said."""

    now: int
    expected: int | None = None


def item_answered(
    value: int, *, high: int, reviewed: Reviewed | None, at: datetime, weeks: int = QUIET_WEEKS
) -> Answer | None:
    """Return T1 for an answer above none, T2 from `high` on; None for none, which clears nothing.

    After a documented review the same or a lower answer is quiet for some weeks; a rise is not.
    """
    if value <= 0:
        return None
    quiet = reviewed is not None and at - reviewed.at <= timedelta(weeks=weeks)
    quiet = quiet and reviewed is not None and value <= reviewed.value
    tell = Tell.QUIET if quiet else Tell.NOTICE
    if value < high:
        return Answer(
            Trigger.ITEM_LOW,
            card=Card.SUPPORT,
            words="a",
            tell=tell,
            note="note.item",
            due=When.NEXT_WORKING_DAY,
            logged=OF_A_NOTICE,
        )
    return Answer(
        Trigger.ITEM_HIGH,
        card=Card.NUMBERS_FIRST,
        words="b",
        tell=tell,
        note="note.item",
        due=When.SAME_DAY,
        asks_safe=True,
        logged=OF_A_NOTICE,
    )


def safe_asked(answer: Safe, *, automatic: bool) -> Answer | None:
    """Return T3 for "No" and "Not sure". A notice goes by itself only where that was agreed to."""
    if answer is Safe.YES:
        return None
    return not_safe(told=automatic)


def not_safe(*, told: bool) -> Answer:
    """Return T3: the numbers; and a notice, when the person asked that the team be told."""
    return Answer(
        Trigger.NOT_SAFE,
        card=Card.NUMBERS_FIRST,
        words="b",
        tell=Tell.NOTICE if told else Tell.NOTHING,
        note="note.told" if told else "",
        due=When.SAME_DAY if told else When.NEVER,
        logged=OF_A_NOTICE if told else (),
    )


def shared_worried() -> Answer:
    """Return T4: a page was shared with the tick "I am worried about my safety"."""
    return Answer(
        Trigger.WORRIED,
        card=Card.NUMBERS_FIRST,
        words="b",
        tell=Tell.NOTICE,
        note="note.worried",
        due=When.SAME_DAY,
        asks_safe=True,
        logged=OF_A_NOTICE,
    )


def check_in(
    heaviness: Sequence[int],
    *,
    shown: datetime | None,
    put_away: bool,
    shared: bool,
    at: datetime,
) -> Answer | None:
    """Return T5 for the newest of these check-ins (oldest first, 0 to 10), or None.

    At most once in seven days, never once it was put away, and no number is named.
    """
    if put_away or not heaviness or (shown is not None and at - shown < CARD_EVERY):
        return None
    often, of = HEAVY_OF
    several = sum(one >= HEAVY for one in heaviness[-of:]) >= often
    if heaviness[-1] < HEAVIEST and not (several and heaviness[-1] >= HEAVY):
        return None
    return Answer(
        Trigger.HEAVY,
        card=Card.GENTLE,
        words="t5",
        tell=Tell.NOTE if shared else Tell.NOTHING,
        note="note.heavy" if shared else "",
        due=When.WHEN_YOU_MEET if shared else When.NEVER,
        logged=("count",),
    )


def while_working(distress: Distress, *, shared: bool, stopped_before: bool) -> Answer | None:
    """Return T6 in an L3 step that became too hard. Two in a row wait for the clinician."""
    risen = distress.expected is not None and distress.now - distress.expected >= RISE
    if distress.now < TOO_HIGH and not risen:
        return None
    return _stopped(Trigger.HIGH_DISTRESS, Card.STOP, "d", shared=shared, before=stopped_before)


def at_the_end(distress: Distress, *, start: int, shared: bool, before: bool) -> Answer | None:
    """Return T7 when an L3 step ends higher than it began, or high."""
    if distress.now <= start + END_RISE and distress.now < END_HIGH:
        return None
    return _stopped(Trigger.STILL_HIGH, Card.COME_DOWN, "t7", shared=shared, before=before)


def far_away(*, shared: bool, stopped_before: bool) -> Answer:
    """Return T8: somebody tapped "floaty, unreal, far away". Silence is never taken for it."""
    return _stopped(Trigger.FAR_AWAY, Card.EYES_OPEN, "t8", shared=shared, before=stopped_before)


def flashbacks() -> Answer:
    """Return T9: nothing for the client; a note that L3 waits until the clinician decides."""
    return Answer(Trigger.FLASHBACKS, tell=Tell.NOTE, note="note.steady-first", locks=True)


def somebody_else() -> Answer:
    """Return T10: a clinician marked a page. The software does nothing by itself."""
    return Answer(Trigger.SOMEBODY_ELSE, logged=("marked",))


def asked_by_clinician() -> Answer:
    """Return T11: what was done has to be written down at the desk."""
    return Answer(
        Trigger.ASKED_BY_CLINICIAN,
        tell=Tell.ASKS,
        note="note.asked",
        due=When.SAME_DAY,
        logged=OF_A_NOTICE,
    )


def not_seen(*, seen: bool, closed: bool, due: datetime, at: datetime) -> Answer | None:
    """Return T12 when nobody acknowledged a notice in time. It never says that somebody is safe."""
    if seen or closed or at < due:
        return None
    return Answer(Trigger.NOT_SEEN, tell=Tell.NEXT, note="note.not-seen", logged=("next", "sent"))


def withdrew(*, open_notice: bool) -> Answer | None:
    """Return T13: the account goes, support is shown once, and the clinician hears that."""
    if not open_notice:
        return None
    return Answer(
        Trigger.WITHDREW,
        card=Card.SUPPORT,
        words="t13",
        tell=Tell.NOTE,
        note="note.withdrew",
        logged=("closed",),
    )


def locks_close_work(raised: Sequence[Raised], *, at: datetime) -> bool:
    """Say whether an open T2, T3 or T4 of the last 14 days keeps L3 closed (CLINICAL C4)."""
    return any(
        one.trigger in CLOSING and not one.reviewed and at - one.at <= LOCKS_FOR for one in raised
    )


def _stopped(trigger: Trigger, card: Card, words: str, *, shared: bool, before: bool) -> Answer:
    return Answer(
        trigger,
        card=card,
        words=words,
        tell=Tell.NOTE if shared else Tell.NOTHING,
        note="note.stopped" if shared else "",
        due=When.WHEN_YOU_MEET if shared else When.NEVER,
        rests=REST if trigger is not Trigger.STILL_HIGH else timedelta(0),
        locks=before,
        logged=("stopped",),
    )
