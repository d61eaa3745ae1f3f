"""A journal page as it is typed, kept as a draft, and turned into a telling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marram.companion.asking import page_number
from marram.core.text import storable
from marram.core.when import When
from marram.kit import registry
from marram.kit.forms import SETTLED
from marram.record.values import Opened, Page

KIND = "journal"
SETTINGS = "journal.settings"
SHAPE = 1


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
    sheet = registry.sheet(KIND)
    body = sheet.reads(post, {}) if sheet and sheet.reads else {}
    return Typed(
        text=str(body.get("text", "")),
        prompt=str(body.get("prompt", "")),
        shelf=str(body.get("shelf", "")),
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


def _when(text: str, before: Opened | None, near: date) -> When | None:
    known = before.outline.when if before else None
    if known is not None and known.written == text:
        return known
    return When.written_as(text, near) if text.strip() else None
