"""Search at a person's own request over what they may open; nothing is stored."""

import re
from datetime import datetime
from uuid import UUID

from marram.core.text import searchable
from marram.people.actor import Actor
from marram.record import reading
from marram.record.values import RINGS, SEALED, Outline
from marram.record.writing import texts_of


def wanted(words: str) -> list[str]:
    """Return what is asked for: each word, or a phrase in quotes, made comparable."""
    found = re.findall(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|(\S+)', words)
    return [searchable(part).strip() for parts in found for part in parts if part.strip()]


def search(actor: Actor, *, owner: UUID, words: str, at: datetime) -> list[Outline]:
    """Return the entries whose newest telling holds every word or phrase, latest first."""
    asked = wanted(words)
    if not asked:
        return []
    heads = {head.telling: head for head in reading.outline(actor, owner=owner, at=at)}
    hits = []
    for telling, body in reading.bodies(actor, owner=owner):
        head = heads.get(telling)
        if head is None or head.kind in {SEALED, RINGS}:
            continue
        written = head.when.written if head.when else ""
        text = searchable("\n".join([head.title, written, *texts_of(body)]))
        if all(part in text for part in asked):
            hits.append(head)
    return sorted(hits, key=lambda head: (head.place, head.seq), reverse=True)
