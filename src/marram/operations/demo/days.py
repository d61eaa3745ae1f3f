"""The days of the people of Marram House: plans, weeks in turns, check-ins, what was proposed."""

from dataclasses import replace
from typing import Any
from uuid import uuid5

from marram.kit import together
from marram.kit.together import Meant, State
from marram.operations.demo.house import House, named, person_id
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.practices.checkin import store as checkin
from marram.practices.checkin.rules import CheckIn, Settings
from marram.practices.doing import store as doing
from marram.practices.doing.rules import Plan


def load(house: House) -> None:
    """Load what is missing of them."""
    for number, one in enumerate(house.told["plans"]):
        _plan(house, one, number)
    for one in house.told["weeks"]:
        _weeks(house, one)
    for one in house.told["stretches"]:
        _stretches(house, one)
    for number, one in enumerate(house.told["proposals"]):
        _proposal(house, one, number)


def _plan(house: House, one: dict[str, Any], number: int) -> None:
    """Mean an activity for a day, and say what became of it where that has passed; once."""
    owner = person_id(one["of"])
    plan = Plan(
        entry=uuid5(owner, f"plan {number}"),
        activity=named(house, owner, one["activity"]),
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
            activity=named(house, owner, turns[number % len(turns)]),
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


def _proposal(house: House, one: dict[str, Any], number: int) -> None:
    """Let somebody's clinician propose a plan, and the client say of it what they said; once."""
    owner, at = person_id(one["of"]), house.moment(one["days"], 15)
    client, clinician = Actor(owner, Face.CLIENT), Actor(person_id(one["by"]), Face.CLINICIAN)
    operation, bonds = uuid5(owner, f"proposal {number}"), directory.bonds_of_client(owner)
    bond = next(each.id for each in bonds if each.clinician.id == clinician.person)
    day = house.day(one["for"]).isoformat() if "for" in one else ""
    meant = Meant(**one["meant"], day=day)
    together.propose(clinician, bond=bond, meant=meant, at=at, operation=operation)
    if "says" in one:
        theirs = replace(meant, **one["changed"]) if "changed" in one else None
        found = together.read(client, owner=owner, at=at)
        made = next(each for each in found if each.said.what == meant.what)
        together.answer(
            client,
            proposal=made,
            state=State(one["says"]),
            at=at,
            meant=theirs,
            operation=uuid5(operation, "answer"),
        )
