"""The numbers of Help now: the service's own, compared on a day by somebody, or the shipped."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from marram.kit import numbers
from marram.kit.testing import NOON, People
from marram.people import directory
from tests.workspace.conftest import Sit

DAY = date(2026, 11, 19)
ROW = {
    "name": "Samaritans",
    "about": "Day and night",
    "number": "116 123",
    "source": "samaritans.org",
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a service's copy in a folder of this test's own."""
    monkeypatch.setattr(settings, "MARRAM_DATA", tmp_path)
    return tmp_path


@pytest.fixture
def administrator(people: People, sit: Sit, own_folder: Path) -> Client:
    """Return the browser of Miriam, who looks after this service too."""
    (own_folder / numbers.OWN).unlink()
    directory.change_person(people.miriam.id, is_administrator=True)
    return sit(people.as_miriam)


def form(*rows: dict[str, str], do: str = "keep", **more: object) -> dict[str, object]:
    found: dict[str, object] = {"country": "GB", "emergency": "999", "do": do, "by": "Miriam"}
    for part in ("name", "about", "number", "source"):
        found[part] = [row.get(part, "") for row in rows]
    return found | {"kind": ["listening" for _ in rows]} | more


def help_now() -> str:
    return Client().get("/help/?country=GB").content.decode()


def test_what_is_shipped_was_compared_by_nobody() -> None:
    assert numbers.confirmed("GB") is None
    assert numbers.old("GB", on=DAY)
    assert "Samaritans" in help_now()


def test_an_administrator_compares_them_and_the_day_and_name_are_kept(
    administrator: Client,
) -> None:
    answer = administrator.post("/desk/numbers/", form(ROW, do="compared"))
    assert answer.status_code == 303, answer.content.decode()
    assert numbers.confirmed("GB") == DAY
    assert numbers.whole("GB").checked_by == "Miriam"
    assert (
        "Last compared on 19 November 2026 by Miriam"
        in administrator.get("/desk/numbers/").content.decode()
    )


def test_after_half_a_year_staff_are_told_and_clients_are_not(administrator: Client) -> None:
    numbers.confirm("GB", on=DAY - timedelta(days=181), by="Miriam")
    assert numbers.old("GB", on=DAY)
    assert "To be compared" in administrator.get("/desk/numbers/").content.decode()
    assert "To be compared" not in help_now()
    numbers.confirm("GB", on=DAY - timedelta(days=180), by="Miriam")
    assert not numbers.old("GB", on=DAY)


def test_a_line_that_is_off_is_kept_and_not_shown(administrator: Client) -> None:
    other = ROW | {"name": "Cruse", "number": "0808 808 1677"}
    administrator.post("/desk/numbers/", form(ROW, other, off=["0"]))
    assert "Samaritans" not in help_now()
    assert "Cruse" in help_now()
    assert [line.name for line in numbers.whole("GB").lines] == ["Samaritans", "Cruse"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW | {"number": "ask at the desk"}, "Enter a number that can be called."),
        (ROW | {"name": ""}, "Enter who answers."),
    ],
)
def test_what_cannot_be_called_stays_in_the_form_and_changes_nothing(
    administrator: Client, row: dict[str, str], said: str
) -> None:
    answer = administrator.post("/desk/numbers/", form(row | {"about": "Typed with care"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Typed with care" in page
    assert numbers.confirmed("GB") is None
    assert "Samaritans" in help_now()


def test_nobody_compares_without_a_name(administrator: Client) -> None:
    answer = administrator.post("/desk/numbers/", form(ROW, do="compared", by="  "))
    assert answer.status_code == 422
    assert numbers.confirmed("GB") is None


def test_a_copy_that_cannot_be_read_is_left_aside_and_help_now_stands(own_folder: Path) -> None:
    (own_folder / numbers.OWN).write_text('{"GB": {"half', encoding="utf-8")
    assert "Samaritans" in help_now()
    assert numbers.confirmed("GB") is None


def test_another_country_keeps_its_shipped_numbers(administrator: Client) -> None:
    administrator.post("/desk/numbers/", form(ROW))
    assert "Pieta" in Client().get("/help/?country=IE").content.decode()


def test_a_text_line_is_written_to_and_not_called() -> None:
    assert numbers.line(name="Shout", number="85258", kind="text").href == "sms:85258"


def test_a_clinician_who_is_no_administrator_finds_no_numbers_page(
    desk: Client, people: People
) -> None:
    assert people.miriam.is_administrator is False
    assert desk.get("/desk/numbers/").status_code == 404
    assert NOON.date() == DAY
