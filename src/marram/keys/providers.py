"""Where the key that wraps the keyring comes from. A file today; other stores fit the protocol."""

import os
from pathlib import Path
from typing import Protocol

from marram.keys import sealing


class KeyProvider(Protocol):
    """Wraps and unwraps the keys in the keyring with one key that never leaves it."""

    key_id: str

    def wrap(self, secret: bytes, bound: bytes) -> bytes:
        """Return `secret` wrapped."""

    def unwrap(self, wrapped: bytes, bound: bytes) -> bytes:
        """Return the secret, or raise CannotOpen."""


class KeyFileUnsafe(Exception):
    """Others on this machine could read the key file."""


class FileProvider:
    """One key in a file readable by its owner only."""

    def __init__(self, path: Path) -> None:
        """Read the key at `path`; raise KeyFileUnsafe when others may read it too."""
        if path.stat().st_mode & 0o077:
            msg = f"The key file {path} can be read by others. Set it to 0400 (chmod 0400)."
            raise KeyFileUnsafe(msg)
        self._key = bytes.fromhex(path.read_text().strip())
        self.key_id = "file-1"

    @classmethod
    def make(cls, path: Path) -> "FileProvider":
        """Write a fresh key to `path`, never over an existing one, and return its provider."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(handle, "w") as file:
            file.write(sealing.new_key().hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        return cls(path)

    def wrap(self, secret: bytes, bound: bytes) -> bytes:
        """Return `secret` wrapped under the file's key."""
        return sealing.seal(self._key, secret, bound)

    def unwrap(self, wrapped: bytes, bound: bytes) -> bytes:
        """Return the secret, or raise CannotOpen."""
        return sealing.unseal(self._key, wrapped, bound)
