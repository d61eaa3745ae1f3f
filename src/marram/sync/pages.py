"""Where a device brings what it sealed, and asks with which key to seal."""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from marram.kit.requests import MarramRequest
from marram.kit.writing_on import clock
from marram.people.actor import Face
from marram.record import outbox
from marram.sync import inbox
from marram.sync.slips import Sealed


@require_http_methods(["GET", "POST"])
def sync(request: MarramRequest) -> HttpResponse:
    """Return the key to seal with, or take slips and return a receipt for each.

    Whoever is not signed in as a client is told so, 401: the phone keeps what it has.
    """
    if request.actor.face is not Face.CLIENT:
        return JsonResponse({"signed_in": False}, status=401)
    if request.method == "GET":
        return _key(request)
    try:
        slips = _slips(json.loads(request.body))
    except (ValueError, KeyError, TypeError, NotBase64):
        return JsonResponse({"problem": "shape"}, status=400)
    answers = inbox.take(request.actor, slips=slips, at=request.at)
    return JsonResponse(
        {"receipts": list(map(_receipt, answers)), "at": clock(request, request.at)}
    )


def _key(request: MarramRequest) -> HttpResponse:
    get_token(request)  # sets the cookie whose value the phone sends back with its slips
    half = outbox.public_half(request.actor)
    return JsonResponse(
        {
            "key": half.key_id,
            "public": b64encode(half.public).decode(),
            "info": b64encode(half.info).decode(),
        }
    )


def _slips(sent: Any) -> list[Sealed]:
    found = sent["slips"]
    if not isinstance(found, list) or len(found) > inbox.AT_MOST:
        raise ValueError
    return [
        Sealed(UUID(one["id"]), str(one["key"]), b64decode(one["sealed"], validate=True))
        for one in found
    ]


def _receipt(answer: inbox.Answer) -> dict[str, Any]:
    return {
        "id": str(answer.id),
        "taken": answer.taken,
        "state": answer.state,
        "entry": str(answer.entry or ""),
        "seq": answer.seq,
        "beside": answer.beside,
    }
