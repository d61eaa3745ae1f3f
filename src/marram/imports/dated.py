"""Plain text in which a line with a date begins an entry: English, German or French."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from marram.imports.dates import Headed, headed, is_month_first
from marram.imports.order import Order
from marram.imports.values import Found, Refused, Skipped, as_text, journal

DOUBT = "day and month could not be told apart"


@dataclass(frozen=True, slots=True)
class DatedText:
    """Reads a text with a date above each entry."""

    name: str = "dated"

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it is plain text, by its name."""
        return name.endswith((".txt", ".text")) and not head.startswith(b"PK")

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield each entry; what stands above the first date is an entry without a day.

        Raise Refused where no line is a date.
        """
        lines = as_text(stream.read()).splitlines()
        month_first = is_month_first(lines)
        heads = [headed(line, month_first=month_first) for line in lines]
        if not any(heads):
            raise Refused("text_dates")
        order = Order()
        for number, head, written, text in _parts(lines, heads):
            if not text.strip():
                if head is not None:
                    yield Skipped(number, "empty")
                continue
            yield journal(
                text,
                order,
                number,
                day=head.day if head else None,
                written=written,
                note=DOUBT if head and head.doubt else "",
            )


READER = DatedText()


def _parts(
    lines: list[str], heads: list[Headed | None]
) -> Iterator[tuple[int, Headed | None, str, str]]:
    """Yield (line, date, the date as written, text) of each entry."""
    number, head, written = 1, None, ""
    text: list[str] = []
    for place, (line, found) in enumerate(zip(lines, heads, strict=True), start=1):
        if found is None:
            text.append(line)
            continue
        yield number, head, written, "\n".join(text).strip("\n")
        number, head, written, text = place, found, line.strip().strip("#*: ").strip(), []
    yield number, head, written, "\n".join(text).strip("\n")
