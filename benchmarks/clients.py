"""Browsers that write: threads over kept-alive connections, noting what was acknowledged."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import uuid4

CSRF = "a" * 32
Send = Callable[[HTTPConnection, str], str]


@dataclass
class Written:
    """What came of a time of writing."""

    seconds: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    failed: int = 0
    ended: str = ""


def of_a_form(port: int, cookie: str) -> dict[str, str]:
    """Return what a browser that is signed in here sends with a form."""
    return {
        "Host": f"localhost:{port}",
        "Cookie": f"{cookie}; csrf={CSRF}",
        "X-CSRFToken": CSRF,
        "Content-Type": "application/x-www-form-urlencoded",
    }


def to_us(port: int, cookie: str) -> Send:
    """Return how one page is posted to our Write."""
    headers = of_a_form(port, cookie)

    def send(connection: HTTPConnection, text: str) -> str:
        entry = str(uuid4())
        form = {"entry": entry, "operation": str(uuid4()), "text": text, "do": "done"}
        connection.request("POST", "/me/write/new/", urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        kept = answer.status == 303 and entry in answer.headers.get("Location", "")
        return entry if kept else ""

    return send


def to_peer(port: int, session: str) -> Send:
    """Return how one page is posted to the peer."""
    headers = {
        "Host": f"localhost:{port}",
        "Cookie": f"sessionid={session}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Content-Type": "application/json",
    }

    def send(connection: HTTPConnection, text: str) -> str:
        body = json.dumps({"title": "", "text": text, "day": "2026-11-19"})
        body = body.replace('"title": ""', '"title": "a day"')
        connection.request("POST", "/notes/", body, headers)
        answer = connection.getresponse()
        read = answer.read()
        return str(json.loads(read)["id"]) if answer.status == 201 else ""

    return send


def write(port: int, send: Send, texts: list[str], *, clients: int) -> Written:
    """Post each text once, by this many clients at a time; stop where the server is gone."""
    written, lock, left = Written(), threading.Lock(), iter(texts)

    def one() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                text = next(left, None)
            if text is None:
                return
            begun = time.perf_counter()
            try:
                entry = send(connection, text)
            except (OSError, HTTPException) as error:
                written.ended = repr(error)
                return
            with lock:
                written.seconds.append(time.perf_counter() - begun)
                if entry:
                    written.acknowledged.append(entry)
                else:
                    written.failed += 1

    threads = [threading.Thread(target=one) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return written
