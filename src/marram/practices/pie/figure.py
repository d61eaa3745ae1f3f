"""A page of parts, drawn: others first, one's own slice last."""

from marram.figures.pie import Slice, pie
from marram.kit.practice import Body, Say
from marram.kit.shapes import rows_of
from marram.practices.pie import rules


def of_page(body: Body, say: Say) -> str:
    """Return the picture with its list, "" while no part has a size."""
    others = [
        (str(row.get("who_or_what") or say("figure.without-words")), _size(row.get("percent")))
        for row in rows_of(body.get("slices"))
    ]
    before, after = (_size(body.get(name)) for name in ("my_slice_before", "my_slice_after"))
    own = after if after is not None else before
    sizes = rules.scaled([*(size or 0 for _, size in others), own or 0])
    if not any(sizes):
        return ""
    slices = [Slice(words, part) for (words, _), part in zip(others, sizes, strict=False)]
    said = [_said(size, part, say) for (_, size), part in zip(others, sizes, strict=False)]
    if own is not None:
        slices.append(Slice(say("figure.me"), sizes[-1], own=True))
        said.append(_own(before, after, sizes[-1], say))
    shown_before = before if after is not None else None
    return pie(slices, said, before=shown_before, title=say("figure.title"), name="pie")


def _size(value: object) -> int | None:
    """Return a size as it can be drawn; what is no number has none."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return min(rules.WHOLE, max(0, int(str(value)))) if whole else None


def _said(size: int | None, part: int, say: Say) -> str:
    return (
        say("figure.no-size") if size is None else say("figure.part").replace("{part}", str(part))
    )


def _own(before: int | None, after: int | None, part: int, say: Say) -> str:
    now = say("figure.part").replace("{part}", str(part))
    if before is None or after is None:
        return now
    return say("figure.before-and-now").replace("{before}", str(before)).replace("{now}", now)
