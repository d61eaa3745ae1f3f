"""Nothing is asked twice: a word that somebody has given is not asked for again."""

from collections.abc import Mapping, Sequence
from typing import Any

from marram.kit.practice import Field

ONCE = frozenset({"word", "death_word"})
"""Words that hold for the person; the other questions belong to each thing that happened."""


def still_to_ask(
    fields: Sequence[Field], earlier: Sequence[Mapping[str, Any]]
) -> tuple[Field, ...]:
    """Return the questions of a new page, without the words that an earlier page already gives."""
    given = {name for body in earlier for name in ONCE if str(body.get(name, "")).strip()}
    return tuple(field for field in fields if field.name not in given)
