"""Sealing of something long in pieces: each bound to its place, and the last one marked as last.

So nothing can be cut off, left out, doubled or put elsewhere without its being seen.
"""

import struct

from marram.keys import sealing
from marram.keys.sealing import CannotOpen

PIECE = 64 * 1024
_LENGTH = struct.Struct(">I")


def seal(key: bytes, plain: bytes, *bound: object) -> bytes:
    """Return `plain` sealed piece by piece, bound to `bound`."""
    count = max(1, -(-len(plain) // PIECE))
    made = bytearray()
    for number in range(count):
        piece = plain[number * PIECE : (number + 1) * PIECE]
        sealed = sealing.seal(key, piece, _place(bound, number, last=number == count - 1))
        made += _LENGTH.pack(len(sealed)) + sealed
    return bytes(made)


def unseal(key: bytes, sealed: bytes, *bound: object) -> bytes:
    """Return what was sealed, or raise CannotOpen."""
    made, at, number = bytearray(), 0, 0
    ready = sealing.cipher(key)
    while at < len(sealed):
        if len(sealed) < at + _LENGTH.size:
            raise CannotOpen("It is cut off.")
        (length,) = _LENGTH.unpack_from(sealed, at)
        begin, at = at + _LENGTH.size, at + _LENGTH.size + length
        place = _place(bound, number, last=at >= len(sealed))
        made += sealing.unseal(ready, sealed[begin:at], place)
        number += 1
    if not number:
        raise CannotOpen("There is nothing.")
    return bytes(made)


def _place(bound: tuple[object, ...], number: int, *, last: bool) -> bytes:
    return sealing.bound_to(*bound, number, "last" if last else "more")
