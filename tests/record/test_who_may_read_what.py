"""For any people, bonds and sharings: what is listed is what opens, and the keys agree.

The oracle below is a few lines of plain Python that knows nothing of queries or keys.
"""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marram.kit.testing import NOON, PHONE, client_called, journal_page, make_keyring
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import access, drafts, erasing, reading, searching, sharing, writing
from marram.record.models import Wrap
from marram.record.values import NotFound

CLIENTS, CLINICIANS = 2, 3
DEEDS = (
    "write", "revise", "give", "give-follow", "take-back", "put-away", "bring-back", "end", "begin",
    "draft", "erase", "erase-telling",
)  # fmt: skip
deeds = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(0, CLIENTS - 1),
        st.integers(0, CLINICIANS - 1),
        st.integers(0, 3),
    ),
    max_size=14,
)


@dataclass
class Page:
    """What the oracle knows of a page: its tellings and which of them each bond may read."""

    entry: UUID
    tellings: list[UUID] = field(default_factory=list)
    away: bool = False
    shared: dict[UUID, set[UUID]] = field(default_factory=dict)
    follows: set[UUID] = field(default_factory=set)
    given: dict[UUID, UUID] = field(default_factory=dict)


class World:
    """Clients, clinicians, bonds and pages, in the record and in the oracle alike."""

    def __init__(self) -> None:
        make_keyring()
        self.clients = [client_called(f"C{n}", f"{uuid4()}@x.org").id for n in range(CLIENTS)]
        self.clinicians = [
            directory.add_person(name=f"D{n}", clinician=True, active=True, at=NOON).id
            for n in range(CLINICIANS)
        ]
        self.bonds: dict[tuple[int, int], UUID] = {}
        self.pages: dict[int, list[Page]] = {n: [] for n in range(CLIENTS)}

    def client(self, n: int) -> Actor:
        return Actor(self.clients[n], Face.CLIENT, PHONE)

    def clinician(self, n: int) -> Actor:
        return Actor(self.clinicians[n], Face.CLINICIAN)

    def do(self, deed: str, client: int, clinician: int, which: int) -> None:
        getattr(self, deed.replace("-", "_"))(client, clinician, which)

    def page(self, client: int, which: int) -> Page | None:
        pages = self.pages[client]
        return pages[which % len(pages)] if pages else None

    def write(self, client: int, clinician: int, which: int) -> None:
        page = Page(uuid4())
        operation = uuid4()
        writing.begin(
            self.client(client), operation=operation, entry=page.entry,
            page=journal_page("words"), at=NOON,
        )  # fmt: skip
        page.tellings.append(operation)
        self.pages[client].append(page)

    def revise(self, client: int, clinician: int, which: int) -> None:
        if page := self.page(client, which):
            operation = uuid4()
            writing.revise(
                self.client(client), operation=operation, entry=page.entry,
                parent=page.tellings[-1], page=journal_page("later words"), at=NOON,
            )  # fmt: skip
            page.tellings.append(operation)
            for bond in page.follows:
                page.shared[bond].add(operation)

    def give(self, client: int, clinician: int, which: int, *, follow: bool = False) -> None:
        page, bond = self.page(client, which), self.bonds.get((client, clinician))
        if page and bond and not page.away:
            sharing.give(self.client(client), entry=page.entry, bond=bond, at=NOON, follow=follow)
            page.shared.setdefault(bond, set()).add(page.tellings[-1])
            page.given[bond] = page.tellings[-1]
            (page.follows.add if follow else page.follows.discard)(bond)

    def give_follow(self, client: int, clinician: int, which: int) -> None:
        self.give(client, clinician, which, follow=True)

    def take_back(self, client: int, clinician: int, which: int) -> None:
        page, bond = self.page(client, which), self.bonds.get((client, clinician))
        if page and bond and bond in page.shared:
            sharing.take_back(self.client(client), entry=page.entry, bond=bond, at=NOON)
            del page.shared[bond]
            page.follows.discard(bond)

    def put_away(self, client: int, clinician: int, which: int) -> None:
        if page := self.page(client, which):
            writing.put_away(self.client(client), entry=page.entry, at=NOON)
            page.away = True

    def bring_back(self, client: int, clinician: int, which: int) -> None:
        if page := self.page(client, which):
            writing.bring_back(self.client(client), entry=page.entry, at=NOON)
            page.away = False
            # What comes back is the telling last given, and later ones where they follow.

    def begin(self, client: int, clinician: int, which: int) -> None:
        if (client, clinician) not in self.bonds:
            self.bonds[client, clinician] = sharing.begin_bond(
                self.clinician(clinician), client=self.clients[client],
                clinician=self.clinicians[clinician], at=NOON,
            )  # fmt: skip

    def end(self, client: int, clinician: int, which: int) -> None:
        if bond := self.bonds.pop((client, clinician), None):
            sharing.end_bond(self.clinician(clinician), bond=bond, at=NOON)
            for page in self.pages[client]:
                page.shared.pop(bond, None)
                page.follows.discard(bond)

    def draft(self, client: int, clinician: int, which: int) -> None:
        page = self.page(client, which)
        drafts.keep(
            self.client(client), entry=page.entry if page else uuid4(), kind="journal",
            body={"text": "draft words"}, at=NOON,
        )  # fmt: skip

    def erase(self, client: int, clinician: int, which: int) -> None:
        if page := self.page(client, which):
            erasing.erase_entry(self.client(client), entry=page.entry, at=NOON)
            self.pages[client].remove(page)

    def erase_telling(self, client: int, clinician: int, which: int) -> None:
        page = self.page(client, which)
        if page and len(page.tellings) > 1:
            place = which % len(page.tellings)
            gone, later = page.tellings[place], page.tellings[place + 1 :]
            erasing.erase_telling(self.client(client), entry=page.entry, telling=gone, at=NOON)
            page.tellings.remove(gone)
            for bond in list(page.shared):
                page.shared[bond].discard(gone)
                if page.given[bond] == gone and bond in page.follows and later:
                    page.given[bond] = later[0]
                elif page.given[bond] == gone:
                    del page.shared[bond]
                    page.follows.discard(bond)

    def may_read(self, clinician: int) -> dict[UUID, set[UUID]]:
        """Return by entry the tellings this clinician may read, as the oracle sees it."""
        mine = {bond for (_, n), bond in self.bonds.items() if n == clinician}
        found: dict[UUID, set[UUID]] = {}
        for pages in self.pages.values():
            for page in pages:
                readable = set().union(*(page.shared.get(bond, set()) for bond in mine))
                if readable and not page.away:
                    found[page.entry] = readable
        return found


