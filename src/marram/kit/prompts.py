"""Prompts: offered, never asked for. Pure: the turn is given, nothing is drawn by lot.

A prompt is `[prompt.<shelf>.<name>]` with `ask` (and perhaps `"ask.plain"`) in a words file.
One that holds `{name}` is offered only when a name is given, because its owner said so.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from marram.kit.words import SOURCE, Words

START, END, NAME = "prompt.", ".ask", "{name}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt: its key (such as `today.window`), its shelf and its words."""

    key: str
    shelf: str
    text: str
    loss: bool = False


def every(
    words: Words, shelf: str = "", *, name: str = "", language: str = SOURCE, plain: bool = False
) -> list[Prompt]:
    """Return the prompts of a shelf, or of all shelves, in the order of the words file."""
    loss = {one.slug for one in words.shelves if one.loss}
    found = []
    for key in words.keys(START):
        if not key.endswith(END):
            continue
        ident = key.removeprefix(START).removesuffix(END)
        stands_on = ident.split(".", maxsplit=1)[0]
        if shelf in {"", stands_on} and (name or NAME not in words.say(key)):
            text = words.say(key, language=language, plain=plain).replace(NAME, name)
            found.append(Prompt(ident, stands_on, text, stands_on in loss))
    return found


def find(
    words: Words, key: str, *, name: str = "", language: str = SOURCE, plain: bool = False
) -> Prompt | None:
    """Return the prompt of that key, retired or not, or None."""
    known = every(words, name=name, language=language, plain=plain)
    return next((prompt for prompt in known if prompt.key == key), None)


def offer(
    words: Words,
    shelf: str,
    recent: Sequence[str],
    retired: Collection[str],
    turn: int,
    *,
    name: str = "",
    language: str = SOURCE,
    plain: bool = False,
) -> Prompt | None:
    """Return the prompt to offer, or None when there is none left; `turn` moves to another.

    `recent` holds the keys last used, the newest first: they come round again last. With no
    shelf chosen, only shelves that may be put forward take part, and a prompt about loss never
    follows one about loss. On a shelf that the person opened, what stands there is their choice.
    """
    known = every(words, shelf, name=name, language=language, plain=plain)
    left = _least_recent([prompt for prompt in known if prompt.key not in retired], recent)
    if shelf:
        return left[turn % len(left)] if left else None
    waiting = {one.slug for one in words.shelves if not one.put_forward}
    if _about_loss(known, recent[:1]):
        left = [prompt for prompt in left if not prompt.loss]
    order = in_turn([prompt for prompt in left if prompt.shelf not in waiting])
    return order[turn % len(order)] if order else None


def in_turn(prompts: Sequence[Prompt]) -> list[Prompt]:
    """Return them shelf by shelf in turn, two about loss never side by side, nor end to start."""
    calm = _by_shelves([prompt for prompt in prompts if not prompt.loss])
    hard = [prompt for prompt in prompts if prompt.loss][: max(len(calm), 1)]
    if not calm:
        return hard
    ordered: list[Prompt] = []
    for place, prompt in enumerate(calm):
        ordered.append(prompt)
        before, now = (step * len(hard) // len(calm) for step in (place, place + 1))
        ordered += hard[before:now]
    return ordered


def _by_shelves(prompts: Sequence[Prompt]) -> list[Prompt]:
    """Return one of each shelf, then a second of each, keeping the order on every shelf."""
    shelves: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        shelves.setdefault(prompt.shelf, []).append(prompt)
    return list(_round(list(shelves.values())))


def _round(shelves: Sequence[Sequence[Prompt]]) -> Iterator[Prompt]:
    for place in range(max(map(len, shelves), default=0)):
        yield from (shelf[place] for shelf in shelves if place < len(shelf))


def _least_recent(prompts: Sequence[Prompt], recent: Sequence[str]) -> list[Prompt]:
    """Return those not used of late first, then the others, the longest unused first."""
    places = {key: -place for place, key in reversed(list(enumerate(recent)))}
    unused = [prompt for prompt in prompts if prompt.key not in places]
    used = [prompt for prompt in prompts if prompt.key in places]
    return unused + sorted(used, key=lambda prompt: places[prompt.key])


def _about_loss(prompts: Sequence[Prompt], keys: Collection[str]) -> bool:
    return any(prompt.loss for prompt in prompts if prompt.key in keys)
