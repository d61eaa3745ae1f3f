"""Turning a page into sealed bytes and back: head and body under one fresh data key per telling."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marram.core.text import first_words
from marram.core.when import When
from marram.keys import content, sealing
from marram.keys.keyring import Key
from marram.record.values import Media, Page

HEAD_TITLE_BYTES = 360
HEAD_WHEN_BYTES = 160
_parsed = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class SealedPage:
    """Head and body, sealed, and the data key that opens both."""

    head: bytes
    body: bytes
    data_key: bytes


def seal_page(page: Page, *, row: UUID, owner: UUID) -> SealedPage:
    """Return a page sealed under a fresh data key."""
    whole: dict[str, Any] = {"title": page.title, "when": _when(page.when), "body": page.body}
    if page.media:
        whole["media"] = [media_as_kept(one) for one in page.media]
    return seal_parts(head_of(page), whole, row=row, owner=owner)


def seal_parts(
    head: dict[str, Any], whole: dict[str, Any], *, row: UUID, owner: UUID
) -> SealedPage:
    """Return an opened head and body sealed again under a fresh data key."""
    data_key = sealing.new_key()
    return SealedPage(
        _seal(data_key, head, row=row, owner=owner, column="head"),
        _seal(data_key, whole, row=row, owner=owner, column="body"),
        data_key,
    )


def head_of(page: Page) -> dict[str, Any]:
    """Return what a list needs of a page; long titles and dates are cut here, whole in the body."""
    when = page.when
    if when is not None and len(when.written.encode()) > HEAD_WHEN_BYTES:
        when = When(_cut(when.written, HEAD_WHEN_BYTES), when.first, when.last, when.place)
    return {
        "k": page.kind,
        "v": page.shape,
        "t": _cut(page.title, HEAD_TITLE_BYTES),
        "w": _when(when),
        "th": list(page.threads),
        "n": len(json.dumps(page.body, ensure_ascii=False).encode()),
        "s": page.source,
        "m": list(page.marks),
    }


def media_as_kept(one: Media) -> dict[str, Any]:
    """Return a photograph or sound as a telling names it, its key with it."""
    return {
        "id": str(one.id),
        "kind": one.kind,
        "words": one.words,
        "length": one.length,
        "size": [one.width, one.height],
        "key": base64.b64encode(one.key).decode(),
    }


def media_of(whole: dict[str, Any]) -> tuple[Media, ...]:
    """Return what an opened telling names."""
    return tuple(
        Media(
            UUID(one["id"]),
            one["kind"],
            one["words"],
            one["length"],
            one["size"][0],
            one["size"][1],
            key=base64.b64decode(one["key"]),
        )
        for one in whole.get("media", ())
    )


def open_head(data_key: bytes, blob: sealing.Blob, *, row: object, owner: object) -> dict[str, Any]:
    """Return the head."""
    return _open(data_key, blob, row=row, owner=owner, column="head")


def open_body(data_key: bytes, blob: sealing.Blob, *, row: object, owner: object) -> dict[str, Any]:
    """Return title, when and body, whole."""
    return _open(data_key, blob, row=row, owner=owner, column="body")


def head_opener(owner: object) -> Callable[[bytes, sealing.Blob, str], dict[str, Any]]:
    """Return `open_head` for many tellings of one owner, named in hexadecimal."""
    return _opener(owner, "head")


def body_opener(owner: object) -> Callable[[bytes, sealing.Blob, str], dict[str, Any]]:
    """Return `open_body` for many tellings of one owner, named in hexadecimal."""
    return _opener(owner, "body")


def seal_note(
    data: dict[str, Any], key: Key, *, table: str, row: UUID, owner: UUID
) -> dict[str, Any]:
    """Return the columns of a small sealed row under a data key of its own: draft, link, remark."""
    data_key = sealing.new_key()
    plain = json.dumps(data, ensure_ascii=False).encode()
    return {
        "sealed": content.seal(data_key, plain, table=table, row=row, column="sealed", owner=owner),
        "key_id": key.id,
        "wrapped": content.wrap(key, data_key, row=row, owner=owner),
    }


def open_note(
    data_key: bytes, blob: sealing.Blob, *, table: str, row: UUID, owner: UUID
) -> dict[str, Any]:
    """Return what `seal_note` sealed."""
    plain = content.unseal(data_key, blob, table=table, row=row, column="sealed", owner=owner)
    opened: dict[str, Any] = json.loads(plain)
    return opened


def _opener(owner: object, column: str) -> Callable[[bytes, sealing.Blob, str], dict[str, Any]]:
    unseal = content.unsealer(table="revision", column=column, owner=owner)

    def open_row(data_key: bytes, blob: sealing.Blob, row: str) -> dict[str, Any]:
        opened: dict[str, Any] = _parsed(unseal(data_key, blob, row).decode())[0]
        return opened

    return open_row


def _cut(text: str, limit: int) -> str:
    while len(text.encode()) > limit:
        text = first_words(text, limit=min(len(text) - 1, limit // 2)) or ""
    return text


def _when(when: When | None) -> dict[str, Any] | None:
    return when.as_json() if when else None


def _seal(data_key: bytes, value: dict[str, Any], *, row: UUID, owner: UUID, column: str) -> bytes:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return content.seal(data_key, plain, table="revision", row=row, column=column, owner=owner)


def _open(
    data_key: bytes, blob: sealing.Blob, *, row: object, owner: object, column: str
) -> dict[str, Any]:
    plain = content.unseal(data_key, blob, table="revision", row=row, column=column, owner=owner)
    opened: dict[str, Any] = json.loads(plain)
    return opened
