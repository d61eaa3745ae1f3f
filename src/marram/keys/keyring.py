"""The keyring: every lasting key, wrapped, in a file of its own outside the database.

Backups and replicas of the database therefore never hold a key, and a key destroyed here is gone
for every backup of the data that was ever made.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from marram.keys import reach, sealing
from marram.keys.providers import FileProvider, KeyProvider

KEY_FILE = "key"
RING_FILE = "keyring.db"
KEY_ID_BYTES = 8

TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ring (
  id BLOB PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL, epoch INTEGER NOT NULL,
  wrapped BLOB NOT NULL, UNIQUE (kind, owner, epoch)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS erased (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class KeyGone(Exception):
    """There is no such key here: it was destroyed or never made."""


class NoKeyring(Exception):
    """The key folder holds no keyring."""


@dataclass(frozen=True, slots=True)
class Key:
    """One lasting key and the id by which wraps name it."""

    id: bytes
    secret: bytes


class Keyring:
    """Keys by kind and owner, newest epoch first."""

    def __init__(self, folder: Path, provider: KeyProvider | None = None) -> None:
        """Open the keyring in `folder`; raise NoKeyring when there is none."""
        if not (folder / RING_FILE).exists():
            msg = f"There is no keyring in {folder}."
            raise NoKeyring(msg)
        self.folder = folder
        self._provider = provider or FileProvider(folder / KEY_FILE)
        self._local = threading.local()
        row = self._connection().execute("SELECT value FROM about WHERE name='install'").fetchone()
        self.install: str = row[0]

    @classmethod
    def make(cls, folder: Path) -> "Keyring":
        """Make key file and keyring in `folder` where they are missing, and open the keyring."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / KEY_FILE).exists():
            FileProvider.make(folder / KEY_FILE)
        if not (folder / RING_FILE).exists():
            half = folder / (RING_FILE + ".half")
            half.unlink(missing_ok=True)
            made = _connect(half)
            made.executescript(TABLES)
            made.execute("INSERT INTO about VALUES ('install', ?)", (uuid.uuid4().hex,))
            made.close()
            half.chmod(0o600)
            half.rename(folder / RING_FILE)
        return cls(folder)

    def create(self, *, kind: str, owner: object) -> Key:
        """Make a new key, the newest of its kind and owner, and return it."""
        reach.allow(kind)
        key = Key(uuid.uuid4().bytes[:KEY_ID_BYTES], sealing.new_key())
        with self._writing() as cursor:
            cursor.execute(
                "SELECT coalesce(max(epoch), 0) + 1 FROM ring WHERE kind=? AND owner=?",
                (kind, str(owner)),
            )
            epoch: int = cursor.fetchone()[0]
            wrapped = self._provider.wrap(key.secret, self._bound(kind, str(owner), key.id))
            cursor.execute(
                "INSERT INTO ring VALUES (?,?,?,?,?)", (key.id, kind, str(owner), epoch, wrapped)
            )
        return key

    def current(self, *, kind: str, owner: object) -> Key:
        """Return the newest key of this kind and owner, or raise KeyGone."""
        keys = self.all_of(kind=kind, owner=owner)
        if not keys:
            msg = f"There is no {kind} key."
            raise KeyGone(msg)
        return keys[0]

    def all_of(self, *, kind: str, owner: object) -> list[Key]:
        """Return all epochs of this kind and owner, newest first."""
        reach.allow(kind)
        rows = self._connection().execute(
            "SELECT id, wrapped FROM ring WHERE kind=? AND owner=? ORDER BY epoch DESC",
            (kind, str(owner)),
        )
        return [
            Key(ident, self._provider.unwrap(wrapped, self._bound(kind, str(owner), ident)))
            for ident, wrapped in rows.fetchall()
        ]

    def get_or_create(self, *, kind: str, owner: object) -> Key:
        """Return the newest key of this kind and owner, made now if there was none."""
        try:
            return self.current(kind=kind, owner=owner)
        except KeyGone:
            try:
                return self.create(kind=kind, owner=owner)
            except sqlite.IntegrityError:  # another process made it a moment ago
                return self.current(kind=kind, owner=owner)

    def holds(self, *, kind: str) -> bool:
        """Say whether there is any key of this kind, whoever it belongs to."""
        asked = self._connection().execute("SELECT 1 FROM ring WHERE kind=? LIMIT 1", (kind,))
        return asked.fetchone() is not None

    def destroy(self, *, kind: str, owner: object, keep: bytes = b"") -> int:
        """Destroy the keys of this kind and owner, but for the one named `keep`; say how many."""
        reach.allow(kind)
        with self._writing() as cursor:
            cursor.execute(
                "DELETE FROM ring WHERE kind=? AND owner=? AND id<>?", (kind, str(owner), keep)
            )
            return int(cursor.rowcount)

    def note_erased(self, ident: object) -> None:
        """Remember that this person or entry was erased, so that a restored backup can be told."""
        with self._writing() as cursor:
            cursor.execute("INSERT OR IGNORE INTO erased VALUES (?)", (str(ident),))

    def erased(self) -> set[str]:
        """Return the ids of everything erased here."""
        return {row[0] for row in self._connection().execute("SELECT id FROM erased")}

    def _bound(self, kind: str, owner: str, ident: bytes) -> bytes:
        return sealing.bound_to(self.install, kind, owner, ident.hex())

    def _connection(self) -> sqlite.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = _connect(self.folder / RING_FILE)
        connection: sqlite.Connection = self._local.connection
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite.Cursor]:
        connection = self._connection()
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield cursor
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def _connect(path: Path) -> sqlite.Connection:
    connection = sqlite.connect(str(path), timeout=10, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"
    )
    return connection
