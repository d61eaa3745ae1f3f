"""The one keyring of this installation, opened on first use in each process."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from marram.keys.keyring import Keyring


def keyring() -> Keyring:
    """Return the keyring in the folder that MARRAM_KEYS names."""
    return _opened(str(settings.MARRAM_KEYS), os.getpid())


@lru_cache(maxsize=8)
def _opened(folder: str, _process: int) -> Keyring:
    return Keyring(Path(folder))
