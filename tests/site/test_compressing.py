"""On a slow line a page is there sooner: text is sent compressed, and what is no text as it is."""

import gzip
from io import BytesIO

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from marram.site.compressing import Compressed

CSS, FONT = "/static/marram/companion.css", "/static/marram/fonts/literata-latin-wght-normal.woff2"
PUBLIC = "/safety/"


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="gzip, deflate, br")


def test_a_page_is_compressed_and_says_the_same(browser: Client, db: None) -> None:
    plain = Client(HTTP_HOST="localhost").get(PUBLIC)
    sent = browser.get(PUBLIC)
    assert "Content-Encoding" not in plain
    assert sent["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.content) == plain.content
    assert len(sent.content) < len(plain.content) / 2
    assert "Accept-Encoding" in sent["Vary"]
    assert sent["Cache-Control"] == "no-store"


def test_its_length_does_not_give_away_what_it_holds(browser: Client, db: None) -> None:
    """A page of the same words is of another length each time (BREACH)."""
    assert len({len(browser.get(PUBLIC).content) for _ in range(12)}) > 1


def test_a_file_is_compressed_once_and_stays_the_same(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = b"".join(Client(HTTP_HOST="localhost").get(CSS).streaming_content)
    first = browser.get(CSS)
    monkeypatch.setattr(gzip, "compress", lambda *_args, **_more: pytest.fail("once more"))
    second = browser.get(CSS)
    assert first.content == second.content
    assert gzip.decompress(first.content) == plain
    assert int(first["Content-Length"]) == len(first.content) < len(plain) / 3
    assert first["Content-Type"].startswith("text/css")
    assert "max-age" in first["Cache-Control"]


def test_a_file_that_did_not_change_is_not_sent_again(browser: Client) -> None:
    known = browser.get(CSS)
    again = browser.get(CSS, HTTP_IF_MODIFIED_SINCE=known["Last-Modified"])
    assert again.status_code == 304
    assert "Content-Encoding" not in again


def test_what_is_no_text_is_sent_as_it_is(browser: Client) -> None:
    font = browser.get(FONT)
    assert "Content-Encoding" not in font
    assert b"".join(font.streaming_content).startswith(b"wOF2")
    assert "Content-Encoding" not in browser.head(CSS)


def test_no_other_site_may_read_a_file(browser: Client) -> None:
    assert "Access-Control-Allow-Origin" not in browser.get(CSS)


def test_two_files_of_the_same_minute_are_not_taken_for_each_other() -> None:
    def answer(request: HttpRequest) -> FileResponse:
        said = BytesIO(request.path.encode())
        return FileResponse(said, content_type="text/css", headers={"Last-Modified": "now"})

    compressed, asked = Compressed(answer), RequestFactory(HTTP_ACCEPT_ENCODING="gzip")
    for name in ("one", "two", "one"):
        sent = compressed(asked.get(f"/static/{name}.css"))
        assert isinstance(sent, HttpResponse)
        assert gzip.decompress(sent.content) == f"/static/{name}.css".encode()
