"""Read before any setting: every test process keeps what it stores in a folder of its own.

pytest loads this through ``-p tests.support.early``, so that no test, however it is started,
can touch the data or the keys of an installation on this machine.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

OURS = ("MARRAM_DATA", "MARRAM_KEYS")
LEFT_ALONE = (
    "MARRAM_DATABASE_URL",
    "MARRAM_CHROMIUM",
    "MARRAM_SHARED_DATA",
    "MARRAM_PICTURES",
    "MARRAM_RAN",
)


def make_folder() -> Path:
    """Point data and keys into a new temporary folder, removed when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="marram-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in OURS:
        part = folder / name.removeprefix("MARRAM_").lower()
        part.mkdir(mode=0o700)
        os.environ[name] = str(part)
    for name in [name for name in os.environ if name.startswith("MARRAM_")]:
        if name not in (*OURS, *LEFT_ALONE):
            del os.environ[name]
    return folder


# Playwright's synchronous calls run an event loop in this thread; Django would refuse its own
# queries beside it, although they are made one after the other.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
FOLDER = make_folder()
