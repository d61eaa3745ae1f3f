"""Ruth, Miriam and the stranger."""

import pytest

from marram.kit.testing import People, three_people


@pytest.fixture
def people(db: None) -> People:
    """Return the three people of a test."""
    return three_people()
