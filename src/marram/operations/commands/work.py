"""``worker``: do what is due, in a process of its own, until it is stopped."""

import signal
import threading
from argparse import Namespace
from types import FrameType

from django.utils import timezone

from marram.jobs import worker
from marram.operations import preparing


def run(_asked: Namespace) -> int:
    """Work until a signal says stop; what is under way is finished first."""
    preparing.ask_ready()
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    preparing.say("The worker runs. Stop it with Ctrl-C.")
    worker.until(stopped, clock=timezone.now, let_go=preparing.let_go)
    return 0
