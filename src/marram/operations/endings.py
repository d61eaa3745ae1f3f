"""How a command ends when it cannot do what was asked: one sentence for whoever runs it."""

import errno
import traceback

from django.core.exceptions import ImproperlyConfigured
from django.db import utils as database

from marram.keys.keyring import KeyGone, NoKeyring
from marram.keys.providers import KeyFileUnsafe
from marram.keys.sealing import CannotOpen

DISK_FULL = "The disk is full. Nothing was half done; make room and run the same command again."
OTHER_KEYS = (
    "The keys in the key folder do not open this database. MARRAM_KEYS and MARRAM_DATA belong "
    "together; set both to the folders of the same installation."
)
SENTENCES = ("SettingWrong", "SqliteUnsafe")  # of the site's own; that storey is above this one


class Ended(Exception):
    """The command cannot do what was asked; the words say why."""


class SafePageOnly(Ended):
    """Keys or data are missing: nothing can be opened, and Help now can still be served."""


PLAIN = (Ended, NoKeyring, KeyFileUnsafe)


def sentence(error: BaseException) -> str:
    """Return what to say about an error, without a word that a person wrote."""
    if isinstance(error, PLAIN) or type(error).__name__ in SENTENCES:
        return str(error)
    if isinstance(error, KeyGone | CannotOpen):
        return OTHER_KEYS
    if isinstance(error, OSError):
        return _of_files(error)
    if isinstance(error, database.Error):
        return _of_database(error)
    if isinstance(error, ImproperlyConfigured):
        return f"A setting cannot be used: {error}"
    return _unforeseen(error)


def _of_files(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DISK_FULL
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or 'The file system refused this'}{where}."


def _of_database(error: database.Error) -> str:
    first = (str(error).strip().splitlines() or [""])[0].strip()
    if "disk is full" in first or "No space left" in first:
        return DISK_FULL
    if "locked" in first:
        return "The database is busy with another command. Run this again in a moment."
    if isinstance(error, database.OperationalError):
        return f"The database cannot be reached: {first}."
    return f"The database refused this ({type(error).__name__}); nothing was half done."


def _unforeseen(error: BaseException) -> str:
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "marram" in one.filename]
    where = (
        f" in {frames[-1].filename.rsplit('marram/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    )
    return f"This ended in a way nobody foresaw ({type(error).__name__}{where}). Please report it."
