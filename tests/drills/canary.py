"""A marker goes through every door of an installation: forms, drafts, imports, mail, faults."""

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from marram.accounts import invitation, sessions
from marram.keys import sealing
from marram.kit import registry
from marram.kit.testing import three_people
from marram.people import directory
from marram.people.actor import OPERATOR, Actor, Face
from marram.record import drafts, linking, restoring, sharing, writing
from marram.record.values import Page
from tests.drills import deeds


def sealing_off() -> None:
    """Make sealing do nothing, to show that the sweep would notice."""
    sealing.seal = lambda _key, plain, _bound: sealing.SUITE + plain
    sealing.unseal = lambda _key, blob, _bound: bytes(blob)[1:]


def now() -> datetime:
    return datetime.now(UTC)


def everything(marker: str, address: str, *, sealed: bool) -> None:
    """Send the marker through every door, and print the columns of the database that hold it."""
    if not sealed:
        sealing_off()
    deeds.prepare()
    directory.name_service(name=f"House {address}")
    people = three_people(now())
    outbox = Path(settings.MARRAM_DATA).parent / "mail"
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        EMAIL_FILE_PATH=str(outbox),
        MARRAM_MAIL={"host": "localhost"},
        ALLOWED_HOSTS=["testserver"],
    ):
        invite(people.as_miriam, address)
        in_the_record(people.as_ruth, people.as_miriam, people.bond, marker)
        through_the_pages(people.ruth.id, marker)
        mail.mail_admins("nobody", "is told")
    print(json.dumps(sorted(columns_with(marker) | columns_with(address))))


def invite(actor: Actor, address: str) -> None:
    """Invite somebody; their address and the service's name may stand in the letter itself."""
    invitation.invite(actor, name=f"{address} Pryce", email=f"{address}@example.org", at=now())


def in_the_record(ruth: Actor, miriam: Actor, bond: Any, marker: str) -> None:
    """Begin, revise, draft, share, answer, tie, put away, restore: each holds the marker."""
    page = Page("journal", 1, f"title {marker}", {"text": f"body {marker}"})
    first, second, gone = uuid4(), uuid4(), uuid4()
    for entry in (first, second, gone):
        writing.begin(ruth, operation=uuid4(), entry=entry, page=page, at=now())
    drafts.keep(ruth, entry=uuid4(), kind="journal", body={"text": marker}, at=now())
    sharing.give(ruth, entry=first, bond=bond, note=f"note {marker}", at=now())
    sharing.answer(miriam, entry=first, text=f"answer {marker}", at=now())
    linking.tie(ruth, source=first, target=second, relation=marker, at=now())
    writing.put_away(ruth, entry=gone, at=now())
    assert ruth.person is not None
    archive = restoring.everything(OPERATOR, owner=ruth.person, at=now())
    restoring.restore(OPERATOR, owner=ruth.person, archive=archive, at=now())


def through_the_pages(ruth: Any, marker: str) -> None:
    """Post the marker to every form there is, to wrong addresses and to one that breaks."""
    client = signed_in(ruth)
    for address, form in posts(marker):
        answer = client.post(address, form)
        assert answer.status_code not in {404, 405, 500}, address
        b"".join(answer) if answer.streaming else answer.content  # an archive in the making
    bring_in(client, marker)
    for practice in registry.rooms():
        for sheet in practice.sheets:
            entry, operation = str(uuid4()), str(uuid4())
            form = {field.name: marker for field in sheet.fields}
            form |= {"entry": entry, "operation": operation, "title": marker, "when": marker}
            for do in ("keep", "done"):
                client.post(f"/me/r/{practice.slug}/{sheet.slug}/new/", {**form, "do": do})
    real, writing.begin = writing.begin, breaks  # type: ignore[assignment]  # a fault on purpose
    try:
        answer = client.post(
            "/me/write/new/",
            {"text": marker, "entry": str(uuid4()), "operation": str(uuid4()), "do": "done"},
        )
    finally:
        writing.begin = real
    assert marker in answer.content.decode(), "what was typed must come back"
    client.post("/no/such/page/", {"text": marker})
    client.get("/me/e/not-an-id/")


def bring_in(client: Client, marker: str) -> None:
    """Bring in a diary: look into the file, then take it."""
    line = {"id": marker, "date": "2020-01-01", "date_text": marker, "text": marker}
    seen = client.post("/me/you/import/", {"file": a_file(marker, json.dumps(line)), "do": "look"})
    seen = client.get(seen["Location"])
    token = re.search(r'name="token" value="([^"]+)"', seen.content.decode())
    assert token
    taken = client.post("/me/you/import/", {"token": token[1], "do": "bring"})
    assert taken.status_code == 303


def a_file(marker: str, text: str) -> io.BytesIO:
    """Return a file to be sent, with the marker in its name too."""
    file = io.BytesIO(text.encode())
    file.name = f"{marker}.jsonl"
    return file


def posts(marker: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield addresses and forms with the marker in every field."""
    form = {"entry": str(uuid4()), "operation": str(uuid4()), "text": marker, "when": marker}
    for do in ("keep", "another", "none", "done"):
        yield "/me/write/new/", {**form, "do": do, "shelf": "today", "prompt": marker}
    yield f"/me/e/{form['entry']}/keep/", form
    yield "/me/sealed/", {"ring": marker, "phrase": marker}
    for do in ("keep", "done"):
        yield f"/me/sealed/{uuid4()}/", {"page": marker, "do": do}
    yield "/me/search/", {"words": marker, "q": marker}
    yield "/me/you/import/", {"file": a_file(marker, f'{{"text": "{marker}')}
    yield "/me/you/data/archive/", {"passphrase": marker}
    yield "/me/you/look/", {"call_me": marker, "name": marker}
    yield "/unlock/mail/", {"email": f"{marker}@elsewhere.org"}
    yield "/unlock/code/", {"code": marker}
    yield "/unlock/paper/", {"code": marker}


def signed_in(person: Any) -> Client:
    """Return a browser in which this client is signed in."""
    client = Client(raise_request_exception=False)
    request, response = RequestFactory().get("/"), HttpResponse()
    sessions.sign_in(request, response, person=person, face=Face.CLIENT, at=now())
    client.cookies = response.cookies
    return client


def breaks(*_: object, **__: object) -> None:
    raise RuntimeError(str(__.get("page")))


def columns_with(marker: str) -> set[str]:
    """Return `table.column` for each column in which the marker stands as it is."""
    found = set()
    wanted = marker.encode()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.BinaryField | models.CharField | models.JSONField):
                name = f"{model._meta.db_table}.{field.column}"
                if wanted.lower() in _column(model, field).lower():
                    found.add(name)
    return found


def _column(model: type[models.Model], field: Any) -> bytes:
    with connection.cursor() as cursor:
        table, column = model._meta.db_table, field.column
        cursor.execute(f'SELECT "{column}" FROM "{table}"')  # noqa: S608 - our own names
        values = [row[0] for row in cursor.fetchall() if row[0] is not None]
    return b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in values
    )
