"""The web server: one process with eight threads for SQLite, two with four for PostgreSQL."""

import contextlib
import multiprocessing
import os
import socket
import threading

from django.conf import settings
from django.db import connection
from django.utils import timezone
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from marram.jobs import worker
from marram.operations import doors, places, preparing
from marram.operations.endings import Ended
from marram.people import directory
from marram.people.actor import OPERATOR
from marram.record import auditing, erasing

HOST = "127.0.0.1"
PATIENCE = 10.0
"""Seconds that requests and a job under way get when the server stops."""
SHAPE = {"sqlite": (1, 8), "postgresql": (2, 4)}


def address() -> str:
    """Return the address at which people find this installation."""
    url: str = settings.MARRAM_PUBLIC_URL
    return url


def greeting() -> list[str]:
    """Return what an installation says when it starts."""
    if directory.anybody_here():
        return [f"Marram is at {address()}"]
    code = doors.first_person(at=timezone.now())
    return ["Nobody is here yet. Its first person begins at this address, once:", code]


def until_stopped(lines: list[str]) -> int:
    """Serve until a signal stops it; then note the head of the audit in the key folder."""
    _port_is_free(places.port())
    workers, threads = SHAPE[connection.vendor]
    erasing.erase_what_is_due(OPERATOR, at=timezone.now())
    words = [f"Runs on {preparing.engine()}.", *lines, "Stop it with Ctrl-C."]
    preparing.let_go()
    stopped = threading.Event()
    looks_after = threading.Thread(
        target=worker.until,
        args=(stopped,),
        kwargs={"clock": timezone.now, "let_go": preparing.let_go},
        daemon=True,
    )
    looks_after.start()
    try:
        _serve("marram.site.wsgi:application", words, workers, threads)
    finally:
        stopped.set()
        looks_after.join(timeout=PATIENCE)  # one that takes longer is taken up at the next start
        auditing.anchor()
        preparing.let_go()
    return 0


def safe_page_only(reason: str) -> int:
    """Serve Help now and Steady alone until a signal stops it: keys or data are missing."""
    _port_is_free(places.port())
    preparing.say(reason)
    preparing.let_go()
    words = [
        "ONLY Help now and Steady are served, and nothing is taken in, until this is put right.",
        "Stop it with Ctrl-C.",
    ]
    _serve("marram.site.safe:application", words, 1, SHAPE["sqlite"][1])
    return 1


def _serve(application: str, words: list[str], workers: int, threads: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marram.site.settings")
    with contextlib.suppress(RuntimeError):
        multiprocessing.set_start_method("spawn")
    server = Granian(
        application,
        address=HOST,
        port=places.port(),
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=int(PATIENCE),  # one that was told to stop while it began never hears
        log_level=LogLevels.error,
    )
    server.on_startup(lambda: print("\n".join(words), flush=True))
    server.serve()


def _port_is_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise Ended(
                f"Port {port} is in use by another programme. Set MARRAM_PORT to another number."
            ) from None
