"""The reference: rooms, capabilities, settings, audit deeds, hazards. Built, not committed.

`python -m marram.operations.reference FOLDER` writes it; a test builds it and misses nothing.
"""

import os
import sys
import tomllib
from pathlib import Path

import django

HAZARDS = Path(__file__).resolve().parents[3] / "docs" / "safety" / "hazards.toml"
SETTINGS = {
    "MARRAM_DATA": "the one folder for all it keeps",
    "MARRAM_KEYS": "the folder of the keyring and its key, apart from the data",
    "MARRAM_DATABASE_URL": "a PostgreSQL database; SQLite in MARRAM_DATA without it",
    "MARRAM_PORT": "the port on this machine, 8000 without it",
    "MARRAM_PUBLIC_URL": "the address people use; passkeys are bound to its host name",
    "MARRAM_MAIL": "the mail server, smtp://user:password@host:port (or smtps, smtp+tls)",
    "MARRAM_MAIL_FROM": "the sender of its mail",
}


def pages() -> dict[str, str]:
    """Return each page of the reference by its file name, in Markdown."""
    return {
        "rooms.md": _rooms(),
        "capabilities.md": _capabilities(),
        "settings.md": _table("Settings", "Setting", SETTINGS),
        "deeds.md": _deeds(),
        "hazards.md": _hazards(),
    }


def write(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _rooms() -> str:
    from marram.kit import registry, showing  # noqa: PLC0415 - only after django.setup

    lines = ["# Rooms", ""]
    for room in registry.rooms():
        lines += [f"## {room.slug}", "", f"Carries {', '.join(room.seeds)}. {room.depth}.", ""]
        lines += [
            f"- `{sheet.kind}` ({showing.sheet_name(sheet.kind, 'en-gb')}), "
            f"shape {sheet.shape}: {', '.join(field.name for field in sheet.fields)}"
            for sheet in room.sheets
        ]
        lines.append("")
    return "\n".join(lines)


def _capabilities() -> str:
    from marram.kit.reference import rows  # noqa: PLC0415 - only after django.setup

    return _table("Capabilities", "Row", {row: ", ".join(rooms) for row, rooms in rows().items()})


def _deeds() -> str:
    from marram.record.auditing import DEEDS  # noqa: PLC0415 - only after django.setup

    return _table("Deeds that are written to the chain", "Deed", DEEDS)


def _hazards() -> str:
    """Return the hazard log as a page; it lies in the checkout, not in the package."""
    lines = ["# Hazards", ""]
    for hazard in tomllib.loads(HAZARDS.read_text(encoding="utf-8"))["hazard"]:
        rated = f"{hazard['severity']}, {hazard['likelihood']}"
        lines += [f"## {hazard['id']} {hazard['name']}", ""]
        ratings = f"{hazard['initial']} without the controls, {hazard['residual']} with them"
        lines += [f"{hazard['cause']}: {hazard['harm']}. {rated}; {ratings}.", ""]
        lines += [
            f"- {control['what']} ({control['state']}): "
            + ", ".join(f"`{one}`" for one in control.get("tests", [control.get("issue")]))
            for control in hazard["control"]
        ]
        lines.append("")
    return "\n".join(lines)


def _table(title: str, first: str, rows: dict[str, str]) -> str:
    body = [f"| `{name}` | {says} |" for name, says in rows.items()]
    return "\n".join([f"# {title}", "", f"| {first} | |", "|---|---|", *body, ""])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marram.site.settings")
    django.setup()
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
