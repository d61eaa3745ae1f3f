"""A PostgreSQL server for the length of one command, on a socket in a temporary folder.

    python tests/support/postgres.py -- python -m pytest -m database

starts one, sets MARRAM_DATABASE_URL, runs the command and takes the server away again. As root
the server runs as the user ``postgres``, because PostgreSQL refuses to run as root.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

Process = subprocess.Popen[bytes]
OLDEST = 15
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
# A test database may be lost: nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


class NoPostgresError(RuntimeError):
    """This machine has no PostgreSQL that the tests can start."""


def programs() -> Path:
    """Return the folder with ``initdb`` and ``postgres`` of the newest PostgreSQL here."""
    found = {int(path.parts[-3]): path for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")}
    if found and max(found) >= OLDEST:
        return found[max(found)].parent
    named = shutil.which("initdb")
    if named:
        return Path(named).resolve().parent
    raise NoPostgresError("No PostgreSQL 15 or newer was found.")


def other_user() -> dict[str, Any]:
    """Return what makes a child process run as ``postgres`` when we are root."""
    if os.geteuid() != 0:
        return {}
    known = pwd.getpwnam("postgres")
    return {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}


def end_with_parent() -> Callable[[], None] | None:
    """Return what tells Linux to stop the server when this process is gone, however it ends."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(DIE_WITH_PARENT, signal.SIGINT)


@contextlib.contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Give the URL of a new server; ``durable`` keeps its waiting for the disk, for kill tests."""
    where, user = programs(), other_user()
    folder = Path(tempfile.mkdtemp(prefix="marram-pg-", dir="/tmp"))
    try:
        if user:
            os.chown(folder, user["user"], user["group"])
        files = folder / "files"
        make = [where / "initdb", "--no-sync", "-A", "trust", "-U", "marram", "-E", "UTF8"]
        subprocess.run(
            [*make, "--locale=C.UTF-8", "-D", files],
            check=True,
            capture_output=True,
            cwd=folder,
            **user,
        )
        with server(where, files, folder, () if durable else FAST, user):
            yield f"postgresql://marram@/postgres?host={quote(str(folder), safe='')}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def server(
    where: Path, files: Path, folder: Path, settings: tuple[str, ...], user: dict[str, Any]
) -> Iterator[None]:
    """Run the server itself and wait until it answers."""
    options = [part for setting in settings for part in ("-c", setting)]
    log = folder / "log"
    with log.open("wb") as noise:
        process = subprocess.Popen(
            [where / "postgres", "-D", files, "-k", folder, "-h", "", *options],
            stdout=noise,
            stderr=noise,
            cwd=folder,
            preexec_fn=end_with_parent(),  # noqa: PLW1509 - no threads run yet
            **user,
        )
    try:
        wait_until_ready(where, folder, process, log)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(where: Path, folder: Path, process: Process, log: Path) -> None:
    """Wait at most twenty seconds for the first answer."""
    ask = [where / "pg_isready", "-q", "-h", folder]
    for _ in range(400):
        if subprocess.run(ask, check=False, capture_output=True).returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise NoPostgresError(log.read_text(encoding="utf-8", errors="replace")[-2000:])


def main(words: list[str]) -> int:
    """Run the command after ``--`` with a server of its own; return how the command ended."""
    command = words[words.index("--") + 1 :] if "--" in words else words
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster(durable="--durable" in words) as url:
            mine = {**os.environ, "MARRAM_DATABASE_URL": url}
            return subprocess.run(command, env=mine, check=False).returncode
    except NoPostgresError as reason:
        print(reason, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
