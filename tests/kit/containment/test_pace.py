"""Early grief for each loss, a pause of everything, and that both are hers alone."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.core.when import When
from marram.kit.containment import between_us, gate, pace
from marram.kit.containment.pace import Pace, Says, months_after
from marram.kit.practice import Loss
from marram.kit.testing import NOON, People, journal_page
from marram.people import policy
from marram.record import reading, standing, writing
from marram.record.values import NotFound, Page

TODAY = date(2026, 11, 19)


def loss(months_back: int, ident: str = "him") -> Loss:
    day = months_after(TODAY, -months_back)
    return Loss(ident, "Daniel", day, day)


def early(chosen: Pace, *named: Loss, months: int = 3, about: str = "", desk: bool = False) -> bool:
    return pace.is_early(chosen, named, today=TODAY, months=months, loss=about, by_desk=desk)


def test_a_loss_is_early_for_as_many_months_as_the_service_says() -> None:
    assert [back for back in range(24) if early(Pace(), loss(back))] == [0, 1, 2]


def test_no_months_means_that_no_date_makes_anything_early() -> None:
    assert not early(Pace(), loss(0), months=0)


def test_her_word_about_a_loss_stands_above_its_date() -> None:
    assert not early(Pace(says={"him": Says.NOT_TOO_SOON}), loss(1))
    assert early(Pace(says={"him": Says.TOO_SOON}), loss(40))


def test_one_early_loss_leaves_an_older_one_open() -> None:
    both = (loss(1, "him"), loss(90, "her"))
    assert early(Pace(), *both, about="him")
    assert not early(Pace(), *both, about="her")
    assert early(Pace(), *both), "where nobody says which, it is early"


def test_too_soon_for_all_of_it_holds_for_every_loss_and_so_does_the_clinicians_word() -> None:
    assert early(Pace(too_soon=True), loss(90), about="him")
    assert early(Pace(), loss(90), about="him", desk=True)


def test_a_loss_without_a_day_is_early_only_when_somebody_says_so() -> None:
    unknown = Loss("him", "Daniel")
    assert not early(Pace(), unknown)
    assert early(Pace(says={"him": Says.TOO_SOON}), unknown)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-30, 30))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, by: int) -> None:
    later = months_after(day, by)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == by
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def names(people: People, text: str, when: When | None) -> str:
    """Let Ruth name something, and return the id it has as a loss."""
    entry = uuid4()
    page = Page(kind="naming", shape=1, title=text, body={"happened": text}, when=when)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    return entry.hex


def test_what_she_named_with_its_day_is_early_by_itself_and_she_can_say_otherwise(
    people: People,
) -> None:
    him = names(people, "Daniel died", When.on(date(2026, 10, 3)))
    assert gate.is_early(people.as_ruth, NOON, loss=him)
    assert not gate.offers_growth(people.as_ruth, NOON)
    pace.keep(people.as_ruth, Pace(says={him: Says.NOT_TOO_SOON}), at=NOON)
    assert not gate.is_early(people.as_ruth, NOON, loss=him)
    assert gate.offers_growth(people.as_ruth, NOON)


def test_the_months_are_those_on_the_page_the_service_signed(people: People) -> None:
    names(people, "Daniel died", When.on(date(2026, 10, 3)))
    policy.sign(policy.Terms(early_months=0, procedure="999"), by="Jo Bright", at=NOON)
    assert gate.offers_growth(people.as_ruth, NOON)


def test_a_day_said_on_the_page_of_pace_counts_where_the_loss_has_none(people: People) -> None:
    him = names(people, "Daniel died", When.written_as("in the autumn"))
    assert gate.offers_growth(people.as_ruth, NOON)
    pace.keep(people.as_ruth, Pace(days={him: "2026-10-03"}), at=NOON)
    assert not gate.offers_growth(people.as_ruth, NOON)


def test_the_clinicians_word_holds_until_it_is_taken_back(people: People) -> None:
    for on in (True, False):
        between_us.choose(people.as_miriam, bond=people.bond, kind=between_us.SOON, on=on, at=NOON)
        assert gate.is_early(people.as_ruth, NOON) is on


def test_early_grief_hides_nothing_she_wrote(people: People) -> None:
    entry = uuid4()
    writing.begin(
        people.as_ruth, operation=uuid4(), entry=entry, page=journal_page("It grew."), at=NOON
    )
    pace.keep(people.as_ruth, Pace(too_soon=True, paused_since=NOON), at=NOON)
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"] == "It grew."
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert entry in {head.entry for head in heads}


@pytest.mark.parametrize(
    ("until", "now", "so"),
    [
        (None, NOON + timedelta(days=400), True),
        (date(2026, 11, 26), NOON, True),
        (date(2026, 11, 26), datetime(2026, 11, 25, 23, 59, tzinfo=UTC), True),
        (date(2026, 11, 26), datetime(2026, 11, 26, 0, 0, tzinfo=UTC), False),
    ],
)
def test_a_pause_lasts_until_its_day_or_until_she_goes_on(
    people: People, until: date | None, now: datetime, *, so: bool
) -> None:
    assert not gate.paused(people.as_ruth, NOON)
    pace.keep(people.as_ruth, Pace(paused_since=NOON, paused_until=until), at=NOON)
    assert gate.paused(people.as_ruth, now) is so
    pace.keep(people.as_ruth, Pace(), at=NOON)
    assert not gate.paused(people.as_ruth, now)


def test_her_clinician_learns_neither_of_a_pause_nor_of_what_is_too_soon(people: People) -> None:
    pace.keep(people.as_ruth, Pace(paused_since=NOON, too_soon=True), at=NOON)
    with pytest.raises(NotFound):
        gate.paused(people.as_miriam, NOON)
    assert between_us.read(people.as_miriam, owner=people.ruth.id, at=NOON) == []
    kept = standing.entry_for(people.ruth.id, pace.KIND)
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=kept, at=NOON)


def test_choosing_the_same_twice_keeps_one_telling(people: People) -> None:
    for _ in range(2):
        pace.keep(people.as_ruth, Pace(too_soon=True), at=NOON)
    kept = standing.entry_for(people.ruth.id, pace.KIND)
    assert len(reading.tellings(people.as_ruth, entry=kept, at=NOON)) == 1
