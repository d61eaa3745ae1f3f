"""An installation of its own for a drill: folders, a database, and a way to run Python in it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

CHECKOUT = Path(__file__).resolve().parents[2]
BEGIN = "import django; django.setup(); from tests.drills import deeds; "


@dataclass
class House:
    """Where one installation keeps things; `url` is empty for SQLite in `data`."""

    folder: Path
    url: str = ""
    keys_name: str = "keys"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def keys(self) -> Path:
        return self.folder / self.keys_name

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which a process belongs to this installation."""
        named = {
            "MARRAM_DATA": str(self.data),
            "MARRAM_KEYS": str(self.keys),
            "MARRAM_DATABASE_URL": self.url,
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}",
            "DJANGO_SETTINGS_MODULE": "marram.site.settings",
        }
        return {**os.environ, **named}

    def prepare(self) -> "House":
        """Make the folders and the tables."""
        for folder in (self.data, self.folder / "tmp"):
            folder.mkdir(parents=True, exist_ok=True)
        if self.url:
            self.url = new_database(self.url, self.folder.name)
        self.run("deeds.prepare()")
        return self

    def start(self, code: str) -> "subprocess.Popen[str]":
        """Start a process that does `code`."""
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", BEGIN + code],
            env=self.environment,
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str) -> str:
        """Return what a process that does `code` printed; fail with its own words."""
        process = self.start(code)
        out, noise = process.communicate(timeout=110)
        assert process.returncode == 0, noise
        return out.strip()

    def copy(self, to: Path) -> "House":
        """Return a copy of the database alone, as a back-up of the data would hold it."""
        (to / "tmp").mkdir(parents=True)
        if self.url:
            return House(to, copy_database(self.url, to.name))
        shutil.copytree(self.data, to / "data")
        return House(to)


def new_database(url: str, name: str) -> str:
    """Return the address of a new empty PostgreSQL database beside the one named."""
    safe = f"{name}_{uuid4().hex[:8]}"
    _say(url, f'CREATE DATABASE "{safe}"')
    return _at(url, safe)


def copy_database(url: str, name: str) -> str:
    """Return the address of a copy of a PostgreSQL database."""
    safe = f"{name}_{uuid4().hex[:8]}"
    source = urlsplit(url).path.lstrip("/")
    _say(_at(url, "postgres"), f'CREATE DATABASE "{safe}" TEMPLATE "{source}"')
    return _at(url, safe)


def _at(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _say(url: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - only where there is a PostgreSQL

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
