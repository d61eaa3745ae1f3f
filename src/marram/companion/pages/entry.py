"""An entry: the words as they were written, who can read them, and what was answered, apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion import journal, prompted
from marram.companion.asking import me, news, owner, plain, see_other, show
from marram.companion.days import local
from marram.companion.rows import marks, pages_of
from marram.companion.settled import side_by_side
from marram.core.when import When
from marram.kit import begun, finding, media, registry, showing, ways
from marram.kit.begun import Tied
from marram.kit.media import Shows
from marram.kit.requests import MarramRequest
from marram.kit.showing import Shown
from marram.kit.ways import Way
from marram.record import reading, sharing
from marram.record.values import SEALED, NotFound, Opened, ShareCard

A_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can read the page, and on which day they last opened it."""

    name: str
    bond: UUID
    opened_on: date | None
    lately: bool
    follow: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A line said about the page, by its reader or with it by its writer."""

    by: str
    mine: bool
    day: date
    text: str
    in_person: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """What a page was begun from, and what was begun from it."""

    of: tuple[Tied, ...] = ()
    begun: tuple[Tied, ...] = ()
    mattered: tuple[Tied, ...] = ()
    """What mattered in it, as its owner said."""
    brought: tuple[Tied, ...] = ()
    """What was brought into it, where it is a moment of the story."""
    stands_in: tuple[Tied, ...] = ()
    """The moments into which what came of it was brought."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page."""

    id: UUID
    back: str
    news: str
    title: str
    sheet: str
    words: str
    pairs: tuple[Shown, ...]
    when: When | None
    kept_on: date
    prompt: str
    shelf: str
    marks: tuple[str, ...]
    audience: tuple[Reader, ...]
    answers: tuple[Answer, ...]
    tellings: int
    beside: bool
    put_away: bool
    told: bool
    """Whether it is a telling, to be found, tied, set aside or printed, and not put away."""
    write_on: str
    print: str
    newer: str
    older: str
    undo: str = ""
    source: str = ""
    place: str = "write"
    figure: str = ""
    ways: tuple[Way, ...] = ()
    rest: str = ""
    came: bool = False
    """Whether it says what came of something."""
    once_more: str = ""
    """Where the same is begun once more, or otherwise; "" where nothing came of it yet."""
    ties: Ties = Ties()
    media: tuple[Shows, ...] = ()


