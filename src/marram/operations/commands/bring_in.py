"""``import``: look into a file, ask, then bring in all of it or nothing of it."""

import json
import sys
from argparse import Namespace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TextIO
from zipfile import ZipFile

from django.utils import timezone

from marram.imports import checkins, taking
from marram.imports.mapping import Mapping, guess
from marram.imports.markdown import ENDINGS
from marram.imports.values import Refused
from marram.operations import preparing
from marram.operations.commands import asking
from marram.operations.endings import Ended
from marram.people.actor import OPERATOR
from marram.people.directory import PersonCard
from marram.record.values import Refused as RecordRefused

SHOWN = 10


def run(asked: Namespace) -> int:
    """Bring a file into a client's record; 0 when it is in, or when nobody wanted it in."""
    preparing.ask_ready()
    card = asking.client(asked.client)
    secret = asking.passphrase(asked.passphrase_file)
    aside = sys.stderr if asked.json else sys.stdout
    with _opened(asked.file) as stream:
        try:
            mapping = _mapping(stream, asked.file, asked.mapping, aside)
            found = _preview(stream, card, _name(asked.file), secret, mapping)
            _show(found, asked.file, card, aside)
            if found.to_import and not (asked.yes or _wanted()):
                raise Ended("Nothing was brought in.")
            stream.seek(0)
            taken = taking.take(
                OPERATOR,
                owner=card.id,
                stream=stream,
                at=timezone.now(),
                name=_name(asked.file),
                passphrase=secret,
                mapping=mapping,
                progress=_progress,
            )
        except (Refused, RecordRefused) as why:
            raise Ended(str(why)) from None
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if asked.json:
        print(json.dumps(taken.as_json(), ensure_ascii=False))
    else:
        print(f"Brought in: {taken.imported:,}. Left as they are or left out: {taken.skipped:,}.")
    return 0


def _opened(name: str) -> BinaryIO:
    path = Path(name)
    if not path.exists():
        raise Ended(f"There is no file {name}.")
    if path.is_dir():
        return _folder(path)
    return path.open("rb") if path.is_file() else BytesIO(path.read_bytes())


def _folder(path: Path) -> BinaryIO:
    """Return the Markdown files of a folder as one file in memory."""
    found = sorted(one for one in path.rglob("*") if one.suffix.lower() in ENDINGS)
    if not found:
        raise Ended(f"There is no Markdown file in the folder {path}.")
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        for one in found:
            made.writestr(one.relative_to(path).as_posix(), one.read_bytes())
    packed.seek(0)
    return packed


def _name(file: str) -> str:
    """Return by what name the readers know a file; a folder goes as a zip."""
    path = Path(file)
    return f"{path.name}.zip" if path.is_dir() else path.name


def _mapping(stream: BinaryIO, file: str, said: str | None, where: TextIO) -> Mapping | None:
    """Return how a table is read, and print it, so that it can be written to a file and changed."""
    if said:
        try:
            return Mapping.from_json(json.loads(Path(said).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            raise Refused("mapping_shape") from None
    if not checkins.READER.accepts(_name(file).lower(), b""):
        return None
    table = checkins.table_of(stream)
    stream.seek(0)
    guessed = guess(table.header, table.rows)
    print("Which column is what, as it looks; to change it, keep this as a file for", file=where)
    print(f"--mapping:\n{json.dumps(guessed.as_json(), ensure_ascii=False)}", file=where)
    return guessed


def _preview(
    stream: BinaryIO, card: PersonCard, name: str, secret: str, mapping: Mapping | None
) -> taking.Preview:
    known = taking.known_sources(OPERATOR, owner=card.id, at=timezone.now())
    found = taking.preview(stream, known, name=name, passphrase=secret, mapping=mapping)
    stream.seek(0)
    return found


def _show(found: taking.Preview, name: str, card: PersonCard, where: TextIO) -> None:
    lines = [
        f"{Path(name).name}, for {card.name}",
        f"  entries in the file   {found.read:>7,}",
        f"  to be brought in      {found.to_import:>7,}",
        f"  left out              {len(found.skipped):>7,}",
    ]
    if found.first and found.last:
        lines.append(f"  dated {found.first.isoformat()} to {found.last.isoformat()}")
    lines += [f"  {note}" for note in found.notes]
    lines += [f"  {line.reason}" for line in found.skipped[:SHOWN]]
    if len(found.skipped) > SHOWN:
        lines.append(f"  and {len(found.skipped) - SHOWN:,} more like these")
    print("\n".join(lines), file=where, flush=True)


def _wanted() -> bool:
    return asking.answer("Bring these in? Type yes:").casefold() in {"yes", "y"}


def _progress(count: int) -> None:
    if sys.stderr.isatty():
        print(f"\r  {count:,} read", end="", file=sys.stderr, flush=True)
