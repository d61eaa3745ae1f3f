"""A module that imports `size` from here is run on a phone and at a desk, a demo for each."""

import pytest

from tests.journeys.visitors import DESK, PHONE


@pytest.fixture(scope="module", params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Return how large the screen is."""
    wide: dict[str, int] = request.param
    return wide
