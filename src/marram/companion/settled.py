"""Two tellings of one page, written in two places. Both are kept; choosing one adds a telling."""

from uuid import UUID

from marram.kit.forms import SETTLED
from marram.kit.requests import MarramRequest
from marram.record import reading
from marram.record.values import Opened


def side_by_side(request: MarramRequest, entry: UUID) -> list[Opened]:
    """Return the tellings that stand side by side, none when the client has gone on with one."""
    tellings = reading.tellings(request.actor, entry=entry, at=request.at)
    places = [place for place, one in enumerate(tellings) if SETTLED in one.outline.marks]
    open_now = tellings[places[-1] :] if places else tellings
    parents = {one.parent for one in open_now}
    last = [one for one in open_now if one.outline.telling not in parents]
    return last if len(last) > 1 else []
