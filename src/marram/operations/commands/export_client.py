"""``export-client``: everything of one client in one archive."""

import contextlib
import os
from argparse import Namespace
from pathlib import Path

from django.utils import timezone

from marram.exports import archive
from marram.operations import preparing
from marram.operations.commands import asking
from marram.operations.endings import Ended
from marram.people.actor import OPERATOR


def run(asked: Namespace) -> int:
    """Write a client's archive to a new file; the client sees that it was done."""
    preparing.ask_ready()
    card = asking.client(asked.email)
    secret = asking.passphrase(asked.passphrase_file)
    path = Path(asked.out)
    if path.exists():
        raise Ended(f"There is already a file {path}; it is left as it is. Name another one.")
    if not path.parent.is_dir():
        raise Ended(f"There is no folder {path.parent}.")
    half = path.with_name(path.name + ".half")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            size = archive.write(
                OPERATOR, owner=card.id, at=timezone.now(), stream=file, passphrase=secret
            )
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink()
        raise
    locked = ", locked with the passphrase" if secret else ""
    print(f"Wrote {path} ({size:,} bytes{locked}). {card.name} can see that this was done.")
    return 0
