"""My book: what goes in, in which order, and the making of it: a PDF, or a folder of plain pages.

The book is made while it is asked for and sent at once; no copy of it is kept here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marram.binding import folder, pdf
from marram.binding.book import Book, Chapter, Paper, Part, Shown
from marram.core.text import storable
from marram.figures import cord
from marram.kit import finding, showing, writing_on
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.story import chosen
from marram.practices.story.chosen import Chosen, Wish
from marram.practices.story.lines import line
from marram.practices.story.pages import SIGN, Known, known_to
from marram.practices.story.practice import PRACTICE
from marram.practices.story.sheets import MOMENT
from marram.practices.story.showing import BookLine, BookPage, Choice, PageLine
from marram.record import media, reading
from marram.record.values import Opened
from marram.record.writing import TooLong

HOME = "/me/story/book/"
NEWEST = 50
"""How many pages that are no moments are listed to choose from; `?all=yes` lists all."""
NOT_SAID = ("named", "symbol", "ahead")
"""Answers of a moment that stand in its heading."""
STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def book(request: MarramRequest) -> HttpResponse:
    """Return what the book is to be, or keep a change of it."""
    wish = chosen.find(request.actor, at=request.at)
    if request.method != "POST":
        return _page(request, wish)
    changed = _changed(request, wish)
    try:
        chosen.keep(request.actor, changed, at=request.at)
    except TooLong:
        return _page(request, changed, problem="too-long", status=writing_on.NOT_KEPT)
    return SeeOther(f"{HOME}?kept=yes")


@require_POST
@client_only
def make(request: MarramRequest) -> HttpResponse:
    """Send the book as a PDF, or as a folder of plain pages packed in one file."""
    wish = chosen.find(request.actor, at=request.at)
    told = _bound(request, wish)
    if not told.chapters:
        return _page(request, wish, problem="empty", status=writing_on.NOT_KEPT)
    if request.POST.get("as") == "pages":
        return _file(folder.packed(told, at=request.at), "application/zip", "book.zip")
    printed = pdf.printed(told)
    if not printed.whole and "anyway" not in request.POST:
        return _page(request, wish, problem="letters", status=writing_on.NOT_KEPT)
    return _file(printed.pdf, "application/pdf", "book.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _changed(request: MarramRequest, wish: Wish) -> Wish:
    """Return what the client wishes after this form: its words, a page more, less or elsewhere."""
    deed, _colon, which = request.POST.get("do", "").partition(":")
    entry = ident(which)
    if deed == "words":
        return _worded(request, wish)
    if deed == "add":
        return wish.with_pages(_addable(request, request.POST.getlist("page")))
    if entry is None:
        return wish
    if deed == "out":
        return wish.without(entry)
    if deed == "told":
        return wish.told(entry, ident(request.POST.get("telling")))
    return wish.moved(entry, by=STEPS[deed]) if deed in STEPS else wish


def _worded(request: MarramRequest, wish: Wish) -> Wish:
    paper = request.POST.get("paper")
    return replace(
        wish,
        title=storable(request.POST.get("title", "")).strip(),
        author=storable(request.POST.get("author", "")).strip(),
        dedication=storable(request.POST.get("dedication", "")).strip(),
        paper=Paper(paper) if paper in set(Paper) else wish.paper,
        large="large" in request.POST,
        rope="rope" in request.POST,
    )


def _addable(request: MarramRequest, sent: Sequence[str]) -> tuple[UUID, ...]:
    """Return those of these that are pages of the client's own with words to print."""
    wanted = [one for text in sent if (one := ident(text))]
    heads = finding.heads(request.actor, at=request.at)
    known = {head.entry for head in heads if finding.readable(head)}
    return tuple(one for one in wanted if one in known)


def _page(
    request: MarramRequest, wish: Wish, *, problem: str = "", status: int = 200
) -> HttpResponse:
    others, more = _others(request, wish)
    there = {one.entry for one in wish.pages}
    inside = list(_told(request, wish))
    page = BookPage(
        title=wish.title,
        author=wish.author,
        dedication=wish.dedication,
        papers=tuple((str(one), one is wish.paper) for one in Paper),
        large=wish.large,
        rope=wish.rope,
        inside=tuple(_line(request, one, place, len(inside)) for place, one in enumerate(inside)),
        moments=tuple(one for one in known_to(request).moments if one.entry not in there),
        others=tuple(others),
        more=more,
        problem=problem,
        kept=request.GET.get("kept") == "yes",
    )
    return render(request, "story/book.html", {"page": page}, status=status)


