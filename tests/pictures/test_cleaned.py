"""What may be kept of a file: pixels and nothing else of a photograph, a sound as it is."""

import io
import struct
import zlib

import pytest
from PIL import Image

from marram.pictures.cleaned import LARGEST, NotKept, cleaned
from marram.pictures.decoder import LONGEST
from marram.pictures.kinds import kind_of, lies
from tests.pictures.made import SECRET, photo, sound, turned


class TestAPhotograph:
    @pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
    def test_loses_place_time_and_every_note_in_its_file(self, form: str) -> None:
        raw = photo(form=form)
        assert SECRET.encode() in raw
        kept = cleaned(raw, name=f"him.{form.lower()}")
        assert SECRET.encode() not in kept.data
        with Image.open(io.BytesIO(kept.data)) as seen:
            assert not seen.getexif()
            assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            assert (seen.format, seen.size) == ("JPEG", (640, 480))

    def test_stands_the_right_way_up(self) -> None:
        kept = cleaned(turned())
        assert (kept.width, kept.height) == (200, 300)

    def test_of_a_large_camera_is_made_small_enough_for_a_phone(self) -> None:
        kept = cleaned(photo((4000, 3000)))
        assert (kept.width, kept.height) == (LONGEST, LONGEST * 3 // 4)

    def test_with_nothing_behind_it_stands_on_white(self) -> None:
        made = io.BytesIO()
        Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(made, "PNG")
        with Image.open(io.BytesIO(cleaned(made.getvalue()).data)) as seen:
            assert seen.getpixel((10, 10)) == (255, 255, 255)

    @pytest.mark.parametrize(
        ("data", "name", "why"),
        [
            (b"", "", "empty"),
            (b"\xff\xd8\xff" + b"0" * LARGEST, "", "large"),
            (b"%PDF-1.7 a letter", "letter.pdf", "kind"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "him.svg", "kind"),
            (b"GIF89a<script>alert(1)</script>", "", "broken"),
            (photo()[:600], "him.jpg", "broken"),
            (photo(form="PNG"), "him.jpg", "lies"),
            (sound(), "him.jpeg", "lies"),
        ],
    )
    def test_that_is_none_is_refused_with_a_reason(self, data: bytes, name: str, why: str) -> None:
        with pytest.raises(NotKept, match=rf"^{why}$"):
            cleaned(data, name=name)

    def test_that_unpacks_to_far_too_much_is_refused_unread(self) -> None:
        with pytest.raises(NotKept, match=r"^pixels$"):
            cleaned(_bomb(30000, 30000))


class TestASound:
    def test_is_kept_exactly_as_it_is(self) -> None:
        kept = cleaned(sound(), name="voicemail.wav")
        assert (kept.data, kept.kind) == (sound(), "audio/wav")

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"ID3\x04", "audio/mpeg"),
            (b"\xff\xfb\x90", "audio/mpeg"),
            (b"\0\0\0\x1cftypM4A ", "audio/mp4"),
            (b"OggS", "audio/ogg"),
            (b"\0\0\0\x1cftypheic", ""),
            (b"\xff\xfe\xff\xfeT", "audio/mpeg"),
            (b"\xff\xe0", ""),
            (b"RIFF0000AVI ", ""),
        ],
    )
    def test_is_known_by_its_first_bytes(self, data: bytes, kind: str) -> None:
        assert kind_of(data) == kind


def test_only_a_name_that_says_another_kind_is_a_lie() -> None:
    assert lies("him.PNG", "image/jpeg")
    assert not lies("him.JPG", "image/jpeg")
    assert not lies("him", "image/jpeg")
    assert not lies("him.of.1968", "image/jpeg")


def _bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few hundred kilobytes that says it is `width` by `height`."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * (width + 1) * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