def world_after(history: list[tuple[str, int, int, int]]) -> World:
    world = World()
    for client in range(CLIENTS):
        world.write(client, 0, 0)
        world.begin(client, client, 0)
    for deed in history:
        world.do(*deed)
    return world


def opened_by(world: World, actor: Actor) -> dict[UUID, set[UUID]]:
    """Return by entry the tellings that really open for this actor, trying every page there is."""
    found: dict[UUID, set[UUID]] = {}
    for pages in world.pages.values():
        for page in pages:
            for telling in page.tellings:
                try:
                    one = reading.open_one(actor, entry=page.entry, telling=telling, at=NOON)
                except NotFound:
                    continue
                found.setdefault(page.entry, set()).add(one.outline.telling)
    return found


def listed_for(world: World, actor: Actor, *, put_away: bool = False) -> set[UUID]:
    return {
        head.entry
        for owner in world.clients
        for head in reading.outline(actor, owner=owner, at=NOON, put_away=put_away)
    }


quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.slow
@quick
@given(history=deeds)
def test_what_a_clinician_finds_listed_is_exactly_what_opens_for_them(
    history: list[tuple[str, int, int, int]], db: None
) -> None:
    world = world_after(history)
    for n in range(CLINICIANS):
        allowed = world.may_read(n)
        actor = world.clinician(n)
        opened = opened_by(world, actor)
        assert listed_for(world, actor) == set(allowed) == set(opened)
        for entry, tellings in opened.items():
            # A telling given before the page was put away and brought back may be closed by then.
            assert tellings <= allowed[entry]
        found = {
            head.entry
            for owner in world.clients
            for head in searching.search(actor, owner=owner, words="words", at=NOON)
        }
        assert found == set(allowed)


@pytest.mark.slow
@quick
@given(history=deeds)
def test_a_client_opens_all_of_her_own_pages_and_none_of_anybody_else(
    history: list[tuple[str, int, int, int]], db: None
) -> None:
    world = world_after(history)
    for n in range(CLIENTS):
        actor = world.client(n)
        own = {page.entry: set(page.tellings) for page in world.pages[n]}
        assert opened_by(world, actor) == own
        assert listed_for(world, actor) | listed_for(world, actor, put_away=True) == set(own)
        assert {card.body["text"] for card in drafts.every(actor)} <= {"draft words"}


@pytest.mark.slow
@quick
@given(history=deeds)
def test_with_the_access_rule_gone_the_keys_still_open_only_what_was_shared(
    history: list[tuple[str, int, int, int]], db: None
) -> None:
    world = world_after(history)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "opens", lambda _: Wrap.objects.all())
        patch.setattr(reading, "opens", lambda _: Wrap.objects.all())
        for n in range(CLINICIANS):
            allowed = world.may_read(n)
            opened = opened_by(world, world.clinician(n))
            assert set(opened) == set(allowed)
            assert all(tellings <= allowed[entry] for entry, tellings in opened.items())
            assert drafts.every(world.clinician(n)) == []
        nobody = Actor(None, Face.NOBODY)
        assert opened_by(world, nobody) == {}
