"""The duties of an installation, each with the keys it may load. The whole table stands here.

None may load the key that opens what a client wrote for themselves, but erasing: where a page or a
person is erased, the owner's root key is replaced or destroyed.
"""

from datetime import datetime, timedelta

from marram.jobs import table
from marram.operations import doors
from marram.people.actor import OPERATOR
from marram.record import auditing, erasing
from marram.reminders import sending

TO_TELL_STAFF = frozenset({"audience", "identity", "policy", "service", "audit"})
"""Lines of a bond, names and addresses, the service's own page and name, the chain."""
TO_ERASE = frozenset({"root", "audience", "identity", "outbox", "audit"})


def declare() -> None:
    """Put the duties into the table of jobs."""
    table.declare(
        "notices", _pass_notices_on, keys=TO_TELL_STAFF, every=timedelta(minutes=1), attempts=3
    )
    table.declare(
        "reminders",
        sending.send_what_is_due,
        keys=sending.KEYS,
        every=timedelta(minutes=1),
        attempts=1,
    )
    table.declare("erasing", _erase, keys=TO_ERASE, every=timedelta(hours=1))


def _pass_notices_on(at: datetime) -> None:
    """Tell the next person of each notice that nobody saw in time."""
    doors.call_the_next(at=at)


def _erase(at: datetime) -> None:
    """Erase what was asked to be erased and whose time of holding has ended."""
    erasing.erase_what_is_due(OPERATOR, at=at)
    auditing.anchor()
