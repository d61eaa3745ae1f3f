"""Using this safely: what Leave does, what a browser remembers, how private this is."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.companion.asking import me, plain, show
from marram.companion.days import local
from marram.companion.surroundings import leave_address
from marram.kit.requests import MarramRequest
from marram.kit.safety import reading
from marram.people.actor import Face


@dataclass(frozen=True, slots=True)
class Safety:
    """The page."""

    signed_in: bool
    back: str
    leave_name: str
    when: tuple[str, ...] = ()


@require_safe
def safety(request: MarramRequest) -> HttpResponse:
    """Return the page."""
    signed_in = request.actor.face is Face.CLIENT
    name = (urlsplit(leave_address(request)).hostname or "").removeprefix("www.")
    page = Safety(
        signed_in, "/me/you/" if signed_in else "/", name, _when(request) if signed_in else ()
    )
    return show(request, "safety", page)


def _when(request: MarramRequest) -> tuple[str, ...]:
    person = me(request)
    today = local(request.at, person.time_zone).date()
    return reading.who_reads(person.id, today=today, language=request.language, plain=plain(person))
