"""What is sealed opens with its own key in its own place, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.keys import sealing
from marram.keys.keyring import KeyGone, Keyring, NoKeyring
from marram.keys.providers import FileProvider, KeyFileUnsafe

KEY = b"k" * 32


@given(st.binary(max_size=3000))
def test_what_was_sealed_comes_back_and_its_length_shows_only_in_steps(plain: bytes) -> None:
    blob = sealing.seal(KEY, sealing.padded(plain), b"place")
    assert sealing.unpadded(sealing.unseal(KEY, blob, b"place")) == plain
    assert (len(blob) - 29) % 256 == 0


@pytest.mark.parametrize("change", ["key", "place", "bit", "cut", "suite"])
def test_another_key_place_or_byte_does_not_open(change: str) -> None:
    blob = sealing.seal(KEY, b"Pans, mostly.", b"place")
    key, place = KEY, b"place"
    if change == "key":
        key = b"x" * 32
    elif change == "place":
        place = b"elsewhere"
    elif change == "bit":
        blob = blob[:-1] + bytes([blob[-1] ^ 1])
    elif change == "cut":
        blob = blob[:-1]
    else:
        blob = b"\x02" + blob[1:]
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(key, blob, place)


def test_no_two_seals_use_the_same_nonce() -> None:
    nonces = {sealing.seal(KEY, b"", b"")[1:13] for _ in range(20_000)}
    assert len(nonces) == 20_000


def test_a_keyring_keeps_keys_by_owner_and_newest_first(tmp_path: Path) -> None:
    ring = Keyring.make(tmp_path / "keys")
    first = ring.create(kind="root", owner="ruth")
    second = ring.create(kind="root", owner="ruth")
    assert [key.id for key in ring.all_of(kind="root", owner="ruth")] == [second.id, first.id]
    ring.destroy(kind="root", owner="ruth", keep=second.id)
    assert ring.current(kind="root", owner="ruth").secret == second.secret
    with pytest.raises(KeyGone):
        ring.current(kind="root", owner="somebody else")


def test_no_key_stands_in_the_keyring_file_and_a_destroyed_one_leaves_no_bytes(
    tmp_path: Path,
) -> None:
    ring = Keyring.make(tmp_path / "keys")
    key = ring.create(kind="root", owner="ruth")
    wrapped = ring._connection().execute("SELECT wrapped FROM ring").fetchone()[0]
    files = b"".join(path.read_bytes() for path in (tmp_path / "keys").iterdir())
    assert key.secret not in files
    assert wrapped in files
    ring.destroy(kind="root", owner="ruth")
    files = b"".join(path.read_bytes() for path in (tmp_path / "keys").iterdir())
    assert wrapped not in files


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    FileProvider.make(path)
    path.chmod(0o444)
    with pytest.raises(KeyFileUnsafe):
        FileProvider(path)


def test_a_folder_without_a_keyring_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoKeyring):
        Keyring(tmp_path)


def test_making_a_keyring_twice_keeps_the_first(tmp_path: Path) -> None:
    first = Keyring.make(tmp_path / "keys")
    key = first.create(kind="root", owner="ruth")
    again = Keyring.make(tmp_path / "keys")
    assert again.current(kind="root", owner="ruth") == key
    assert (tmp_path / "keys" / "key").stat().st_mode & 0o077 == 0
