"""Something long, sealed in pieces: whole, or not opened at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.keys import pieces, sealing
from marram.keys.pieces import PIECE
from marram.keys.sealing import CannotOpen

KEY = bytes(range(32))


@given(st.binary(max_size=300), st.sampled_from([0, PIECE - 1, PIECE, 2 * PIECE]))
def test_what_was_sealed_comes_back_whatever_its_length(tail: bytes, length: int) -> None:
    plain = b"a" * length + tail
    assert pieces.unseal(KEY, pieces.seal(KEY, plain, "media", 1), "media", 1) == plain


def parts(sealed: bytes) -> list[bytes]:
    found = []
    while sealed:
        length = 4 + int.from_bytes(sealed[:4])
        found.append(sealed[:length])
        sealed = sealed[length:]
    return found


class TestWhatWasTamperedWith:
    SEALED = pieces.seal(KEY, b"a" * PIECE + b"b" * PIECE + b"c", "media", 1)

    @pytest.mark.parametrize("order", [(0, 1), (1, 0, 2), (0, 2), (0, 1, 1, 2), (0, 1, 2, 2), ()])
    def test_piece_by_piece_is_not_opened(self, order: tuple[int, ...]) -> None:
        known = parts(self.SEALED)
        assert len(known) == 3
        with pytest.raises(CannotOpen):
            pieces.unseal(KEY, b"".join(known[n] for n in order), "media", 1)

    def test_or_cut_off_or_put_elsewhere_or_under_another_key_neither(self) -> None:
        for cut in (1, 3, 10, len(self.SEALED) - 1):
            with pytest.raises(CannotOpen):
                pieces.unseal(KEY, self.SEALED[:cut], "media", 1)
        with pytest.raises(CannotOpen):
            pieces.unseal(KEY, self.SEALED, "media", 2)
        with pytest.raises(CannotOpen):
            pieces.unseal(sealing.new_key(), self.SEALED, "media", 1)
