"""Parts of a whole of 100. One's own part is treated as any other: it is never made smaller."""

from collections.abc import Sequence

WHOLE = 100


def scaled(parts: Sequence[int]) -> tuple[int, ...]:
    """Return the parts as whole hundredths that add up to 100, each in proportion.

    Largest remainder (Hamilton): each part gets its share rounded down, and what is left over
    goes to the largest remainders, the earlier first. A part of nothing stays nothing. Parts that
    add up to 100 stay as they are. Where all are nothing, there is no whole to divide.
    """
    whole = sum(parts)
    if whole <= 0:
        return tuple(0 for _ in parts)
    shares = [part * WHOLE // whole for part in parts]
    left = [part * WHOLE % whole for part in parts]
    most_left = sorted(range(len(parts)), key=lambda place: (-left[place], place))
    for place in most_left[: WHOLE - sum(shares)]:
        shares[place] += 1
    return tuple(shares)
