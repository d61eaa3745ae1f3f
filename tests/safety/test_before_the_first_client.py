"""Nobody is invited before the page is signed and the numbers are compared; what stands is kept."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from marram.accounts import invitation
from marram.accounts.invitation import NotReady
from marram.kit import numbers
from marram.kit.safety import ready
from marram.kit.testing import NOON, People
from marram.people import directory, policy
from marram.people.models import Policy
from tests.operations.installation import Installation, installation
from tests.safety.conftest import Sit
from tests.safety.steps import body

FORM = {
    "days": ["1", "3"],
    "start": "10:00",
    "end": "16:00",
    "reply": "2",
    "hours": "2",
    "deputy": "",
    "duty": "",
    "procedure": "Call the client, then 999.",
    "early": "3",
    "name": "Miriam Castell",
}


@pytest.fixture
def unsigned(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> People:
    """Return the people of a service that has done nothing yet; Miriam looks after it."""
    monkeypatch.setattr(settings, "MARRAM_DATA", tmp_path)
    Policy.objects.all().delete()
    directory.change_person(people.miriam.id, is_administrator=True)
    return people


def test_nobody_is_invited_and_the_page_says_what_is_missing_with_the_way(
    unsigned: People, sit: Sit
) -> None:
    desk = sit(unsigned.as_miriam)
    page = body(desk, "/desk/invite/")
    assert "two short pages, about two minutes" in page
    assert 'href="/desk/policy/"' in page
    assert 'href="/desk/numbers/"' in page
    posted = desk.post("/desk/invite/", {"name": "Edmond", "how": "paper"})
    assert posted.status_code == 409
    with pytest.raises(NotReady):
        invitation.invite(unsigned.as_miriam, name="Edmond", at=NOON)
    assert "Edmond" not in {card.name for card in directory.everybody()}


def test_after_the_two_pages_the_door_is_open(unsigned: People, sit: Sit) -> None:
    desk = sit(unsigned.as_miriam)
    answer = desk.post("/desk/policy/", FORM)
    assert (answer.status_code, answer["Location"]) == (303, "/desk/numbers/?done=signed")
    assert ready.missing() == (ready.Missing.NUMBERS,)
    numbers.confirm("GB", on=NOON.date(), by="Miriam")
    assert ready.missing() == ()
    assert "Name to greet them with" in body(desk, "/desk/invite/")
    assert invitation.invite(unsigned.as_miriam, name="Edmond", at=NOON).code


def test_what_is_signed_is_what_clients_read(unsigned: People, sit: Sit) -> None:
    sit(unsigned.as_miriam).post("/desk/policy/", FORM)
    said = "Miriam Castell reads on Tuesday and Thursday, 10:00 to 16:00, and not at other times."
    assert said in body(sit(unsigned.as_ruth), "/safety/")


def test_each_signing_is_kept_with_its_name_and_day(unsigned: People, sit: Sit) -> None:
    desk = sit(unsigned.as_miriam)
    desk.post("/desk/policy/", FORM)
    desk.post("/desk/policy/", FORM | {"name": "Jo Bright", "days": ["0"]})
    first, second = reversed(policy.versions())
    assert (first.signed_by, first.days) == ("Miriam Castell", (1, 3))
    assert (second.signed_by, second.days, second.version) == ("Jo Bright", (0,), 2)
    page = body(desk, "/desk/policy/")
    assert "Miriam Castell" in page
    assert "Jo Bright" in page


@pytest.mark.parametrize(
    ("what", "typed"),
    [
        ("days", []),
        ("start", "17:00"),
        ("end", "later"),
        ("reply", "many"),
        ("hours", "0"),
        ("procedure", "  "),
        ("name", ""),
    ],
)
def test_a_page_with_something_missing_is_not_signed_and_keeps_what_was_typed(
    what: str, typed: object, unsigned: People, sit: Sit
) -> None:
    desk = sit(unsigned.as_miriam)
    answer = desk.post("/desk/policy/", FORM | {"procedure": "A line to keep"} | {what: typed})
    assert answer.status_code == 422
    if what != "procedure":
        assert "A line to keep" in answer.content.decode()
    assert not policy.current().signed


def test_a_solo_service_is_told_that_nobody_stands_in(unsigned: People, sit: Sit) -> None:
    directory.change_person(unsigned.stranger.id, is_clinician=False)
    assert "This is a solo service; nobody stands in." in body(
        sit(unsigned.as_miriam), "/desk/policy/"
    )


def test_a_clinician_who_does_not_look_after_the_service_is_told_whom_to_ask(
    unsigned: People, sit: Sit
) -> None:
    desk = sit(unsigned.as_stranger)
    assert "Ask whoever looks after this service" in body(desk, "/desk/invite/")
    assert desk.get("/desk/policy/").status_code == 404


def test_nothing_of_the_page_lies_open_in_the_database(unsigned: People, sit: Sit) -> None:
    sit(unsigned.as_miriam).post("/desk/policy/", FORM)
    row = Policy.objects.get()
    assert b"Miriam" not in bytes(row.sealed)
    assert b"999" not in bytes(row.sealed)


def test_the_command_refuses_with_a_sentence_and_the_address(tmp_path: Path) -> None:
    with installation(tmp_path / "house") as house:
        assert house.run("demo", "--load-only").returncode == 0
        (house.data / numbers.OWN).unlink()
        refused = invite(house)
        assert refused.returncode == 2
        assert "/desk/policy/" in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1
        house.opens_its_doors()
        assert invite(house).returncode == 0


def invite(house: Installation) -> object:
    words = ("invite", "amal@example.org", "--name", "Amal", "--with", "miriam@demo.invalid")
    return house.run(*words)


SENTENCE = "Nobody watches this"
STANDS = ["/help/", "/me/tell/"]
NOT_ABOVE = ["/me/", "/me/write/", "/me/write/new/", "/me/you/", "/me/you/privacy/"]


def test_the_sentence_stands_where_it_is_needed_and_not_above_every_box(
    people: People, sit: Sit
) -> None:
    from tests.safety.test_telling_the_team import hers  # noqa: PLC0415 - Ruth's page

    ruth = sit(people.as_ruth)
    share = f"/me/e/{hers(people)}/share/"
    assert SENTENCE in body(ruth, share)
    assert SENTENCE in body(ruth, "/help/")
    assert SENTENCE in body(Client(HTTP_HOST="localhost"), "/help/")
    made = invitation.invite(people.as_miriam, name="Edmond", at=NOON)
    assert SENTENCE in body(Client(HTTP_HOST="localhost"), f"/i/{made.code}/")
    for page in NOT_ABOVE:
        assert SENTENCE not in body(ruth, page), page


def test_the_sentence_is_in_no_message() -> None:
    folder = Path(invitation.__file__).parent / "templates" / "accounts" / "mail"
    for file in folder.glob("*.txt"):
        assert SENTENCE not in file.read_text(), file.name
