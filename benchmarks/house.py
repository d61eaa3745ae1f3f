"""A fresh installation of ours, or of the peer, and its server as a process of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote

CHECKOUT = Path(__file__).resolve().parents[1]
OURS = ["-m", "marram.operations", "serve"]
PEER = ["-m", "benchmarks.peers.drf", "serve"]
PATIENCE = 60.0


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that belongs to the installation in `folder`."""
    kept = os.environ.get("PYTHONPATH", "")
    return {
        **os.environ,
        "MARRAM_DATA": str(folder / "data"),
        "MARRAM_KEYS": str(folder / "keys"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT), kept]),
        **more,
    }


def begin(folder: Path, database: str = "") -> None:
    """Make this process belong to a new installation in `folder`, on SQLite or on `database`."""
    for name in ("data", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    os.environ.pop("MARRAM_DATABASE_URL", None)
    if database:
        os.environ["MARRAM_DATABASE_URL"] = database
    os.environ.pop("MARRAM_PUBLIC_URL", None)
    os.environ.update(environment(folder, DJANGO_SETTINGS_MODULE="marram.site.settings"))
    os.umask(0o077)
    import django

    django.setup()
    from marram.operations import preparing

    preparing.make_ready()


def pid_of(database: str) -> int:
    """Return the process that serves this database, by the folder in its address."""
    folder = Path(unquote(database.partition("host=")[2]))
    return int((folder / "files" / "postmaster.pid").read_text().split()[0])


@contextlib.contextmanager
def server(words: list[str], folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, float]]:
    """Serve, and give (process, port, seconds until its first answer); killed at the end."""
    port = free_port()
    environ = environment(folder, MARRAM_PORT=str(port))
    if words is PEER:
        environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.peers.drf.settings"
    started = time.monotonic()
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *words], env=environ, cwd=CHECKOUT, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        _wait(port, process)
        yield process, port, time.monotonic() - started
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a server and its workers as a power cut would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended; see server.log"
        try:
            asking = HTTPConnection("127.0.0.1", port, timeout=5)
            asking.request("GET", "/help/", headers={"Host": f"localhost:{port}"})
            asking.getresponse().read()
        except OSError:
            time.sleep(0.01)
        else:
            return
    msg = "the server did not answer"
    raise TimeoutError(msg)
