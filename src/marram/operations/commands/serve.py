"""``serve``: make ready, then serve on this machine until it is stopped."""

from argparse import Namespace

from marram.operations import preparing, serving
from marram.operations.endings import Ended, SafePageOnly
from marram.people import directory


def run(_asked: Namespace) -> int:
    """Serve this installation; one that is empty prints the address for its first person."""
    try:
        preparing.make_ready()
    except SafePageOnly as missing:
        return serving.safe_page_only(str(missing))
    if directory.service().is_demo:
        raise Ended(
            "This is the demo with its made-up people; ./marram demo serves it. "
            "Set MARRAM_DATA and MARRAM_KEYS to folders of your own for real work."
        )
    return serving.until_stopped(serving.greeting())
