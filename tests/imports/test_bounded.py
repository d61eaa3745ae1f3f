"""A zip file that means harm, or is damaged, is refused in one sentence and never unpacked."""

import contextlib
import io
import json
import stat
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marram.imports.bounded import MAX_MEMBERS, bounded, is_plain_name
from marram.imports.values import Refused
from tests.imports.archives import packed


def read_all(stream: io.BytesIO) -> None:
    with bounded(stream) as archive:
        for name in archive.names():
            archive.read(name)


def refused(stream: io.BytesIO) -> str:
    with pytest.raises(Refused) as refusal:
        read_all(stream)
    assert str(refusal.value).endswith(".")
    return refusal.value.code


def test_an_ordinary_archive_is_read() -> None:
    with bounded(packed(("marram.json", b"{}"), ("read/1870.html", b"<p>"))) as archive:
        assert archive.names() == ["marram.json", "read/1870.html"]
        assert archive.read("marram.json") == b"{}"


def test_a_bomb_is_not_unpacked() -> None:
    assert refused(packed(("marram.json", b"0" * 50_000_000))) == "zip_ratio"


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_said() -> None:
    stream = packed(("marram.json", b"0" * 50_000_000))
    lie = stream.getvalue().replace(struct.pack("<L", 50_000_000), struct.pack("<L", 1000))
    assert refused(io.BytesIO(lie)) == "zip_broken"


def test_many_members_that_add_up_to_too_much_are_refused() -> None:
    stream = packed(*[(f"{n}.txt", b"x") for n in range(600)], method=zipfile.ZIP_STORED)
    data = stream.getvalue()
    at = data.index(b"PK\x01\x02")
    directory = data[at:].replace(
        struct.pack("<LL", 1, 1), struct.pack("<LL", 2_000_000, 2_000_000)
    )
    assert refused(io.BytesIO(data[:at] + directory)) == "zip_size"


@pytest.mark.parametrize("count", [MAX_MEMBERS, MAX_MEMBERS + 1])
def test_twenty_thousand_members_are_read_and_not_one_more(count: int) -> None:
    stream = packed(*[(f"{n}", b"") for n in range(count)], method=zipfile.ZIP_STORED)
    if count > MAX_MEMBERS:
        assert refused(stream) == "zip_members"
    else:
        with bounded(stream) as archive:
            assert len(archive.names()) == count


def test_members_hidden_from_the_count_are_counted() -> None:
    stream = packed(*[(f"{n}", b"") for n in range(MAX_MEMBERS + 1)], method=zipfile.ZIP_STORED)
    data = bytearray(stream.getvalue())
    data[-14:-10] = struct.pack("<HH", 1, 1)
    assert refused(io.BytesIO(bytes(data))) == "zip_members"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_a_device_is_refused(kind: int) -> None:
    info = zipfile.ZipInfo("marram.json")
    info.external_attr = (kind | 0o777) << 16
    assert refused(packed((info, b"/etc/passwd"))) == "zip_link"


@pytest.mark.parametrize(
    "name",
    [
        "../marram.json",
        "a/../../b",
        "/etc/passwd",
        "..\\x",
        "C:/x",
        "C:x",
        "a\\b",
        "read/..",
        "a\nb",
        "\u202etxt.exe",
    ],
)
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    assert refused(packed((name, b"x"))) == "zip_name"


def test_a_name_that_ends_early_is_refused() -> None:
    stream = packed(("marramXjson", b"x"))
    assert refused(io.BytesIO(stream.getvalue().replace(b"mX", b"m\x00"))) == "zip_name"


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        stream = packed(("marram.json", b"1"), ("marram.json", b"2"))
    assert refused(stream) == "zip_twice"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert refused(packed(("marram.json", b"x"), method=method)) == "zip_method"


def test_an_archive_cut_off_anywhere_is_refused() -> None:
    data = packed(("marram.json", b"{}" * 200), ("README.txt", b"words " * 50)).getvalue()
    for length in range(len(data)):
        assert refused(io.BytesIO(data[:length])) == "zip_broken"


@given(st.data())
@settings(max_examples=300)
def test_a_damaged_archive_is_refused_or_read_but_never_anything_else(data: st.DataObject) -> None:
    whole = bytearray(packed(("marram.json", b'{"a": 1}' * 20), ("b", b"words")).getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        read_all(io.BytesIO(bytes(whole)))


def test_nothing_is_ever_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        pytest.fail("a temporary file was asked for")

    stream = packed(("marram.json", b"{}" * 3_000_000), method=zipfile.ZIP_STORED)
    for maker in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, maker, forbidden)
    with bounded(stream) as archive:
        assert len(archive.read("marram.json")) == 6_000_000


def test_naughty_names_are_plain_or_refused(shared_data: Path) -> None:
    naughty = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    for name in naughty:
        if name and is_plain_name(name):
            path = Path("/somewhere") / name
            assert path.resolve().is_relative_to("/somewhere")
        elif name:
            name.encode("utf-8", "replace")
