"""An installation of its own for one test: folders, a database, and the command line on it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

CHECKOUT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-m", "marram.operations"]
GOODBYE = 20


@dataclass
class Installation:
    """Folders and settings of one Marram; `run` speaks to its command line."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return Path(self.settings["MARRAM_DATA"])

    @property
    def keys(self) -> Path:
        """Return the key folder."""
        return Path(self.settings["MARRAM_KEYS"])

    @property
    def url(self) -> str:
        """Return the address of its server."""
        return f"http://localhost:{self.settings['MARRAM_PORT']}"

    @property
    def surroundings(self) -> dict[str, str]:
        """Return the environment of its processes: ours without any other Marram's settings."""
        others = {k: v for k, v in os.environ.items() if not k.startswith("MARRAM_")}
        home = {"HOME": str(self.folder), "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONUTF8": "1"}
        return {**others, **home, "PYTHONWARNINGS": "error::ResourceWarning", **self.settings}

    def run(self, *words: str, answer: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command to its end and return how it ended."""
        return subprocess.run(
            [*COMMAND, *words],
            env=self.surroundings,
            cwd=self.folder,
            input=answer,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=90,
            check=False,
        )

    def opens_its_doors(self) -> None:
        """Let the service have signed its page and compared its numbers."""
        words = (
            "import django; django.setup(); from django.utils import timezone; "
            "from marram.kit.testing import ready_to_invite; ready_to_invite(timezone.now())"
        )
        env = self.surroundings | {"DJANGO_SETTINGS_MODULE": "marram.site.settings"}
        subprocess.run([sys.executable, "-c", words], env=env, cwd=self.folder, check=True)

    @contextlib.contextmanager
    def serving(self, word: str = "serve") -> Iterator["Running"]:
        """Give its running server; stopped the way a service manager does it."""
        with subprocess.Popen(
            [*COMMAND, word],
            env=self.surroundings,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        ) as process:
            running = Running(self, process)
            try:
                running.wait_until_it_answers()
                yield running
            finally:
                process.terminate()
                try:
                    process.wait(GOODBYE)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)  # its workers too: they hold its pipe
                running.reader.join(5)


class Running:
    """A server and what it has said so far."""

    def __init__(self, installation: Installation, process: "subprocess.Popen[str]") -> None:
        self.installation = installation
        self.process = process
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def said(self) -> str:
        """Return all it has said."""
        return "\n".join(self.lines)

    def wait_until_it_answers(self) -> None:
        """Wait for its last line of greeting and an open port, at most half a minute."""
        port = int(self.installation.settings["MARRAM_PORT"])
        for _ in range(600):
            if "Stop it with" in self.said() and _open(port):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"The server did not start:\n{self.said()}")

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line.rstrip("\n"))


def _open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def installation(folder: Path, **settings: str) -> Iterator[Installation]:
    """Give an empty installation: on SQLite, or on the PostgreSQL that this test run has."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {
        "MARRAM_DATA": str(folder / "data"),
        "MARRAM_KEYS": str(folder / "keys"),
        "MARRAM_PORT": str(free_port()),
    }
    server = os.environ.get("MARRAM_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield Installation(folder, {**own, **settings})
        return
    name = f"house_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    own["MARRAM_DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    try:
        yield Installation(folder, {**own, **settings})
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
