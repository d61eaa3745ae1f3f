"""Privacy: where Leave goes, whether it is shown, and which country's numbers Help now has."""

from dataclasses import dataclass

from django.http import HttpResponse

from marram.accounts.gate import client_only
from marram.companion import telling_team
from marram.companion.asking import me, news, owner, see_other, show
from marram.kit import leaving
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.people import directory


@dataclass(frozen=True, slots=True)
class Place:
    """An address Leave may go to."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CountryChoice:
    """A country with numbers."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Privacy:
    """The page."""

    leave: str
    own_leave: str
    places: tuple[Place, ...]
    leave_hidden: bool
    one_step: bool
    countries: tuple[CountryChoice, ...]
    automatic: bool
    news: str
    problem: str = ""
    undo: str = ""


@client_only
def you_privacy(request: MarramRequest) -> HttpResponse:
    """Return the choice, or keep it."""
    if request.method != "POST":
        person = me(request)
        address = str(person.look.get("leave_url", "")) or directory.service().leave_url
        hidden, one = (person.look.get(key) == "yes" for key in ("hide_leave", "one_step"))
        return _page(request, address, person.country, hidden=hidden, one_step=one)
    address = request.POST.get("leave", "")
    address = request.POST.get("own_leave", "").strip() if address == "own" else address
    hidden, one = (request.POST.get(key) == "yes" for key in ("leave_hidden", "one_step"))
    country = request.POST.get("country", "")
    if not may_leave_to(address):
        return _page(
            request, address, country, hidden=hidden, one_step=one, problem="leave", status=422
        )
    person = me(request)
    chosen = {"hide_leave": "yes" if hidden else "", "one_step": "yes" if one else ""}
    look = person.look | {"leave_url": address} | chosen
    known = {one.code for one in numbers().countries}
    country = country if country in known else person.country
    directory.change_person(owner(request), look=look, country=country)
    telling_team.set_automatic(request, on=request.POST.get("automatic") == "yes")
    return see_other("you_privacy", news="set")


def may_leave_to(address: str) -> bool:
    """Say whether Leave may go there: where the service says, or any page with a secure address."""
    return address == directory.service().leave_url or leaving.may_go_to(address)


def _page(
    request: MarramRequest,
    address: str,
    country: str,
    *,
    hidden: bool,
    one_step: bool,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    offered = tuple(dict.fromkeys((directory.service().leave_url, *leaving.NEUTRAL)))
    page = Privacy(
        leave=address if address in offered else "own",
        own_leave="" if address in offered else address,
        places=tuple(Place(one, leaving.name_of(one)) for one in offered),
        leave_hidden=hidden,
        one_step=one_step,
        countries=tuple(
            CountryChoice(one.code, one.name, one.code == country) for one in numbers().countries
        ),
        automatic=request.POST.get("automatic") == "yes"
        if problem
        else telling_team.automatic(request),
        news=news(request),
        problem=problem,
    )
    return show(request, "you_privacy", page, status=status)
