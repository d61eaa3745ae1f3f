"""What a phone keeps for when there is no signal: public pages that hold no word of anybody."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

from marram.kit import numbers, registry
from marram.people.directory import ICONS

HOME = "/offline/"
PAGES = (HOME, "/offline/today/", "/offline/write/", "/offline/kept/", "/help/", "/safety/")
FILES = (
    "marram/companion.css",
    "marram/sprite.svg",
    *(f"marram/icons/{name}.svg" for name in ICONS),
    "marram/leave.js",
    "marram/left.js",
    "marram/store.js",
    "marram/outbox.js",
    "marram/worker.js",
    "marram/helpover.js",
    "marram/autosave.js",
    "marram/offline.js",
    "marram/vendor/hpke.js",
    "marram/kept.js",
    "marram/keptstore.js",
    "marram/keptlock.js",
    "marram/keptplan.js",
    "marram/keptread.js",
    "marram/seal.js",
    "marram/sealhelp.js",
    "marram/vendor/argon2.js",
    "marram/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "marram/fonts/literata-latin-wght-normal.woff2",
)
PACKAGE = Path(__file__).resolve().parents[1]
WORKER = PACKAGE / "kit" / "static" / "marram" / "sw.js"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the service worker keeps: a version that changes with any of it, pages, files."""

    version: str
    pages: tuple[str, ...]
    files: tuple[str, ...]


def kept() -> Kept:
    """Return what a phone keeps of this installation as it is now."""
    rooms = registry.rooms()
    pages = tuple(dict.fromkeys((*PAGES, *(page for room in rooms for page in room.offline_pages))))
    files = FILES + tuple(name for room in rooms for name in _static_of(room.slug) if room.offline)
    made = hashlib.sha256(f"{_program()} {pages} {files} {numbers.stamp()}".encode())
    return Kept(made.hexdigest()[:16], pages, tuple(static(name) for name in files))


def _static_of(slug: str) -> list[str]:
    """Return the files that a room serves, as its pages name them."""
    folder = dict(registry.static_folders()).get(f"rooms/{slug}")
    found = sorted(Path(folder).rglob("*")) if folder else []
    return [f"rooms/{slug}/{path.relative_to(str(folder))}" for path in found if path.is_file()]


@cache
def _program() -> str:
    """Return a hash of everything that the kept pages are made of: templates, words, files."""
    made = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".html", ".toml", ".css", ".js", ".svg", ".mo"} and path.is_file():
            made.update(path.read_bytes())
    for name in FILES:
        found = finders.find(name)
        made.update(Path(found).read_bytes() if found else b"")
    return made.hexdigest()
