"""What a client shared with this clinician, entry by entry."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.kit.showing import sheet_name
from marram.record.values import Outline, RemarkCard, ShareCard
from marram.workspace.caseload import unopened
from marram.workspace.contexts import AnswerLine, SharedLine


def lines(
    heads: list[Outline], cards: list[ShareCard], *, zone: ZoneInfo, language: str
) -> list[SharedLine]:
    """Return a line for each shared page, the one shared last first."""
    by_entry = {head.entry: head for head in heads}
    return [
        _line(by_entry[card.entry], card, zone, language)
        for card in sorted(cards, key=lambda card: card.given, reverse=True)
        if card.entry in by_entry
    ]


def notes(card: ShareCard) -> list[str]:
    """Return what the client said when sharing a page."""
    return [remark.text for remark in card.remarks if remark.by_owner and remark.text]


def answers(card: ShareCard, *, reader: UUID, name: str, zone: ZoneInfo) -> list[AnswerLine]:
    """Return what this clinician answered, oldest first; empty text is the one-tap answer."""
    return [
        AnswerLine(name, _day(remark, zone), remark.text, in_person=not remark.text)
        for remark in card.remarks
        if remark.by == reader
    ]


def _line(head: Outline, card: ShareCard, zone: ZoneInfo, language: str) -> SharedLine:
    own = [remark for remark in card.remarks if not remark.by_owner]
    return SharedLine(
        entry=card.entry,
        day=card.given.astimezone(zone).date(),
        fresh=unopened(card),
        sheet=sheet_name(head.kind, language),
        words=head.title,
        when=head.when.written if head.when else "",
        notes=notes(card),
        answered_on=_day(own[-1], zone) if own else None,
    )


def _day(remark: RemarkCard, zone: ZoneInfo) -> date:
    return remark.at.astimezone(zone).date()
