"""Reads the few settings from the environment, each with a default that needs no thought."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

HIGHEST_PORT = 65_535


class SettingWrong(Exception):
    """A setting cannot be used; the sentence says which one and why."""


def data_folder() -> Path:
    """Return MARRAM_DATA: the one folder for all that is kept."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(os.environ.get("MARRAM_DATA") or home / "marram")


def keys_folder() -> Path:
    """Return MARRAM_KEYS: the folder of the keyring and its key, apart from the data."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Path(os.environ.get("MARRAM_KEYS") or home / "marram-keys")


def port() -> int:
    """Return MARRAM_PORT, 8000 by default."""
    written = os.environ.get("MARRAM_PORT") or "8000"
    if not (written.isascii() and written.isdigit()) or not 0 < int(written) <= HIGHEST_PORT:
        msg = f"MARRAM_PORT is {written!r}; it needs a number from 1 to 65535."
        raise SettingWrong(msg)
    return int(written)


def public_url() -> str:
    """Return MARRAM_PUBLIC_URL without a slash at its end, `http://localhost:PORT` by default."""
    url = os.environ.get("MARRAM_PUBLIC_URL") or f"http://localhost:{port()}"
    parts = _parts(url)
    more = parts and (parts.username or parts.path.strip("/") or parts.query or parts.fragment)
    if parts is None or parts.scheme not in {"http", "https"} or more:
        msg = f"MARRAM_PUBLIC_URL is {url!r}; it needs to look like https://marram.example."
        raise SettingWrong(msg)
    return url.rstrip("/")


def _parts(url: str) -> SplitResult | None:
    """Return the parts of an address that names a host, else None."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return parts if usable else None


def mail() -> dict[str, Any]:
    """Return the mail server of MARRAM_MAIL (smtp://user:password@host:port), empty when unset."""
    url = os.environ.get("MARRAM_MAIL")
    if not url:
        return {}
    parts = _parts(url)
    if parts is None or parts.scheme not in {"smtp", "smtps", "smtp+tls"}:
        msg = "MARRAM_MAIL needs to look like smtp://user:password@host:port (or smtps, smtp+tls)."
        raise SettingWrong(msg)
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp+tls",
    }


def database() -> dict[str, Any]:
    """Return the settings for MARRAM_DATABASE_URL; SQLite in the data folder by default."""
    url = os.environ.get("MARRAM_DATABASE_URL") or ""
    if not url:
        return _sqlite(data_folder() / "marram.db")
    try:
        parts = urlsplit(url)
        if parts.scheme == "sqlite":
            return _sqlite(Path(unquote(parts.path)))
        if parts.scheme in {"postgres", "postgresql"}:
            return _postgresql(url)
    except ValueError:  # a port that is no number, a bracket that is not closed
        pass
    msg = "MARRAM_DATABASE_URL needs to start with sqlite:/// or postgresql://."
    raise SettingWrong(msg)


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "marram.site.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": f"{path}.test"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
                "PRAGMA temp_store=MEMORY;PRAGMA trusted_schema=OFF;PRAGMA cache_size=-16000"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.pop("host", ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"
        },
    }
