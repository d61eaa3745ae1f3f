"""What played a part: others first, one's own slice last, and nobody makes it smaller."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from marram.kit import registry
from marram.kit.showing import Sayer
from marram.kit.testing import NOON, People, ask
from marram.practices.pie import figure
from marram.practices.pie.rules import scaled
from marram.record import sharing
from tests.kit.sheets import kept_page

NEW = "/me/r/pie/pie/new/"
parts = st.lists(st.integers(0, 100), max_size=40)


def say(key: str) -> str:
    return Sayer(registry.room("pie"))(key)


def drawn(**body: object) -> str:
    return figure.of_page(body, say)


@given(parts)
def test_parts_add_up_to_a_hundred_or_to_nothing(sizes: list[int]) -> None:
    assert sum(scaled(sizes)) == (100 if any(sizes) else 0)


@given(parts)
def test_each_part_is_within_one_of_its_share(sizes: list[int]) -> None:
    """One's own part as any other: the last is treated no differently from the first."""
    for size, share in zip(sizes, scaled(sizes), strict=True):
        exact = size * 100 / sum(sizes) if sum(sizes) else 0
        assert abs(share - exact) < 1


@given(parts)
def test_a_bigger_part_is_never_drawn_smaller(sizes: list[int]) -> None:
    shares = scaled(sizes)
    for one in range(len(sizes)):
        for other in range(len(sizes)):
            if sizes[one] > sizes[other]:
                assert shares[one] >= shares[other]


@given(parts)
def test_nothing_stays_nothing_and_a_hundred_stays_as_it_is(sizes: list[int]) -> None:
    shares = scaled(sizes)
    assert all(share == 0 for size, share in zip(sizes, shares, strict=True) if size == 0)
    assert scaled(shares) == shares


def test_the_questions_ask_for_others_before_oneself(people: People) -> None:
    page = ask(people.as_ruth, NEW).content.decode()
    others = page.index('name="slices-0-who_or_what"')
    assert others < page.index('name="my_slice_after"')
    assert "before you add yourself" in page
    assert "It may stay the same." in page


def test_her_own_slice_stands_last_with_what_it_felt_like_before() -> None:
    rows = [{"who_or_what": "The cold", "percent": 30}, {"who_or_what": "Chance", "percent": 30}]
    markup = drawn(slices=rows, my_slice_before=90, my_slice_after=40)
    assert markup.index("Chance</span>") < markup.index("Me</span>")
    assert "40 of 100. Before, it felt like 90 of 100" in markup
    assert "dash" in markup


def test_a_part_that_stayed_the_same_is_said_without_a_word_about_it() -> None:
    markup = drawn(slices=[], my_slice_before=100, my_slice_after=100)
    assert "100 of 100. Before, it felt like 100 of 100" in markup
    for word in ("smaller", "less", "good", "only"):
        assert word not in markup.lower()


def test_before_the_last_question_is_answered_her_first_answer_is_drawn() -> None:
    markup = drawn(slices=[{"who_or_what": "The cold", "percent": 50}], my_slice_before=50)
    assert "Me</span>" in markup
    assert "50 of 100" in markup
    assert "dash" not in markup


def test_without_sizes_there_is_no_picture() -> None:
    assert drawn(slices=[{"who_or_what": "The cold", "percent": None}]) == ""
    assert drawn() == ""
    assert drawn(slices="none", my_slice_after="some") == ""


def test_her_picture_stands_on_her_page_on_paper_and_where_miriam_reads_it(
    people: People,
) -> None:
    room = registry.room("pie")
    entry: UUID = kept_page(people, room, room.sheets[0])
    print_ = f"/me/r/pie/pie/print/?entry={entry}"
    assert 'role="img"' in ask(people.as_ruth, f"/me/e/{entry}/").content.decode()
    assert 'role="img"' in ask(people.as_ruth, print_).content.decode()
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    desk = ask(people.as_miriam, f"/desk/clients/{people.ruth.id}/e/{entry}/")
    assert 'role="img"' in desk.content.decode()
    assert ask(people.as_stranger, f"/desk/clients/{people.ruth.id}/e/{entry}/").status_code == 404


def test_it_is_offered_to_be_opened_together_and_never_refused(people: People) -> None:
    (sheet,) = registry.room("pie").sheets
    assert sheet.with_clinician
    assert ask(people.as_ruth, NEW).status_code == 200
    sent = {"draft": str(uuid4()), "do": "done", "event": "That evening", "my_slice_after": "100"}
    assert ask(people.as_ruth, NEW, sent).status_code == 303
