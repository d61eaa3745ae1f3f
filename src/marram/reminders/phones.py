"""The phones that may be told, each by its push service, which learns that there is something."""

import json
import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from marram.keys import purposes
from marram.keys.push import NoSubscription, sealed
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record.values import NotFound
from marram.reminders import walls
from marram.reminders.models import Subscription
from marram.reminders.walls import Dial, WalledOff

log = logging.getLogger("marram.reminders")
PURPOSE = "push"
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
LONGEST = 256


class NotTaken(Exception):
    """What a browser sent cannot be used: no address of a push service, or no keys."""


def subscribe(actor: Actor, sent: Any) -> None:
    """Keep that this phone may be told; what it said before is replaced. Raise NotTaken."""
    owner, device = _phone(actor)
    known = _read(sent)
    body = purposes.seal_for(owner, known, purpose=PURPOSE)
    place = purposes.keyed_id(f"push {owner} {known['endpoint']}")
    Subscription.objects.update_or_create(
        person_id=owner, place=place, defaults={"sealed": body, "device": device}
    )


def unsubscribe(actor: Actor) -> bool:
    """Forget this phone and say whether there was something to forget."""
    owner, device = _phone(actor)
    return bool(Subscription.objects.filter(person=owner, device=device).delete()[0])


def forget(owner: UUID, device: UUID | None) -> None:
    """Forget a phone that was forgotten, or every phone where none is named."""
    rows = Subscription.objects.filter(person=owner)
    (rows if device is None else rows.filter(device=device)).delete()


def is_subscribed(actor: Actor) -> bool:
    """Say whether this phone may be told."""
    owner, device = _phone(actor)
    return Subscription.objects.filter(person=owner, device=device).exists()


def any_of(owner: UUID) -> bool:
    """Say whether any phone of this person may be told."""
    return Subscription.objects.filter(person=owner).exists()


def words(owner: UUID) -> dict[str, str]:
    """Return all that a phone is ever told: the neutral name, and one sentence."""
    with translation.override(directory.person(owner).language):
        return {"title": directory.service().app_name, "body": _("A reminder you asked for")}


def tell(owner: UUID, *, dial: Dial = walls.dial) -> int:
    """Tell the phones of a person and return how many services took it. One that is gone goes."""
    text = json.dumps(words(owner), ensure_ascii=False)
    rows = Subscription.objects.filter(person=owner).order_by("id")
    return sum(_tell(row, text, dial) for row in rows)


def _tell(row: Subscription, text: str, dial: Dial) -> bool:
    known = purposes.open_for(row.person_id, row.sealed, purpose=PURPOSE)
    try:
        made = sealed(text, sender=_sender(), **known)
        status = walls.post(known["endpoint"], made.body, made.headers, dial=dial)
    except (NoSubscription, WalledOff):
        row.delete()
        return False
    except OSError as error:
        log.warning("A push service did not answer (%s).", type(error).__name__)
        return False
    if status in GONE:
        row.delete()
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _read(sent: Any) -> dict[str, str]:
    keys = sent.get("keys") if isinstance(sent, dict) else None
    if not isinstance(keys, dict):
        raise NotTaken
    known = {
        "endpoint": sent.get("endpoint"),
        "p256dh": keys.get("p256dh"),
        "auth": keys.get("auth"),
    }
    if not all(isinstance(value, str) for value in known.values()):
        raise NotTaken
    if max(len(known["p256dh"]), len(known["auth"])) > LONGEST:
        raise NotTaken
    try:
        walls.checked(known["endpoint"])
        sealed("", sender=_sender(), **known)
    except (WalledOff, NoSubscription):
        raise NotTaken from None
    return known


def _sender() -> str:
    """Return an address of this installation for push services: its mail's, or one at its host."""
    name = str(settings.MARRAM_MAIL_FROM)
    host = urlsplit(str(settings.MARRAM_PUBLIC_URL)).hostname or "localhost"
    return name if "." in name.partition("@")[2] else f"push@{host}"


def _phone(actor: Actor) -> tuple[UUID, UUID]:
    if actor.person is None or actor.face is not Face.CLIENT or actor.device is None:
        raise NotFound
    return actor.person, actor.device
