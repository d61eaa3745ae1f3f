"""One scene told from several places, each page tied to it, and the voice that is off at first."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest

from marram.kit import begun
from marram.kit.containment import between_us
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.record import restoring
from tests.practices.scenes import scene

FAIR, THEM = "/me/r/elsewhere/fair/", "/me/r/elsewhere/them/"


def told(actor: Actor, where: str, form: str, **said: str) -> str:
    """Send a form as its page gave it, with these answers; return where it led."""
    carried = dict(re.findall(r'name="(operation|draft|parent|of)" value="([^"]*)"', form))
    answer = ask(actor, where, {**carried, **said, "do": "done"})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


class TestASceneFromSeveralPlaces:
    def test_a_voice_begun_from_a_scene_stands_beside_it_and_leads_back(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        entry = scene(ruth, "The last bus", what="I ran and it left.")
        form = ask(ruth, f"{FAIR}new/?of={entry}").content.decode()
        assert 'value="The last bus"' in form
        kept = told(ruth, f"{FAIR}new/", form, scene="The last bus", words="She ran in the rain.")
        beside = ask(ruth, f"/me/r/story/{entry}/voices/").content.decode()
        assert "I ran and it left." in beside
        assert "She ran in the rain." in beside
        assert "Somebody kind and fair who saw it all" in beside
        assert f"/me/e/{entry}/" in ask(ruth, kept).content.decode()
        assert kept in ask(ruth, f"/me/e/{entry}/").content.decode()

    def test_a_step_begun_from_a_scene_is_no_voice_of_it(self, people: People) -> None:
        ruth = people.as_ruth
        entry = scene(ruth, "The last bus")
        where = "/me/r/doing/activity/new/"
        form = ask(ruth, f"{where}?of={entry}").content.decode()
        told(ruth, where, form, what="Take the bus once", for_what="The last bus")
        voices = ask(ruth, f"/me/r/story/{entry}/voices/").content.decode()
        assert "Take the bus once" not in voices
        assert where not in voices
        assert "/me/r/sparks/says/new/" not in voices
        assert voices.count("/new/?of=") == 5

    def test_the_tie_outlives_a_draft(self, people: People) -> None:
        ruth = replace(people.as_ruth, device=uuid4())
        entry = scene(ruth, "The last bus")
        form = ask(ruth, f"{FAIR}new/?of={entry}").content.decode()
        carried = dict(re.findall(r'name="(operation|draft|of)" value="([^"]*)"', form))
        paused = ask(ruth, f"{FAIR}new/", {**carried, "words": "She ran.", "do": "keep"})
        where = str(paused["Location"])
        told(ruth, where, ask(ruth, where).content.decode(), words="She ran.", scene="The last bus")
        assert "She ran." in ask(ruth, f"/me/r/story/{entry}/voices/").content.decode()

    def test_kept_twice_it_is_tied_once(self, people: People) -> None:
        ruth = people.as_ruth
        one, other = scene(ruth, "The last bus"), scene(ruth, "The ward")
        for _again in range(2):
            begun.tie(ruth, page=other, of=str(one), at=NOON)
        assert len(restoring.everything(ruth, owner=people.ruth.id, at=NOON)["links"]) == 1

    def test_no_page_is_begun_from_somebody_elses(self, people: People) -> None:
        entry = scene(people.as_ruth, "The last bus")
        george = Actor(client_called("George Pell", "george@example.org").id, Face.CLIENT, uuid4())
        form = ask(george, f"{FAIR}new/?of={entry}").content.decode()
        assert "The last bus" not in form
        begun.tie(george, page=scene(george, "A tin"), of=str(entry), at=NOON)
        known = begun.around(people.as_ruth, entry=entry, at=NOON)
        assert known == begun.Around()
        assert ask(george, f"/me/r/story/{entry}/voices/").status_code == 404


class TestTheVoiceOfSomebodyWhoDied:
    @pytest.mark.parametrize("where", [THEM, "/me/r/letters/from/"])
    def test_is_not_offered_until_the_client_turns_it_on_and_can_be_turned_off(
        self, people: People, where: str
    ) -> None:
        ruth, room = people.as_ruth, where.rsplit("/", 2)[0] + "/"
        assert f'href="{where}new/"' not in ask(ruth, room).content.decode()
        assert ask(ruth, f"{where}new/")["Location"] == room
        assert ask(ruth, f"{where}turn/", {"do": "on"})["Location"] == room
        assert f'href="{where}new/"' in ask(ruth, room).content.decode()
        assert ask(ruth, f"{where}new/").status_code == 200
        ask(ruth, f"{where}turn/", {"do": "off"})
        assert f'href="{where}new/"' not in ask(ruth, room).content.decode()

    def test_does_not_stand_among_the_voices_before(self, people: People) -> None:
        entry, ruth = scene(people.as_ruth, "The ward"), people.as_ruth
        assert f"{THEM}new/" not in ask(ruth, f"/me/r/story/{entry}/voices/").content.decode()
        ask(ruth, f"{THEM}turn/", {"do": "on"})
        assert f"{THEM}new/" in ask(ruth, f"/me/r/story/{entry}/voices/").content.decode()

    def test_a_clinician_may_keep_it_off_and_what_was_written_stays_open(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        ask(ruth, f"{THEM}turn/", {"do": "on"})
        form = ask(ruth, f"{THEM}new/").content.decode()
        kept = told(ruth, f"{THEM}new/", form, who="Sam", words="You kept the key.")
        between_us.choose(
            people.as_miriam, bond=people.bond, kind=between_us.VOICE, on=True, at=NOON
        )
        room = ask(ruth, "/me/r/elsewhere/").content.decode()
        assert f'href="{THEM}new/"' not in room
        assert f"{people.miriam.name} and you keep this closed for now" in room
        assert "You kept the key." in ask(ruth, kept).content.decode()
        later = ask(ruth, f"{THEM}{kept.split('/')[3]}/").content.decode()
        told(ruth, f"{THEM}{kept.split('/')[3]}/", later, who="Sam", words="You kept the key. Ha.")

    def test_what_was_written_while_it_was_off_is_kept(self, people: People) -> None:
        sent: dict[str, object] = {"who": "Sam", "words": "You kept the key.", "do": "done"}
        kept = str(ask(people.as_ruth, f"{THEM}new/", sent)["Location"])
        assert "You kept the key." in ask(people.as_ruth, kept).content.decode()

    def test_no_other_page_can_be_turned(self, people: People) -> None:
        assert ask(people.as_ruth, f"{FAIR}turn/", {"do": "on"}).status_code == 404
