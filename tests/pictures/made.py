"""Photographs and sounds made for tests, with what phones write into them."""

import io

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

SECRET = "54 Quincewater Lane"


def photo(size: tuple[int, int] = (640, 480), *, form: str = "JPEG") -> bytes:
    """Return a photograph whose file says where it was taken, and has a note in it."""
    made, drawn = io.BytesIO(), Image.new("RGB", size, (120, 160, 140))
    for x in range(0, size[0], 8):
        drawn.putpixel((x, x % size[1]), (240, 200, 90))
    exif = Image.Exif()
    exif[Base.ImageDescription] = SECRET
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSMapDatum] = SECRET
    more = {"comment": SECRET.encode()} if form == "JPEG" else {}
    drawn.save(made, form, exif=exif, **more)
    return made.getvalue()


def turned() -> bytes:
    """Return a photograph that is to be turned by a quarter before it is seen."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[Base.Orientation] = 6
    Image.new("RGB", (300, 200), (10, 10, 10)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def sound() -> bytes:
    """Return a second of silence, as a voicemail would come."""
    frames = b"\0\0" * 8000
    head = (
        b"RIFF"
        + (36 + len(frames)).to_bytes(4, "little")
        + b"WAVEfmt "
        + (16).to_bytes(4, "little")
    )
    form = (
        (1).to_bytes(2, "little") * 2 + (8000).to_bytes(4, "little") + (16000).to_bytes(4, "little")
    )
    tail = (2).to_bytes(2, "little") + (16).to_bytes(2, "little")
    return head + form + tail + b"data" + len(frames).to_bytes(4, "little") + frames
