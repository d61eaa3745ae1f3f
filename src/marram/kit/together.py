"""Plans that a client and a clinician make together: proposed, then the client's own or not at all.

A proposal is a line on their bond, and so is each answer. Only the client makes it theirs; a
clinician can say that it was agreed in the room, where there was no phone. Until then it is no
plan: nothing of it stands on Today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from marram.core.days import as_clock, as_day
from marram.core.text import storable
from marram.people.actor import Actor
from marram.record import between
from marram.record.between import Said

PROPOSED, ANSWERED = "plan.proposed", "plan.answered"
LONGEST = 300


class State(StrEnum):
    """How it stands with a proposal."""

    PROPOSED = "proposed"
    MINE = "mine"
    """The client said: yes, mine."""
    CHANGED = "changed"
    """The client changed it, and made that theirs."""
    NO = "no"
    ROOM = "room"
    """The clinician said that it was agreed in the room."""


BY_OWNER = frozenset({State.MINE, State.CHANGED, State.NO})
"""What only the client says."""


class Wrong(StrEnum):
    """What cannot be about a proposal."""

    NOTHING = "nothing"
    """It does not say what."""
    DAY = "day"
    CLOCK = "clock"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Meant:
    """What is meant, as both see it. Everything but `what` may be empty."""

    what: str = ""
    kind: str = ""
    smallest: str = ""
    for_what: str = ""
    day: str = ""
    """The day as year-month-day."""
    part: str = "any"
    clock: str = ""
    hard: str = ""
    """What to do if it gets hard."""

    @classmethod
    def typed(cls, sent: Mapping[str, str]) -> "Meant":
        """Return what a form says."""
        return cls(**{one.name: storable(sent.get(one.name, "")).strip() for one in fields(cls)})

    def wrong(self, today: date) -> tuple[Wrong, ...]:
        """Return what in it cannot be; nothing for a proposal that can be made."""
        found = [] if self.what else [Wrong.NOTHING]
        if any(len(text) > LONGEST for text in asdict(self).values()):
            found.append(Wrong.LONG)
        if self.day and (as_day(self.day) or date.min) < today:
            found.append(Wrong.DAY)
        if self.clock and not as_clock(self.clock):
            found.append(Wrong.CLOCK)
        return tuple(found)

    def meant_for(self, today: date) -> date | None:
        """Return the day it is meant for, None where none was said or it has passed."""
        found = as_day(self.day)
        return found if found and found >= today else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a clinician proposed, how it stands, and what was agreed where that is something else.

    `by` is the clinician's name.
    """

    id: UUID
    bond: UUID | None
    by: str
    at: datetime
    said: Meant
    state: State = State.PROPOSED
    agreed: Meant | None = None
    agreed_at: datetime | None = None

    @property
    def now(self) -> Meant:
        """Return what is meant as it stands now."""
        return self.agreed or self.said

    @property
    def is_theirs(self) -> bool:
        """Say whether the client made it theirs."""
        return self.state in {State.MINE, State.CHANGED}

    @property
    def waits(self) -> bool:
        """Say whether the client has not said yet whether it is theirs."""
        return self.state in {State.PROPOSED, State.ROOM}


def propose(
    actor: Actor, *, bond: UUID, meant: Meant, at: datetime, operation: UUID | None = None
) -> None:
    """Keep a proposal for the client of this bond."""
    body = asdict(meant)
    between.say(actor, bond=bond, kind=PROPOSED, body=body, at=at, operation=operation)


def answer(
    actor: Actor,
    *,
    proposal: Proposal,
    state: State,
    at: datetime,
    meant: Meant | None = None,
    operation: UUID | None = None,
) -> None:
    """Keep how it stands with a proposal now. An ended bond takes no answer (NotFound)."""
    if proposal.bond is None:
        return
    between.say(
        actor,
        bond=proposal.bond,
        kind=ANSWERED,
        body={"state": state.value, "meant": asdict(meant) if meant else None},
        about=proposal.id,
        at=at,
        operation=operation,
    )


def read(
    actor: Actor, *, owner: UUID, at: datetime, bond: UUID | None = None
) -> tuple[Proposal, ...]:
    """Return the proposals that this actor may see, the newest first."""
    lines = between.said(actor, owner=owner, kinds={PROPOSED, ANSWERED}, at=at, bond=bond)
    answers = between.answers(lines)
    made = [_proposal(one, answers.get(one.id, ())) for one in lines if one.kind == PROPOSED]
    return tuple(reversed(made))


def one(found: Iterable[Proposal], ident: UUID | None) -> Proposal | None:
    """Return the proposal of that id, or None."""
    return next((each for each in found if each.id == ident), None)


def _proposal(line: Said, answers: Sequence[Said]) -> Proposal:
    """Return a proposal as its last answer by somebody who may say so leaves it."""
    state, agreed, agreed_at = State.PROPOSED, None, None
    for said in answers:
        told = said.body.get("state")
        if told not in set(State) or said.by_owner != (told in BY_OWNER):
            continue
        state, agreed_at = State(told), said.at
        meant = said.body.get("meant")
        agreed = Meant.typed(meant) if isinstance(meant, Mapping) else agreed
    return Proposal(
        id=line.id,
        bond=line.bond,
        by=line.reader,
        at=line.at,
        said=Meant.typed(line.body),
        state=state,
        agreed=agreed,
        agreed_at=agreed_at,
    )
