"""The part of an archive that people read: pages that open in any browser, without us.

No scripts but the opener of sealed pages, nothing fetched from anywhere, no name in a title. Words
stand in the templates.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from marram.exports import opener
from marram.kit import registry
from marram.kit.showing import SETTINGS
from marram.pictures.kinds import ENDINGS, SOUNDS
from marram.record.auditing import DEEDS
from marram.record.values import RINGS, SEALED

_FOLDER = Path(__file__).parent / "templates" / "exports"
_UNDATED = "undated"
# Kept for programs, not for reading: where an imported page came from.
_NOT_READ = frozenset({"source"})


def readme(everything: dict[str, Any], *, at: datetime) -> str:
    """Return the text that says what the archive is and how it is opened."""
    return _render("readme.txt", entries=len(everything["entries"]), at=at, record=everything)


def files(everything: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file to be read: an index, a page a year, the access log."""
    shares = defaultdict(list)
    for share in everything["sharing"]:
        shares[share["entry"]].append(share)
    years: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in sorted(everything["entries"], key=_place):
        if entry["tellings"][-1]["kind"] == RINGS:
            continue
        years[_year(entry)].append(_shown(entry, shares[entry["id"]]))
    names = [{"name": year, "count": len(_pages(shown))} for year, shown in years.items()]
    yield "style.css", (_FOLDER / "style.css").read_text(encoding="utf-8")
    sealed = opener.sealed_in(everything)
    yield (
        "index.html",
        _render(
            "index.html",
            years=names,
            undated=_UNDATED,
            record=everything,
            sealed=bool(sealed["pages"]),
        ),
    )
    if sealed["pages"]:
        yield opener.NAME, _render(opener.NAME, record=everything, found=sealed)
        yield opener.PAGES, opener.data(sealed)
        yield opener.SCRIPT, opener.script()
    for year, shown in years.items():
        pages = _pages(shown)
        there = {one["id"] for one in pages}
        yield (
            f"{year}.html",
            _render(
                "year.html",
                year=year,
                entries=pages,
                notes=[one for one in shown if one["id"] not in there],
                undated=_UNDATED,
                record=everything,
            ),
        )
    looked = [
        {**line, "deed": DEEDS.get(line["deed"], line["deed"])} for line in everything["looked"]
    ]
    yield "access.html", _render("access.html", looked=looked, record=everything)


def file_name(ident: str, kind: str) -> str:
    """Return under which name a picture or sound lies beside the pages."""
    return f"media/{ident}.{ENDINGS.get(kind, 'bin')}"


def _pages(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what somebody wrote; plans, check-ins and settings stand apart, behind a fold."""
    small = registry.notes()
    kinds = [(one, one["newest"]["kind"]) for one in shown]
    return [one for one, kind in kinds if kind not in small and not kind.endswith(SETTINGS)]


def _year(entry: dict[str, Any]) -> str:
    """Return the four digits that name a page's file; whatever is no year is undated."""
    first = _place(entry)[:4]
    return first if re.fullmatch("[0-9]{4}", first) else _UNDATED


def _place(entry: dict[str, Any]) -> str:
    newest = entry["tellings"][-1]
    place: str = newest["when"]["place"] if newest["when"] else entry["recorded"]
    return place


def _shown(entry: dict[str, Any], shares: list[dict[str, Any]]) -> dict[str, Any]:
    *earlier, newest = [_telling(telling) for telling in entry["tellings"]]
    return {**entry, "newest": newest, "earlier": earlier[::-1], "shares": shares}


def _telling(telling: dict[str, Any]) -> dict[str, Any]:
    when = telling["when"] or {}
    day = when.get("first") if when.get("first") == when.get("last") else None
    body = {} if telling["kind"] == SEALED else telling["body"]
    readable = {k: part for k, part in body.items() if k not in _NOT_READ}
    parts = [(label, text) for label, text in _texts(readable, "") if text.strip()]
    shows = [
        {**one, "file": file_name(one["id"], one["kind"]), "sound": one["kind"] in SOUNDS}
        for one in telling.get("media", ())
    ]
    return {
        **telling,
        "shows": shows,
        "day": day if day != when.get("written") else None,
        "parts": parts,
    }


def _texts(value: Any, label: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a body with the names that lead to it; a text called text needs none."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, label if name == "text" else f"{label} {name}".strip())
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, label)
    elif value is not None and value is not False:
        yield label.replace("_", " "), "✓" if value is True else str(value)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_FOLDER)], libraries={"i18n": "django.templatetags.i18n"})


def _render(template: str, **context: Any) -> str:
    return _engine().get_template(template).render(Context(context))
