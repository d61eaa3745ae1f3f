"""How it looks: light, size, space, movement, quiet, plainer words, language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse

from marram.accounts.gate import client_only
from marram.companion.asking import me, news, owner, see_other, show
from marram.kit.requests import MarramRequest
from marram.people import directory

OFFERED = {
    "theme": {"", "light", "dark"},
    "text": {"", "125", "150", "175", "200"},
    "spacing": {"", "wide"},
    "motion": {"", "none"},
    "quiet": {"", "yes"},
    "plain": {"", "yes"},
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language this can be read in."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Look:
    """The page."""

    theme: str
    text: str
    spacing: str
    motion: str
    quiet: str
    plain: str
    languages: tuple[Language, ...]
    news: str
    undo: str = ""


@client_only
def you_look(request: MarramRequest) -> HttpResponse:
    """Return the choice, or keep it."""
    if request.method == "POST":
        return _keep(request)
    person = me(request)
    now = {name: str(person.look.get(name, "")) for name in OFFERED}
    languages = tuple(
        Language(code, name, code == person.language) for code, name in settings.LANGUAGES
    )
    return show(request, "you_look", Look(**now, languages=languages, news=news(request)))


def _keep(request: MarramRequest) -> HttpResponse:
    person = me(request)
    sent = {name: request.POST.get(name, "") for name in OFFERED}
    look = person.look | {name: text for name, text in sent.items() if text in OFFERED[name]}
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = person.language
    directory.change_person(owner(request), look=look, language=language)
    return see_other("you_look", news="set")
