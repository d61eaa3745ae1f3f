"""Secrets that are typed or clicked: made at random, kept as a hash, good once."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from marram.accounts import mail
from marram.accounts.models import PaperCode, SignInCode
from marram.core.text import plain_digits
from marram.keys import purposes
from marram.people import directory
from marram.people.actor import Actor
from marram.record import auditing

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without 0 and o, 1, i and l, which look alike on paper: 31 signs, close to five bits each."""
LINK_SIGNS = 26  # 128.8 bits
LETTER_SIGNS = 12  # 59.4 bits, to be typed from a letter within seven days
PAPER_SIGNS, PAPER_SHEET = 8, 10
TRIES, LASTS = 5, timedelta(minutes=10)


def random_letters(count: int) -> str:
    """Return so many random letters and digits that do not look alike."""
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def grouped(code: str) -> str:
    """Return a code in groups of four, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(text: str) -> str:
    """Return a typed code without what people put between its signs, its digits as 0 to 9."""
    return "".join(sign for sign in plain_digits(text).casefold() if sign.isalnum())[:64]


def new_sign_in_code(person: UUID | None, *, at: datetime) -> tuple[UUID, str]:
    """Make six digits for a person, or for nobody, and return the code's id and the digits."""
    ident, digits = uuid4(), f"{secrets.randbelow(1_000_000):06d}"
    SignInCode.objects.filter(expires__lte=at).delete()
    SignInCode.objects.create(
        id=ident,
        person_id=person,
        code_hash=_digits_hash(ident, digits),
        expires=at + LASTS,
    )
    return ident, digits


def use_sign_in_code(ident: UUID, digits: str, *, at: datetime) -> UUID | None:
    """Return whose code this is and use it up; None for a wrong, old, used or worn-out one."""
    with transaction.atomic():
        trying = SignInCode.objects.filter(id=ident, expires__gt=at, tries__lt=TRIES)
        if not trying.update(tries=F("tries") + 1):
            return None
        row = SignInCode.objects.get(id=ident)
        right = purposes.same(row.code_hash, _digits_hash(ident, typed(digits)))
        if not right or row.person_id is None:
            return None
        used, _ = SignInCode.objects.filter(id=ident).delete()
        return row.person_id if used else None


def tries_left(ident: UUID, *, at: datetime) -> int:
    """Return how often this code may still be tried."""
    row = SignInCode.objects.filter(id=ident, expires__gt=at).first()
    return max(0, TRIES - row.tries) if row else 0


def new_paper_sheet(actor: Actor, *, person: UUID, client: bool, at: datetime) -> tuple[str, ...]:
    """Make ten paper codes for a person, ending their old sheet, and return them as printed.

    A person for whom somebody else makes a sheet is told by mail; the access log says it too.
    """
    sheet = tuple(random_letters(PAPER_SIGNS) for _ in range(PAPER_SHEET))
    with transaction.atomic():
        PaperCode.objects.filter(person=person).delete()
        PaperCode.objects.bulk_create(
            PaperCode(code_hash=_paper_hash(code), person_id=person, made=at) for code in sheet
        )
        about = person if client else None
        auditing.append(
            actor, deed="codes-made", at=at, client=about, object_type="person", object_id=person
        )
    if actor.person != person and directory.person(person).state == "active":
        mail.send_soon(person, message=mail.Message.CODES_MADE)
    return tuple(grouped(code) for code in sheet)


def use_paper_code(code: str, *, at: datetime, person: UUID | None = None) -> UUID | None:
    """Return whose paper code this is and use it up; None for a wrong or used one."""
    rows = PaperCode.objects.filter(code_hash=_paper_hash(typed(code)), used_at=None)
    if person is not None:
        rows = rows.filter(person=person)
    with transaction.atomic():
        row = rows.first()
        if row is None or not rows.update(used_at=at):
            return None
    return row.person_id


def paper_codes_left(person: UUID) -> int | None:
    """Return how many codes of the sheet are unused; None when there is no sheet."""
    rows = PaperCode.objects.filter(person=person)
    return rows.filter(used_at=None).count() if rows.exists() else None


def _digits_hash(ident: UUID, digits: str) -> str:
    return purposes.token_hash(f"{ident}:{digits}", purpose="code")


def _paper_hash(code: str) -> str:
    return purposes.token_hash(code, purpose="paper-code")
