"""A setting that cannot be used is named in one sentence."""

import pytest

from marram.site import env


@pytest.mark.parametrize(
    ("name", "written", "ask"),
    [
        ("MARRAM_PORT", "abc", env.port),
        ("MARRAM_PORT", "٨٠", env.port),
        ("MARRAM_PORT", "99999", env.port),
        ("MARRAM_PUBLIC_URL", "marram.example", env.public_url),
        ("MARRAM_PUBLIC_URL", "http://[::1", env.public_url),
        ("MARRAM_PUBLIC_URL", "https://marram.example:99999", env.public_url),
        ("MARRAM_PUBLIC_URL", "https://marram.example/inside", env.public_url),
        ("MARRAM_PUBLIC_URL", "https://who:secret@marram.example", env.public_url),
        ("MARRAM_MAIL", "smtp://post:office", env.mail),
        ("MARRAM_MAIL", "post.example", env.mail),
        ("MARRAM_DATABASE_URL", "mysql://x", env.database),
        ("MARRAM_DATABASE_URL", "postgresql://localhost:abc/x", env.database),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    name: str, written: str, ask: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, written)
    with pytest.raises(env.SettingWrong, match=name):
        ask()  # type: ignore[operator]  # a function of the module


def test_an_address_with_a_port_and_a_slash_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARRAM_PUBLIC_URL", "https://marram.example:8443/")
    assert env.public_url() == "https://marram.example:8443"
