"""Steady for everybody and with one's own kit: a way out at every step, nothing noted."""

import html
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.utils import translation

from marram.keys.keyring import KeyGone
from marram.kit import registry
from marram.kit.testing import NOON, PHONE, People, ask, client_called
from marram.people import directory
from marram.people.actor import NOBODY, Actor, Face
from marram.practices.steady import slots, store
from marram.practices.steady.shape import MOST_FAVOURITES, OwnTool, Settings
from marram.practices.steady.tools import Tool, catalogue
from marram.record import reading, standing
from marram.record.models import AuditLine, Entry

KNOWN = catalogue()
EVERY_TOOL = pytest.mark.parametrize("tool", KNOWN.tools, ids=lambda one: one.slug)
STOP = re.compile(r'<a class="btn" href="(/(?:me/)?steady/)" data-stop>')


def body(address: str, actor: Actor | None = None) -> str:
    answer = Client().get(address) if actor is None else ask(actor, address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


def kit_of(people: People) -> Settings:
    return store.settings(people.as_ruth, at=NOON)


def set_up(people: People, settings: Settings) -> None:
    store.keep(people.as_ruth, settings=settings, at=NOON)


# ------------------------------------------------------------------------------- for everybody


@pytest.mark.parametrize("address", slots.PAGES)
def test_a_public_page_needs_no_database_no_keys_and_no_sign_in(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the `db` fixture any question to the database is an error."""

    def gone(*_: object, **__: object) -> None:
        raise DatabaseError

    for name in ("find", "keep", "entry_for"):
        monkeypatch.setattr(standing, name, gone)
    page = body(address)
    assert "Help now" in page
    assert 'data-leave="https://' in page
    assert "<form" not in page, "nothing can be sent from here"


def test_with_a_cookie_and_no_database_a_tool_is_there_all_the_same() -> None:
    """Without the `db` fixture any question to the database is an error."""
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE] = "a" * 43
    assert "You are here." in browser.get("/steady/senses/").content.decode()


def test_signed_in_and_with_no_keys_a_tool_is_there_all_the_same(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise KeyGone

    for name in ("person", "service"):
        monkeypatch.setattr(directory, name, gone)
    assert "You are here." in body("/steady/senses/", people.as_ruth)


def test_what_a_phone_keeps_is_every_public_page_and_no_other() -> None:
    room = registry.room("steady")
    assert room.offline_pages == slots.PAGES
    assert len(room.offline_pages) == 1 + len(KNOWN.tools) + len(KNOWN.lists)
    assert all(one.startswith("/steady/") for one in room.offline_pages)


@EVERY_TOOL
def test_the_way_out_stands_at_every_step_of_every_tool(tool: Tool) -> None:
    """H18, H17: stopping is one touch away, from the first line to the last."""
    for step in ["", *range(1, len(tool.steps) + 1), 99, "x", "-1"]:
        page = body(f"/steady/{tool.slug}/" + (f"?step={step}" if step != "" else ""))
        assert STOP.search(page), f"{tool.slug}, {step}"
        assert page.count("data-stop") == 1
        assert 'href="/leave/"' in page
        assert 'href="/help/"' in page


@EVERY_TOOL
def test_without_scripts_a_tool_is_a_list_and_can_be_taken_one_line_at_a_time(tool: Tool) -> None:
    whole = body(f"/steady/{tool.slug}/")
    assert lines_shown(whole) == len(tool.steps)
    address, seen = f"/steady/{tool.slug}/?step=1", 0
    while address:
        page = body(address)
        assert lines_shown(page) == 1
        seen += 1
        found = re.search(r'href="(/steady/[\w-]+/\?step=\d+)">Next<', page)
        address = found[1] if found and tool.way not in {"pacer", "timer"} else ""
    assert seen == len(tool.steps) or tool.way in {"pacer", "timer"}


@EVERY_TOOL
def test_nothing_is_asked_of_anybody_who_is_not_signed_in(tool: Tool) -> None:
    page = body(f"/steady/{tool.slug}/")
    assert "That helped" not in page
    assert "my kit" not in page
    assert "/me/" not in page


def test_a_tool_that_is_not_there_is_not_found() -> None:
    for address in ("/steady/nothing/", "/steady/for/nothing/", "/steady/own-person/"):
        assert ask(NOBODY, address).status_code == 404


def test_a_thought_typed_on_a_leaf_can_not_be_sent() -> None:
    page = body("/steady/leaves/")
    field = re.search(r'<input[^>]*id="leaf"[^>]*>', page)
    assert field
    assert "name=" not in field[0]
    assert "hidden data-leaves" in page


def test_nothing_sounds_moves_or_counts_down_by_itself() -> None:
    for tool in KNOWN.tools:
        page = body(f"/steady/{tool.slug}/")
        assert not re.search(r"<(audio|video|marquee)|autoplay|vibrate", page)
    static = dict(registry.static_folders())["rooms/steady"]
    from pathlib import Path  # noqa: PLC0415 - only here

    said = "".join(one.read_text() for one in Path(static).glob("*.js"))
    assert not re.search(r"Audio|vibrate|Notification|fetch\(|localStorage|indexedDB", said)


# ------------------------------------------------------------------------------ one's own kit


def test_ruth_begins_with_four_tools_of_the_house(people: People) -> None:
    page = body("/me/steady/", people.as_ruth)
    assert "To begin with" in page
    kit = page[page.index("To begin with") : page.index("What is it like just now?")]
    assert re.findall(r'href="/me/steady/([\w-]+)/">', kit)[1:] == [
        "senses", "breathing", "feet", "hand-tracing",
    ]  # fmt: skip


def test_her_favourites_stand_first_in_her_order(people: People) -> None:
    for slug in ("wall", "senses", "kind"):
        assert wish(people, slug, "keep").status_code == 303
    assert wish(people, "kind", "earlier").status_code == 303
    assert kit_of(people).favourites == ("wall", "kind", "senses")
    page = body("/me/steady/", people.as_ruth)
    assert page.index("Push a wall") < page.index("A kind word") < page.index("Five, four")
    first = slots.first(people.as_ruth, NOON)
    assert first
    assert (first.heading, first.href) == ("Push a wall", "/me/steady/wall/")


def test_a_seventh_does_not_push_the_sixth_out(people: People) -> None:
    for tool in KNOWN.tools[:7]:
        wish(people, tool.slug, "keep")
    assert kit_of(people).favourites == tuple(t.slug for t in KNOWN.tools[:MOST_FAVOURITES])
    assert "Six are in your kit already." in body(
        f"/me/steady/{KNOWN.tools[7].slug}/", people.as_ruth
    )


def test_for_not_breath_no_page_of_hers_offers_it(people: People) -> None:
    ask(people.as_ruth, "/me/steady/kit/", {"no_breath": "yes", "left_out": ["belly", "nonsense"]})
    assert kit_of(people).no_breath
    assert kit_of(people).left_out == ("belly",)
    breath = [one.slug for one in KNOWN.tools if "breath" in one.needs]
    pages = ["/me/", "/me/steady/", *(f"/me/steady/for/{one.slug}/" for one in KNOWN.lists)]
    pages += [f"/me/steady/{one.slug}/" for one in KNOWN.tools if one.slug not in breath]
    for address in pages:
        page = body(address, people.as_ruth)
        for slug in breath:
            assert f'/steady/{slug}/"' not in page, f"{address} offers {slug}"
    for offered in (slots.first, slots.minute):
        found = offered(people.as_ruth, NOON)
        assert found
        assert not [slug for slug in breath if slug in found.href]
    assert "One slow breath" not in body("/me/steady/senses/", people.as_ruth)
    assert "Your belly." not in body("/me/steady/body-scan-10/", people.as_ruth)


def test_what_is_not_for_her_is_offered_nowhere_and_stays_readable(people: People) -> None:
    wish(people, "wall", "keep")
    wish(people, "wall", "not-for-me")
    for address in ("/me/steady/", "/me/steady/for/anger/", "/me/steady/for/angry/"):
        assert '"/me/steady/wall/"' not in body(address, people.as_ruth)
    assert "This is not offered to you any more." in body("/me/steady/wall/", people.as_ruth)
    wish(people, "wall", "for-me")
    assert '"/me/steady/wall/"' in body("/me/steady/for/anger/", people.as_ruth)


@pytest.mark.parametrize("answer", store.ANSWERS)
def test_what_she_says_after_a_tool_is_kept_once_for_her_alone(people: People, answer: str) -> None:
    sent = {"answer": answer, "operation": str(uuid4())}
    for _ in range(2):
        kept = ask(people.as_ruth, "/me/steady/feet/", sent)
        assert kept["Location"] == "/me/steady/?news=kept&after=feet"
    notes = store.used(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert [(one.tool, one.name, one.helped) for one in notes] == [
        ("feet", "Feet on the floor", answer)
    ]
    assert reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON) == []
    after = body(kept["Location"], people.as_ruth)
    assert "Kept, just for you." in after
    assert "Try another:" in after
    assert not re.search(r"\d+ (times|tools|days)|well done|[Gg]ood", after)


def test_her_notes_are_no_pages_and_she_can_erase_each(people: People) -> None:
    ask(people.as_ruth, "/me/steady/feet/", {"answer": "little", "operation": str(uuid4())})
    assert "Feet on the floor" not in body("/me/write/", people.as_ruth)
    page = body("/me/steady/used/", people.as_ruth)
    assert "Feet on the floor" in page
    entry = re.search(r'name="entry" value="([\w-]{36})"', page)
    assert entry
    assert ask(people.as_ruth, f"/me/e/{entry[1]}/").status_code == 404
    tomas = Actor(client_called("Tomas Berg", "tomas@example.org").id, Face.CLIENT)
    assert ask(tomas, "/me/steady/used/", {"entry": entry[1]}).status_code == 404
    erased = ask(people.as_ruth, "/me/steady/used/", {"entry": entry[1]})
    assert erased.status_code == 303
    assert "Feet on the floor" not in body("/me/steady/used/", people.as_ruth)


def test_only_such_a_note_can_be_erased_there(people: People) -> None:
    set_up(people, Settings(favourites=("feet",)))
    kit = standing.entry_for(people.ruth.id, store.SETTINGS)
    assert ask(people.as_ruth, "/me/steady/used/", {"entry": str(kit)}).status_code == 404
    assert kit_of(people).favourites == ("feet",)


def test_going_away_from_a_tool_keeps_nothing_and_says_nothing(people: People) -> None:
    lines, entries = AuditLine.objects.count(), Entry.objects.count()
    for address in ("/me/steady/", "/me/steady/feet/", "/me/steady/feet/?step=2", "/steady/feet/"):
        body(address, people.as_ruth)
    assert (AuditLine.objects.count(), Entry.objects.count()) == (lines, entries)
    assert "Kept" not in body("/me/steady/", people.as_ruth)


def test_an_answer_that_is_none_is_not_kept(people: People) -> None:
    assert ask(people.as_ruth, "/me/steady/feet/", {"answer": "9"}).status_code == 422
    assert store.used(people.as_ruth, owner=people.ruth.id, at=NOON) == []


def test_the_three_answers_weigh_the_same(people: People) -> None:
    page = body("/me/steady/feet/", people.as_ruth)
    buttons = re.findall(r'<button class="([^"]*)" name="answer" value="(\w+)"', page)
    assert buttons == [("btn", "helped"), ("btn", "little"), ("btn", "not")]


# ------------------------------------------------------------------------------------- her own


def test_her_own_person_is_one_touch_away(people: People) -> None:
    form = {"person": "Tunde", "phone": "07700 900142"}
    assert ask(people.as_ruth, "/me/steady/own/person/", form).status_code == 303
    page = body("/me/steady/own-person/", people.as_ruth)
    assert 'href="tel:07700900142"' in page
    assert "Tunde" in body("/me/steady/", people.as_ruth)
    assert "Tunde" not in page[page.index("<title>") : page.index("</title>")]
    ask(people.as_ruth, "/me/steady/own/person/", {"person": "", "phone": ""})
    assert ask(people.as_ruth, "/me/steady/own-person/").status_code == 404


def test_her_song_leads_only_to_a_safe_address(people: People) -> None:
    where = "/me/steady/own/song/"
    ask(people.as_ruth, where, {"song": "Abide", "song_where": "javascript:alert(1)"})
    assert 'href="javascript' not in body("/me/steady/own-song/", people.as_ruth)
    ask(people.as_ruth, where, {"song": "Abide", "song_where": "https://example.org/s"})
    page = body("/me/steady/own-song/", people.as_ruth)
    assert 'href="https://example.org/s" rel="noreferrer noopener"' in page


def test_a_tool_she_makes_has_her_lines_one_at_a_time(people: People) -> None:
    form = {"title": "Back door", "steps": "Open the back door.\n\n  Count the pots. \n"}
    ask(people.as_ruth, "/me/steady/own/tool/", form)
    made = kit_of(people).own[0]
    assert made.steps == ("Open the back door.", "Count the pots.")
    page = body(f"/me/steady/own-tool-{made.id}/?step=2", people.as_ruth)
    assert lines_shown(page) == 1
    assert "Count the pots." in page
    wish(people, f"own-tool-{made.id}", "keep")
    first = slots.first(people.as_ruth, NOON)
    assert first
    assert (first.heading, first.lines) == ("Back door", made.steps)
    again = {"title": "", "steps": ""}
    ask(people.as_ruth, f"/me/steady/own/tool-{made.id}/", again)
    assert kit_of(people).own == ()


def test_what_is_too_long_stays_in_the_form(people: People) -> None:
    typed = "word " * 1000
    answer = ask(people.as_ruth, "/me/steady/own/words/", {"words": typed})
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert typed.strip() in page
    assert "There is a problem" in page
    many = "\n".join(f"line {n}" for n in range(30))
    answer = ask(people.as_ruth, "/me/steady/own/tool/", {"title": "x", "steps": many})
    assert answer.status_code == 422
    assert "line 29" in answer.content.decode()


def test_a_kit_is_there_for_its_owner_alone(people: People) -> None:
    set_up(people, Settings(person="Tunde", phone="1", own=(OwnTool("ab12cd34", "Door", ()),)))
    tomas = Actor(client_called("Tomas Berg", "tomas@example.org").id, Face.CLIENT, PHONE)
    for slug in ("own-person", "own-tool-ab12cd34"):
        assert ask(tomas, f"/me/steady/{slug}/").status_code == 404
        assert ask(people.as_miriam, f"/me/steady/{slug}/").status_code == 404
        assert ask(people.as_ruth, f"/steady/{slug}/").status_code == 404
    assert ask(tomas, "/me/steady/own/tool-ab12cd34/").status_code == 404
    assert ask(tomas, "/me/steady/own-person/wish/", {"do": "keep"}).status_code == 404


def test_her_kit_stands_nowhere_in_plain_text(people: People) -> None:
    from tests.kit.sheets import everything_stored, hides  # noqa: PLC0415 - reads every table

    set_up(people, Settings(person="Quincewaters", words="Quincewaters", favourites=("feet",)))
    stored = everything_stored()
    assert hides("Quincewaters", stored)
    assert hides("steady.settings", stored)


# --------------------------------------------------------------------------- what others ask of it


def test_help_now_gets_the_calm_tool_when_the_kit_does_not_open(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise DatabaseError

    set_up(people, Settings(no_breath=True, favourites=("wall",)))
    monkeypatch.setattr(standing, "find", gone)
    first = slots.first(people.as_ruth, NOON)
    assert first
    assert first.href == "/steady/senses/"


def test_help_now_for_nobody_gets_five_four_three_two_one() -> None:
    first = slots.first(NOBODY, NOON)
    assert first
    assert (first.heading, first.href) == ("Five, four, three, two, one", "/steady/senses/")
    assert first.lines[0] == "You are here. Look for five things you can see."


def test_today_has_a_minute_for_breath_and_for_those_without(people: People) -> None:
    assert "Breathe for a minute" in body("/me/", people.as_ruth)
    set_up(people, Settings(no_breath=True, favourites=("wall", "breathing")))
    page = body("/me/", people.as_ruth)
    assert "Breathe for a minute" not in page
    assert 'href="/me/steady/wall/"' in page


def test_a_phone_keeps_her_kit_with_its_lines_by_choice(people: People) -> None:
    set_up(people, Settings(favourites=("feet",), person="Tunde", phone="07700 900142"))
    copied = slots.offline_copy(people.as_ruth, NOON)
    assert [one.heading for one in copied] == ["Feet on the floor", "Tunde"]
    assert copied[0].lines[0] == "Put both feet on the floor."
    assert copied[1].href == "tel:07700900142"


def test_a_room_for_steadying_is_listed_there_and_not_under_write(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    rooms = registry.rooms()
    there = tuple(replace(one, place="steady") if one.slug == "holds" else one for one in rooms)
    monkeypatch.setattr(registry, "rooms", lambda: there)
    page = body("/me/steady/", people.as_ruth)
    assert 'href="/me/r/holds/"' in page[page.index("More for steadying") :]
    assert 'href="/me/r/holds/"' not in body("/me/write/", people.as_ruth)
    assert 'href="/me/r/steady/"' not in body("/me/", people.as_ruth)


def test_a_thought_can_be_written_down_and_is_a_page_of_hers(people: People) -> None:
    assert "/me/r/steady/thought/new/" in body("/me/steady/thoughts/", people.as_ruth)
    assert "/me/r/steady/thought/new/" not in body("/steady/thoughts/")
    form = {"thought": "I did not ring.", "true": "partly", "step": "Ring Bea.", "do": "done"}
    kept = ask(people.as_ruth, "/me/r/steady/thought/new/", form)
    assert "Ring Bea." in body(kept["Location"], people.as_ruth)


def test_the_words_follow_her_language() -> None:
    with translation.override("ar"):
        assert slots.first(NOBODY, NOON) is not None


def wish(people: People, slug: str, do: str):
    return ask(people.as_ruth, f"/me/steady/{slug}/wish/", {"do": do})


def lines_shown(page: str) -> int:
    return len(re.findall(r"<li data-seconds=\"\d+\">", page))
