"""Keys that open what people wrote. Only `marram.record` may import this module.

Each telling has a data key of its own. The data key is wrapped under its owner's root key, and once
more under the key of each audience (a care bond) that the owner shares the telling with.
"""

from collections.abc import Callable
from uuid import UUID

from marram.keys import sealing
from marram.keys.installed import keyring
from marram.keys.keyring import Key

ROOT = "root"
AUDIENCE = "audience"


def make_root(owner: UUID) -> Key:
    """Make the root key of a client, or its next epoch, and return it."""
    return keyring().create(kind=ROOT, owner=owner)


def make_audience(bond: UUID) -> Key:
    """Make the key of a care bond, or its next epoch, and return it."""
    return keyring().create(kind=AUDIENCE, owner=bond)


def roots(owner: UUID) -> list[Key]:
    """Return the root keys of a client, newest first; more than one only while re-keying."""
    return keyring().all_of(kind=ROOT, owner=owner)


def audiences(bond: UUID) -> list[Key]:
    """Return the keys of a care bond, newest first; none once the bond has ended."""
    return keyring().all_of(kind=AUDIENCE, owner=bond)


def destroy_roots(owner: UUID, *, keep: bytes = b"") -> None:
    """Destroy a client's root keys, but for the one named."""
    keyring().destroy(kind=ROOT, owner=owner, keep=keep)


def destroy_audiences(bond: UUID, *, keep: bytes = b"") -> None:
    """Destroy a care bond's keys, but for the one named."""
    keyring().destroy(kind=AUDIENCE, owner=bond, keep=keep)


def wrap(key: Key, data_key: bytes, *, row: object, owner: object) -> bytes:
    """Return a data key wrapped under a root or audience key, bound to its row and owner."""
    return sealing.seal(key.secret, data_key, _bound("wrap", row, key.id.hex(), owner))


def unwrap(key: Key, wrapped: sealing.Blob, *, row: object, owner: object) -> bytes:
    """Return the data key, or raise CannotOpen."""
    return sealing.unseal(key.secret, wrapped, _bound("wrap", row, key.id.hex(), owner))


def seal(
    data_key: bytes, plain: bytes, *, table: str, row: object, column: str, owner: object
) -> bytes:
    """Return a column's value padded and sealed, bound to its table, row, column and owner."""
    bound = _bound(table, row, column, owner)
    return sealing.seal(data_key, sealing.padded(plain), bound)


def unseal(
    data_key: bytes, blob: sealing.Blob, *, table: str, row: object, column: str, owner: object
) -> bytes:
    """Return the column's value, or raise CannotOpen."""
    return sealing.unpadded(sealing.unseal(data_key, blob, _bound(table, row, column, owner)))


def wrapper(key: Key, *, owner: object) -> Callable[[bytes, UUID], bytes]:
    """Return `wrap` for many rows under one key and owner."""
    before, after = _around("wrap", after=(key.id.hex(), owner))

    def wrap_row(data_key: bytes, row: UUID) -> bytes:
        return sealing.seal(key.secret, data_key, before + row.hex.encode() + after)

    return wrap_row


def unwrapper(key: Key, *, owner: object) -> Callable[[sealing.Blob, str], bytes]:
    """Return `unwrap` for many rows of one key and owner; rows are named in hexadecimal."""
    before, after = _around("wrap", after=(key.id.hex(), owner))
    secret = sealing.cipher(key.secret)

    def unwrap_row(wrapped: sealing.Blob, row: str) -> bytes:
        return sealing.unseal(secret, wrapped, before + row.encode() + after)

    return unwrap_row


def unsealer(
    *, table: str, column: str, owner: object
) -> Callable[[bytes, sealing.Blob, str], bytes]:
    """Return `unseal` for many rows of one column and owner; rows are named in hexadecimal."""
    before, after = _around(table, after=(column, owner))

    def unseal_row(data_key: bytes, blob: sealing.Blob, row: str) -> bytes:
        return sealing.unpadded(sealing.unseal(data_key, blob, before + row.encode() + after))

    return unseal_row


def _around(table: str, *, after: tuple[object, object]) -> tuple[bytes, bytes]:
    """Return what stands before and after the row's id in associated data."""
    return _bound(table) + b"|", b"|" + sealing.bound_to(*after)


def _bound(*parts: object) -> bytes:
    return sealing.bound_to(keyring().install, *parts)
