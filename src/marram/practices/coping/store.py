"""What somebody has listed and used, out of their record; a use is tied to what was used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from marram.core.when import When
from marram.kit import finding, shapes, telling
from marram.kit.forms import ident
from marram.people.actor import Actor
from marram.practices.coping.practice import STRATEGY, USE
from marram.practices.coping.rules import Used, folded
from marram.practices.coping.shape import Strategy, Use
from marram.record import linking, reading, writing
from marram.record.values import NotFound, Opened, Page

RELATION = "used"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something on the list, with where it lies in the record."""

    entry: UUID
    strategy: Strategy
    telling: UUID


def everything(actor: Actor, *, at: datetime) -> list[Kept]:
    """Return what is on the list, by the alphabet."""
    found = [_kept(one) for one in finding.newest(actor, kinds={STRATEGY.kind}, at=at)]
    return sorted(found, key=lambda one: (folded(one.strategy.name), one.entry.hex))


def one(actor: Actor, *, entry: UUID, at: datetime) -> Kept:
    """Return one thing on the actor's own list, or raise NotFound."""
    opened = reading.open_one(actor, entry=entry, at=at)
    if opened.outline.kind != STRATEGY.kind:
        raise NotFound
    return _kept(opened)


def uses(actor: Actor, things: Sequence[Kept], *, at: datetime, zone: ZoneInfo) -> list[Used]:
    """Return every use that was written down, the latest first, by the name things have now."""
    if actor.person is None:
        raise NotFound
    names = {one.entry: one.strategy.name for one in things}
    ties = linking.ties(actor, owner=actor.person)
    of = {tie.source: tie.target for tie in ties if tie.relation == RELATION}
    found = finding.newest(actor, kinds={USE.kind}, at=at)
    return [_used(one, names.get(of.get(one.entry, one.entry), ""), zone) for one in found]


def keep_use(
    actor: Actor, *, operation: UUID, thing: Kept, use: Use, when: When, at: datetime
) -> UUID:
    """Keep one use once, tied to what was used, and return its id."""
    body = shapes.as_body(use)
    page = Page(kind=USE.kind, shape=USE.version, title=use.strategy, body=body, when=when)
    receipt = writing.begin(actor, operation=operation, entry=uuid4(), page=page, at=at)
    if not receipt.again:
        linking.tie(actor, source=receipt.entry, target=thing.entry, relation=RELATION, at=at)
    return receipt.entry


def rest(actor: Actor, *, thing: Kept, resting: bool, operation: UUID, at: datetime) -> None:
    """Put something on the list to one side, or bring it back; its earlier tellings stay."""
    opened = reading.open_one(actor, entry=thing.entry, at=at)
    body = finding.body_of(opened) | {"resting": resting}
    head = opened.outline
    page = Page(
        kind=head.kind,
        shape=STRATEGY.version,
        title=head.title,
        body=body,
        when=head.when,
        threads=head.threads,
        source=head.source,
        marks=head.marks,
    )
    if opened.body.get("resting") != resting:
        telling.keep(
            actor,
            operation=operation,
            entry=thing.entry,
            parent=head.telling,
            page=page,
            at=at,
            begun=True,
        )


def second_choice(actor: Actor, things: Sequence[Kept], text: str, *, at: datetime) -> str:
    """Return what its owner wrote as second choice, after a use that did not help; else ""."""
    entry = ident(text)
    if entry is None or actor.person is None:
        return ""
    try:
        use = reading.open_one(actor, entry=entry, at=at)
    except NotFound:
        return ""
    if use.outline.kind != USE.kind or use.body.get("helped") not in {"no", "harder"}:
        return ""
    ties = linking.ties(actor, owner=actor.person, entry=entry)
    targets = {tie.target for tie in ties if tie.relation == RELATION}
    return next((one.strategy.second for one in things if one.entry in targets), "")


def _kept(opened: Opened) -> Kept:
    shape: Strategy = shapes.as_shape(STRATEGY, finding.body_of(opened))
    return Kept(opened.entry, shape, opened.outline.telling)


def _used(opened: Opened, name: str, zone: ZoneInfo) -> Used:
    use: Use = shapes.as_shape(USE, finding.body_of(opened))
    return Used(
        thing=name or use.strategy,
        situation=use.situation,
        phase=use.phase,
        helped=use.helped,
        day=_day(opened, zone),
        page=f"/me/e/{opened.entry}/",
    )


def _day(opened: Opened, zone: ZoneInfo) -> date:
    """Return the day of a use where it is known, else the day on which it was written down."""
    when = opened.outline.when
    if when is not None and when.first is not None and when.first == when.last:
        return when.first
    return opened.outline.recorded.astimezone(zone).date()
