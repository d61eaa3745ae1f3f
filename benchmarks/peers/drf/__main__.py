"""What the peer is asked to do in a process of its own; answers are one line of JSON."""

import json
import os
import sys
import time
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.peers.drf.settings"


def serve() -> None:
    """Serve with the same server in the same shape as ours."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "benchmarks.peers.drf.wsgi:application", address="127.0.0.1",
        port=int(os.environ["MARRAM_PORT"]), interface=Interfaces.WSGI, workers=1,
        blocking_threads=8, websockets=False,
    ).serve()  # fmt: skip


def prepare() -> dict[str, str]:
    """Make the tables, a user and a session."""
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", verbosity=0, run_syncdb=True)
    user = User.objects.create_user("ruth", password=None)
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return {"session": str(session.session_key)}


def fill(size: str) -> dict[str, Any]:
    """Keep every page of the world."""
    from benchmarks.gen import world
    from benchmarks.peers.drf.models import Note

    notes = [
        Note(owner_id=1, title=page.title, text=page.text, day=page.day)
        for page in world(size).pages
    ]
    before = time.process_time()
    Note.objects.bulk_create(notes, batch_size=200)
    return {"ms": (time.process_time() - before) * 1000}


def search(words: str) -> dict[str, Any]:
    """Decrypt every entry and say how many hold every word."""
    from benchmarks.peers.drf.models import Note

    asked = words.split()
    before = time.process_time()
    hits = sum(
        all(part in f"{note.title}\n{note.day}\n{note.text}" for part in asked)
        for note in Note.objects.filter(owner_id=1)
    )
    return {"ms": (time.process_time() - before) * 1000, "hits": hits}


def export() -> dict[str, Any]:
    """Write everything as JSON by the serializer."""
    from rest_framework.renderers import JSONRenderer

    from benchmarks.peers.drf.models import Note
    from benchmarks.peers.drf.urls import NoteSerializer

    before = time.process_time()
    rows = NoteSerializer(Note.objects.filter(owner_id=1), many=True).data
    written = JSONRenderer().render(rows)
    return {"ms": (time.process_time() - before) * 1000, "bytes": len(written)}


def count() -> dict[str, int]:
    """Say how many entries and audit rows there are."""
    from benchmarks.peers.drf.models import Audit, Note

    return {"notes": Note.objects.count(), "audit": Audit.objects.count()}


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve()
    else:
        django.setup()
        print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
