"""Ruth, Miriam and the stranger, and Ruth's phone."""

import pytest

from marram.kit.testing import People, three_people
from tests.sync.phone import Phone


@pytest.fixture
def people(db: None) -> People:
    return three_people()


@pytest.fixture
def phone(people: People) -> Phone:
    return Phone(people.as_ruth)
