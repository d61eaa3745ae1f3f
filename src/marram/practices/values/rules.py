"""Where something that matters stands: four directions, and seven places in words."""

AREAS = ("people", "giving", "rest", "body")
"""Clockwise from the upper left of the picture."""
NEAR = ("middle", "very_near", "near", "partway", "some_way", "far", "outside")
"""From the middle outwards. Further out is less of it in one's days, for now, and no mark."""
WHOSE = ("mine", "others", "both")
BORROWED = ("keep", "leave", "not_sure")


def step(near: object) -> int | None:
    """Return how far from the middle a place is, 0 to 6; None where none was said."""
    return NEAR.index(near) if isinstance(near, str) and near in NEAR else None


def before(told: list[object]) -> int | None:
    """Return where it stood before: the last place said that is another than the newest."""
    places = [found for one in told if (found := step(one)) is not None]
    return next((one for one in reversed(places) if one != places[-1]), None)
