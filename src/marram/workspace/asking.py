"""What was typed to invite somebody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from marram.core.text import storable
from marram.workspace.contexts import Field

LONGEST_NAME, LONGEST_ADDRESS = 120, 254
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, an address, a language and a way; and what is wrong, by field."""

    name: str = ""
    mail: str = ""
    language: str = ""
    how: str = "paper"
    wrong: Mapping[str, str] = field(default_factory=dict)

    def field(self, name: str) -> Field:
        """Return a field with what was typed."""
        typed = {"name": self.name, "mail": self.mail}[name]
        kind = "mail" if name == "mail" else "line"
        return Field(name, typed, self.wrong.get(name, ""), kind=kind)

    def with_address_taken(self) -> "Asked":
        """Return the same with the address marked. It does not say whose it is."""
        words = _("This e-mail address cannot be used. Use another, or print a letter without one.")
        return replace(self, wrong={"mail": words})


def read(typed: QueryDict, *, address_needed: bool) -> Asked:
    """Return what was typed, with what is wrong."""
    asked = Asked(
        name=" ".join(storable(typed.get("name", "")).split()),
        mail=storable(typed.get("mail", "")).strip(),
        language=typed.get("language", ""),
        how="mail" if typed.get("how") == "mail" else "paper",
    )
    return replace(asked, wrong=dict(_wrong(asked, address_needed=address_needed)))


def _wrong(asked: Asked, *, address_needed: bool) -> list[tuple[str, str]]:
    found = []
    if not asked.name or len(asked.name) > LONGEST_NAME:
        found.append(("name", _("Enter a name to greet them with, in up to 120 characters.")))
    if address_needed and not asked.mail:
        found.append(("mail", _("Enter the e-mail address, or choose a letter.")))
    elif asked.mail and (not ADDRESS.fullmatch(asked.mail) or len(asked.mail) > LONGEST_ADDRESS):
        found.append(("mail", _("Enter an e-mail address such as name@example.org.")))
    return found
