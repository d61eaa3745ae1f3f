"""You: the way to sharing, look, privacy and one's data."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion.asking import me, show
from marram.companion.days import local
from marram.kit.requests import MarramRequest


@dataclass(frozen=True, slots=True)
class You:
    """The page."""

    name: str
    leaving_on: date | None


@require_safe
@client_only
def you(request: MarramRequest) -> HttpResponse:
    """Return You."""
    person = me(request)
    leaving = local(person.leaving_at, person.time_zone).date() if person.leaving_at else None
    return show(request, "you", You(person.name, leaving))
