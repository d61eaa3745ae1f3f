"""The only object that unwraps. It holds what one actor may use and has no way to anything else."""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from marram.keys import content
from marram.keys.keyring import Key, KeyGone
from marram.keys.sealing import Blob
from marram.people.actor import Actor, Face
from marram.people.models import CareBond

Unwrap = Callable[[Blob, str], bytes]


class Keychain:
    """A client's own root keys and bond keys, or a clinician's keys of open bonds.

    The operator at the machine holds the key folder anyway; their commands, and the record's own
    re-keying, use a keychain that may take any client's root key.
    """

    def __init__(self, actor: Actor) -> None:
        """Hold the keys of `actor`; nothing is loaded before it is asked for."""
        self._actor = actor
        self._taken: dict[tuple[str, UUID], dict[bytes, Key]] = {}
        self._known: dict[tuple[UUID | str, UUID | str | None, bytes], Unwrap] = {}

    def roots(self, owner: UUID) -> dict[bytes, Key]:
        """Return an owner's root keys by id, or raise KeyGone when they are not this actor's."""
        own = self._actor.face is Face.CLIENT and self._actor.person == owner
        if not (own or self._actor.face is Face.OPERATOR):
            msg = "This actor has no way to this root key."
            raise KeyGone(msg)
        return self._load("root", owner)

    def newest_root(self, owner: UUID) -> Key:
        """Return the owner's newest root key, with which new wraps are made."""
        return _newest(self.roots(owner))

    def audience(self, bond: UUID) -> dict[bytes, Key]:
        """Return an open bond's keys by id, or raise KeyGone when the bond is not this actor's."""
        if self._actor.face is not Face.OPERATOR and bond not in self._open_bonds:
            msg = "This actor has no open bond with this key."
            raise KeyGone(msg)
        return self._load("audience", bond)

    def newest_audience(self, bond: UUID) -> Key:
        """Return the bond's newest key."""
        return _newest(self.audience(bond))

    def unwrap(
        self,
        *,
        row: UUID | str,
        owner: UUID | str,
        audience: UUID | str | None,
        key_id: Blob,
        wrapped: Blob,
    ) -> bytes:
        """Return a data key, or raise KeyGone or CannotOpen. Ids may be given in hexadecimal."""
        place = (owner, audience, key_id if isinstance(key_id, bytes) else bytes(key_id))
        unwrap = self._known.get(place) or self._unwrapper(*place)
        return unwrap(wrapped, row if isinstance(row, str) else row.hex)

    def _unwrapper(self, owner: UUID | str, audience: UUID | str | None, key_id: bytes) -> Unwrap:
        if audience is None:
            keys = self.roots(owner if isinstance(owner, UUID) else UUID(owner))
        else:
            keys = self.audience(audience if isinstance(audience, UUID) else UUID(audience))
        key = keys.get(key_id)
        if key is None:
            msg = "The key that wrapped this is gone."
            raise KeyGone(msg)
        found = self._known[owner, audience, key_id] = content.unwrapper(key, owner=owner)
        return found

    @cached_property
    def _open_bonds(self) -> set[UUID]:
        if self._actor.person is None:
            return set()
        side = {Face.CLIENT: "client", Face.CLINICIAN: "clinician"}.get(self._actor.face)
        if side is None:
            return set()
        rows = CareBond.objects.filter(ended_at=None, **{side: self._actor.person})
        return set(rows.values_list("id", flat=True))

    def _load(self, kind: str, owner: UUID) -> dict[bytes, Key]:
        if (kind, owner) not in self._taken:
            found = content.roots(owner) if kind == "root" else content.audiences(owner)
            self._taken[kind, owner] = {key.id: key for key in found}
        return self._taken[kind, owner]


def _newest(keys: dict[bytes, Key]) -> Key:
    for key in keys.values():
        return key
    msg = "There is no such key."
    raise KeyGone(msg)
