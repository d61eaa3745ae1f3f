"""Other places like this, at the desk: among what was shared alone, and its owner is told."""

from uuid import UUID

import pytest

from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.people import directory
from marram.record import auditing, sharing

NIGHT = "I lay awake again until it got light, and I listened for him."
SHARED = "Sleep would not come before dawn, not with his side of the bed so cold."
HERS = "Awake at three again, and the dark was the worst of it until the birds began."


def write(people: People, text: str, *, share: bool) -> UUID:
    entry = keep_page(people.as_ruth, journal_page(text))
    if share:
        sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    return entry


@pytest.fixture
def night(people: People) -> UUID:
    write(people, HERS, share=False)
    return write(people, NIGHT, share=True)


def opened(people: People) -> set[UUID | None]:
    """Return the pages that Ruth is told were opened."""
    lines = auditing.who_looked(people.as_ruth, owner=people.ruth.id)
    return {line.entry for line in lines if line.deed == "opened"}


def where(people: People, entry: UUID, of: str = "?of=0") -> str:
    return f"/desk/clients/{people.ruth.id}/e/{entry}/like/{of}"


def test_only_what_was_shared_comes_up_and_no_gap_shows_the_rest(
    people: People, night: UUID
) -> None:
    write(people, SHARED, share=True)
    page = ask(people.as_miriam, where(people, night)).content.decode()
    assert "before dawn" in page
    assert "until the birds began" not in page


def test_with_nothing_else_shared_nothing_comes_up(people: People, night: UUID) -> None:
    page = ask(people.as_miriam, where(people, night)).content.decode()
    assert "Nothing else that was shared comes near it." in page


def test_a_page_that_comes_up_counts_as_opened_and_ruth_sees_it(
    people: People, night: UUID
) -> None:
    other = write(people, SHARED, share=True)
    ask(people.as_miriam, where(people, night, of=""))
    assert other not in opened(people)
    ask(people.as_miriam, where(people, night))
    assert other in opened(people)


def test_what_is_not_shared_cannot_be_asked_from(people: People) -> None:
    hers = write(people, HERS, share=False)
    for other in (people.as_miriam, people.as_stranger, people.as_ruth):
        assert ask(other, where(people, hers)).status_code == 404


def test_a_colleague_who_does_not_work_with_her_finds_nothing(people: People, night: UUID) -> None:
    assert ask(people.as_stranger, where(people, night)).status_code == 404


def test_a_page_of_one_client_is_not_there_under_another(people: People, night: UUID) -> None:
    owen = client_called("Owen Pryce", "owen@example.org")
    assert people.as_miriam.person is not None
    directory.open_bond(client=owen.id, clinician=people.as_miriam.person, at=NOON)
    address = f"/desk/clients/{owen.id}/e/{night}/like/"
    assert ask(people.as_miriam, address).status_code == 404
