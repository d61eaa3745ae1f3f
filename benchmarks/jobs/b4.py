"""b4: a check-in is saved through the real server, beside raw commits and the peer's note."""

import contextlib
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.utils import timezone

from benchmarks import clients, house, meter, people
from benchmarks.clients import Send
from benchmarks.gen import World
from benchmarks.jobs.posting import At, committed_alone, has_peer, posted_by
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking
from marram.practices.checkin import store
from marram.practices.checkin.rules import Settings
from marram.record import auditing

ANSWERS = {"q-how": "2", "q-heavy": "4", "q-slept": "", "loss": "some", "rest": "yes"}


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return CPU ms for each check-in; every one of them is looked for afterwards."""
    job = Job("b4", "CPU ms for each check-in saved (server's process tree; 1, 4 and 16 clients)")
    count = 40 if smoke else 300
    texts = [page.text[:200] for page in world.pages[:count]]
    card, actor = people.client()
    asked = Settings(asked=("how", "heavy", "slept"), bands=True)
    store.keep_settings(actor, asked, at=timezone.now())
    other, kept = folder / "peer-b4", 0
    session = asking.ask(other, "prepare")["session"] if has_peer() else ""
    with contextlib.ExitStack() as stack:
        ours, port, _ = stack.enter_context(house.server(house.OURS, folder))
        send = _to_us(port, people.cookie(card))
        kept += len(clients.write(port, send, texts[:20], clients=4).acknowledged)
        if session:
            peer, peer_port, _ = stack.enter_context(house.server(house.PEER, other))
            peer_send = clients.to_peer(peer_port, session)
            clients.write(peer_port, peer_send, texts[:20], clients=4)
        for _ in range(rounds):
            for many in (1, 4, 16):
                at = At(ours.pid, port, send)
                kept += len(posted_by(job, f"ours c={many}", at, texts, many).acknowledged)
                if session:
                    at = At(peer.pid, peer_port, peer_send)
                    posted_by(job, f"peer c={many}", at, texts, many)
            committed_alone(job, folder, count)
    today = timezone.now().date()
    days = (today - timedelta(days=1), today)
    assert len(store.between(actor, *days, at=timezone.now())) == kept, "a check-in is not there"
    assert auditing.verify().faults == ()
    job.checked(f"all {kept} check-ins are there, and the chain is whole")
    job.compare("ours c=1", "limit")
    job.compare("ours c=1", "peer c=1")
    job.compare("ours c=4, a second", "limit, a second")
    job.aim("ours c=1", 2.0 if meter.BESIDE else 1.3)
    return job.as_json()


def _to_us(port: int, cookie: str) -> Send:
    headers = clients.of_a_form(port, cookie)

    def send(connection: HTTPConnection, _text: str) -> str:
        operation = str(uuid4())
        form = ANSWERS | {"operation": operation}
        connection.request("POST", "/me/check-in/", urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        kept = answer.status == 303 and "news=kept" in answer.headers.get("Location", "")
        return operation if kept else ""

    return send
