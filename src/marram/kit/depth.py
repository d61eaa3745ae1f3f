"""How near a page goes to what hurts (CLINICAL B0). What may be begun is in `kit.containment`."""

from enum import IntEnum


class Depth(IntEnum):
    """How near a page goes to what hurts."""

    L0 = 0
    """Comfort and skills."""
    L1 = 1
    """Everyday plans and values."""
    L2 = 2
    """Looking back in one's own words."""
    L3 = 3
    """Close to the event itself, as an exercise."""