@require_safe
@client_only
def entry(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return one page of one's own."""
    opened = own_page(request, entry)
    if opened.outline.kind == SEALED:
        return see_other("sealed_page", entry, news=news(request) or None)
    head, ours = opened.outline, opened.outline.kind == journal.KIND
    person = me(request)
    shares = sharing.shares_by_owner(request.actor, owner=owner(request), entry=entry)
    newer, older = _neighbours(request, entry)
    page = EntryPage(
        id=entry,
        back=showing.room_address(head.kind) or reverse("write"),
        news=news(request),
        title=head.title,
        sheet=showing.sheet_name(head.kind, request.language),
        words=str(opened.body.get("text", "")) if ours else "",
        pairs=() if ours else below_title(request, opened),
        when=head.when,
        kept_on=local(head.recorded, person.time_zone).date(),
        prompt=_prompt(request, opened) if ours else "",
        shelf=prompted.shelf_names(request).get(str(opened.body.get("shelf", "")), ""),
        marks=marks(head, request.language),
        audience=audience(request, shares),
        answers=_answers(request, shares),
        tellings=head.tellings,
        beside=head.beside and bool(side_by_side(request, entry)),
        put_away=head.put_away_at is not None,
        told=finding.readable(head) and head.put_away_at is None,
        write_on=reverse("entry_edit", args=[entry]),
        print="" if ours else _paper(head.kind, entry),
        newer=newer,
        older=older,
        ties=_ties(request, entry),
        media=media.shows(opened, reverse("pictures", args=[entry])),
    )
    return show(request, "entry", page) if ours else _worksheet(request, opened, page)


def _worksheet(request: MarramRequest, opened: Opened, page: EntryPage) -> HttpResponse:
    """Return a page of a worksheet, with its picture and with where it leads on to."""
    kind, plainer = opened.outline.kind, plain(me(request))
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    page = replace(
        page,
        place=showing.place_of(kind),
        figure=showing.figure_of(opened, request.language, plain=plainer),
    )
    if room is not None and sheet is not None:
        say = showing.Sayer(room, request.language, plainer)
        rest = ways.rest(request, sheet, say)
        came = bool(finding.body_of(opened).get(sheet.outcome))
        more = f"/me/r/{room.slug}/{sheet.slug}/new/?of={opened.entry}" if came else ""
        page = replace(
            page,
            ways=ways.of_page(opened, say),
            rest=rest,
            came=came,
            once_more=more if sheet.begins_from else "",
        )
    return show(request, "shown", page)


def own_page(request: MarramRequest, entry: UUID) -> Opened:
    """Return a page of one's own, opened; settings and what is another's are not there."""
    opened = reading.open_one(request.actor, entry=entry, at=request.at)
    if not showing.is_page(opened.outline):
        raise NotFound
    return opened


def _ties(request: MarramRequest, entry: UUID) -> Ties:
    """Return what the page was begun from and what was begun from it."""
    known, none = begun.each_way(request.actor, entry=entry, at=request.at), begun.Around()
    first, carried, brought = (
        known.get(relation, none) for relation in (begun.FROM, begun.CARRIED, begun.BROUGHT)
    )
    all_of_them = (first.of, first.begun, carried.of, brought.of, brought.begun)
    return Ties(*(begun.named(pages, request.language) for pages in all_of_them))


def below_title(request: MarramRequest, opened: Opened) -> tuple[Shown, ...]:
    """Return the questions of a worksheet with their answers, its title left out."""
    return tuple(showing.below_title(opened, request.language, plain=plain(me(request))))


def pairs_of(request: MarramRequest, opened: Opened) -> tuple[Shown, ...]:
    """Return the questions of a worksheet that were answered, with their answers."""
    return tuple(showing.shown(opened, request.language, plain=plain(me(request))))


def audience(request: MarramRequest, shares: Sequence[ShareCard]) -> tuple[Reader, ...]:
    """Return who can read a page now, with the last day on which each opened it."""
    zone = me(request).time_zone
    today = local(request.at, zone).date()
    found = []
    for share in shares:
        if share.taken_back is None:
            day = local(share.opened[-1], zone).date() if share.opened else None
            lately = day is not None and today - day <= A_WEEK
            found.append(Reader(share.reader_name, share.bond, day, lately, share.follow))
    return tuple(found)


def _answers(request: MarramRequest, shares: Sequence[ShareCard]) -> tuple[Answer, ...]:
    zone = me(request).time_zone
    found = [(remark, share.reader_name) for share in shares for remark in share.remarks]
    return tuple(
        Answer(
            by=name,
            mine=remark.by_owner,
            day=local(remark.at, zone).date(),
            text=remark.text,
            in_person=not remark.by_owner and not remark.text,
        )
        for remark, name in sorted(found, key=lambda pair: pair[0].at)
    )


def _prompt(request: MarramRequest, opened: Opened) -> str:
    asked = str(opened.body.get("prompt", ""))
    found = prompted.prompt(request, asked, plainer=plain(me(request)))
    return found.text if found else ""


def _neighbours(request: MarramRequest, entry: UUID) -> tuple[str, str]:
    ids = [head.entry for head in pages_of(request) if showing.is_writing(head)]
    if entry not in ids:
        return "", ""
    place = ids.index(entry)
    newer = reverse("entry", args=[ids[place - 1]]) if place else ""
    older = reverse("entry", args=[ids[place + 1]]) if place + 1 < len(ids) else ""
    return newer, older


def _paper(kind: str, entry: UUID) -> str:
    """Return where a worksheet page is laid out for paper."""
    address = showing.address(kind, entry)
    return f"{address.removesuffix(f'{entry}/')}print/?entry={entry}" if address else ""
