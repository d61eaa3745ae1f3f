"""What every picture has in common: it says in words what it shows, and escapes every word."""

from collections.abc import Iterable
from html import escape


def esc(text: str) -> str:
    """Return the text as it may stand in markup."""
    return escape(text, quote=True)


def short(number: float) -> str:
    """Return a length as briefly as a picture needs it."""
    said = f"{number:.1f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def picture(
    name: str, size: tuple[float, float], title: str, says: str, parts: Iterable[str]
) -> str:
    """Return a picture with its title, and with a sentence for whoever does not see it."""
    wide, high = map(short, size)
    return (
        f'<svg class="pic" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-labelledby="{name}-t {name}-d" focusable="false">'
        f'<title id="{name}-t">{esc(title)}</title><desc id="{name}-d">{esc(says)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def listed(items: Iterable[tuple[str, str]]) -> str:
    """Return the numbered list that stands beside a picture: words, and what they are."""
    lines = (
        f'<li><span dir="auto" class="voice">{esc(words)}</span> '
        f'<span class="quiet">{esc(said)}</span></li>'
        for words, said in items
    )
    return f'<ol class="pic-list">{"".join(lines)}</ol>'
