"""Rows for the reference pages: which capability is carried by which room."""

from marram.kit import registry


def rows() -> dict[str, list[str]]:
    """Return each row of the capabilities with the rooms that carry it."""
    found: dict[str, list[str]] = {}
    for room in registry.rooms():
        for seed in room.seeds:
            found.setdefault(seed, []).append(room.slug)
    return dict(sorted(found.items(), key=lambda row: int(row[0][1:])))
