"""The raw limits: what the disk, SQLite and AES-GCM cost with nothing of ours around them."""

import json
import os
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.gen import World


def commit_loop(path: Path, count: int) -> int:
    """Commit rows of 2 kB one by one, as durably as we do; return how many lie there."""
    database = sqlite.connect(str(path), isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    database.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body BLOB)")
    body = os.urandom(2048)
    for _ in range(count):
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO row (body) VALUES (?)", (body,))
        database.execute("COMMIT")
    found: int = database.execute("SELECT count(*) FROM row").fetchone()[0]
    database.close()
    return found


def commit_loop_postgres(url: str, count: int) -> int:
    """Do the same on PostgreSQL, as durably; return how many lie there."""
    import psycopg

    body = os.urandom(2048)
    with psycopg.connect(url, autocommit=True) as database:
        database.execute("CREATE TABLE IF NOT EXISTS raw (id bigserial PRIMARY KEY, body bytea)")
        for _ in range(count):
            database.execute("INSERT INTO raw (body) VALUES (%s)", (body,))
        found = database.execute("SELECT count(*) FROM raw").fetchone()
    assert found
    return int(found[0])


class Sealed:
    """Texts sealed each on its own, held in memory: nothing but decryption stands between."""

    def __init__(self, world: World) -> None:
        """Seal every page of this world under a key of its own."""
        self._rows = []
        for page in world.pages:
            key, nonce = os.urandom(32), os.urandom(12)
            plain = f"{page.title}\n{page.day}\n{page.text}".encode()
            self._rows.append((key, nonce, AESGCM(key).encrypt(nonce, plain, b"x")))

    def search(self, words: str) -> list[int]:
        """Decrypt every text and return which hold every word."""
        asked = [word.encode() for word in words.split()]
        found = []
        for place, (key, nonce, sealed) in enumerate(self._rows):
            plain = AESGCM(key).decrypt(nonce, sealed, b"x")
            if all(part in plain for part in asked):
                found.append(place)
        return found


def as_json(rows: object) -> bytes:
    """Return rows as JSON by the quickest writer that is installed."""
    try:
        import orjson
    except ImportError:
        return json.dumps(rows, ensure_ascii=False).encode()
    written: bytes = orjson.dumps(rows)
    return written
