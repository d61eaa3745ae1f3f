"""The sentences about who reads and when, from the page the service signed and who is away."""

from datetime import date
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format

from marram.kit.safety import words
from marram.kit.words import SOURCE
from marram.people import directory, policy
from marram.people.directory import PersonCard

WEEK = (0, 1, 2, 3, 4)


def who_reads(
    client: UUID, *, today: date, language: str = SOURCE, plain: bool = False
) -> tuple[str, ...]:
    """Return a sentence for each person a client works with; of who is away it says so at once."""
    bonds = directory.bonds_of_client(client)
    readers = {bond.clinician.id for bond in bonds}
    return tuple(
        of_clinician(bond.clinician, readers, today=today, language=language, plain=plain)
        for bond in bonds
    )


def of_clinician(
    card: PersonCard, readers: set[UUID], *, today: date, language: str, plain: bool
) -> str:
    """Return when one clinician reads, or until when they are away and what happens meanwhile."""
    if card.away_until is None or not card.away_on(today):
        return words.say(
            "reads", language=language, plain=plain, name=card.name, **_hours(language, plain=plain)
        )
    deputy = policy.deputy_of(card.id, today=today)
    key = "away" if deputy is None else "away-shared" if deputy in readers else "away-deputy"
    return words.say(
        key,
        language=language,
        plain=plain,
        name=card.name,
        day=date_format(card.away_until, "j F"),
        deputy=directory.person(deputy).name if deputy else "",
    )


def hours(*, language: str = SOURCE, plain: bool = False) -> str:
    """Return when this service reads, as one sentence."""
    return words.say("hours", language=language, plain=plain, **_hours(language, plain=plain))


def _hours(language: str, *, plain: bool) -> dict[str, str]:
    terms = policy.current()
    return {
        "days": days_named(terms.days, language=language, plain=plain),
        "start": terms.start,
        "end": terms.end,
    }


def days_named(days: tuple[int, ...], *, language: str = SOURCE, plain: bool = False) -> str:
    """Return days of the week as one says them."""
    if tuple(sorted(days)) == WEEK:
        return words.say("week", language=language, plain=plain)
    names = [str(WEEKDAYS[day]) for day in sorted(days)]
    if len(names) < 2:  # noqa: PLR2004 - one day needs no "and"
        return "".join(names)
    return words.say(
        "and", language=language, plain=plain, first=", ".join(names[:-1]), last=names[-1]
    )
