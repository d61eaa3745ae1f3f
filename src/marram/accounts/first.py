"""The first person of an empty installation: a one-time address, known to whoever started it."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from marram.accounts import codes
from marram.keys import purposes
from marram.people import directory
from marram.people.directory import PersonCard

FILE = "first.json"
LASTS = timedelta(days=7)


def make_first_code(at: datetime) -> str:
    """Make the code of the one-time address, ending an earlier one, and return it."""
    code = codes.random_letters(codes.LINK_SIGNS)
    until = (at + LASTS).isoformat()
    half = _path().with_suffix(".half")
    half.write_text(json.dumps({"hash": _hash(code), "until": until}))
    half.chmod(0o600)
    half.replace(_path())
    return code


def opens(code: str, *, at: datetime) -> bool:
    """Say whether this is the code and nobody is here yet."""
    try:
        known = json.loads(_path().read_text())
    except FileNotFoundError:
        return False
    fresh = datetime.fromisoformat(known["until"]) > at
    right = purposes.same(str(known["hash"]), _hash(codes.typed(code)))
    return fresh and right and not directory.anybody_here()


def make_first_person(
    code: str, *, name: str, email: str, place: str, country: str, at: datetime
) -> PersonCard | None:
    """Make the clinician and administrator who starts this service; None when the code is used."""
    if not opens(code, at=at):
        return None
    try:
        _path().unlink()  # of two who come at once, one finds the file gone
    except FileNotFoundError:
        return None
    with transaction.atomic():
        directory.name_service(name=place, country=country)
        return directory.add_person(
            name=name,
            email=email,
            clinician=True,
            administrator=True,
            country=country,
            at=at,
        )


def _path() -> Path:
    return Path(settings.MARRAM_KEYS) / FILE


def _hash(code: str) -> str:
    return purposes.token_hash(code, purpose="first")
