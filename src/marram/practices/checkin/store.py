"""What is asked of somebody, what they answered and when, and their diary of a few days."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from marram.core.days import as_clock, as_day, day_of
from marram.core.when import When
from marram.kit import finding, showing
from marram.kit.containment import gate
from marram.people.actor import Actor
from marram.practices.checkin.rules import (
    AMOUNTS,
    DIARY,
    GIVEN,
    KINDS,
    PARTS,
    RESTS,
    WIDEST,
    CheckIn,
    Own,
    Part,
    Settings,
)
from marram.record import reading, standing, writing
from marram.record.values import NotFound, Opened, Outline, Page

CHECK_IN, QUESTION = "checkin.at", "checkin.question"
DAY, ASKED = "checkin.diary", "checkin.settings"
SHAPE = 1


def settings(actor: Actor, *, at: datetime, asked_alone: bool = False) -> Settings:
    """Return what is asked of this client; nothing until they choose.

    With `asked_alone`, questions of their own are opened only where one of them is asked: they lie
    among all that was ever answered, and saving one check-in must not look through that.
    """
    found = standing.find(actor, kind=ASKED, at=at)
    body = found.body if found else {}
    asked = tuple(one for one in _list(body.get("asked")) if isinstance(one, str))
    needed = not asked_alone or any(one not in GIVEN for one in asked)
    own = own_questions(actor, at=at) if needed else ()
    known = Settings(own=own).known()
    days = body.get("diary_days")
    return Settings(
        asked=tuple(one for one in asked if one in known),
        own=own,
        bands=body.get("bands") is True,
        until=as_day(body.get("until")),
        diary_from=as_day(body.get("diary_from")),
        diary_days=days if days in DIARY else 0,
        aside=tuple(one for one in _list(body.get("aside")) if isinstance(one, str)),
        readers=_readers(body.get("readers")),
    )


def own_questions(actor: Actor, *, at: datetime) -> tuple[Own, ...]:
    """Return this client's own questions, the first written first, each id once."""
    found = finding.newest(actor, kinds={QUESTION}, at=at)
    made = sorted(found, key=lambda one: one.outline.seq)
    known = {
        own.id: replace(own, brought=bool(one.outline.source))
        for one in made
        if (own := _own(one.body)) is not None
    }
    return tuple(known.values())


def keep_settings(actor: Actor, wanted: Settings, *, at: datetime) -> None:
    """Keep what is asked from now on. What was answered before stays as it is."""
    before = settings(actor, at=at)
    if wanted == before:
        return
    for one in wanted.own:
        if one not in before.own:
            page = question_page(one)
            writing.begin(actor, operation=uuid4(), entry=uuid4(), page=page, at=at)
    body = {
        "asked": list(wanted.asked),
        "bands": wanted.bands,
        "until": wanted.until.isoformat() if wanted.until else "",
        "diary_from": wanted.diary_from.isoformat() if wanted.diary_from else "",
        "diary_days": wanted.diary_days,
        "aside": list(wanted.aside),
        "readers": {bond: since.isoformat() for bond, since in wanted.readers},
    }
    standing.keep(actor, page=Page(kind=ASKED, shape=SHAPE, title="", body=body), at=at)


def keep(actor: Actor, wanted: CheckIn, *, at: datetime, operation: UUID | None = None) -> None:
    """Keep one check-in. The same operation again keeps nothing twice."""
    writing.begin(
        actor, operation=operation or uuid4(), entry=wanted.entry, page=as_page(wanted), at=at
    )


def question_page(wanted: Own, *, source: str = "") -> Page:
    """Return a question of one's own as it is kept."""
    body = {name: value for name, value in asdict(wanted).items() if name != "brought"}
    return Page(kind=QUESTION, shape=SHAPE, title="", body=body, source=source)


def as_page(wanted: CheckIn, *, source: str = "") -> Page:
    """Return a check-in as it is kept; `source` says where it came from, "" for from here."""
    body: dict[str, Any] = {
        "day": wanted.day.isoformat(),
        "clock": wanted.clock,
        "zone": wanted.zone,
        "answers": dict(wanted.answers),
        "loss": wanted.loss,
        "restoring": wanted.restoring,
        "rest": wanted.rest,
    }
    when = When.written_as(wanted.day.isoformat())
    return Page(kind=CHECK_IN, shape=SHAPE, title="", body=body, when=when, source=source)


def month_page(day: date, *, title: str, text: str) -> Page:
    """Return a page of the journal that holds a month in words."""
    return Page(
        kind=showing.JOURNAL,
        shape=1,
        title=title,
        body={"text": text, "prompt": "", "shelf": "", "source": {}},
        when=When.written_as(f"{day:%Y-%m}"),
    )


def between(
    actor: Actor,
    first: date,
    last: date,
    *,
    at: datetime,
    known: Sequence[Outline] | None = None,
) -> list[CheckIn]:
    """Return the check-ins of these days, in order; those of other days are left unopened."""
    heads = finding.heads(actor, at=at) if known is None else known
    low, high = first.isoformat(), (last + timedelta(days=1)).isoformat()
    some = [head for head in heads if head.kind == CHECK_IN and low <= head.place < high]
    found = finding.newest(actor, kinds={CHECK_IN}, at=at, known=some)
    made = [one for opened in found if (one := _check_in(opened)) is not None]
    return sorted(made, key=lambda one: one.order)


