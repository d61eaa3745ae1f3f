"""``python -m marram.operations WORD …``: what the script ``./marram`` hands over to."""

import os
import sys
from collections.abc import Sequence

import django
from django.conf import settings

from marram.operations import places
from marram.operations.arguments import parser
from marram.operations.endings import sentence


def main(words: Sequence[str]) -> int:
    """Do what the words ask: 0 when it is done, 2 with one clear sentence when it cannot be."""
    try:
        asked = parser().parse_args(list(words))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 2
    try:
        if asked.command == "demo":
            places.use_demo_folders()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marram.site.settings")
        os.umask(0o077)
        settings.MARRAM_DATA  # noqa: B018 - a wrong setting is said before anything else begins
        django.setup()
        from marram.operations.commands import COMMANDS  # noqa: PLC0415 - tables only after set-up

        return COMMANDS[asked.command](asked)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 2
    except Exception as error:  # noqa: BLE001 - nobody at a terminal is shown a traceback
        print(sentence(error), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
