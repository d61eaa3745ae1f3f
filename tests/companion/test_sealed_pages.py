"""Sealed pages, as the server meets them: ciphertext that it keeps, hands back and cannot open."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from marram.companion import sealing
from marram.exports import archive
from marram.kit.testing import NOON, People
from marram.people.actor import OPERATOR
from marram.record import drafts, reading, restoring, searching, sharing
from marram.record.values import NotFound, Refused
from tests.companion.sealing import a_ring, sealed
from tests.companion.support import body, write

OTHER = "sealed-word-that-nobody-reads"


def set_up(browser: Client) -> str:
    ring = a_ring()
    answer = browser.post("/me/sealed/", {"ring": json.dumps(ring)})
    assert answer.json()["kept"] is True
    return str(ring["id"])


def keeps(browser: Client, entry: UUID, page: str, do: str = "done", **more: str) -> UUID | None:
    sent = {"page": page, "do": do, "operation": str(uuid4()), "parent": ""} | more
    answer = browser.post(f"/me/sealed/{entry}/", sent)
    assert answer.json()["kept"] is True, answer.content
    parent = answer.json()["parent"]
    return UUID(parent) if parent else None


@pytest.fixture
def ring(ruth: Client) -> str:
    return set_up(ruth)


@pytest.fixture
def hers(ruth: Client, ring: str) -> UUID:
    entry = uuid4()
    keeps(ruth, entry, sealed(OTHER, ring, entry))
    return entry


def test_what_it_costs_is_said_before_there_is_a_passphrase(ruth: Client) -> None:
    page = body(ruth, "/me/sealed/")
    for said in ("Nobody can reset it", "Find your words does not look", "cannot be shared",
                 "In a download of your data it is sealed too"):  # fmt: skip
        assert page.index(said) < page.index('id="phrase"')
    assert ruth.get("/me/sealed/new/")["Location"] == "/me/sealed/"


def test_without_a_script_the_page_says_so_and_offers_an_ordinary_one(ruth: Client) -> None:
    page = body(ruth, "/me/sealed/")
    told = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "Here the script does not run" in told
    assert 'href="/me/write/new/"' in told
    assert 'name="phrase"' not in page
    assert 'name="passphrase"' not in page


def test_the_first_passphrase_stays_when_another_device_sets_one_too(ruth: Client) -> None:
    first = set_up(ruth)
    answer = ruth.post("/me/sealed/", {"ring": json.dumps(a_ring())})
    assert answer.status_code == 409
    assert first in body(ruth, "/me/sealed/new/")


def test_a_page_comes_back_as_it_was_sealed(ruth: Client, ring: str) -> None:
    entry = uuid4()
    page = sealed(OTHER, ring, entry)
    keeps(ruth, entry, page)
    shown = body(ruth, f"/me/sealed/{entry}/")
    assert json.loads(page)["words"] in shown
    assert ruth.get(f"/me/e/{entry}/")["Location"] == f"/me/sealed/{entry}/"
    assert "Only you can open this" in shown


def test_autosave_keeps_ciphertext_as_the_draft_of_this_device(ruth: Client, ring: str) -> None:
    entry = uuid4()
    page = sealed(OTHER, ring, entry)
    keeps(ruth, entry, page, "keep")
    assert json.loads(page)["words"] in body(ruth, f"/me/sealed/{entry}/")
    assert "A sealed page" in body(ruth, "/me/")
    keeps(ruth, entry, page)
    assert "Begun" not in body(ruth, "/me/")


def test_every_telling_stays_and_the_same_form_twice_makes_one(ruth: Client, people: People,
                                                               ring: str) -> None:  # fmt: skip
    entry, operation = uuid4(), str(uuid4())
    page = sealed(OTHER, ring, entry)
    first = keeps(ruth, entry, page, operation=operation)
    assert keeps(ruth, entry, page, operation=operation) == first
    keeps(ruth, entry, sealed("more", ring, entry), parent=str(first))
    found = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    assert len(found) == 2
    assert found[0].body == json.loads(page)


@pytest.mark.parametrize(
    "sent",
    [
        "", "not json", "[]", json.dumps({"text": OTHER}),
        json.dumps({"ring": str(uuid4()), "key": "AAAA", "words": OTHER}),
        json.dumps({"ring": OTHER, "key": "AAAA", "words": "AAAA"}),
    ],
)  # fmt: skip
def test_what_is_not_ciphertext_is_not_kept(ruth: Client, people: People, ring: str,
                                            sent: str) -> None:  # fmt: skip
    """A fault in a script cannot bring words in by this door."""
    entry = uuid4()
    for do in ("keep", "done"):
        answer = ruth.post(f"/me/sealed/{entry}/", {"page": sent, "do": do})
        assert answer.status_code == 422
    assert drafts.of_entry(people.as_ruth, entry=entry) is None
    with pytest.raises(NotFound):
        reading.open_one(people.as_ruth, entry=entry, at=NOON)


def test_words_beside_the_ciphertext_are_not_kept(ring: str) -> None:
    page = json.loads(sealed(OTHER, ring, uuid4()))
    with pytest.raises(sealing.NotSealed):
        sealing.page(json.dumps(page | {"title": OTHER}))
    with pytest.raises(sealing.NotSealed):
        sealing.page(json.dumps(page | {"words": page["words"][4:]}))


@pytest.mark.parametrize(
    "weak",
    [
        {"passes": 1000}, {"name": "md5"}, {"salt": "AAAA"}, {"passes": "600000"}, {"extra": 1},
        {"name": "argon2id", "memory": 1024, "passes": 3},
    ],
)  # fmt: skip
def test_a_ring_that_stretches_too_little_is_not_kept(
    ruth: Client, weak: dict[str, object]
) -> None:
    ring = a_ring()
    ring["kdf"] |= weak
    assert ruth.post("/me/sealed/", {"ring": json.dumps(ring)}).status_code == 422
    assert ruth.get("/me/sealed/new/").status_code == 303


def test_a_changed_passphrase_leaves_no_earlier_ring(ruth: Client, people: People,
                                                     ring: str, hers: UUID) -> None:  # fmt: skip
    before = json.dumps(restoring.everything(OPERATOR, owner=people.ruth.id, at=NOON))
    new = a_ring(id=ring)
    assert ruth.post("/me/sealed/keys/", {"ring": json.dumps(new)}).json()["kept"] is True
    after = json.dumps(restoring.everything(OPERATOR, owner=people.ruth.id, at=NOON))
    (old,) = {one["body"]["rings"][0]["wrap"] for one in _rings(before)}
    assert old not in after
    assert [one["body"]["rings"] for one in _rings(after)] == [[new]]
    assert body(ruth, f"/me/sealed/{hers}/").count(new["kdf"]["salt"]) == 1


def _rings(everything: str) -> list[dict[str, dict[str, list[dict[str, str]]]]]:
    entries = json.loads(everything)["entries"]
    tellings = [telling for entry in entries for telling in entry["tellings"]]
    return [telling for telling in tellings if telling["kind"] == "sealed.settings"]


def test_a_ring_that_is_not_hers_takes_the_place_of_none(ruth: Client, tomas: Client,
                                                         ring: str) -> None:  # fmt: skip
    answer = ruth.post("/me/sealed/keys/", {"ring": json.dumps(a_ring())})
    assert answer.status_code == 404
    answer = tomas.post("/me/sealed/keys/", {"ring": json.dumps(a_ring(id=ring))})
    assert answer.status_code == 404


def test_it_has_a_neutral_name_in_lists_and_stays_out_of_search(ruth: Client, people: People,
                                                                hers: UUID) -> None:  # fmt: skip
    assert "A sealed page</a></p>" in body(ruth, "/me/write/")
    opened = reading.open_one(people.as_ruth, entry=hers, at=NOON)
    for words in (opened.body["words"][:6], opened.body["ring"], "sealed", opened.body["key"]):
        assert searching.search(people.as_ruth, owner=people.ruth.id, words=words, at=NOON) == []


def test_sharing_it_is_refused_with_a_sentence(ruth: Client, miriam: Client, people: People,
                                               hers: UUID) -> None:  # fmt: skip
    assert "A sealed page cannot be shared" in body(ruth, f"/me/e/{hers}/share/")
    answer = ruth.post(f"/me/e/{hers}/share/", {"bond": str(people.bond)})
    assert answer.status_code == 409
    with pytest.raises(Refused, match="cannot be given"):
        sharing.give(people.as_ruth, entry=hers, bond=people.bond, at=NOON)
    assert sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id) == []


def test_a_clinician_neither_sees_nor_counts_it(ruth: Client, miriam: Client, people: People,
                                                ring: str) -> None:  # fmt: skip
    given = write(ruth, "for Miriam")
    sharing.give(people.as_ruth, entry=given, bond=people.bond, at=NOON)
    places = ("/desk/", "/desk/clients/", f"/desk/clients/{people.ruth.id}/",
              f"/desk/clients/{people.ruth.id}/record/")  # fmt: skip
    before = [plainly(body(miriam, place)) for place in places]
    entry = uuid4()
    keeps(ruth, entry, sealed(OTHER, ring, entry))
    assert [plainly(body(miriam, place)) for place in places] == before
    assert miriam.get(f"/desk/clients/{people.ruth.id}/e/{entry}/").status_code == 404
    assert miriam.get(f"/me/sealed/{entry}/").status_code == 404
    heads = reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON)
    assert {head.kind for head in heads} == {"journal"}


def plainly(page: str) -> str:
    """Return a page without the token that is another one each time."""
    return "".join(part for part in page.split('"') if len(part) != 64)


def test_no_plain_telling_can_be_put_on_a_sealed_page(ruth: Client, people: People,
                                                      hers: UUID) -> None:  # fmt: skip
    sent = {"entry": str(hers), "text": OTHER, "do": "done", "operation": str(uuid4())}
    for place in ("/me/write/new/", f"/me/e/{hers}/edit/"):
        answer = ruth.post(place, sent)
        assert answer.status_code == 409
        assert OTHER in answer.content.decode()
    assert len(reading.tellings(people.as_ruth, entry=hers, at=NOON)) == 1


def test_an_ordinary_page_does_not_become_a_sealed_one(ruth: Client, ring: str) -> None:
    """What was written plainly once was here plainly: sealing it would promise too much."""
    plain = write(ruth, "plain")
    answer = ruth.post(f"/me/sealed/{plain}/", {"page": sealed("x", ring, plain), "do": "done"})
    assert answer.status_code == 404
    assert ruth.get(f"/me/sealed/{plain}/").status_code == 404


def test_it_is_put_away_brought_back_and_erased_like_others(ruth: Client, people: People,
                                                            hers: UUID) -> None:  # fmt: skip
    assert "A sealed page" in body(ruth, f"/me/e/{hers}/put-away/")
    ruth.post(f"/me/e/{hers}/put-away/")
    assert f"/me/e/{hers}/" in body(ruth, "/me/put-away/")
    ruth.post(f"/me/e/{hers}/bring-back/")
    ruth.post(f"/me/e/{hers}/erase/")
    assert ruth.get(f"/me/sealed/{hers}/").status_code == 404


def test_another_client_finds_nothing(
    ruth: Client, tomas: Client, people: People, hers: UUID
) -> None:
    ring = set_up(tomas)
    assert tomas.get(f"/me/sealed/{hers}/").status_code == 404
    sent = {"page": sealed("x", ring, hers), "do": "done", "operation": str(uuid4())}
    assert tomas.post(f"/me/sealed/{hers}/", sent).status_code == 404
    assert len(reading.tellings(people.as_ruth, entry=hers, at=NOON)) == 1


def test_out_and_in_again_with_its_ring(ruth: Client, people: People, hers: UUID,
                                        tmp_path: Path) -> None:  # fmt: skip
    everything = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    kept = reading.open_one(people.as_ruth, entry=hers, at=NOON).body
    ruth.post(f"/me/e/{hers}/erase/")
    restoring.restore(people.as_ruth, owner=people.ruth.id, archive=everything, at=NOON)
    assert reading.open_one(people.as_ruth, entry=hers, at=NOON).body == kept
    files = dict(archive.members(everything, at=NOON))
    years = b"".join(text for name, text in files.items() if name.startswith("read/2"))
    assert kept["words"].encode() not in years
    assert b'href="sealed.html"' in years
    assert kept["words"].encode() in files["read/sealed-pages.js"]


def test_an_archive_without_sealed_pages_brings_no_opener(ruth: Client, people: People) -> None:
    write(ruth, "plain")
    everything = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert "read/sealed.html" not in dict(archive.members(everything, at=NOON))


def test_only_sealed_pages_say_only_you_can_open_this(ruth: Client, hers: UUID) -> None:
    plain = write(ruth, "plain")
    words = "Only you can open this"
    for place in ("/me/", "/me/write/", "/me/write/new/", f"/me/e/{plain}/", "/safety/"):
        assert words not in body(ruth, place)
    for place in ("/me/sealed/", "/me/sealed/new/", f"/me/sealed/{hers}/"):
        assert words in body(ruth, place)


Asks = Callable[[Client], str]


@pytest.mark.parametrize("place", ["/me/sealed/", "/me/sealed/keys/", "/me/sealed/new/"])
def test_they_open_for_clients_alone(miriam: Client, place: str) -> None:
    assert miriam.get(place).status_code == 404
    assert Client().get(place)["Location"].startswith("/unlock/")
