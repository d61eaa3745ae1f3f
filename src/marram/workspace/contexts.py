"""What the templates of the desk are given: frozen values; only what is shared is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from marram.accounts.passkeys import PasskeyCard
from marram.accounts.sessions import DeviceCard
from marram.core.when import When
from marram.kit.media import Shows
from marram.kit.showing import InRow
from marram.people.directory import BondCard, PersonCard


@dataclass(frozen=True, slots=True)
class Error:
    """One line of the error summary."""

    field_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form with what was typed into it."""

    id: str
    value: str = ""
    error: str = ""
    kind: str = "line"
    auto: str = "off"
    sent_as: str = ""

    @property
    def name(self) -> str:
        """Return the name it is posted under."""
        return self.sent_as or self.id


@dataclass(frozen=True, slots=True)
class ClientHead:
    """Whose page this is: the head of every page about a client."""

    id: UUID
    bond: UUID
    name: str
    call_me: str
    initials: str

    @classmethod
    def of(cls, bond: BondCard) -> "ClientHead":
        """Return the head for a bond."""
        client = bond.client
        return cls(client.id, bond.id, client.name, client.call_me or client.name, client.initials)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the caseload. `fresh` counts shared pages that were not opened yet."""

    client: UUID
    name: str
    initials: str
    fresh: int
    newest: date | None
    next: datetime | None
    taken_back: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the caseload: "before" or "else"."""

    key: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Ended:
    """Somebody this clinician worked with."""

    name: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who was invited and has not come yet, or said that it is not for them."""

    client: UUID
    name: str
    declined: bool = False


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Desk, Today."""

    date: date
    fresh: Sequence[Row]
    taken_back: Sequence[Row]
    meetings: Sequence[Row]
    waits: Sequence[object] = ()
    passed_on: Sequence[object] = ()
    closed: bool = False
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class ClientsPage:
    """Desk, Clients."""

    date: date
    query: str
    groups: Sequence[Group]
    invited: Sequence[Waiting]
    ended: Sequence[Ended]
    empty: bool
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A shared page in a list: what its head says, and what passed between the two about it."""

    entry: UUID
    day: date
    fresh: bool
    sheet: str
    words: str
    when: str
    notes: Sequence[str]
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class ClientPage:
    """Desk, a client, Overview."""

    client: ClientHead
    shared: Sequence[SharedLine]
    taken_back: int
    notices: Sequence[object] = ()
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A question of a worksheet and what was written under it."""

    label: str
    words: str
    rows: Sequence[Sequence[InRow]] = ()
    """The lines of each row, where an answer has rows."""


@dataclass(frozen=True, slots=True)
class TellingLink:
    """One telling of a page, by the day it was written."""

    day: date
    telling: UUID
    current: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What was said about a page; `in_person` is the one-tap answer."""

    by: str
    day: date
    text: str
    in_person: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Desk, a page that a client shared."""

    client: ClientHead
    id: UUID
    sheet: str
    title: str
    words: str
    pairs: Sequence[Pair]
    when: When | None
    shared_on: date
    notes: Sequence[str]
    prompt: str
    marks: Sequence[str]
    tellings: Sequence[TellingLink]
    answers: Sequence[AnswerLine]
    answered: bool
    answer: Field
    operation: UUID
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()
    figure: str = ""
    media: Sequence[Shows] = ()
    tied: Sequence["StoryMoment"] = ()
    """Pages tied to it that are shared too."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Desk, a client, Record: the work of two people, not what was written."""

    client: ClientHead
    since: date
    next: datetime | None
    day: Field
    hour: Field
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page that asks before something is done to the work with a client."""

    client: ClientHead
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a menu."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class InvitePage:
    """Desk, Invite a client."""

    name: Field
    mail: Field
    languages: Sequence[Choice]
    how: str
    mail_works: bool
    operation: UUID
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class NotReadyPage:
    """What is missing before the first client, and whether this person can do it."""

    policy: bool
    numbers: bool
    may: bool
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The letter that is printed and handed over in the room."""

    name: str
    for_client: bool
    place: str
    clinician: str
    address: str
    code: str
    paper_codes: Sequence[str]
    until: date
    emergency: str
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class CodesPage:
    """A new sheet of paper codes, shown once."""

    client: ClientHead
    codes: Sequence[str]
    made_on: date
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Desk, Account."""

    name: Field
    mail: str
    theme: str
    passkeys: Sequence[PasskeyCard]
    totp: bool
    devices: Sequence[DeviceCard]
    clinician: bool = False
    away: Field = Field("away")
    deputies: Sequence["Choice"] = ()
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works here, with their parts: "clinician", "administrator"."""

    name: str
    roles: Sequence[str]
    invited: bool


@dataclass(frozen=True, slots=True)
class Assigned:
    """A client's name and who works with them. Nothing else."""

    name: str
    with_names: Sequence[str]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Desk, People: names, parts and who works with whom."""

    staff: Sequence[Staff]
    clients: Sequence[Assigned]
    name: Field
    mail: Field
    part: str
    operation: UUID
    news: str = ""
    undo: str = ""
    errors: Sequence[Error] = ()


def staff_of(card: PersonCard) -> Staff:
    """Return somebody who works here, as the administrator sees them."""
    parts = {"clinician": card.is_clinician, "administrator": card.is_administrator}
    return Staff(card.name, [part for part, has in parts.items() if has], card.state == "invited")


@dataclass(frozen=True, slots=True)
class StoryMoment:
    """A shared moment, or another shared page of the story."""

    entry: UUID
    title: str
    when: str
    cord: str = ""
    """Its slice of the rope, "" for a page that is no moment."""
    sheet: str = ""
    """The name of its worksheet, for a page that is no moment."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The shared part of a client's story."""

    client: ClientHead
    moments: list[StoryMoment]
    token: str
    others: list[StoryMoment]
    drawn: str
    """What all slices refer to."""
    lying: str
    """The same rope lying down, "" where the list alone is better."""


@dataclass(frozen=True, slots=True)
class Like:
    """A passage of another page that was shared."""

    entry: UUID
    title: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class LikePage:
    """The passages of a shared page, or what is like one of them among what was shared."""

    client: ClientHead
    id: UUID
    passages: list[tuple[int, str]]
    asked: str
    found: list[Like]
    by_words: bool
