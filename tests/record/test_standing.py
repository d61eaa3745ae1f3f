"""The entries of which a person has one."""

from uuid import uuid4

import pytest

from marram.kit.testing import NOON, People
from marram.record import erasing, reading, restoring, sharing, standing, writing
from marram.record.values import Page


def plan(text: str) -> Page:
    return Page(kind="plan", shape=1, title="", body={"signs": text})


def test_it_is_there_once_it_was_kept_and_each_telling_stays(people: People) -> None:
    assert standing.find(people.as_ruth, kind="plan", at=NOON) is None
    standing.keep(people.as_ruth, page=plan("Not eating."), at=NOON)
    receipt = standing.keep(people.as_ruth, page=plan("Not sleeping."), at=NOON)
    found = standing.find(people.as_ruth, kind="plan", at=NOON)
    assert found.body == {"signs": "Not sleeping."}
    assert len(reading.tellings(people.as_ruth, entry=receipt.entry, at=NOON)) == 2


def test_each_person_and_each_kind_has_its_own(people: People) -> None:
    ids = {
        standing.entry_for(owner, kind)
        for owner in (people.ruth.id, people.miriam.id)
        for kind in ("plan", "steady.settings")
    }
    assert len(ids) == 4
    assert all(ident.version == 4 for ident in ids)


def test_two_devices_that_begin_it_apart_begin_the_same_and_both_are_kept(people: People) -> None:
    entry = standing.entry_for(people.ruth.id, "plan")
    for text in ("On the phone.", "On the tablet."):
        writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=plan(text), at=NOON)
    assert standing.find(people.as_ruth, kind="plan", at=NOON).outline.beside


def test_miriam_finds_it_only_when_ruth_shared_it(people: People) -> None:
    receipt = standing.keep(people.as_ruth, page=plan("Not eating."), at=NOON)
    look = {"kind": "plan", "at": NOON, "owner": people.ruth.id}
    assert standing.find(people.as_miriam, **look) is None
    sharing.give(people.as_ruth, entry=receipt.entry, bond=people.bond, at=NOON)
    assert standing.find(people.as_miriam, **look).body == {"signs": "Not eating."}
    assert standing.find(people.as_stranger, **look) is None


def test_one_that_was_put_away_is_not_shown_and_comes_back(people: People) -> None:
    receipt = standing.keep(people.as_ruth, page=plan("Not eating."), at=NOON)
    writing.put_away(people.as_ruth, entry=receipt.entry, at=NOON)
    assert standing.find(people.as_ruth, kind="plan", at=NOON) is None
    writing.bring_back(people.as_ruth, entry=receipt.entry, at=NOON)
    assert standing.find(people.as_ruth, kind="plan", at=NOON) is not None


def test_one_that_comes_from_another_installation_is_found_and_gone_on_with(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(standing.purposes, "keyed_id", lambda text: uuid4().bytes)
        kept = standing.keep(people.as_ruth, page=plan("Not eating."), at=NOON)
    archive = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    erasing.erase_entry(people.as_ruth, entry=kept.entry, at=NOON)
    restoring.restore(people.as_ruth, owner=people.ruth.id, archive=archive, at=NOON)
    assert standing.find(people.as_ruth, kind="plan", at=NOON).body == {"signs": "Not eating."}
    again = standing.keep(people.as_ruth, page=plan("Not sleeping."), at=NOON)
    assert again.entry == kept.entry
