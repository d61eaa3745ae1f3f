"""A page of one's own as a list of the story names it."""

from marram.kit import finding, writing_on
from marram.kit.requests import MarramRequest
from marram.practices.story.showing import PageLine
from marram.record.values import Opened


def line(request: MarramRequest, opened: Opened) -> PageLine:
    """Return the name of a page, when it was in its writer's words, and the day it was kept."""
    head = opened.outline
    return PageLine(
        entry=opened.entry,
        name=finding.name_of(opened, request.language),
        written=head.when.written if head.when else "",
        kept_on=writing_on.local_date(request, head.recorded),
    )
