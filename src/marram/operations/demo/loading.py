"""Loads Marram House. Every id follows from its key, so loading again adds only what is missing."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from marram.core.days import day_of
from marram.core.text import storable
from marram.core.when import When
from marram.kit import numbers, showing
from marram.people import directory, policy
from marram.people.actor import OPERATOR, Actor, Face
from marram.practices.checkin import store as checkin
from marram.practices.checkin.rules import CheckIn, Settings
from marram.practices.doing import store as doing
from marram.practices.doing.rules import Plan
from marram.practices.story import store as story
from marram.record import reading, sharing, standing, writing
from marram.record.opening import open_record
from marram.record.values import NotFound, Page

ZONE = ZoneInfo("Europe/London")
SEED = UUID("6d617272-616d-4000-8000-686f75736500")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class House:
    """What house.toml says, with the moment from which its days are counted."""

    told: dict[str, Any]
    now: datetime

    def moment(self, days: int, hour: int = 12) -> datetime:
        """Return that hour, so many days from today; never a moment that is still to come."""
        day = (self.now + timedelta(days=days)).date()
        then = datetime(day.year, day.month, day.day, hour, 10, tzinfo=UTC)
        return min(then, self.now) if days <= 0 else then

    def day(self, days: int) -> date:
        """Return the day so many days from today, as its people live it."""
        return day_of(self.now, ZONE) + timedelta(days=days)


def person_id(key: str) -> UUID:
    """Return the id of a made-up person."""
    return uuid5(SEED, key)


def load(say: Say) -> None:
    """Load what is missing of the demo, saying what takes a moment."""
    house = House(_told(), timezone.now())
    directory.name_service(name=house.told["name"], country=house.told["country"], demo=True)
    _sign(house)
    new = sum([_person(house, one) for one in house.told["staff"] + house.told["clients"]])
    for one in house.told["clients"]:
        _work_together(house, one)
    pages = house.told["pages"]
    written = 0
    for number, one in sorted(enumerate(pages), key=lambda each: int(each[1]["days"])):
        written += _page(house, one, number)
    for one in house.told.get("settings", ()):
        _settings(house, one)
    for owner in dict.fromkeys(one["of"] for one in pages if "through" in one):
        _threads(house, owner)
    _plans(house)
    for one in house.told["weeks"]:
        _weeks(house, one)
    for one in house.told["stretches"]:
        _stretches(house, one)
    if new or written:
        say(f"Loaded {new} made-up people and {written} pages.")


def _sign(house: House) -> None:
    """Let the house have signed its page and compared its numbers, once."""
    told = house.told["policy"]
    at = house.moment(told["days"])
    if not policy.current().signed:
        terms = policy.Terms(procedure=told["procedure"], deputy=person_id(told["deputy"]))
        policy.sign(terms, by=told["by"], at=at)
    if not numbers.confirmed(house.told["country"]):
        numbers.confirm(house.told["country"], on=house.now.date(), by=told["by"])


def personas() -> list[str]:
    """Return one line for each made-up person: their name and who they are."""
    told = _told()
    return [f"  {one['name']:<16} {one['says']}" for one in told["clients"] + told["staff"]]


def persona_keys() -> dict[str, UUID]:
    """Return the ids of the made-up people by the short names of their addresses."""
    told = _told()
    return {one["key"]: person_id(one["key"]) for one in told["clients"] + told["staff"]}


def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("house.toml").read_text(encoding="utf-8"))


def _person(house: House, one: dict[str, Any]) -> bool:
    ident = person_id(one["key"])
    try:
        directory.person(ident)
        made = False
    except directory.NoSuchPerson:
        directory.add_person(
            person_id=ident,
            name=one["name"],
            call_me=one["call_me"],
            email=f"{one['key']}@demo.invalid",
            client="with" in one,
            clinician=one.get("clinician", False),
            administrator=one.get("administrator", False),
            active=True,
            country=house.told["country"],
            at=house.moment(one.get("since", -300)),
        )
        made = True
    if "with" in one:
        open_record(ident)
    return made


def _work_together(house: House, one: dict[str, Any]) -> None:
    bond = sharing.begin_bond(
        OPERATOR,
        client=person_id(one["key"]),
        clinician=person_id(one["with"]),
        at=house.moment(one["since"]),
    )
    card = directory.bond(bond)
    if "meets" in one and (card.next_meeting is None or card.next_meeting < house.now):
        directory.set_next_meeting(bond, at=house.moment(one["meets"], 14))


def _page(house: House, one: dict[str, Any], number: int) -> bool:
    """Write one page as its writer did, with what was given, opened and answered; once."""
    owner = person_id(one["of"])
    writer = Actor(owner, Face.CLIENT)
    entry = _entry(owner, number)
    first, newest = uuid5(entry, "first"), uuid5(entry, "newest")
    at = house.moment(one["days"], one["at"])
    begun = writing.begin(
        writer,
        operation=first,
        entry=entry,
        page=_as_page(_earlier(one), one.get("earlier") or one.get("text", "")),
        at=at,
    )
    if "earlier" in one or "earlier_body" in one:
        writing.revise(
            writer,
            operation=newest,
            entry=entry,
            parent=first,
            page=_as_page(one, one.get("text", "")),
            at=house.moment(one["told_again"], one["at"])
            if "told_again" in one
            else at + timedelta(minutes=35),
        )
    if "give" in one and not sharing.shares_by_owner(writer, owner=owner, entry=entry):
        _share(house, one, writer, entry)
    return not begun.again


def _earlier(one: dict[str, Any]) -> dict[str, Any]:
    """Return a page of a worksheet as it was told at first."""
    return one | {"body": one["earlier_body"]} if "earlier_body" in one else one


def _settings(house: House, one: dict[str, Any]) -> None:
    """Set something up as this person did, unless it is set up already."""
    owner, at = Actor(person_id(one["of"]), Face.CLIENT), house.moment(one["days"])
    if standing.find(owner, kind=one["kind"], at=at) is None:
        page = Page(kind=one["kind"], shape=1, title="", body=one["body"])
        standing.keep(owner, page=page, at=at)


def _threads(house: House, owner: str) -> None:
    """Say which threads run through this person's moments, as `through` names them."""
    told, ident = list(enumerate(house.told["pages"])), person_id(owner)
    named = {one["named"]: _entry(ident, number) for number, one in told if "named" in one}
    actor, at = Actor(ident, Face.CLIENT), house.moment(-1)
    if story.places(actor, at=at) == story.Places():
        tied = {
            str(_entry(ident, number)): tuple(str(named[name]) for name in one["through"])
            for number, one in told
            if one["of"] == owner and "through" in one
        }
        story.keep_places(actor, story.Places(threads=tied), at=at)


