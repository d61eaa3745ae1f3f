"""Making ready: folders, keyring, tables. Run as often as wanted; what is there stays."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from marram.keys.installed import keyring
from marram.keys.keyring import KEY_FILE, RING_FILE, Keyring
from marram.operations import places
from marram.operations.endings import OTHER_KEYS, Ended, SafePageOnly
from marram.people import directory

LOCK_FILE = "migrate.lock"
LOCK = 0x4D4947  # PostgreSQL advisory lock: one start at a time changes the tables
SNAPSHOT = "before-update.db"
NOT_YET = (
    "There is no Marram in {data} yet. Run ./marram serve first, or set MARRAM_DATA and "
    "MARRAM_KEYS to where it is."
)


def say(words: str) -> None:
    """Print one line of progress at once; answers keep the other stream."""
    print(words, file=sys.stderr, flush=True)


def make_ready() -> None:
    """Make folders, keyring and tables where they are missing, or raise Ended."""
    data, keys = Path(settings.MARRAM_DATA), Path(settings.MARRAM_KEYS)
    places.make_private(data, keys)
    with only_one_at_a_time(data):
        if not has_keys(keys):
            _refuse_new_keys_beside_old_data(keys)
            Keyring.make(keys)
        _bring_tables_up_to_date(data)
    belongs_together()
    _refuse_new_tables_beside_old_keys(keys)


def ask_ready() -> None:
    """Check that an installation is here with its keys, for a command that makes none."""
    data, keys = Path(settings.MARRAM_DATA), Path(settings.MARRAM_KEYS)
    if not keys.exists() and not (data / "marram.db").exists():
        raise Ended(NOT_YET.format(data=data))
    places.closed_to_others(keys)
    if not has_keys(keys):
        raise Ended(f"The key folder {keys} holds no keyring. Nothing can be opened without it.")
    if not _has_tables():
        raise Ended(NOT_YET.format(data=data))
    with only_one_at_a_time(data):
        _bring_tables_up_to_date(data)
    belongs_together()


def has_keys(keys: Path) -> bool:
    """Say whether the key folder holds a keyring and its key."""
    return (keys / RING_FILE).exists() and (keys / KEY_FILE).exists()


def belongs_together() -> None:
    """Refuse a keyring that does not open this database."""
    keyring()
    directory.service()
    people = directory.everybody()
    if people and not any(card.name for card in people):
        raise SafePageOnly(OTHER_KEYS)


def engine() -> str:
    """Return the name and version of the database, as people say it."""
    if connection.vendor == "sqlite":
        with closing(connection.cursor()) as cursor:
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
    major, minor = divmod(connection.pg_version, 10_000)  # type: ignore[attr-defined]  # PostgreSQL only
    return f"PostgreSQL {major}.{minor}"


@contextmanager
def only_one_at_a_time(data: Path) -> Iterator[None]:
    """Hold back a second start while the first one changes the tables."""
    data.mkdir(mode=places.PRIVATE, parents=True, exist_ok=True)
    with (data / LOCK_FILE).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _refuse_new_keys_beside_old_data(keys: Path) -> None:
    if _has_tables() and directory.anybody_here():
        raise SafePageOnly(
            f"The database holds people, but the key folder {keys} has no keyring for them. "
            "Nothing can be opened without it: set MARRAM_KEYS to where it is, or put it back."
        )


def _refuse_new_tables_beside_old_keys(keys: Path) -> None:
    if keyring().holds(kind="root") and not directory.anybody_here():
        raise SafePageOnly(
            f"The key folder {keys} holds keys of people, but the database is empty. Put the "
            "database back, or set MARRAM_KEYS to a new folder for a new installation."
        )


def _has_tables() -> bool:
    return "people_person" in connection.introspection.table_names()


def _bring_tables_up_to_date(data: Path) -> None:
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    ours = {app for app, _ in known}
    newer = [
        key for key in executor.loader.applied_migrations if key[0] in ours and key not in known
    ]
    if newer:
        raise Ended("This database was made by a newer Marram. Use that one, or a newer one still.")
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return
    if executor.loader.applied_migrations:
        say(f"Bringing the tables up to date ({len(waiting)} steps).")
        _keep_a_copy(data)
    else:
        say(f"Making the tables in {engine()}.")
    _migrate()


def _migrate() -> None:
    if connection.vendor != "postgresql":
        call_command("migrate", interactive=False, verbosity=0)
        return
    with closing(connection.cursor()) as cursor:
        cursor.execute("SET statement_timeout = 0")  # for this connection, closed before serving
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _keep_a_copy(data: Path) -> None:
    """Copy the SQLite file as it was before the tables change; the newest copy is kept."""
    if connection.vendor != "sqlite":
        return
    half, whole = data / (SNAPSHOT + ".half"), data / SNAPSHOT
    half.unlink(missing_ok=True)
    with closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM INTO %s", [str(half)])
    half.chmod(0o600)
    half.replace(whole)
    say(f"A copy from before is in {whole} ({timezone.now():%Y-%m-%d %H:%M} UTC).")


def let_go() -> None:
    """Close the connections of this process, so that a server it starts opens its own."""
    connections.close_all()
