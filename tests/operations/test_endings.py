"""What is said when something cannot be done."""

import errno

import pytest
from django.db import utils as database

from marram.keys.keyring import KeyGone, NoKeyring
from marram.keys.sealing import CannotOpen
from marram.operations import endings


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), endings.DISK_FULL),
        (database.OperationalError("database or disk is full"), endings.DISK_FULL),
        (database.OperationalError("No space left on device\nDETAIL: x"), endings.DISK_FULL),
        (CannotOpen("bytes"), endings.OTHER_KEYS),
        (KeyGone("key"), endings.OTHER_KEYS),
        (NoKeyring("There is no keyring in there."), "There is no keyring in there."),
        (endings.Ended("Just this."), "Just this."),
    ],
)
def test_each_end_has_its_sentence(error: Exception, said: str) -> None:
    assert endings.sentence(error) == said


def test_a_busy_database_asks_to_come_again() -> None:
    said = endings.sentence(database.OperationalError("database is locked"))
    assert said == "The database is busy with another command. Run this again in a moment."


def test_what_nobody_foresaw_is_said_without_anybodys_words() -> None:
    said = endings.sentence(ValueError("Michael's cup is still on the hook"))
    assert "Michael" not in said
    assert "ValueError" in said
    assert "Michael" not in endings.sentence(database.IntegrityError("Key (Michael)"))


def test_a_file_that_may_not_be_read_is_named() -> None:
    said = endings.sentence(PermissionError(errno.EACCES, "Permission denied", "diary.jsonl"))
    assert said == "Permission denied (diary.jsonl)."
