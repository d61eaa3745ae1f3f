"""A moment as somebody adds it: by its title, then opened and told."""

import re
from uuid import UUID

from marram.kit.testing import ask
from marram.people.actor import Actor


def scene(actor: Actor, title: str, **told: object) -> UUID:
    """Add a moment with this title and these answers; return its entry."""
    first = {name: told[name] for name in ("when", "symbol") if name in told}
    where = str(ask(actor, "/me/story/add/", {"named": title, "do": "more", **first})["Location"])
    page = ask(actor, where).content.decode()
    carried = {
        name: found[1]
        for name in ("parent", "operation", "entry")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', page))
    }
    sent: dict[str, object] = {"named": title, "do": "done", **told, **carried}
    assert ask(actor, where, sent).status_code == 303
    return UUID(where.split("/")[5])
