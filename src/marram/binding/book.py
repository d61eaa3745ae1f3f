"""What a book is: frozen values, in the order in which they are read."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """What it is printed on."""

    A5 = "a5"
    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a chapter, under the question they answer; "" for words on their own."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A photograph or a sound of a chapter: its bytes, what they are, what is on it in words."""

    data: bytes
    kind: str
    words: str
    width: int = 0
    height: int = 0

    @property
    def is_sound(self) -> bool:
        """Say whether it is heard and not seen. Paper has no place for it; a folder has."""
        return self.kind.startswith("audio/")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the person's own."""

    title: str
    when: str
    parts: tuple[Part, ...]
    symbol: str = ""
    """The token it carries, "" for none."""
    sign: str = ""
    """The token in words."""
    threads: tuple[str, ...] = ()
    shows: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A book, its words already chosen."""

    title: str
    chapters: tuple[Chapter, ...]
    author: str = ""
    dedication: str = ""
    contents: str = "Contents"
    """The heading of the list of chapters."""
    language: str = "en"
    region: str = ""
    right_to_left: bool = False
    paper: Paper = Paper.A5
    large: bool = False
    strands: int = 0
    """How many threads run in the rope beside the person's own strand, at most five."""
    rope: bool = True
