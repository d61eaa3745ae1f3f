"""A journal page as it is typed, kept as a draft, and turned into a telling."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4

from marram.companion.asking import owner, page_number
from marram.core.text import storable
from marram.core.when import When
from marram.kit import prompts, registry
from marram.kit.prompts import Prompt
from marram.kit.requests import MarramRequest
from marram.kit.words import Words
from marram.record import reading, writing
from marram.record.values import NotFound, Opened, Page

KIND = "journal"
SETTINGS = "journal.settings"
SHAPE = 1
SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: nothing of it is ever refused for its content."""

    text: str = ""
    prompt: str = ""
    shelf: str = ""
    when: str = ""
    length: str = ""
    turn: int = 0

    @property
    def blank(self) -> bool:
        """Say whether no word was written."""
        return not self.text.strip()

    def as_draft(self) -> dict[str, Any]:
        """Return the body of its draft."""
        return {
            "text": self.text,
            "prompt": self.prompt,
            "shelf": self.shelf,
            "when": self.when,
            "length": self.length,
        }


def typed(post: Mapping[str, str]) -> Typed:
    """Return what was sent, whole."""
    return Typed(
        text=storable(post.get("text", "")),
        prompt=storable(post.get("prompt_key", ""))[:200],
        shelf=storable(post.get("shelf", ""))[:80],
        when=storable(post.get("when", "")),
        length="line" if post.get("length") == "line" else "",
        turn=page_number(post.get("turn")),
    )


def from_draft(body: Mapping[str, Any]) -> Typed:
    """Return what a draft keeps."""
    return Typed(
        text=str(body.get("text", "")),
        prompt=str(body.get("prompt", "")),
        shelf=str(body.get("shelf", "")),
        when=str(body.get("when", "")),
        length=str(body.get("length", "")),
    )


def from_page(opened: Opened) -> Typed:
    """Return a telling as it stands in the form when it is written on."""
    when = opened.outline.when
    body = opened.body
    return Typed(
        text=str(body.get("text", "")),
        prompt=str(body.get("prompt", "")),
        shelf=str(body.get("shelf", "")),
        when=when.written if when else "",
    )


def page_of(written: Typed, before: Opened | None, *, near: date) -> Page:
    """Return the page to be kept; what the form does not ask stays as it was before."""
    body = dict(before.body) if before else {"source": {}}
    body |= {"text": written.text, "prompt": written.prompt, "shelf": written.shelf}
    when = _when(written.when, before, near)
    if before is None:
        return Page(kind=KIND, shape=SHAPE, title="", body=body, when=when)
    head = before.outline
    kept_marks = tuple(mark for mark in head.marks if mark != SETTLED)
    return Page(
        KIND,
        SHAPE,
        head.title,
        body,
        when,
        threads=head.threads,
        source=head.source,
        marks=kept_marks,
    )


def words() -> Words:
    """Return the journal's words: its prompts and shelves."""
    return registry.room(KIND).words


def shelf_names(request: MarramRequest) -> dict[str, str]:
    """Return the name of each shelf, by its key."""
    said = words()
    return {
        one.slug: said.say(f"shelf.{one.slug}.name", language=request.language) or one.slug
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
    request: MarramRequest, *, shelf: str = "", turn: int = 0, plainer: bool = False
) -> Prompt | None:
    """Return the prompt to offer now, none of those that were put away for good."""
    known = {one.slug for one in words().shelves}
    return prompts.offer(
        words(),
        shelf if shelf in known else "",
        _recent(request),
        retired(request),
        turn,
        language=request.language,
        plain=plainer,
    )


def retired(request: MarramRequest) -> tuple[str, ...]:
    """Return the keys of the prompts that this person never wants again."""
    opened = _settings(request)
    return tuple(opened.body.get("retired", ())) if opened else ()


def never(request: MarramRequest, key: str) -> None:
    """Keep that this person never wants this prompt again; sealed like everything of theirs."""
    opened = _settings(request)
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


def _settings(request: MarramRequest) -> Opened | None:
    heads = reading.outline(request.actor, owner=owner(request), at=request.at)
    head = next((one for one in heads if one.kind == SETTINGS), None)
    return reading.open_one(request.actor, entry=head.entry, at=request.at) if head else None


def _recent(request: MarramRequest) -> tuple[str, ...]:
    """Return the prompt of the page that was written last."""
    heads = reading.outline(request.actor, owner=owner(request), at=request.at)
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


def _when(text: str, before: Opened | None, near: date) -> When | None:
    known = before.outline.when if before else None
    if known is not None and known.written == text:
        return known
    return When.written_as(text, near) if text.strip() else None
