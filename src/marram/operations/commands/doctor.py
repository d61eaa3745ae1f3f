"""``doctor``: how this installation is, point by point."""

import shutil
import smtplib
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from marram.jobs import rounds, table
from marram.keys.installed import keyring
from marram.keys.keyring import KEY_FILE
from marram.keys.providers import FileProvider
from marram.operations import places, preparing
from marram.operations.endings import Ended
from marram.people import directory
from marram.people.actor import OPERATOR
from marram.record import auditing, erasing

ROOM = 1024**3
LATE = timedelta(minutes=30)
Point = tuple[bool, str]


def run(_asked: Namespace) -> int:
    """Print each point; end with 2 when one of them needs somebody."""
    preparing.ask_ready()
    points: list[Callable[[], Point]] = [_keys, _database, _audit, _disk, _mail, _due, _worker]
    wrong = 0
    for point in points:
        fine, words = point()
        wrong += not fine
        print(f"{'ok   ' if fine else 'look '} {words}", flush=True)
    if wrong:
        raise Ended(f"{wrong} of {len(points)} points above need somebody to look at them.")
    return 0


def _keys() -> Point:
    folder = Path(settings.MARRAM_KEYS)
    key_id = FileProvider(folder / KEY_FILE).key_id
    if not places.apart(Path(settings.MARRAM_DATA), folder):
        return False, f"Keys: {folder} lies inside the data folder, so a copy of the data has them."
    ring = keyring().install[:8]
    return (
        True,
        f"Keys: {folder} is readable by its owner only; key {key_id}, ring {ring}.",
    )


def _database() -> Point:
    kind = "the demo, made-up people" if directory.service().is_demo else directory.service().name
    return True, f"Database: {preparing.engine()}, {len(directory.everybody())} people ({kind})."


def _audit() -> Point:
    verdict = auditing.verify()
    if verdict.faults:
        more = f" (and {len(verdict.faults) - 1} more)" if len(verdict.faults) > 1 else ""
        return False, f"Audit: {verdict.faults[0]}{more}"
    since = verdict.lines - verdict.anchored
    tail = (
        f"The last {since} are newer than the note in the key folder: if somebody cut them off "
        "now, nothing would show it."
        if since
        else "The note in the key folder is at the last line: a cut would show."
    )
    return True, f"Audit: {verdict.lines} lines, whole. {tail}"


def _disk() -> Point:
    free = shutil.disk_usage(settings.MARRAM_DATA).free
    return free >= ROOM, f"Disk: {free / 1024**3:.1f} GiB free for {settings.MARRAM_DATA}."


def _mail() -> Point:
    mail = settings.MARRAM_MAIL
    if not mail:
        return True, "Mail: not set up (MARRAM_MAIL); codes are handed over on paper."
    where = f"{mail['host']}:{mail['port']}"
    opener = smtplib.SMTP_SSL if mail["use_ssl"] else smtplib.SMTP
    try:
        with opener(mail["host"], mail["port"], timeout=5) as server:
            server.noop()
    except OSError as error:
        return False, f"Mail: {where} does not answer ({error.strerror or type(error).__name__})."
    return True, f"Mail: {where} answers."


def _due() -> Point:
    done = erasing.erase_what_is_due(OPERATOR, at=timezone.now())
    auditing.anchor()
    held = sum(card.leaving_at is not None for card in directory.everybody())
    waiting = f" {held} more asked for, not due yet." if held else ""
    return True, f"Erasing: {done} that were due are erased now.{waiting}"


def _worker() -> Point:
    """Say whether somebody does what is due: the oldest turn lies ahead, or only just behind."""
    turns = [turn for job in table.every_job() if (turn := rounds.next_turn(job.name))]
    late = timezone.now() - min(turns) if turns else timedelta(0)
    if not turns:
        return True, "Worker: nothing was due yet; serve begins it, or the command worker."
    if late > LATE:
        hours = int(late.total_seconds() // 3600)
        return False, f"Worker: nothing that was due has been done for {hours or 'half an'} hours."
    return True, f"Worker: {len(turns)} duties have their turns."
