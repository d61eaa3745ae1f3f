"""What this place shows of itself where neither database nor keys may be asked: a file of its own.

Help now, the pages without a signal and Leave work when everything else is gone, and give away no
other name or address than the ones the service chose. Nothing in it is secret or anybody's words.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

FILE = "shown.json"


def keep(*, app_name: str, icon: str, leave_url: str) -> None:
    """Keep the short name, the icon and where Leave goes."""
    path = Path(settings.MARRAM_DATA) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(
        json.dumps({"app_name": app_name, "icon": icon, "leave_url": leave_url}), encoding="utf-8"
    )
    half.replace(path)


def read() -> dict[str, str]:
    """Return what was kept; nothing where there is no such file or it cannot be read."""
    try:
        found: Any = json.loads((Path(settings.MARRAM_DATA) / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): said for key, said in found.items() if isinstance(said, str)}
