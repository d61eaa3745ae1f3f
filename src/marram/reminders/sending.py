"""What is due goes out: noted first, then sent, so that a worker that dies sends nothing twice."""

import time
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from marram.accounts import mail, sessions
from marram.jobs import due, effects
from marram.jobs.due import Wake
from marram.people import directory
from marram.reminders import chosen, phones, rule
from marram.reminders.models import Chosen
from marram.reminders.rule import Way

KEYS = frozenset({"identity", "service", "push", "audit"})
"""Names, addresses and what was chosen; the service's name; the signing key for push services."""
Send = Callable[[UUID], object]
BUDGET = 240.0
"""Seconds that one round may take: well within the lease of a job. The rest goes in the next."""


def send_what_is_due(at: datetime, *, by: dict[Way, Send] | None = None) -> int:
    """Send the reminders whose moment has come and return how many went out."""
    people = set(Chosen.objects.values_list("person", flat=True))
    until, sent = time.monotonic() + BUDGET, 0
    for wake in due.waiting(until=at):
        if wake.owner in people and time.monotonic() < until:
            sent += _one(wake, at, by or WAYS)
    return sent


def _one(wake: Wake, at: datetime, by: dict[Way, Send]) -> bool:
    choice = chosen.read(wake.owner)
    way = chosen.way_of(choice, wake.entry)
    if way is None:
        return False
    first = effects.first_time("reminder", wake.owner, wake.entry, wake.at, at=at)
    chosen.come_and_gone(wake.owner, wake.entry, at=at)
    card = directory.person(wake.owner)
    comes = rule.may_come(
        wake.at,
        choice,
        at=at,
        zone=directory.zone_of(wake.owner),
        active=card.state == "active",
        seen=sessions.last_seen(wake.owner),
    )
    if not (first and comes):
        return False
    by[way](wake.owner)
    return True


def _by_mail(owner: UUID) -> object:
    return mail.send(owner, message=mail.Message.REMINDER, link=mail.address("/me/reminded/"))


WAYS: dict[Way, Send] = {Way.MAIL: _by_mail, Way.PHONE: phones.tell}
