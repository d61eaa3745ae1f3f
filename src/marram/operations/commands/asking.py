"""What several words ask for: a client by address, a yes, a passphrase."""

import sys
from pathlib import Path

from marram.operations.endings import Ended
from marram.people import directory
from marram.people.directory import PersonCard


def client(email: str) -> PersonCard:
    """Return the client who uses this address, or raise Ended."""
    card = directory.find_by_address(email)
    if card is None or not card.is_client:
        raise Ended(f"There is no client here with the address {email}.")
    return card


def answer(question: str) -> str:
    """Return what was typed in answer, empty when nobody answers."""
    print(question, end=" ", file=sys.stderr, flush=True)
    try:
        return sys.stdin.readline().strip()
    except (OSError, UnicodeDecodeError):
        return ""


def passphrase(file: str | None) -> str:
    """Return the first line of the file named, or nothing when none was named."""
    if file is None:
        return ""
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise Ended(f"The passphrase file {file} is not text in UTF-8.") from None
    if not lines or not lines[0].strip():
        raise Ended(f"The passphrase file {file} is empty.")
    return lines[0].strip()
