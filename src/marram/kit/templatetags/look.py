"""Tags for the parts of the look that markup alone cannot hold: icons and the shore."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from marram.figures.landscape import landscape as draw

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Return the line icon called `name` from the sprite; size "s" makes it small."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        " icon-s" if size == "s" else "",
        static("marram/sprite.svg"),
        name,
    )


@register.simple_tag
def landscape(hour: str = "dawn") -> SafeString:
    """Return the shore for an hour of light: dawn, day, dusk or night."""
    return mark_safe(draw(hour))  # noqa: S308 - drawn from numbers, nobody's words are in it


@register.simple_tag
def picture(drawn: str) -> SafeString:
    """Return a picture that marram.figures drew, which escapes every word in it."""
    return mark_safe(drawn)  # noqa: S308 - figures escape the words they are given
