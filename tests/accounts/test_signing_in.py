"""How Ruth opens her place."""

import re
from collections.abc import Callable

from django.test import Client

from marram.accounts.models import Session
from marram.kit.testing import People

Mail = Callable[..., str]


def code_in(text: str) -> str:
    found = re.search(r"\b\d{6}\b", text)
    assert found
    return found.group()


def test_ruth_opens_her_place_with_the_code_from_her_mail(
    people: People, phone: Client, with_mail: Mail
) -> None:
    sent = phone.post("/unlock/mail/", {"address": people.ruth.email})
    assert (sent.status_code, sent["Location"]) == (303, "/unlock/code/")
    opened = phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert (opened.status_code, opened["Location"]) == (303, "/me/")
    row = Session.objects.get(person=people.ruth.id)
    assert row.face == "client"
    assert row.kept
