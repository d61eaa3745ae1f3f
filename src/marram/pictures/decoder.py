"""Draws a photograph anew, in a process of its own: pixels come over, and nothing else.

Bytes in by standard input; out come one line with width and height, and a JPEG. It may neither
write a file nor grow without end. It ends with 2 for what is no photograph, 3 for one too large.
"""

import io
import resource
import sys

NO_PHOTO, TOO_LARGE = 2, 3
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 80_000_000
LONGEST = 2000
QUALITY = 88
MEMORY = 1536 * 1024 * 1024
SECONDS = 20
WHITE = (255, 255, 255)


def main() -> int:
    """Draw what comes in and return how it went."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from PIL import Image, ImageOps  # noqa: PLC0415 - only once it is bounded

    try:
        with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return TOO_LARGE
            opened.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever a decoder stumbles over, it is no photograph
        return NO_PHOTO
    upright.thumbnail((LONGEST, LONGEST))
    drawn = Image.new("RGB", upright.size, WHITE)
    drawn.paste(upright, mask=upright.getchannel("A"))
    made = io.BytesIO()
    drawn.save(made, "JPEG", quality=QUALITY, optimize=True)
    sys.stdout.buffer.write(b"%d %d\n" % drawn.size + made.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
