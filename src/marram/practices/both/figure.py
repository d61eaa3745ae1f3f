"""The two columns of a page, side by side and of one width, whatever stands in them."""

from marram.figures.columns import columns
from marram.kit.practice import Body, Say


def of_page(body: Body, say: Say) -> str:
    """Return the two columns, "" while both are blank. What stands in both stands in both."""
    gone, stays = _said(body.get("gone")), _said(body.get("stays"))
    if not gone and not stays:
        return ""
    return columns([(say("figure.gone"), gone), (say("figure.stays"), stays)])


def _said(value: object) -> list[str]:
    return [str(one) for one in value if str(one).strip()] if isinstance(value, list) else []
