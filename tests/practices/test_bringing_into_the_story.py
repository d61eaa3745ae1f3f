"""What came of a small test becomes a line of Ruth's story, and how she told it before is kept."""

import re
from uuid import UUID, uuid4

from marram.kit import begun, finding
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.practices.story import brought
from marram.record import reading, writing
from marram.sync import inbox
from tests.practices.scenes import scene
from tests.practices.test_doing import activity
from tests.practices.test_values import matters
from tests.sync.phone import Phone

LINE = "It was the beginning of beans."


def bring(entry: UUID) -> str:
    return f"/me/r/story/{entry}/bring/"


def page(actor: Actor, where: str) -> str:
    return ask(actor, where).content.decode()


def tried(actor: Actor, about: str = "Being with Bea", **more: object) -> UUID:
    """Write down a small test with what came of it, and return its entry."""
    sent: dict[str, object] = {"about": about, "did": "part", "do": "done", **more}
    return UUID(str(ask(actor, "/me/r/trying/trying/new/", sent)["Location"]).split("/")[3])


def bringing(actor: Actor, entry: UUID, **sent: object) -> UUID:
    """Keep a line and return the moment in which it stands."""
    answer = ask(actor, bring(entry), {"line": LINE, **sent})
    assert answer.status_code == 303, answer.content.decode()
    return UUID(str(answer["Location"]).split("/")[3])


def means_now(actor: Actor, moment: UUID) -> list[str]:
    """Return what the moment was to her in each of its tellings."""
    told = reading.tellings(actor, entry=moment, at=NOON)
    return [str(one.body.get("means_now") or "") for one in told]


class TestWhereItCanGo:
    def test_the_scene_at_the_other_end_of_the_chain_stands_first(self, people: People) -> None:
        ruth = people.as_ruth
        moment = scene(ruth, "Bea knocked with seedlings")
        step = activity(ruth, "Sow beans", of=str(moment))
        test = tried(ruth, of=str(step))
        shown = page(ruth, bring(test))
        assert re.search(rf'value="{moment}" checked', shown)
        assert "Bea knocked with seedlings" in shown

    def test_so_does_a_scene_that_carried_what_it_was_for(self, people: People) -> None:
        ruth = people.as_ruth
        moment, value = scene(ruth, "Bea knocked with seedlings"), matters(ruth, "Being near")
        begun.tie(ruth, page=moment, of=str(value), at=NOON, relation=begun.CARRIED)
        test = tried(ruth, of=str(value))
        assert re.search(rf'value="{moment}" checked', page(ruth, bring(test)))

    def test_without_a_scene_behind_it_a_moment_of_its_own_is_offered(self, people: People) -> None:
        scene(people.as_ruth, "The day of the funeral")
        shown = page(people.as_ruth, bring(tried(people.as_ruth)))
        assert 'value="own" checked' in shown
        assert "The day of the funeral" in shown

    def test_a_scene_that_can_be_reached_in_two_ways_stands_once(self, people: People) -> None:
        ruth = people.as_ruth
        moment, value = scene(ruth, "Bea knocked with seedlings"), matters(ruth, "Being near")
        begun.tie(ruth, page=moment, of=str(value), at=NOON, relation=begun.CARRIED)
        test = tried(ruth, of=str(moment))
        begun.tie(ruth, page=test, of=str(value), at=NOON)
        assert page(ruth, bring(test)).count(f'value="{moment}"') == 1

    def test_ties_in_a_ring_come_to_an_end(self, people: People) -> None:
        ruth = people.as_ruth
        one, other = tried(ruth, "One"), tried(ruth, "Other")
        begun.tie(ruth, page=one, of=str(other), at=NOON)
        begun.tie(ruth, page=other, of=str(one), at=NOON)
        assert 'value="own" checked' in page(ruth, bring(one))