def _told(request: MarramRequest, wish: Wish) -> Iterator[tuple[Opened, Chosen, Sequence[Opened]]]:
    """Yield what is in the book, opened, as it is to be told, with all its tellings.

    What was put away or erased since is left out, and is there again when it comes back.
    """
    there = {head.entry for head in finding.heads(request.actor, at=request.at)}
    ids = [one.entry for one in wish.pages if one.entry in there]
    known = dict(reading.all_tellings(request.actor, entries=ids))
    for one in wish.pages:
        tellings = known.get(one.entry)
        if tellings:
            by_id = {each.outline.telling: each for each in tellings}
            yield by_id.get(one.telling or one.entry, tellings[-1]), one, tellings


def _line(
    request: MarramRequest, told: tuple[Opened, Chosen, Sequence[Opened]], place: int, many: int
) -> BookLine:
    opened, one, tellings = told
    return BookLine(
        page=line(request, opened),
        first=place == 0,
        last=place == many - 1,
        tellings=tuple(
            Choice(
                str(each.outline.telling),
                writing_on.local_date(request, each.outline.recorded),
                chosen=each is opened and one.telling is not None,
            )
            for each in tellings[:-1]
        ),
    )


def _others(request: MarramRequest, wish: Wish) -> tuple[list[PageLine], bool]:
    """Return the newest pages that are no moments and not in it, and whether there are older."""
    there = {one.entry for one in wish.pages}
    ids = [
        head.entry
        for head in finding.heads(request.actor, at=request.at)
        if finding.readable(head) and head.kind != MOMENT.kind and head.entry not in there
    ]
    listed = ids if "all" in request.GET else ids[:NEWEST]
    found = finding.some(request.actor, entries=set(listed), at=request.at)
    return [line(request, one) for one in found], len(ids) > len(listed)


def _bound(request: MarramRequest, wish: Wish) -> Book:
    """Return the book with its words."""
    known, say = known_to(request), sayer(request, PRACTICE.slug)
    symbols = {one.entry: one.symbol for one in known.moments}
    language, _dash, region = request.language.partition("-")
    chapters = tuple(
        _chapter(request, known, opened, symbols, say)
        for opened, _one, _all in _told(request, wish)
    )
    named = {name for one in chapters for name in one.threads}
    return Book(
        title=wish.title or _("My story"),
        author=wish.author,
        dedication=wish.dedication,
        contents=_("Contents"),
        chapters=chapters,
        language=language,
        region=region.upper(),
        right_to_left=get_language_bidi(),
        paper=wish.paper,
        large=wish.large,
        rope=wish.rope,
        strands=min(len(named), len(cord.COLOURS)),
    )


def _chapter(
    request: MarramRequest,
    known: Known,
    opened: Opened,
    symbols: Mapping[UUID, str],
    say: Sayer,
) -> Chapter:
    parts, symbol = _parts(opened, say), symbols.get(opened.entry, "")
    title, when = _heading(request, opened, parts)
    tied = known.tied_to(opened.entry)
    return Chapter(
        title=title,
        when=when,
        parts=parts,
        symbol=symbol,
        sign=say(f"{SIGN}.option.{symbol}") if symbol else "",
        threads=tuple(one.name for one in known.threads if str(one.entry) in tied),
        shows=tuple(
            Shown(data, one.kind, one.words, one.width, one.height)
            for one, data in media.every([opened])
        ),
    )


def _heading(request: MarramRequest, opened: Opened, parts: Sequence[Part]) -> tuple[str, str]:
    """Return the title of a chapter, whole, and its date in words.

    A title that is only the first words of the page is not said twice: the date, else the name of
    the worksheet, stands in its place.
    """
    head = opened.outline
    when = head.when.written if head.when else ""
    if head.kind == MOMENT.kind:
        return str(opened.body.get("named") or head.title), when
    if head.title and not (parts and parts[0].text.startswith(head.title)):
        return head.title, when
    if head.kind != showing.JOURNAL:
        return showing.sheet_name(head.kind, request.language), when
    kept = writing_on.local_date(request, head.recorded)
    return when or formats.date_format(kept, "j F Y"), ""


def _parts(opened: Opened, say: Sayer) -> tuple[Part, ...]:
    """Return the words of a page under their questions; what comes first, or alone, has none."""
    shown = showing.shown(opened, say.language, plain=say.plain)
    if opened.outline.kind == MOMENT.kind:
        headings = {say(f"sheet.moment.{name}.ask") for name in NOT_SAID}
        shown = [one for one in shown if one.question not in headings]
        what = say("sheet.moment.what.ask")
        return tuple(Part("" if one.question == what else one.question, one.words) for one in shown)
    if len(shown) == 1:
        return (Part("", shown[0].words),)
    return tuple(Part(one.question, one.words) for one in shown)