def _plans(house: House) -> None:
    """Mean activities for days, and say what became of those that have passed; once."""
    for number, one in enumerate(house.told["plans"]):
        owner = person_id(one["of"])
        plan = Plan(
            entry=uuid5(owner, f"plan {number}"),
            activity=_named(house, owner, one["activity"]),
            day=house.day(one["day"]),
            part=one.get("part", "any"),
            clock=one.get("clock", ""),
            small=one.get("small", False),
            mark=one.get("mark", ""),
            showed=one.get("showed", ""),
        )
        at = house.moment(min(one["day"], -1), 19)
        actor = Actor(owner, Face.CLIENT)
        doing.keep_plan(actor, plan, at=at, operation=uuid5(plan.entry, "first"))


def _weeks(house: House, one: dict[str, Any]) -> None:
    """Mean activities for days in turns, over months, with what became of those that have been."""
    owner = person_id(one["of"])
    actor = Actor(owner, Face.CLIENT)
    turns, parts, marks = one["activities"], one["parts"], one["marks"]
    for number, days in enumerate(range(one["first"], one["last"], one["every"])):
        plan = Plan(
            entry=uuid5(owner, f"turn {number}"),
            activity=_named(house, owner, turns[number % len(turns)]),
            day=house.day(days),
            part=parts[number % len(parts)],
            mark=marks[number % len(marks)] if days < 0 else "",
        )
        at = house.moment(min(days, 0) - 1, 19)
        doing.keep_plan(actor, plan, at=at, operation=uuid5(plan.entry, "first"))


def _stretches(house: House, one: dict[str, Any]) -> None:
    """Answer a few questions on the days of some stretches; some are left out, as people do."""
    owner = person_id(one["of"])
    actor, told = Actor(owner, Face.CLIENT), one["asked"]
    until = house.day(one["until"]) if "until" in one else None
    if checkin.settings(actor, at=house.now) == Settings():
        wanted = Settings(asked=tuple(told), bands="bands" in one, until=until)
        checkin.keep_settings(actor, wanted, at=house.moment(one["firsts"][0], 8))
    number = 0
    for days in (first + step for first in one["firsts"] for step in range(one["days"])):
        for hour in one["hours"]:
            at = house.moment(days, hour)
            said = CheckIn(
                entry=uuid5(owner, f"check-in {number}"),
                day=house.day(days),
                clock=f"{hour:02}:10",
                answers={name: step for name in told if (step := _of(one, name, number))},
                loss=_of(one, "loss", number) or "",
                restoring=_of(one, "restoring", number) or "",
                rest=_of(one, "rest", number) or "",
            )
            number += 1
            if said.said:
                checkin.keep(actor, said, at=at, operation=uuid5(said.entry, "first"))


def _of(one: dict[str, Any], name: str, number: int) -> Any:
    """Return the answer whose turn it is; nothing where there are none."""
    answers = one.get(name, ())
    return answers[number % len(answers)] if answers else None


def _named(house: House, owner: UUID, name: str) -> UUID:
    """Return the page that the demo calls so."""
    told = enumerate(house.told["pages"])
    return next(_entry(owner, number) for number, one in told if one.get("named") == name)


def _entry(owner: UUID, number: int) -> UUID:
    """Return the id of a page by its place among all."""
    return uuid5(owner, f"page {number}")


def _share(house: House, one: dict[str, Any], writer: Actor, entry: UUID) -> None:
    reader = Actor(person_id(one["give"]), Face.CLINICIAN)
    bonds = [b.id for b in directory.bonds_of_client(person_id(one["of"]))]
    at = house.moment(one["days"] + 1, 9)
    sharing.give(writer, entry=entry, bond=bonds[0], note=one.get("note", ""), at=at)
    if "opened" in one:
        read = house.moment(one["opened"], 9)
        try:
            reading.open_one(reader, entry=entry, at=read)
        except NotFound:
            return
        if "answer" in one:
            sharing.answer(reader, entry=entry, text=storable(one["answer"]), at=read)


def _as_page(one: dict[str, Any], text: str) -> Page:
    if "sheet" in one:
        title = showing.title_of(one["sheet"], one["body"])
        when = When.written_as(one["written"]) if "written" in one else None
        return Page(kind=one["sheet"], shape=1, title=title, body=one["body"], when=when)
    return Page(
        kind="journal",
        shape=1,
        title=one.get("title", ""),
        body={
            "text": storable(text.strip()),
            "prompt": "",
            "shelf": one.get("shelf", ""),
            "source": {},
        },
    )
