"""The words and what each does. Imported after Django is set up."""

from argparse import Namespace
from collections.abc import Callable

from marram.operations.commands import (
    bring_in,
    demo,
    doctor,
    erase_client,
    export_client,
    invite,
    serve,
    work,
)

COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "serve": serve.run,
    "demo": demo.run,
    "invite": invite.run,
    "import": bring_in.run,
    "export-client": export_client.run,
    "erase-client": erase_client.run,
    "doctor": doctor.run,
    "worker": work.run,
}
