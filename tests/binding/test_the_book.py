"""A book in the hand: what is on its pages, and what a screen reader is told of them."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from marram.binding import folder, ink, pdf, rope
from marram.binding.book import Book, Chapter, Paper, Part, Shown
from marram.pictures.cleaned import cleaned
from tests.pictures.made import photo, sound

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
BOOK = Book(
    title="What the river left",
    author="Ruth Adeyemi",
    dedication="For Michael,\nwho liked it short.",
    chapters=(
        Chapter(
            "Born above the shop",
            "1968, Ibadan",
            (
                Part("", "The river came to the second step."),
                Part("Who was there?", "The hens."),
            ),
            symbol="flower",
            sign="Something good",
            threads=("Singing",),
        ),
        Chapter("A letter", "", (Part("", "Dear Michael"),)),
    ),
    strands=1,
)


def read(book: Book) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.printed(book).pdf))


def words(book: Book) -> str:
    """Return the words of all pages, line ends and hyphens at line ends taken out."""
    text = " ".join(page.extract_text() for page in read(book).pages)
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u2010]\\s*", "", text))


def elements(node: object, kind: str) -> list[DictionaryObject]:
    """Return the elements of this kind in the tree that a screen reader walks."""
    if isinstance(node, list):
        return [found for one in node for found in elements(one, kind)]
    node = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(node, DictionaryObject):
        return elements(list(node), kind) if isinstance(node, list) else []
    mine = [node] if node.get("/S") == f"/{kind}" else []
    return mine + elements(node.get("/K"), kind)


class TestThePdf:
    def test_every_word_is_on_its_pages(self) -> None:
        found = words(BOOK)
        for wanted in ("What the river left", "who liked it short", "1968, Ibadan", "The hens."):
            assert wanted in found

    def test_it_says_its_title_and_language_and_that_it_is_tagged(self) -> None:
        reader = read(BOOK)
        assert reader.metadata is not None
        assert reader.metadata.title == "What the river left"
        root = reader.root_object
        assert root["/Lang"] == "en"
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root

    def test_every_chapter_is_a_heading_and_every_token_has_its_word(self) -> None:
        tree = read(BOOK).root_object["/StructTreeRoot"]
        assert len(elements(tree, "H1")) >= len(BOOK.chapters)
        assert [one["/Alt"] for one in elements(tree, "Figure")] == ["Something good"]

    def test_it_holds_to_the_standard_for_readers(self) -> None:
        assert pdf.printed(BOOK).whole

    @pytest.mark.parametrize(
        ("paper", "wide"), [(Paper.A5, 420), (Paper.A4, 595), (Paper.LETTER, 612)]
    )
    def test_it_fits_its_paper(self, paper: Paper, wide: int) -> None:
        page = read(replace(BOOK, paper=paper)).pages[0]
        assert round(float(page.mediabox.width)) == wide

    def test_chapters_begin_on_a_right_hand_page_after_the_contents(self) -> None:
        first = next(
            number
            for number, page in enumerate(read(BOOK).pages, 1)
            if "second step" in page.extract_text()
        )
        assert first % 2 == 1

    def test_large_letters_take_more_pages(self) -> None:
        long = replace(BOOK.chapters[1], parts=(Part("", "We sang while we did it. " * 400),))
        book = replace(BOOK, chapters=(long,))
        assert len(read(replace(book, large=True)).pages) > len(read(book).pages)

    @pytest.mark.parametrize(
        "told",
        [
            '#read("/etc/passwd")',
            "#panic()",
            "*bold* _slanted_ = heading",
            "$x^2$ @ref <label>",
            "\\#set page(width: 1pt)",
            "] #let x = [",
        ],
    )
    def test_words_are_never_read_as_markup(self, told: str) -> None:
        chapter = Chapter(told, told, (Part(told, told),), threads=(told,))
        book = replace(BOOK, title=told, author=told, dedication=told, chapters=(chapter,))
        assert words(book).count(told) >= 6

    def test_a_sign_without_a_letterform_is_said_and_the_book_is_made(self) -> None:
        chapter = Chapter("A sign", "", (Part("", "Here it is: \U0001fae5\U0001f98f"),))
        made = pdf.printed(replace(BOOK, chapters=(chapter,)))
        assert not made.whole
        assert "Here it is" in PdfReader(io.BytesIO(made.pdf)).pages[-1].extract_text()

    def test_a_long_dash_and_a_sign_of_no_width_do_not_spoil_a_book(self) -> None:
        chapter = Chapter("A name", "", (Part("", "Lord \u2e3b\ufeff came."),))
        made = pdf.printed(replace(BOOK, chapters=(chapter,)))
        assert made.whole
        assert "came." in PdfReader(io.BytesIO(made.pdf)).pages[-1].extract_text()

    def test_a_photograph_stands_in_it_with_its_words_and_a_sound_does_not(self) -> None:
        kept = cleaned(photo((600, 400)))
        seen = Shown(kept.data, kept.kind, "Michael & <Biscuit>", kept.width, kept.height)
        heard = Shown(sound(), "audio/wav", "His last message")
        book = replace(BOOK, chapters=(replace(BOOK.chapters[0], shows=(seen, heard)),))
        made = pdf.printed(book)
        assert made.whole
        reader = PdfReader(io.BytesIO(made.pdf))
        said = " ".join(page.extract_text() for page in reader.pages)
        assert "Michael & <Biscuit>" in said
        assert "His last message" not in said
        assert any(page.images for page in reader.pages)

    def test_arabic_runs_from_the_right_in_a_book_of_english(self) -> None:
        assert pdf.runs_back("«مرحبا» hello")
        assert not pdf.runs_back("12 hello مرحبا")
        assert pdf.printed(replace(BOOK, right_to_left=True, language="ar")).pdf

    def test_every_naughty_string_can_be_bound(self, shared_data: Path) -> None:
        told = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
        chapters = tuple(Chapter(one or "-", one, (Part(one, one),)) for one in told)
        assert len(PdfReader(io.BytesIO(pdf.printed(replace(BOOK, chapters=chapters)).pdf)).pages)

    def test_no_word_is_left_on_the_disk(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        before = set(Path(pdf.HERE).rglob("*"))
        pdf.printed(BOOK)
        assert not list(tmp_path.rglob("*"))
        assert set(Path(pdf.HERE).rglob("*")) == before


class TestTheRope:
    @pytest.mark.parametrize("paper", list(Paper))
    def test_it_goes_on_where_the_page_before_ended(self, paper: Paper) -> None:
        drawn = " ".join(re.findall(r' d="M([^"]+)"', rope.standing(pdf.HEIGHTS[paper], 5)))
        ends = [tuple(map(float, one.split())) for one in re.findall(r"[\d.]+ [\d.]+", drawn)]
        tall = f"{pdf.HEIGHTS[paper]:.1f}"
        tops = {across for across, down in ends if down == 0}
        feet = {across for across, down in ends if f"{down:.1f}" == tall}
        assert tops == feet
        assert len(tops) > 1

    def test_a_book_without_threads_has_the_own_strand_alone(self) -> None:
        colours = set(re.findall(r'stroke="(#\w+)"', rope.standing(100, 0)))
        assert colours == {ink.INK["edge"]}

    def test_its_colours_are_those_of_the_pages(self) -> None:
        styles = Path("src/marram/kit/static/marram/companion.css").read_text(encoding="utf-8")
        light = styles[: styles.index("prefers-color-scheme: dark")]
        for name, colour in ink.INK.items():
            assert re.search(rf"--{name}: {colour}\b", light), name

    @pytest.mark.parametrize("symbol", ["flower", "stone", "candle", "turning"])
    def test_no_class_is_left_on_a_token(self, symbol: str) -> None:
        assert "class=" not in rope.token(symbol)


class Reading(HTMLParser):
    """Collects the text of a page, the addresses in it, and what it names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.fetched: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.names.add(told.get("id") or "")
        self.fetched += [told[key] or "" for key in ("href", "src") if key in told]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


