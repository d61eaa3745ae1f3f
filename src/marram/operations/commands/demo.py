"""``demo``: a house of made-up people, in folders of its own."""

from argparse import Namespace
from pathlib import Path

from django.conf import settings

from marram.operations import preparing, serving
from marram.operations.demo import loading
from marram.operations.endings import Ended
from marram.people import directory


def run(asked: Namespace) -> int:
    """Load what is missing of the demo and serve it."""
    preparing.make_ready()
    if directory.anybody_here() and not directory.service().is_demo:
        raise Ended(
            "Real people are in this database; the demo is not loaded into it. "
            "Unset MARRAM_DATA and MARRAM_KEYS, or set them to other folders."
        )
    with preparing.only_one_at_a_time(Path(settings.MARRAM_DATA)):
        loading.load(preparing.say)
    lines = ["", "Made-up people of Marram House:", *loading.personas()]
    if asked.load_only:
        print("\n".join(lines))
        return 0
    return serving.until_stopped([*lines, "", f"Look round at {serving.address()}/demo/"])
