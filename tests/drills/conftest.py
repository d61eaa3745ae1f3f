"""The engines a drill runs on: SQLite, and a PostgreSQL that waits for the disk."""

import importlib.util
from collections.abc import Iterator

import pytest

from tests.support import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give a PostgreSQL server for drills, or leave the test out by name."""
    assert importlib.util.find_spec("psycopg")
    try:
        with postgres.cluster(durable=True) as url:
            yield url
    except (postgres.NoPostgresError, FileNotFoundError, KeyError):
        pytest.skip("PostgreSQL is not on this machine")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_url(request: pytest.FixtureRequest) -> str:
    """Return the database address of this engine; empty for SQLite in the data folder."""
    if request.param == "sqlite":
        return ""
    url: str = request.getfixturevalue("postgres_url")
    return url