class TestThePlainPages:
    def test_has_its_photographs_and_sounds_beside_it(self) -> None:
        kept = cleaned(photo((600, 400)))
        seen = Shown(kept.data, kept.kind, "Michael & <Biscuit>", kept.width, kept.height)
        heard = Shown(sound(), "audio/wav", "")
        book = replace(BOOK, chapters=(replace(BOOK.chapters[0], shows=(seen, heard)),))
        with zipfile.ZipFile(io.BytesIO(folder.packed(book, at=AT))) as packed:
            assert packed.read("book/1-1.jpg") == kept.data
            assert packed.read("book/1-2.wav") == sound()
            page = packed.read("book/index.html").decode()
        assert '<img src="1-1.jpg" alt="Michael &amp; &lt;Biscuit&gt;">' in page
        assert '<audio controls preload="none" src="1-2.wav">' in page

    def unpacked(self, book: Book) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(folder.packed(book, at=AT))) as packed:
            assert packed.testzip() is None
            return {name: packed.read(name).decode() for name in packed.namelist()}

    def test_all_that_it_fetches_lies_in_the_folder(self) -> None:
        files = self.unpacked(BOOK)
        page = Reading(files["book/index.html"])
        for one in page.fetched:
            name = one.removeprefix("#")
            assert name in page.names if one.startswith("#") else f"book/{one}" in files

    def test_words_survive_exactly(self, shared_data: Path) -> None:
        told = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
        kept = [one.replace("\r\n", "\n").replace("\r", "\n") for one in told if one]
        chapters = tuple(Chapter("x", "", (Part("", one),)) for one in kept if "\0" not in one)
        page = self.unpacked(replace(BOOK, chapters=chapters))["book/index.html"]
        text = "".join(Reading(page).text)
        for one in chapters:
            for line in one.parts[0].text.split("\n"):
                assert line in text

    def test_markup_is_words(self) -> None:
        chapter = Chapter("<b>x</b>", "<i>", (Part("<u>", "<script>alert(1)</script>"),))
        page = self.unpacked(replace(BOOK, title="<s>", chapters=(chapter,)))["book/index.html"]
        for tag in ("<b>", "<i>", "<u>", "<s>", "<script"):
            assert tag not in page