class TestOneLine:
    def test_goes_with_the_moment_and_the_old_telling_is_kept(self, people: People) -> None:
        ruth = people.as_ruth
        moment = scene(ruth, "Bea knocked", means_now="I was ashamed.")
        assert bringing(ruth, tried(ruth, of=str(moment)), where=str(moment)) == moment
        assert means_now(ruth, moment)[-2:] == ["I was ashamed.", f"I was ashamed.\n\n{LINE}"]

    def test_is_all_there_is_where_nothing_stood(self, people: People) -> None:
        ruth = people.as_ruth
        moment = scene(ruth, "Bea knocked")
        bringing(ruth, tried(ruth), where="other", moment=str(moment))
        assert means_now(ruth, moment)[-1] == LINE

    def test_goes_where_she_chose_in_the_menu_whatever_is_ticked_above_it(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        first, moment = scene(ruth, "The shed"), scene(ruth, "Bea knocked")
        for where in ("own", str(first), "other"):
            sent = {"where": where, "moment": str(moment), "line": f"Said with {where}."}
            assert bringing(ruth, tried(ruth, of=str(first)), **sent) == moment
        assert means_now(ruth, first)[-1] == ""

    def test_becomes_a_moment_of_its_own(self, people: People) -> None:
        moment = bringing(people.as_ruth, tried(people.as_ruth), where="own")
        assert LINE in page(people.as_ruth, "/me/story/")
        assert LINE in page(people.as_ruth, f"/me/e/{moment}/")

    def test_several_lines_are_told_in_it(self, people: People) -> None:
        moment = bringing(people.as_ruth, tried(people.as_ruth), where="own", line="One\nTwo")
        found = finding.own(people.as_ruth, entry=moment, kind="story.moment", at=NOON)
        assert found
        assert found.body == {"what": "One\nTwo"}
        assert found.outline.title == "One…"

    def test_the_same_form_again_adds_nothing(self, people: People) -> None:
        ruth, same = people.as_ruth, str(uuid4())
        moment, test = scene(ruth, "Bea knocked"), tried(ruth)
        for where in (str(moment), "own"):
            places = {bringing(ruth, test, where=where, operation=same) for _ in range(2)}
            assert len(places) == 1
        assert [said for said in means_now(ruth, moment) if said] == [LINE]
        heads = finding.heads(ruth, at=NOON)
        titles = sorted(head.title for head in heads if head.kind == "story.moment")
        assert titles == ["Bea knocked", LINE], "for another place it is another form"

    def test_sent_again_with_other_words_keeps_both(self, people: People) -> None:
        ruth, same = people.as_ruth, str(uuid4())
        test = tried(ruth)
        first = bringing(ruth, test, where="own", operation=same)
        assert bringing(ruth, test, where="own", operation=same, line="Beans, then.") == first
        told = reading.tellings(ruth, entry=first, at=NOON)
        assert [one.body["named"] for one in told] == [LINE, "Beans, then."]

    def test_both_pages_name_each_other(self, people: People) -> None:
        ruth = people.as_ruth
        test = tried(ruth, "Being with Bea")
        moment = bringing(ruth, test, where="own")
        assert f'In my story: <a href="/me/e/{moment}/">' in page(ruth, f"/me/e/{test}/")
        assert f'Brought in from <a href="/me/e/{test}/">' in page(ruth, f"/me/e/{moment}/")


class TestWhatIsMissing:
    def test_without_words_it_asks_for_them(self, people: People) -> None:
        answer = ask(people.as_ruth, bring(tried(people.as_ruth)), {"line": " ", "where": "own"})
        assert answer.status_code == 422
        assert "A few words are missing." in answer.content.decode()

    def test_without_a_place_the_words_stay_in_the_form(self, people: People) -> None:
        for where in ("", "other", "nowhere"):
            sent = {"line": LINE, "where": where}
            answer = ask(people.as_ruth, bring(tried(people.as_ruth)), sent)
            assert answer.status_code == 422
            assert "Say where it goes." in answer.content.decode()
            assert LINE in answer.content.decode()

    def test_too_long_is_said_and_nothing_is_lost(self, people: People) -> None:
        sent = {"line": "x" * (2 * 1024 * 1024 + 1), "where": "own"}
        answer = ask(people.as_ruth, bring(tried(people.as_ruth)), sent)
        assert answer.status_code == 422
        assert "This is too long to keep in one piece." in answer.content.decode()
        assert sent["line"] in answer.content.decode()


class TestWithoutASignal:
    def test_a_line_waits_on_the_phone_and_stands_there_once(self, people: People) -> None:
        ruth, phone = people.as_ruth, Phone(people.as_ruth)
        moment, test = scene(ruth, "Bea knocked"), tried(ruth)
        fields = [["page", str(test)], ["line", LINE], ["where", str(moment)]]
        phone.writes("", kind=brought.KIND, fields=fields)
        for _ in range(2):
            inbox.take(ruth, slips=phone.slips, at=NOON)
        assert means_now(ruth, moment)[-1] == LINE
        assert f'In my story: <a href="/me/e/{moment}/">' in page(ruth, f"/me/e/{test}/")

    def test_where_its_moment_is_gone_meanwhile_the_words_are_a_moment(
        self, people: People
    ) -> None:
        ruth, phone = people.as_ruth, Phone(people.as_ruth)
        moment, test = scene(ruth, "Bea knocked"), tried(ruth)
        writing.put_away(ruth, entry=moment, at=NOON)
        fields = [["page", str(test)], ["line", LINE], ["where", str(moment)]]
        phone.writes("", kind=brought.KIND, fields=fields)
        inbox.take(ruth, slips=phone.slips, at=NOON)
        assert LINE in page(ruth, "/me/story/")


class TestWhoseItIs:
    def test_nobody_brings_what_is_not_theirs_or_into_what_is_not_theirs(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        george = Actor(client_called("George", "g3@example.org").id, Face.CLIENT, uuid4())
        hers, his = scene(ruth, "Hers"), scene(george, "His")
        test = tried(ruth)
        sent = {"line": LINE, "where": str(his)}
        assert ask(ruth, bring(test), sent).status_code == 404
        assert ask(george, bring(test)).status_code == 404
        assert ask(people.as_miriam, bring(test)).status_code == 404
        assert means_now(george, his)[-1] == means_now(ruth, hers)[-1] == ""

    def test_only_a_moment_takes_a_line(self, people: People) -> None:
        other = tried(people.as_ruth, "Other")
        sent = {"line": LINE, "where": str(other)}
        assert ask(people.as_ruth, bring(tried(people.as_ruth)), sent).status_code == 404


class TestOnceItIsSaidWhatCameOfIt:
    def test_its_page_leads_into_the_story_and_to_another_try(self, people: People) -> None:
        ruth = people.as_ruth
        test = tried(ruth)
        shown = page(ruth, f"/me/e/{test}/")
        assert "From here" in shown
        once_more = f"/me/r/trying/trying/new/?of={test}"
        assert once_more in shown
        assert 'value="Being with Bea"' in page(ruth, once_more)

    def test_a_moment_stands_in_the_story_already(self, people: People) -> None:
        moment = scene(people.as_ruth, "Bea knocked")
        assert bring(moment) not in page(people.as_ruth, f"/me/e/{moment}/")

    def test_no_looks_the_same_as_yes(self, people: People) -> None:
        pages = [
            page(people.as_ruth, f"/me/e/{tried(people.as_ruth, did=did)}/")
            for did in ("yes", "part", "no")
        ]
        without = [re.sub(r"[0-9a-f-]{36}|Yes|Part of it|No\b", "", one) for one in pages]
        main = [one[one.index("<main") : one.index("This page")] for one in without]
        assert main[0] == main[1] == main[2]

    def test_until_then_nothing_is_asked(self, people: People) -> None:
        shown = page(people.as_ruth, f"/me/e/{tried(people.as_ruth, did='')}/")
        assert "From here" not in shown
