"""The journal's prompts and shelves, as offered to one person; what they never want again."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from marram.companion.journal import KIND, SETTINGS
from marram.companion.rows import everything
from marram.kit import prompts, registry
from marram.kit.prompts import Prompt
from marram.kit.requests import MarramRequest
from marram.kit.words import Words
from marram.record import reading, writing
from marram.record.values import NotFound, Opened, Outline, Page


def words() -> Words:
    """Return the journal's words: its prompts and shelves."""
    return registry.room(KIND).words


def shelf_names(request: MarramRequest) -> dict[str, str]:
    """Return the name of each shelf, by its key."""
    said = words()
    return {
        one.slug: said.say(f"shelf.{one.slug}", language=request.language) or one.slug
        for one in said.shelves
    }


def prompt(request: MarramRequest, key: str, *, plainer: bool) -> Prompt | None:
    """Return the prompt of that key; words of a prompt that is no more are shown as they were."""
    if not key:
        return None
    found = prompts.find(words(), key, language=request.language, plain=plainer)
    return found or Prompt(key=key, shelf="", text=key)


def is_prompt(key: str) -> bool:
    """Say whether there is a prompt of that key."""
    return bool(key) and prompts.find(words(), key) is not None


def offered(
    request: MarramRequest,
    heads: Sequence[Outline],
    *,
    shelf: str = "",
    turn: int = 0,
    plainer: bool = False,
) -> Prompt | None:
    """Return the prompt to offer now, none of those that were put away for good.

    `heads` are those of everything that is there, settings too.
    """
    known = {one.slug for one in words().shelves}
    return prompts.offer(
        words(),
        shelf if shelf in known else "",
        _recent(request, heads),
        retired(request, heads),
        turn,
        language=request.language,
        plain=plainer,
    )


def retired(request: MarramRequest, heads: Sequence[Outline]) -> tuple[str, ...]:
    """Return the keys of the prompts that this person never wants again."""
    opened = _settings(request, heads)
    return tuple(opened.body.get("retired", ())) if opened else ()


def never(request: MarramRequest, key: str) -> None:
    """Keep that this person never wants this prompt again; sealed like everything of theirs."""
    opened = _settings(request, everything(request))
    known = list(opened.body.get("retired", ())) if opened else []
    if not key or key in known or prompts.find(words(), key) is None:
        return
    page = Page(kind=SETTINGS, shape=1, title="", body={"retired": [*known, key]})
    if opened is None:
        writing.begin(request.actor, operation=uuid4(), entry=uuid4(), page=page, at=request.at)
        return
    body = opened.body | page.body
    writing.revise(
        request.actor,
        operation=uuid4(),
        entry=opened.entry,
        parent=opened.outline.telling,
        page=replace(page, body=body),
        at=request.at,
    )


def _settings(request: MarramRequest, heads: Sequence[Outline]) -> Opened | None:
    head = next((one for one in heads if one.kind == SETTINGS), None)
    return reading.open_one(request.actor, entry=head.entry, at=request.at) if head else None


def _recent(request: MarramRequest, heads: Sequence[Outline]) -> tuple[str, ...]:
    """Return the prompt of the page that was written last."""
    ours = [head for head in heads if head.kind == KIND and not head.source]
    if not ours:
        return ()
    last = max(ours, key=lambda head: head.seq)
    try:
        opened = reading.open_one(request.actor, entry=last.entry, at=request.at)
    except NotFound:
        return ()
    used = str(opened.body.get("prompt", ""))
    return (used,) if used else ()
