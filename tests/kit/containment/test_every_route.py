"""Close work cannot be begun past its gate by any route; what arrives is kept and can be read.

The routes come from the resolver and the rooms from the registry, with a stand-in room beside the
ones there are: a new address or a new room is tried here without a word from anybody.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
from django.urls import URLPattern, get_resolver, reverse

from marram.core.when import When
from marram.kit import registry
from marram.kit.containment import between_us, gate, pace, steps
from marram.kit.containment.between_us import Until
from marram.kit.containment.rule import TOO_HARD
from marram.kit.depth import Depth
from marram.kit.practice import Practice, Worksheet
from marram.kit.safety import notices, triggers
from marram.kit.testing import NOON, People, ask
from marram.people.actor import Actor
from marram.record import between, drafts, reading, restoring, standing, writing
from marram.record.values import Page
from marram.sync import inbox
from tests.kit.sheets import MARKER, everything_stored, filled, hides, kept_page
from tests.sync.phone import Phone

READY = {
    "undisturbed": "yes",
    "rested": "yes",
    "here": "yes",
    "sober": "yes",
    "heavy": "3",
}
QUERIES = ("", "?from={entry}", "?entry={entry}", "?more=heard", "?length=line", "?do=done")
PLAN = {"signs": ["I go quiet."]}


@pytest.fixture
def depth() -> str:
    return "L3"


@pytest.fixture
def sheet(kettle: Practice) -> Worksheet:
    return kettle.sheets[0]


def has_a_plan(people: People) -> None:
    page = Page(kind="plan", shape=1, title="", body=PLAN)
    standing.keep(people.as_ruth, page=page, at=NOON)


def opens(people: People, until: Until = Until.STANDS, minutes: int = 20) -> None:
    between_us.open_door(
        people.as_miriam, bond=people.bond, room="kettle", until=until, minutes=minutes, at=NOON
    )


def begins(people: People, **different: str) -> str:
    """Answer the check, and return where it leads."""
    sent = READY | different | {"operation": str(uuid4())}
    answer = ask(people.as_ruth, "/me/r/kettle/minute/begin/", sent)
    return str(answer.get("Location", answer.content.decode()))


def shows(actor: Actor, address: str) -> bool:
    """Say whether an address shows the questions of the exercise."""
    answer = ask(actor, address)
    return answer.status_code == 200 and "What did you hear?" in answer.content.decode()


def routes() -> list[URLPattern]:
    found = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    inner = [
        each
        for part in get_resolver().url_patterns
        for each in getattr(part, "url_patterns", [])
        if isinstance(each, URLPattern)
    ]
    return [one for one in (*found, *inner) if "slug:room" in str(one.pattern)]


def addresses(room: Practice, sheet: Worksheet, entry: UUID) -> Iterator[str]:
    """Yield every address about this worksheet, with every question that pages ask in one."""
    named = {"room": room.slug, "sheet": sheet.slug, "entry": entry}
    for route in routes():
        values = {key: named[key] for key in route.pattern.converters}
        place = reverse(str(route.name), kwargs=values)
        yield from (place + query.format(entry=entry) for query in QUERIES)


def test_there_are_routes_to_be_tried() -> None:
    named = {one.name for one in routes()}
    assert {"room", "sheet_new", "sheet_begin", "sheet_after", "sheet_print", "sheet_edit"} <= named


def no_route_shows_it(people: People, room: Practice, sheet: Worksheet) -> None:
    entry = uuid4()
    for address in addresses(room, sheet, entry):
        assert not shows(people.as_ruth, address), address
    for address, wish in product(
        [one for one in addresses(room, sheet, entry) if "?" not in one],
        ["", "keep", "pause", "done", "stop", "far"],
    ):
        ask(people.as_ruth, address, {"do": wish, "draft": str(entry), "heavy_now": "2"})
        ask(people.as_ruth, address, {"do": wish, "draft": str(entry), "more": "heard"})
    drafts.keep(people.as_ruth, entry=entry, kind=sheet.kind, body={"heard": " "}, at=NOON)
    for address in addresses(room, sheet, entry):
        assert not shows(people.as_ruth, address), address


def test_without_a_door_no_address_shows_it_whatever_is_sent_first(
    people: People, kettle: Practice, sheet: Worksheet
) -> None:
    assert kettle in gate.close_rooms()
    for room in gate.close_rooms():
        for one in room.sheets:
            no_route_shows_it(people, room, one)


def test_behind_an_open_door_nothing_shows_before_the_check(
    people: People, kettle: Practice, sheet: Worksheet
) -> None:
    has_a_plan(people)
    opens(people)
    no_route_shows_it(people, kettle, sheet)
    assert "Before you begin" in ask(people.as_ruth, "/me/r/kettle/minute/begin/").content.decode()


def test_with_a_plan_a_door_and_four_yeses_it_begins_and_goes_on_on_the_same_page(
    people: People, sheet: Worksheet
) -> None:
    has_a_plan(people)
    opens(people)
    assert begins(people) == "/me/r/kettle/minute/new/"
    assert shows(people.as_ruth, "/me/r/kettle/minute/new/")
    assert shows(people.as_ruth, "/me/r/kettle/minute/print/")
    page = ask(people.as_ruth, "/me/r/kettle/minute/new/").content.decode()
    again = ask(people.as_ruth, "/me/r/kettle/minute/new/").content.decode()
    (made,) = steps.lately(people.as_ruth, at=NOON)
    for one in (page, again):
        assert f'name="draft" value="{made.page}"' in one
        assert "Until about 12:20. No bell rings and nothing closes by itself." in one
        assert "I feel floaty, unreal, far away" in one


@pytest.mark.parametrize(
    ("different", "says"),
    [
        ({"here": "no"}, "Then not now. That is a good use of these questions."),
        ({"heavy": "8"}, "That is a lot to carry already. Not now, then."),
        ({"sober": ""}, "Answer the four questions and say how heavy it is"),
        ({"heavy": "many"}, "Answer the four questions and say how heavy it is"),
    ],
)
def test_a_no_or_eight_of_ten_begins_nothing_and_says_what_is_open(
    people: People, kettle: Practice, different: dict[str, str], says: str
) -> None:
    has_a_plan(people)
    opens(people)
    page = begins(people, **different)
    assert says in page
    assert steps.lately(people.as_ruth, at=NOON) == []
    assert ("you can write in your own words at any time" in page) is ("Answer" not in says)
    assert not shows(people.as_ruth, "/me/r/kettle/minute/new/")


def test_after_nine_in_the_evening_it_takes_one_more_tap_and_keeps_the_answers(
    people: People, kettle: Practice
) -> None:
    has_a_plan(people)
    opens(people)
    night = NOON + timedelta(hours=10)
    place = "/me/r/kettle/minute/begin/"
    first = ask(people.as_ruth, place, READY, at=night).content.decode()
    assert "the night is a hard time for this" in first
    assert '<option value="3" selected>' in first
    assert 'name="late" value="yes"' in first
    assert ask(people.as_ruth, place, READY | {"late": "yes"}, at=night).status_code == 303


@pytest.mark.parametrize("by", ["pause", "too soon", "desk", "closed", "notice", "no plan"])
def test_each_of_these_alone_keeps_an_opened_door_closed(
    people: People, kettle: Practice, by: str
) -> None:
    opens(people)
    if by != "no plan":
        has_a_plan(people)
    if by == "pause":
        pace.keep(people.as_ruth, pace.Pace(paused_since=NOON), at=NOON)
    if by == "too soon":
        pace.keep(people.as_ruth, pace.Pace(too_soon=True), at=NOON)
    if by in {"desk", "closed"}:
        kind = between_us.SOON if by == "desk" else between_us.KEPT
        between_us.choose(people.as_miriam, bond=people.bond, kind=kind, on=True, at=NOON)
    if by == "notice":
        answer = triggers.not_safe(told=True)
        bonds = [people.bond]
        notices.raise_one(people.as_ruth, bonds=bonds, answer=answer, operation=uuid4(), at=NOON)
    assert begins(people) == "/me/r/kettle/"
    page = ask(people.as_ruth, "/me/r/kettle/").content.decode()
    assert "Everything you have written is open" in page
    assert "Ask Miriam Castell to open it with me" in page
    assert not shows(people.as_ruth, "/me/r/kettle/minute/new/")


def test_a_closed_door_at_the_desk_or_by_her_own_hand_closes_it(
    people: People, kettle: Practice
) -> None:
    has_a_plan(people)
    for by in (people.as_miriam, people.as_ruth):
        opens(people)
        assert gate.shut(people.as_ruth, kettle, at=NOON).allowed
        between_us.shut_door(by, bond=people.bond, room="kettle", at=NOON)
        assert not gate.shut(people.as_ruth, kettle, at=NOON).allowed


def test_only_a_clinician_of_hers_opens_a_door(people: People, kettle: Practice) -> None:
    has_a_plan(people)
    body = {"room": "kettle", "until": "stands", "minutes": 20}
    between.say(people.as_ruth, bond=people.bond, kind=between_us.OPENED, body=body, at=NOON)
    assert not gate.shut(people.as_ruth, kettle, at=NOON).allowed


def test_when_a_page_of_it_comes_by_sync_or_restore_it_is_kept_and_she_can_read_it(
    people: People, kettle: Practice, sheet: Worksheet
) -> None:
    phone = Phone(people.as_ruth)
    fields = [["heard", f"{MARKER} rain"], ["when", ""]]
    entry = phone.writes("", kind=sheet.kind, fields=fields)
    (answer,) = inbox.take(people.as_ruth, slips=phone.slips, at=NOON)
    assert answer.taken
    for address in (f"/me/e/{entry}/", f"/me/r/kettle/minute/{entry}/", "/me/r/kettle/"):
        assert MARKER in ask(people.as_ruth, address).content.decode(), address
    assert ask(people.as_ruth, f"/me/r/kettle/minute/print/?entry={entry}").status_code == 200
    archive = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    for one in archive["entries"]:
        one["id"] = str(uuid4())
        for telling in one["tellings"]:
            telling["id"] = str(uuid4())
            telling["parent"] = None
    restoring.restore(people.as_ruth, owner=people.ruth.id, archive=archive, at=NOON)
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    both = [head.entry for head in heads if head.kind == sheet.kind]
    assert len(both) == 2
    for one in both:
        assert MARKER in ask(people.as_ruth, f"/me/e/{one}/").content.decode()
    assert not shows(people.as_ruth, "/me/r/kettle/minute/new/")


def test_words_sent_to_a_closed_exercise_are_kept_at_any_hour(
    people: People, kettle: Practice, sheet: Worksheet
) -> None:
    pace.keep(people.as_ruth, pace.Pace(paused_since=NOON, too_soon=True), at=NOON)
    entry = kept_page(people, kettle, sheet)
    assert MARKER in ask(people.as_ruth, f"/me/e/{entry}/").content.decode()


def test_ordinary_rooms_are_open_in_every_mode_and_at_every_hour(people: People) -> None:
    pace.keep(people.as_ruth, pace.Pace(paused_since=NOON, too_soon=True), at=NOON)
    between_us.choose(people.as_miriam, bond=people.bond, kind=between_us.KEPT, on=True, at=NOON)
    rooms = [room for room in registry.rooms() if room.sheets and room.depth is not Depth.L3]
    ordinary = [room for room in rooms if not room.home or room.slug == "story"]
    for hour, room in product((0, 6, 9, 15), ordinary):
        at = NOON + timedelta(hours=hour)
        for sheet in room.sheets:
            answer = ask(people.as_ruth, f"/me/r/{room.slug}/{sheet.slug}/new/", at=at)
            assert answer.status_code in {200, 302, 303}, (hour, sheet.kind)
            assert "/begin/" not in answer.get("Location", "")
    for at in (NOON, NOON + timedelta(hours=15)):
        assert ask(people.as_ruth, "/me/write/new/", at=at).status_code == 200


def in_a_step(people: People) -> steps.Made:
    has_a_plan(people)
    opens(people)
    begins(people)
    return steps.lately(people.as_ruth, at=NOON)[-1]


def writes(people: People, made: steps.Made, wish: str, **more: str) -> str:
    sent = filled(registry.room("kettle").sheets[0].fields) | {
        "draft": str(made.page),
        "operation": str(uuid4()),
        "do": wish,
        **more,
    }
    answer = ask(people.as_ruth, "/me/r/kettle/minute/new/", sent)
    assert answer.status_code == 303, answer.content.decode()[:800]
    return str(answer["Location"])


@pytest.mark.parametrize(
    ("wish", "more", "how", "says"),
    [
        ("done", {}, "", "That is enough for today."),
        ("stop", {}, "early", "Stopping is part of doing this well."),
        ("far", {}, "T8", "Keep your eyes open."),
        ("keep", {"heavy_now": "8"}, "T6", "You can stop here."),
        ("keep", {"heavy_now": "6"}, "T6", "You can stop here."),
        ("done", {"heavy_now": "10"}, "T6", "You can stop here."),
    ],
)
def test_however_it_ends_every_word_is_kept_and_the_way_down_is_shown(
    people: People, kettle: Practice, wish: str, more: dict[str, str], how: str, says: str
) -> None:
    made = in_a_step(people)
    assert writes(people, made, wish, **more) == "/me/r/kettle/minute/after/"
    assert MARKER in ask(people.as_ruth, f"/me/e/{made.page}/").content.decode()
    (ended,) = steps.lately(people.as_ruth, at=NOON)
    assert ended.step.ended is not None
    assert ended.step.stopped == how
    down = ask(people.as_ruth, "/me/r/kettle/minute/after/").content.decode()
    assert says in down
    assert "What will you do in the next half hour?" in down
    assert ("Cold water" in down) is (how != "T8"), "far away: eyes open, nothing of the body"
    assert ("Tell Miriam Castell that I stopped." in down) is (how in TOO_HARD)
    assert f"/me/e/{made.page}/erase/" in down, "what was written can be put out of sight at once"
    assert not shows(people.as_ruth, "/me/r/kettle/minute/new/"), "one step a day"


def test_stopping_is_never_held_up_by_what_has_to_be_mended(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    assert writes(people, made, "stop", warmth="very").endswith("/after/")
    (draft,) = drafts.every(people.as_ruth)
    assert draft.body["warmth"] == "very"
    assert MARKER in draft.body["heard"]


def test_a_pause_in_the_middle_goes_on_within_the_same_step(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    assert writes(people, made, "pause", heavy_now="4") == "/me/r/kettle/"
    assert shows(people.as_ruth, "/me/r/kettle/minute/new/")
    page = ask(people.as_ruth, "/me/r/kettle/minute/new/").content.decode()
    assert MARKER in page


def test_when_its_minutes_are_over_no_new_one_begins_and_the_words_stay_hers(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    writes(people, made, "keep", heavy_now="4")
    later = NOON + timedelta(minutes=21)
    new = ask(people.as_ruth, "/me/r/kettle/minute/new/", at=later)
    assert new["Location"] == "/me/r/kettle/minute/begin/"
    own = ask(people.as_ruth, f"/me/r/kettle/minute/{made.page}/", at=later)
    assert "The time you planned is over." in own.content.decode()
    assert MARKER in own.content.decode()


def comes_down(people: People, **sent: str) -> str:
    made = {"operation": str(uuid4()), **sent}
    answer = ask(people.as_ruth, "/me/r/kettle/minute/after/", made)
    return str(answer.get("Location", answer.content.decode()))


def test_one_that_ends_higher_than_it_began_is_given_ten_slow_minutes(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    writes(people, made, "done", heavy_now="5")
    page = comes_down(people, heavy="6", come_down="drink", next="Feed the cat.")
    assert "Here are ten slow minutes to come down" in page
    (ended,) = steps.lately(people.as_ruth, at=NOON)
    assert ended.step.stopped == "T7"
    assert (ended.step.after, ended.come_down, ended.next) == (6, "drink", "Feed the cat.")


def test_one_that_ends_calmly_goes_back_to_its_room_and_keeps_when_it_ended(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    writes(people, made, "done", heavy_now="4")
    assert comes_down(people, heavy="3", come_down="no such thing") == "/me/r/kettle/"
    (ended,) = steps.lately(people.as_ruth, at=NOON)
    assert (ended.step.stopped, ended.step.after, ended.come_down) == ("", 3, "")


def test_miriam_learns_that_a_step_was_stopped_only_when_ruth_says_so(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    writes(people, made, "far")
    comes_down(people, heavy="5")
    read = between_us.agenda(between_us.read(people.as_miriam, owner=people.ruth.id, at=NOON))
    assert read == []
    comes_down(people, heavy="5", tell=str(people.bond))
    (line,) = between_us.agenda(between_us.read(people.as_miriam, owner=people.ruth.id, at=NOON))
    assert (line.asks, line.room, line.text) == ("stopped", "kettle", "")


def test_the_notes_of_her_steps_are_no_pages_and_nobody_elses(
    people: People, kettle: Practice
) -> None:
    made = in_a_step(people)
    page = ask(people.as_ruth, "/me/write/").content.decode()
    assert str(made.note) not in page
    assert ask(people.as_ruth, f"/me/e/{made.note}/").status_code == 404
    assert hides("kettle", everything_stored())


def test_about_an_older_loss_it_begins_while_a_new_one_rests(
    people: People, kettle: Practice
) -> None:
    has_a_plan(people)
    opens(people)
    him = loses(people, "Daniel died", When.on(NOON.date() - timedelta(days=20)))
    assert begins(people, loss=him) == "/me/r/kettle/", "there is no loss but an early one"
    her = loses(people, "My mother died", When.on(NOON.date() - timedelta(days=2000)))
    page = ask(people.as_ruth, "/me/r/kettle/minute/begin/").content.decode()
    assert "What is this about?" in page
    for early in (him, ""):
        assert "This rests while it is early." in begins(people, loss=early)
    assert steps.lately(people.as_ruth, at=NOON) == []
    assert begins(people, loss=her) == "/me/r/kettle/minute/new/"


def loses(people: People, words: str, when: When) -> str:
    """Let Ruth name a loss with its day, and return its id."""
    entry = uuid4()
    page = Page(kind="naming", shape=1, title=words, body={"happened": words}, when=when)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    return entry.hex
