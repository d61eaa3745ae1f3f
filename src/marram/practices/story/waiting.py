"""What was set aside until a day: said on Today from that day on, and for a week at most."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from marram.kit import finding
from marram.kit.forms import ident
from marram.people import directory
from marram.people.actor import Actor
from marram.practices.story import store

HOME = "/me/story/aside/"
SAID_FOR = timedelta(days=7)
"""Days for which Today says it; then it lies in the list alone."""


def said_on_today(actor: Actor, at: datetime) -> str:
    """Return where what was set aside is, when its day has come; "" when not."""
    aside = store.places(actor, at=at).aside
    if actor.person is None or not aside:
        return ""
    today = at.astimezone(ZoneInfo(directory.person(actor.person).time_zone)).date()
    come = {
        entry
        for one, day in aside.items()
        if day <= today < day + SAID_FOR and (entry := ident(one))
    }
    return HOME if come and finding.some(actor, entries=come, at=at) else ""
