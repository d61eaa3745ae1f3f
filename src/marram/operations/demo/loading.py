"""Loads Marram House. Every id follows from its key, so loading again adds only what is missing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from marram.core.text import storable
from marram.core.when import When
from marram.kit import numbers, showing
from marram.operations.demo import days
from marram.operations.demo.house import House, entry_of, person_id, text
from marram.people import directory, policy
from marram.people.actor import OPERATOR, Actor, Face
from marram.practices.story import store as story
from marram.record import reading, sharing, standing, writing
from marram.record.opening import open_record
from marram.record.values import NotFound, Page

Say = Callable[[str], None]


def load(say: Say) -> None:
    """Load what is missing of the demo, saying what takes a moment."""
    house = House(text(), timezone.now())
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
    days.load(house)
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
    told = text()
    return [f"  {one['name']:<16} {one['says']}" for one in told["clients"] + told["staff"]]


def persona_keys() -> dict[str, UUID]:
    """Return the ids of the made-up people by the short names of their addresses."""
    told = text()
    return {one["key"]: person_id(one["key"]) for one in told["clients"] + told["staff"]}


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
    entry = entry_of(owner, number)
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
    named = {one["named"]: entry_of(ident, number) for number, one in told if "named" in one}
    actor, at = Actor(ident, Face.CLIENT), house.moment(-1)
    if story.places(actor, at=at) == story.Places():
        tied = {
            str(entry_of(ident, number)): tuple(str(named[name]) for name in one["through"])
            for number, one in told
            if one["of"] == owner and "through" in one
        }
        story.keep_places(actor, story.Places(threads=tied), at=at)


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
