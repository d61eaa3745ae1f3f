"""Story at the desk: shared moments in order, no gap where a private one lies."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from marram.core.when import When
from marram.kit.testing import NOON, People
from marram.people.actor import Actor
from marram.practices.story.sheets import MOMENT
from marram.record import sharing, writing
from marram.record.values import Page


def moment(people: People, title: str, when: str, *, shared: bool) -> UUID:
    page = Page(
        kind=MOMENT.kind,
        shape=1,
        title=title,
        body={"named": title, "symbol": "stone", "what": "Words inside it."},
        when=When.written_as(when),
    )
    entry = uuid4()
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    if shared:
        sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    return entry


def her_story(desk: Client, people: People) -> str:
    answer = desk.get(reverse("desk_story", args=[people.ruth.id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_shared_moments_stand_in_order_and_others_leave_no_gap(
    people: People, desk: Client
) -> None:
    moment(people, "Met Michael", "1991", shared=True)
    moment(people, "We came north", "1986, Hull", shared=False)
    moment(people, "Born above the shop", "1968", shared=True)
    page = her_story(desk, people)
    assert page.index("Born above the shop") < page.index("Met Michael")
    assert "We came north" not in page
    assert page.count('<li class="moment">') == 2


def test_looking_at_the_rope_opens_no_page(people: People, desk: Client) -> None:
    moment(people, "Met Michael", "1991", shared=True)
    assert "Words inside it." not in her_story(desk, people)
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert not card.opened


def test_nothing_shared_is_said_in_one_sentence(people: People, desk: Client) -> None:
    assert "has shared no moments." in her_story(desk, people)


def test_a_stranger_finds_nothing(people: People, sit: Callable[[Actor], Client]) -> None:
    address = reverse("desk_story", args=[people.ruth.id])
    assert sit(people.as_stranger).get(address).status_code == 404
