"""The worker of the library inside the transaction of a test."""

import pytest
from django_tasks_db.management.commands import db_worker


@pytest.fixture(autouse=True)
def connection_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the connection open: the worker closes one whose transaction is not its own."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