def take_away(actor: Actor, entry: UUID, *, at: datetime) -> CheckIn | None:
    """Put a check-in away and return it, or raise NotFound. For 30 days it can come back."""
    found = finding.own(actor, entry=entry, kind=CHECK_IN, at=at)
    if found is None:
        raise NotFound
    writing.put_away(actor, entry=entry, at=at)
    return _check_in(found)


def bring_back(actor: Actor, entry: UUID, *, at: datetime) -> CheckIn | None:
    """Bring a check-in back that was put away and return it, or raise NotFound."""
    opened = reading.open_one(actor, entry=entry, at=at)
    if opened.outline.kind != CHECK_IN:
        raise NotFound
    writing.bring_back(actor, entry=entry, at=at)
    return _check_in(opened)


def newest_day(actor: Actor, *, at: datetime) -> date | None:
    """Return the latest day with a check-in, None without any. Nothing is opened."""
    days = [head.place for head in finding.heads(actor, at=at) if head.kind == CHECK_IN]
    return as_day(max(days, default="")[:10])


def diary(actor: Actor, *, at: datetime) -> dict[date, dict[str, Part]]:
    """Return the diary: each day's parts that hold anything, the earliest day first."""
    found = finding.newest(actor, kinds={DAY}, at=at)
    days = {day: _parts(one.body) for one in found if (day := as_day(one.body.get("day")))}
    return dict(sorted(days.items()))


def keep_diary(
    actor: Actor, day: date, parts: Mapping[str, Part], *, at: datetime, operation: UUID | None
) -> None:
    """Keep a day of the diary, the first time or after something about it changed."""
    said = {name: asdict(part) for name, part in parts.items() if part.said}
    body = {"day": day.isoformat(), "parts": said}
    page = Page(kind=DAY, shape=SHAPE, title="", body=body, when=When.written_as(day.isoformat()))
    told = operation or uuid4()
    known = finding.newest(actor, kinds={DAY}, at=at)
    before = next((one for one in known if one.body.get("day") == body["day"]), None)
    if before is None and said:
        writing.begin(actor, operation=told, entry=uuid4(), page=page, at=at)
    elif before is not None and before.body != body:
        parent = before.outline.telling
        writing.revise(actor, operation=told, entry=before.entry, parent=parent, page=page, at=at)


def asks_today(actor: Actor, at: datetime) -> str:
    """Return where Today asks how it is, "" while no stretch of days runs."""
    known = settings(actor, at=at, asked_alone=True)
    return "/me/check-in/" if known.asks_on(day_of(at, gate.zone_of(actor))) else ""


def _check_in(opened: Opened) -> CheckIn | None:
    body = opened.body
    day = as_day(body.get("day"))
    if day is None:
        return None
    raw = body.get("answers")
    answers = raw if isinstance(raw, Mapping) else {}
    return CheckIn(
        entry=opened.entry,
        day=day,
        clock=as_clock(body.get("clock")),
        answers={str(key): value for key, value in answers.items() if type(value) is int},
        loss=_one_of(body.get("loss"), AMOUNTS),
        restoring=_one_of(body.get("restoring"), AMOUNTS),
        rest=_one_of(body.get("rest"), RESTS),
        zone=str(body.get("zone") or ""),
        seq=opened.outline.seq,
    )


def _readers(raw: object) -> tuple[tuple[str, date], ...]:
    told = raw if isinstance(raw, Mapping) else {}
    found = ((str(bond), as_day(since)) for bond, since in told.items())
    return tuple((bond, since) for bond, since in found if since is not None)


def _own(raw: Mapping[str, Any]) -> Own | None:
    least, most = raw.get("least"), raw.get("most")
    ask, ident = str(raw.get("ask") or ""), str(raw.get("id") or "")
    if type(least) is not int or type(most) is not int or not ask or not ident:
        return None
    if not 0 < most - least < WIDEST:
        return None
    return Own(ident, ask, least, most, str(raw.get("low") or ""), str(raw.get("high") or ""))


def _parts(body: Mapping[str, Any]) -> dict[str, Part]:
    raw = body.get("parts")
    parts = raw if isinstance(raw, Mapping) else {}
    return {name: _part(one) for name in PARTS if isinstance(one := parts.get(name), Mapping)}


def _part(raw: Mapping[str, Any]) -> Part:
    how = raw.get("how")
    return Part(
        what=str(raw.get("what") or ""),
        kind=_one_of(raw.get("kind"), KINDS),
        how=how if type(how) is int else None,
        good=raw.get("good") is True,
        able=raw.get("able") is True,
        mattered=raw.get("mattered") is True,
    )


def _one_of(value: object, known: Sequence[str]) -> str:
    return value if isinstance(value, str) and value in known else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
