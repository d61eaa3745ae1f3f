"""Each language has every sentence, keeps what stands for a name, and says when it is a draft."""

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import templatize

from marram.kit import registry
from marram.kit.words import PLAIN, Words, of_the_kit, read_folder
from tests.house.sources import CHECKOUT, SOURCE, found, read, short

LITERAL = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
GIVEN = re.compile(rf"(?<!\w)(?:n?gettext|_)\({LITERAL}(?:, {LITERAL})?")
KEPT = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w+>|https?://|JavaScript|JSON Lines|Shift|Marram")
COUNTERS = {"%(n)s", "%(total)s", "%(entries)s"}  # a form for one or two says it in words
ENGLISH = re.compile(r"\b(the|and|you|your|this|with|for|not|what|is|of)\b", re.IGNORECASE)
every_catalogue = pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.parts[-3]) for p in found("**/LC_MESSAGES/django.po")]
)
EVERY_WORDS = [
    *(pytest.param(room.words, id=room.slug) for room in registry.rooms()),
    pytest.param(of_the_kit(), id="kit"),
    pytest.param(read_folder(SOURCE / "imports"), id="imports"),
]


def given() -> set[str]:
    """Return every sentence that templates and modules give to the translators."""
    pages = [*found("**/templates/**/*.html"), *found("**/templates/**/*.txt")]
    return {
        *(text for path in pages for text in of_template(read(path))),
        *(text for path in found("**/*.py") for text in of_module(read(path))),
    }


def of_template(text: str) -> set[str]:
    """Return what one template gives to the translators, singular and plural."""
    calls = GIVEN.findall(templatize(text, origin=""))
    return {ast.literal_eval(literal) for call in calls for literal in call if literal}


def of_module(text: str) -> set[str]:
    """Return what one module gives to the translators."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    named = {"_", "gettext", "ngettext", "gettext_lazy", "ngettext_lazy"}
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in named
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def kept(text: str, *, without: set[str] = frozenset()) -> Counter[str]:  # type: ignore[assignment]  # an empty set of either kind
    """Return what a translation may not lose: names to be filled in, tags, names of things."""
    return Counter(one for one in KEPT.findall(text) if one not in without)


def pairs(entry: polib.POEntry) -> list[tuple[str, str, set[str]]]:
    """Return each sentence of an entry with its translation, and what that one may leave out."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr, set())]
    forms = entry.msgstr_plural.items()
    return [(entry.msgid_plural, text, COUNTERS if int(at) < 3 else set()) for at, text in forms]


@every_catalogue
def test_a_catalogue_has_each_sentence_and_no_other(path: Path) -> None:
    entries = polib.pofile(str(path))
    there = {text for entry in entries for text in (entry.msgid, entry.msgid_plural) if text}
    wanted = given()
    assert len(wanted) > 500
    assert not wanted - there, f"{short(path)} lacks {sorted(wanted - there)}"
    assert not there - wanted, f"{short(path)} has what nobody says {sorted(there - wanted)}"


@every_catalogue
def test_nothing_in_a_catalogue_is_empty_fuzzy_or_obsolete(path: Path) -> None:
    entries = polib.pofile(str(path))
    assert not [entry.msgid for entry in entries if entry.fuzzy]
    assert not [entry.msgid for entry in entries.obsolete_entries()]
    assert not [said for entry in entries for said, text, _ in pairs(entry) if not text.strip()]
    count = re.match(r"nplurals=(\d)", entries.metadata["Plural-Forms"])
    assert count
    forms = {len(entry.msgstr_plural) for entry in entries if entry.msgid_plural}
    assert forms <= {int(count[1])}


@every_catalogue
def test_names_and_tags_survive_translation(path: Path) -> None:
    wrong = [
        (said, text)
        for entry in polib.pofile(str(path))
        for said, text, less in pairs(entry)
        if kept(said, without=less) != kept(text, without=less)
    ]
    assert not wrong, wrong


@every_catalogue
def test_no_english_is_left_in_another_language(path: Path) -> None:
    """A safety text that is half in one language and half in another can be read the wrong way."""
    wrong = [
        text
        for entry in polib.pofile(str(path))
        for _, text, _ in pairs(entry)
        if not path.parts[-3].startswith("en") and ENGLISH.search(KEPT.sub("", text))
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("words", EVERY_WORDS)
def test_a_rooms_words_are_whole_in_each_language_they_are_in(words: Words) -> None:
    english = words.source.texts
    for language, file in words.others.items():
        assert language in dict(settings.LANGUAGES)
        lacking = {key for key in english if not key.endswith(PLAIN)} - set(file.texts)
        assert not lacking, f"{language} lacks {sorted(lacking)}"
        assert not set(file.texts) - set(english), "there are words that English does not have"
        wrong = [key for key, text in file.texts.items() if kept(text) != kept(english[key])]
        assert not wrong, f"{language}: {wrong}"
        left = [key for key, text in file.texts.items() if ENGLISH.search(KEPT.sub("", text))]
        assert not left, f"{language}: {left}"


@pytest.mark.parametrize("words", EVERY_WORDS)
def test_a_reviewed_language_is_told_for_every_room(words: Words) -> None:
    """A draft may lack a room that was added by itself; it falls back to English."""
    reviewed = {code for code, _ in settings.LANGUAGES} - set(settings.DRAFT_LANGUAGES) - {"en-gb"}
    assert reviewed <= set(words.others), "half a page would be English"


@every_catalogue
def test_a_language_is_called_a_draft_until_its_file_names_who_reviewed_it(path: Path) -> None:
    code = path.parts[-3].replace("_", "-").casefold()
    name = dict(settings.LANGUAGES)[code]
    head = polib.pofile(str(path)).header
    reviewed = len(re.findall(r"^Reviewed by: \S", head, re.MULTILINE)) >= 2
    assert ("DRAFT" in head) != reviewed
    assert ("draft" in name) == (code in settings.DRAFT_LANGUAGES) == (not reviewed)


def test_the_guide_says_which_languages_are_drafts() -> None:
    guide = read(CHECKOUT / "docs" / "guide" / "translating.md")
    for code in settings.DRAFT_LANGUAGES:
        assert f"`{code}`" in guide
    assert "two reviewers" in guide


def test_what_is_said_about_a_help_line_is_listed_for_the_translators() -> None:
    listed = of_template(read(SOURCE / "kit" / "templates" / "kit" / "number_words.html"))
    countries = tomllib.loads(read(SOURCE / "kit" / "numbers.toml")).values()
    lines = [line for one in countries if isinstance(one, dict) for line in one.get("lines", [])]
    assert {line["about"] for line in lines if line.get("about")} == listed


def test_the_reader_of_templates_sees_what_it_looks_for() -> None:
    text = (
        '{% load i18n %}{% translate "It\'s" as a %}{% blocktranslate count n=x %}{{ n }} page'
        "{% plural %}{{ n }} pages{% endblocktranslate %}{# {% translate 'No' %} #}"
    )
    assert of_template(text) == {"It's", "%(n)s page", "%(n)s pages"}


def test_a_draft_is_not_spoken_to_somebody_who_did_not_choose_it() -> None:
    page = Client().get("/help/", headers={"accept-language": "ar,en;q=0.5"}).content.decode()
    assert 'lang="en-gb" dir="ltr"' in page
    assert "In danger now" in page
