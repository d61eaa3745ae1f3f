"""A page of one's own as it stands beside another."""

from marram.kit import showing
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.practices.story.lines import line
from marram.practices.story.practice import PRACTICE
from marram.practices.story.showing import Half
from marram.record.values import Opened


def half(request: MarramRequest, opened: Opened) -> Half:
    """Return the page with its words, or its questions and answers where it has several."""
    plain = sayer(request, PRACTICE.slug).plain
    alone = showing.shown(opened, request.language, plain=plain)
    return Half(
        page=line(request, opened),
        pairs=tuple(showing.below_title(opened, request.language, plain=plain)),
        alone=alone[0].words if len(alone) == 1 else "",
    )
