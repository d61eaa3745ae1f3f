"""``import``: look into a file, ask, then bring in all of it or nothing of it."""

import json
import sys
from argparse import Namespace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TextIO

from django.utils import timezone

from marram.imports import taking
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
            found = _preview(stream, card, asked.file, secret)
            _show(found, asked.file, card, aside)
            if found.to_import and not (asked.yes or _wanted()):
                raise Ended("Nothing was brought in.")
            stream.seek(0)
            taken = taking.take(
                OPERATOR,
                owner=card.id,
                stream=stream,
                at=timezone.now(),
                name=Path(asked.file).name,
                passphrase=secret,
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
        raise Ended(f"{name} is a folder; a file is needed.")
    return path.open("rb") if path.is_file() else BytesIO(path.read_bytes())


def _preview(stream: BinaryIO, card: PersonCard, name: str, secret: str) -> taking.Preview:
    known = taking.known_sources(OPERATOR, owner=card.id, at=timezone.now())
    found = taking.preview(stream, known, name=Path(name).name, passphrase=secret)
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
