"""What a file is, by its own first bytes; never by its name or by what a browser says of it."""

PHOTO = "image/jpeg"
"""The one kind in which photographs are kept: each is drawn anew."""
PHOTOS = ("image/jpeg", "image/png", "image/webp", "image/gif")
SOUNDS = ("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/webm")
ENDINGS = {
    PHOTO: "jpg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "weba",
}
"""Of everything that is kept, the ending of its file name."""
BY_NAME = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp",
    "gif": "image/gif", "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg",
    "oga": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "weba": "audio/webm",
}  # fmt: skip
_SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
)
_SOUND_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"isom", b"3gp4", b"3gp5", b"dash")
_MPEG_FRAMES = {bytes([sign]) for sign in range(0xE0, 0x100) if sign & 0x06}
"""The second byte of a sound that begins without a tag: a frame of some layer."""


def kind_of(data: bytes) -> str:
    """Return what these bytes are, "" for nothing that is kept here."""
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            return kind
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return "audio/mp4" if data[8:12] in _SOUND_BRANDS else ""
    return "audio/mpeg" if data[:1] == b"\xff" and data[1:2] in _MPEG_FRAMES else ""


def lies(name: str, kind: str) -> bool:
    """Say whether a name ends like another kind of file than it is."""
    said = BY_NAME.get(name.rpartition(".")[2].lower(), "")
    return bool(said) and said != kind
