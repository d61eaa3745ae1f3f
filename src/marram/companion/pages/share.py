"""Who can read this: given to one person by name, seen exactly as they will see it, taken back."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from marram.accounts.gate import client_only
from marram.companion import journal, telling_team
from marram.companion.asking import as_id, me, owner, plain, see_other, show
from marram.companion.days import local
from marram.companion.pages.entry import own_page, pairs_of
from marram.core.text import storable
from marram.kit.numbers import Line, numbers
from marram.kit.requests import MarramRequest
from marram.kit.safety import reading, triggers
from marram.kit.showing import Shown
from marram.people import directory
from marram.people.directory import BondCard
from marram.record import sharing
from marram.record.values import SEALED, NotFound, Refused, ShareCard

NOBODY, ALL = "none", "all"


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """Somebody the page can be given to."""

    bond: str
    name: str
    team: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What was chosen in the form."""

    chosen: str
    follow: bool = False
    note: str = ""
    operation: UUID | None = None
    worried: bool = False


@dataclass(frozen=True, slots=True)
class SharePage:
    """The page."""

    id: UUID
    back: str
    clinicians: tuple[ReaderChoice, ...]
    everybody: tuple[str, ...]
    chosen: str
    follow: bool
    note: str
    title: str
    words: str
    pairs: tuple[Shown, ...]
    lines: tuple[Line, ...]
    operation: UUID
    problem: str = ""
    worried: bool = False
    when: tuple[str, ...] = ()


@client_only
def share(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return the choice of who can read a page, or take it."""
    if own_page(request, entry).outline.kind == SEALED:
        status = 409 if request.method == "POST" else 200
        return show(request, "sealed_share", reverse("sealed_page", args=[entry]), status=status)
    bonds = directory.bonds_of_client(owner(request))
    if request.method != "POST":
        return _page(request, entry, bonds, _as_it_is(request, entry, bonds))
    sent = Sent(
        request.POST.get("bond", ""),
        request.POST.get("follow") == "yes",
        storable(request.POST.get("note", "")),
        as_id(request.POST.get("operation")),
        request.POST.get("worried") == "yes",
    )
    if not sent.chosen:
        return _page(request, entry, bonds, sent, problem="choose", status=422)
    try:
        return _take(request, entry, bonds, sent)
    except Refused:
        return _page(request, entry, bonds, sent, problem="put-away", status=409)


@require_POST
@client_only
def take_back(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Take a page back from one person."""
    bond = as_id(request.POST.get("bond"))
    known = sharing.shares_by_owner(request.actor, owner=owner(request), entry=entry)
    if bond not in {one.bond for one in known}:
        raise NotFound
    if any(one.bond == bond and one.taken_back is None for one in known):  # once, if sent twice
        sharing.take_back(request.actor, entry=entry, bond=bond, at=request.at)
    if request.POST.get("next") == reverse("you_sharing"):
        return see_other("you_sharing", news="taken-back")
    return see_other("entry", entry, news="taken-back")


def _take(request: MarramRequest, entry: UUID, bonds: list[BondCard], sent: Sent) -> HttpResponse:
    """Make it so that those who were chosen, and nobody else, can read the page."""
    known = {str(bond.id): bond.id for bond in bonds}
    if sent.chosen not in {NOBODY, ALL, *known}:
        raise NotFound
    wanted = set(known.values()) if sent.chosen == ALL else {known.get(sent.chosen)} - {None}
    now = {one.bond for one in _open_shares(request, entry)}
    for bond in sorted(wanted - {None}, key=str):
        if bond is not None:
            sharing.give(
                request.actor,
                entry=entry,
                bond=bond,
                follow=sent.follow,
                note=sent.note.strip(),
                operation=sent.operation,
                at=request.at,
            )
    for bond in now - wanted:
        sharing.take_back(request.actor, entry=entry, bond=bond, at=request.at)
    if sent.worried:
        return _worried(request, entry, sent, bonds=[one for one in wanted if one is not None])
    done = "shared" if wanted else "taken-back" if now else None
    return see_other("entry", entry, news=done)


def _worried(request: MarramRequest, entry: UUID, sent: Sent, *, bonds: list[UUID]) -> HttpResponse:
    """Raise a notice to those the page was given to; the numbers come first on the next page."""
    if not bonds:
        return see_other("safe_now")
    operation = sent.operation or uuid4()
    answer = triggers.shared_worried()
    telling_team.raise_for(request, answer, bonds=bonds, operation=operation, entry=entry)
    return see_other("told_team", operation)


def _open_shares(request: MarramRequest, entry: UUID) -> list[ShareCard]:
    shares = sharing.shares_by_owner(request.actor, owner=owner(request), entry=entry)
    return [one for one in shares if one.taken_back is None]


def _as_it_is(request: MarramRequest, entry: UUID, bonds: list[BondCard]) -> Sent:
    shares = _open_shares(request, entry)
    if not shares:
        return Sent(NOBODY)
    everybody = len(shares) > 1 and len(shares) == len(bonds)
    return Sent(ALL if everybody else str(shares[0].bond), shares[0].follow)


def _page(
    request: MarramRequest,
    entry: UUID,
    bonds: list[BondCard],
    sent: Sent,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    opened, person = own_page(request, entry), me(request)
    ours = opened.outline.kind == journal.KIND
    names = tuple(bond.clinician.name for bond in bonds)
    page = SharePage(
        id=entry,
        back=reverse("entry", args=[entry]),
        clinicians=tuple(ReaderChoice(str(bond.id), bond.clinician.name) for bond in bonds),
        everybody=names if len(names) > 1 else (),
        chosen=sent.chosen,
        follow=sent.follow,
        note=sent.note,
        title=opened.outline.title,
        words=str(opened.body.get("text", "")) if ours else "",
        pairs=() if ours else pairs_of(request, opened),
        lines=numbers().of(person.country).lines,
        operation=sent.operation or uuid4(),
        problem=problem,
        worried=sent.worried,
        when=reading.who_reads(
            person.id,
            today=local(request.at, person.time_zone).date(),
            language=request.language,
            plain=plain(person),
        ),
    )
    return show(request, "share", page, status=status)
