"""Loads Django's own backend with `sqlcipher3` in the place of the standard library's `sqlite3`.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database used by two connections; Debian 12 ships 3.40.1.
The wheel brings a newer one. The swap lasts only while Django's backend is being imported.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

_standard = {name: sys.modules.get(name) for name in ("sqlite3", "sqlite3.dbapi2")}
sys.modules["sqlite3"] = sqlcipher3
sys.modules["sqlite3.dbapi2"] = dbapi2
try:
    from django.db.backends.sqlite3 import base
finally:
    for _name, _module in _standard.items():
        if _module is None:
            del sys.modules[_name]
        else:
            sys.modules[_name] = _module

SAFE = (3, 51, 3)


class SqliteUnsafe(Exception):
    """This SQLite can lose a write-ahead log; it is not used."""


if dbapi2.sqlite_version_info < SAFE:
    _msg = f"SQLite {dbapi2.sqlite_version} is not safe here; {'.'.join(map(str, SAFE))} is needed."
    raise SqliteUnsafe(_msg)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, unchanged."""
