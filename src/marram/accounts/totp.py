"""Six digits from an authenticator, for staff. A step that was used does not open again."""

from datetime import datetime
from uuid import UUID

import pyotp
import segno

from marram.accounts.models import TotpSeed
from marram.core.text import plain_digits
from marram.keys import purposes
from marram.keys.purposes import same

STEP = 30
DRIFT = (0, -1, 1)
PURPOSE = "otp"


def new_seed() -> str:
    """Return a fresh secret for an authenticator."""
    return pyotp.random_base32()


def enrol(person: UUID, *, seed: str, digits: str, at: datetime) -> bool:
    """Keep a secret once its digits were shown to be right, and say whether they were."""
    step = _step_of(seed, digits, at)
    if step is None:
        return False
    sealed = purposes.seal_small({"seed": seed}, purpose=PURPOSE, row=person)
    TotpSeed.objects.update_or_create(
        person_id=person,
        defaults={"sealed": sealed, "last_used_step": step, "created": at},
    )
    return True


def check(person: UUID, digits: str, *, at: datetime) -> bool:
    """Say whether these are the digits of now, and use their step up."""
    row = TotpSeed.objects.filter(person=person).first()
    if row is None:
        return False
    seed = purposes.open_small(row.sealed, purpose=PURPOSE, row=person)["seed"]
    step = _step_of(seed, digits, at)
    if step is None:
        return False
    fresh = TotpSeed.objects.filter(person=person, last_used_step__lt=step)
    return bool(fresh.update(last_used_step=step))


def has(person: UUID) -> bool:
    """Say whether this person has an authenticator."""
    return TotpSeed.objects.filter(person=person).exists()


def picture(seed: str, *, issuer: str) -> bytes:
    """Return the secret as an SVG picture to scan."""
    address = pyotp.TOTP(seed).provisioning_uri(name=issuer, issuer_name=issuer)
    drawn: str = segno.make(address, error="m").svg_inline(scale=6, border=4, light="#fff")
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()


def _step_of(seed: str, digits: str, at: datetime) -> int | None:
    typed = "".join(sign for sign in plain_digits(digits) if sign.isascii() and sign.isdigit())
    now = int(at.timestamp()) // STEP
    found = None
    for drift in DRIFT:
        if same(pyotp.TOTP(seed).at((now + drift) * STEP), typed):
            found = now + drift
    return found
