"""Writing: what is typed is kept as a draft while it is typed; Done for now makes a page of it."""

from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from marram.accounts.gate import SeeOther, client_only
from marram.companion import journal, prompted
from marram.companion.asking import as_id, me, page_number, plain, see_other
from marram.companion.days import local
from marram.companion.form import Form, clock, shown
from marram.companion.journal import Typed
from marram.companion.rows import everything
from marram.kit import showing, telling
from marram.kit.forms import SETTLED
from marram.kit.requests import MarramRequest
from marram.record import drafts, reading
from marram.record.values import SEALED, NotFound, Opened, Refused
from marram.record.writing import TooLong


@client_only
def write_new(request: MarramRequest) -> HttpResponse:
    """Return an empty page, or take what was written on one."""
    if request.method == "POST":
        return _take(request, as_id(request.POST.get("entry")) or uuid4())
    shelf = request.GET.get("shelf", "")
    typed = Typed(
        prompt=_known_prompt(request),
        shelf=shelf if shelf in prompted.shelf_names(request) else "",
        length="line" if request.GET.get("length") == "line" else "",
        turn=page_number(request.GET.get("turn")),
    )
    return shown(request, Form(uuid4(), uuid4(), None, typed, None))


@client_only
def entry_edit(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return a page to be written on, with its draft if there is one, or take what was written."""
    if request.method == "POST":
        return _take(request, entry)
    draft, before = drafts.of_entry(request.actor, entry=entry), _before(request, entry)
    kind = before.outline.kind if before else draft.kind if draft else ""
    if kind and kind != journal.KIND:
        return _elsewhere(request, kind, entry)
    if draft is None and before is None:
        raise NotFound
    if before is not None and (draft is None or request.GET.get("from")):
        newest = reading.open_one(request.actor, entry=entry, at=request.at).outline.telling
        form = Form(entry, uuid4(), newest, journal.from_page(before), before)
        return shown(request, _with_prompt(request, form))
    if draft is None:
        raise NotFound
    form = Form(entry, uuid4(), draft.parent, journal.from_draft(draft.body), before)
    return shown(request, _with_prompt(request, form), kept=draft.kept)


@require_POST
@client_only
def entry_keep(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Keep what is being typed, and say at which minute it was kept."""
    form = Form(entry, entry, as_id(request.POST.get("parent")), journal.typed(request.POST), None)
    _keep(request, form)
    return JsonResponse({"kept": True, "at": clock(request, request.at)})


def _take(request: MarramRequest, entry: UUID) -> HttpResponse:
    form = Form(
        entry=entry,
        operation=as_id(request.POST.get("operation")) or uuid4(),
        parent=as_id(request.POST.get("parent")),
        typed=journal.typed(request.POST),
        before=_before(request, entry),
    )
    if form.parent is not None and form.before is None:
        raise NotFound
    if form.before is not None and form.before.outline.kind == SEALED:
        return shown(request, form, problem="refused", status=409)  # no plain telling on it
    act = {"keep": _kept, "pause": _pause, "share": _share}.get(request.POST.get("do", ""), _done)
    if request.POST.get("do") in {"another", "none", "never"}:
        act = _other_prompt
    try:
        return act(request, form)
    except TooLong:
        return shown(request, form, problem="too-long", status=413)
    except Refused:
        return shown(request, form, problem="refused", status=409)


def _done(request: MarramRequest, form: Form) -> HttpResponse:
    """Make a telling of what is written, unless there is nothing new in it."""
    if form.before is None and form.typed.blank:
        drafts.drop(request.actor, entry=form.entry)
        return see_other("write")
    _tell(request, form)
    return see_other("entry", form.entry, news="kept")


def _share(request: MarramRequest, form: Form) -> HttpResponse:
    if form.before is None and form.typed.blank:
        return shown(request, form, problem="blank")
    _tell(request, form)
    return see_other("entry_share", form.entry)


def _kept(request: MarramRequest, form: Form) -> HttpResponse:
    _keep(request, form)
    return see_other("entry_edit", form.entry)


def _pause(request: MarramRequest, form: Form) -> HttpResponse:
    if not form.typed.blank:
        _keep(request, form)
    return see_other("today")


def _other_prompt(request: MarramRequest, form: Form) -> HttpResponse:
    """Keep what was typed and come back with another prompt, or with none."""
    deed, turn = request.POST.get("do"), form.typed.turn
    if deed == "never":
        prompted.never(request, form.typed.prompt)
    key = ""
    if deed != "none":
        turn += deed == "another"
        found = prompted.offered(
            request,
            everything(request),
            shelf=form.typed.shelf,
            turn=turn,
            plainer=plain(me(request)),
        )
        key = found.key if found else ""
    if form.typed.blank and form.before is None:
        return see_other("write_new", prompt=key, turn=turn, shelf=form.typed.shelf or None)
    _keep(request, replace(form, typed=replace(form.typed, prompt=key)))
    return see_other("entry_edit", form.entry, turn=turn)


def _tell(request: MarramRequest, form: Form) -> None:
    """Begin the page or add a telling to it; the same operation again changes nothing."""
    before, today = form.before, local(request.at, me(request).time_zone).date()
    chosen = bool(request.GET.get("from"))
    if before is not None and not chosen and _same(form.typed, journal.from_page(before)):
        drafts.settle(request.actor, entry=form.entry, body=before.body)
        return
    page = journal.page_of(form.typed, before, near=today)
    if chosen and before is not None and before.outline.beside:
        page = replace(page, marks=(*page.marks, SETTLED))
    telling.keep(
        request.actor,
        operation=form.operation,
        entry=form.entry,
        parent=form.parent,
        page=page,
        at=request.at,
        begun=before is not None,
    )
    drafts.settle(request.actor, entry=form.entry, body=page.body)


def _keep(request: MarramRequest, form: Form) -> None:
    drafts.keep(
        request.actor,
        entry=form.entry,
        kind=journal.KIND,
        body=form.typed.as_draft(),
        at=request.at,
        parent=form.parent,
    )


def _before(request: MarramRequest, entry: UUID) -> Opened | None:
    telling = as_id(request.GET.get("from"))
    try:
        return reading.open_one(request.actor, entry=entry, at=request.at, telling=telling)
    except NotFound:
        return None


def _elsewhere(request: MarramRequest, kind: str, entry: UUID) -> HttpResponse:
    address = showing.address(kind, entry)
    if not address:
        raise NotFound
    chosen = request.GET.get("from", "")
    return SeeOther(f"{address}?{urlencode({'from': chosen})}" if chosen else address)


def _known_prompt(request: MarramRequest) -> str:
    key = request.GET.get("prompt", "")
    return key if prompted.is_prompt(key) else ""


def _with_prompt(request: MarramRequest, form: Form) -> Form:
    turn = page_number(request.GET.get("turn"))
    return replace(form, typed=replace(form.typed, turn=turn))


def _same(one: Typed, other: Typed) -> bool:
    return replace(one, turn=0, length="") == replace(other, turn=0, length="")
