"""Where things are kept, and who may look there: asked before a key or a table is touched."""

import os
from pathlib import Path

from marram.operations.endings import Ended

PRIVATE = 0o700
OTHERS = 0o077
HIGHEST_PORT = 65_535


def use_demo_folders() -> None:
    """Keep the demo in folders of its own, unless others were named."""
    share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    os.environ["MARRAM_DATA"] = os.environ.get("MARRAM_DATA") or str(share / "marram-demo")
    os.environ["MARRAM_KEYS"] = os.environ.get("MARRAM_KEYS") or str(config / "marram-demo-keys")


def port() -> int:
    """Return MARRAM_PORT, 8000 by default."""
    written = os.environ.get("MARRAM_PORT") or "8000"
    if not (written.isascii() and written.isdigit()) or not 0 < int(written) <= HIGHEST_PORT:
        raise Ended(f"MARRAM_PORT is {written!r}; it needs a number from 1 to 65535.")
    return int(written)


def make_private(data: Path, keys: Path) -> None:
    """Make both folders, open to their owner only, or say why they cannot be used."""
    if not apart(data, keys):
        raise Ended(
            f"The key folder {keys} lies inside the data folder {data}, or the other way round. "
            "A copy of the data would then hold the keys too: set MARRAM_KEYS to another place."
        )
    for folder in (data, keys):
        if folder.exists() and not folder.is_dir():
            raise Ended(f"{folder} is a file; a folder is needed there.")
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    closed_to_others(keys)
    data.chmod(PRIVATE)


def closed_to_others(keys: Path) -> None:
    """Refuse a key folder that others on this machine can look into."""
    if not keys.is_dir():
        raise Ended(f"The key folder {keys} is not there. Set MARRAM_KEYS to where the keys are.")
    if keys.stat().st_mode & OTHERS:
        raise Ended(
            f"The key folder {keys} can be read by others on this machine. "
            f"Close it first (chmod 700 {keys})."
        )


def apart(data: Path, keys: Path) -> bool:
    """Say whether neither folder lies inside the other."""
    one, other = data.resolve(), keys.resolve()
    return not (one == other or one in other.parents or other in one.parents)
