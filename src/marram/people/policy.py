"""The page a service signs: who reads and when, what happens with a notice, who stands in.

Every signing is a version of its own and is kept. The newest stands.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from marram.keys import purposes
from marram.people import directory
from marram.people.models import Policy

EARLY_MONTHS = range(7)
WORKING = range(5)
"""Monday to Friday."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What stands on the page, ready-filled: a service changes what is different there."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    start: str = "09:00"
    end: str = "17:00"
    reply_days: int = 2
    hours_to_next: int = 2
    """After how many hours a notice that nobody saw goes to the next person."""
    deputy: UUID | None = None
    duty: UUID | None = None
    procedure: str = ""
    early_months: int = 3
    signed_by: str = ""
    signed_on: date | None = None
    version: int = 0

    @property
    def solo(self) -> bool:
        """Say whether nobody stands in."""
        return self.deputy is None and self.duty is None

    @property
    def signed(self) -> bool:
        """Say whether somebody signed it with name and date."""
        return bool(self.signed_by) and self.signed_on is not None


def current() -> Terms:
    """Return the newest signed page, or the ready-filled one that nobody signed yet."""
    row = Policy.objects.order_by("-version").first()
    return _terms(row) if row else Terms()


def versions() -> list[Terms]:
    """Return every page that was signed, the newest first."""
    return [_terms(row) for row in Policy.objects.order_by("-version")]


def sign(terms: Terms, *, by: str, at: datetime) -> Terms:
    """Keep a page as the next version, signed with a name and this day, and return it."""
    last = Policy.objects.order_by("-version").first()
    version = last.version + 1 if last else 1
    made = replace(terms, signed_by=by, signed_on=at.date(), version=version)
    Policy.objects.create(
        version=version,
        sealed=purposes.seal_small(_as_json(made), purpose="policy", row=version),
        signed_on=at.date(),
    )
    return made


def deputy_of(clinician: UUID, *, today: date) -> UUID | None:
    """Return who stands in: whom an absent clinician named, else the deputy of the service."""
    card, terms = directory.person(clinician), current()
    own = card.deputy if card.away_on(today) else None
    found = own or terms.deputy
    return found if found != clinician else None


def line_of(clinician: UUID, *, today: date) -> list[UUID]:
    """Return who is told one after another when nobody saw a notice: deputy, then duty contact."""
    people = [deputy_of(clinician, today=today), current().duty]
    return list(dict.fromkeys(one for one in people if one is not None and one != clinician))


def _as_json(terms: Terms) -> dict[str, object]:
    return asdict(terms) | {
        "days": list(terms.days),
        "deputy": str(terms.deputy or ""),
        "duty": str(terms.duty or ""),
        "signed_on": terms.signed_on.isoformat() if terms.signed_on else "",
    }


def _terms(row: Policy) -> Terms:
    known = purposes.open_small(row.sealed, purpose="policy", row=row.version)
    return Terms(
        **known
        | {
            "days": tuple(known["days"]),
            "deputy": UUID(known["deputy"]) if known["deputy"] else None,
            "duty": UUID(known["duty"]) if known["duty"] else None,
            "signed_on": row.signed_on,
        }
    )
