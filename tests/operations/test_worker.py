"""The worker as a process of its own: it does what is due and stops when it is told to."""

import subprocess
import sys
import time

import pytest

from tests.operations.installation import COMMAND, Installation

pytestmark = [pytest.mark.database, pytest.mark.slow]
MAKE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from marram.kit.testing import client_called
from marram.people import directory
ruth = client_called("Ruth", "ruth@example.org")
directory.change_person(ruth.id, state="leaving", leaving_at=timezone.now() - timedelta(days=1))
"""
LEFT = """
import django; django.setup()
from marram.people import directory
print(len(directory.everybody()))
"""


def does(home: Installation, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=home.surroundings | {"DJANGO_SETTINGS_MODULE": "marram.site.settings"},
        cwd=home.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_erases_what_is_due_and_ends_well_when_it_is_stopped(empty: Installation) -> None:
    with empty.serving():
        pass
    does(empty, MAKE + "from marram.jobs.models import Round; Round.objects.all().delete()")
    assert does(empty, LEFT) == "1"
    with subprocess.Popen(
        [*COMMAND, "worker"],
        env=empty.surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as worker:
        for _ in range(40):
            time.sleep(0.5)
            if does(empty, LEFT) == "0":
                break
        worker.terminate()
        said = worker.communicate(timeout=30)[0]
    assert worker.returncode == 0
    assert "The worker runs." in said
    assert does(empty, LEFT) == "0"
    assert "3 duties have their turns" in empty.run("doctor").stdout


def test_without_an_installation_it_says_so_in_a_sentence(empty: Installation) -> None:
    done = empty.run("worker")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
