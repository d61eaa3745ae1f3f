"""Which kinds of keys may be loaded just now. A job is held to its own; a request is not held.

It stands at the one place where keys come out of the keyring, so that nothing above it, forgotten
or wrong, gets further than the row of the job in the table (RULINGS 10).
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_kinds: ContextVar[frozenset[str] | None] = ContextVar("kinds", default=None)


class OutOfReach(Exception):
    """A job asked for a kind of key that is not in its row of the table."""


@contextmanager
def only(kinds: Collection[str]) -> Iterator[None]:
    """Hold what is done inside to these kinds of keys. One inside another never reaches further."""
    before = _kinds.get()
    allowed = frozenset(kinds) if before is None else before & frozenset(kinds)
    token = _kinds.set(allowed)
    try:
        yield
    finally:
        _kinds.reset(token)


def allow(kind: str) -> None:
    """Raise OutOfReach when a key of this kind may not be loaded now."""
    allowed = _kinds.get()
    if allowed is not None and kind not in allowed:
        msg = f"This job has no way to keys of the kind {kind}."
        raise OutOfReach(msg)
