"""What every page holds to: a stranger finds nothing, looking writes nothing, words stay inside."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marram.companion.urls import urlpatterns
from marram.kit.testing import People
from tests.companion.support import write

SEALED = "sealed_page"  # looked at in test_sealed_pages: her page here is a plain one
OF_AN_ACT = {"told_team"}
BY_SECRET = {"calendar"}  # in tests/exports/test_calendar
OF_A_PART = {"telling_erase", "picture", "picture_erase"}  # in test_tellings, test_pictures
LOOKED_AT = {"entry", "together"}
OF_AN_ENTRY = [
    one.name
    for one in urlpatterns
    if "uuid:entry" in str(one.pattern) and one.name not in OF_A_PART
]
PLAIN = [
    one.name
    for one in urlpatterns
    if "uuid:entry" not in str(one.pattern) and one.name not in OF_AN_ACT | BY_SECRET
]
POST_ONLY = {
    "reminders_phone",
    "phone_clear",
    "entry_keep",
    "take_back",
    "bring_back",
    "you_archive",
    "you_stay",
}
WORD = "Quincewaters"
MAY_WRITE = {"record_auditline", "accounts_session"}


@pytest.fixture
def hers(ruth: Client) -> UUID:
    return write(ruth, f"{WORD} {WORD}\nand more", when=f"{WORD} 1998")


@pytest.mark.parametrize("name", [name for name in OF_AN_ENTRY if name != "entry_keep"])
def test_another_client_finds_nothing_at_her_page(
    ruth: Client, tomas: Client, people: People, hers: UUID, name: str
) -> None:
    """Her page and a page that never was give the same answer."""
    for entry in (hers, uuid4()):
        address = reverse(name, args=[entry])
        form = {"bond": str(people.bond), "text": "x", "do": "done", "operation": str(uuid4())}
        form |= {"parent": str(uuid4()), "telling": str(uuid4())}
        assert tomas.post(address, form).status_code == (405 if name in LOOKED_AT else 404)
        if name not in POST_ONLY:
            assert tomas.get(address).status_code == 404


@pytest.mark.parametrize("name", OF_AN_ENTRY)
def test_a_clinician_finds_nothing_at_her_page(
    ruth: Client, miriam: Client, hers: UUID, name: str
) -> None:
    address = reverse(name, args=[hers])
    assert miriam.post(address, {"text": "x"}).status_code == (405 if name in LOOKED_AT else 404)
    if name not in POST_ONLY:
        assert miriam.get(address).status_code == 404


@pytest.mark.parametrize("name", [n for n in OF_AN_ENTRY if n not in POST_ONLY | {SEALED}])
def test_looking_at_her_page_writes_nothing(ruth: Client, hers: UUID, name: str) -> None:
    with nothing_written():
        assert ruth.get(reverse(name, args=[hers])).status_code == 200


@pytest.mark.parametrize("name", [name for name in PLAIN if name not in POST_ONLY])
def test_looking_at_a_place_writes_nothing(ruth: Client, hers: UUID, name: str) -> None:
    with nothing_written():
        assert ruth.get(reverse(name)).status_code in {200, 303}


@pytest.mark.parametrize("name", [n for n in OF_AN_ENTRY + PLAIN if n not in POST_ONLY])
def test_her_words_are_in_no_title_header_or_address(ruth: Client, hers: UUID, name: str) -> None:
    address = reverse(name, args=[hers]) if name in OF_AN_ENTRY else reverse(name)
    answer = ruth.get(address)
    page = answer.content.decode()
    assert WORD not in str(answer.headers)
    for part in re.findall(r"<title>.*?</title>|(?:href|action|src)=\"[^\"]*\"", page, re.DOTALL):
        assert WORD not in part


def test_looking_for_words_puts_them_into_no_address(ruth: Client, hers: UUID) -> None:
    answer = ruth.post("/me/search/", {"q": WORD})
    assert answer.status_code == 303  # a browser keeps a form whose answer is a page
    assert WORD not in answer["Location"]
    page = ruth.get(answer["Location"]).content.decode()
    assert WORD not in ruth.get("/me/search/").content.decode()
    assert f"<mark>{WORD}</mark>" in page
    assert 'method="post"' in page
    for part in re.findall(r"<title>.*?</title>|(?:href|action)=\"[^\"]*\"", page, re.DOTALL):
        assert WORD not in part


@contextmanager
def nothing_written() -> Iterator[None]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        yield
    for query in queries.captured_queries:
        found = re.match(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', query["sql"])
        assert not found or found[2] in MAY_WRITE, query["sql"][:120]
