"""What seal.js makes in a browser, opened by another hand: Python, from its description alone."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from playwright.sync_api import Browser

from tests.journeys import visitors
from tests.journeys.visitors import Visitor
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]
PHRASE = "Ærlig \u2013 grey heron \u2460"
STRETCHING, ORDINARY = "/offline/read/", "/help/"
MAKE = """async ([phrase, words, entry]) => {
    await import("/static/marram/vendor/argon2.js");
    const seal = await import("/static/marram/seal.js");
    const code = await seal.newCode();
    const ring = await seal.newRing(phrase, code);
    const root = await seal.rootOf(ring, phrase);
    return { ring, code, page: await seal.sealPage(words, root, ring.id, entry) };
}"""
READ = """async (typed) => {
    const seal = await import("/static/marram/seal.js");
    return Promise.all(typed.map(async (one) => Boolean(await seal.readCode(one))));
}"""
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


def opened(key: bytes, sealed: str, about: str) -> bytes:
    whole = b64decode(sealed)
    return AESGCM(key).decrypt(whole[:12], whole[12:], about.encode())


def key_of(ring: dict[str, Any]) -> bytes:
    """Stretch the passphrase as the ring says."""
    how, secret = ring["kdf"], "Ærlig \u2013 grey heron 1".encode()  # NFKC
    salt = b64decode(how["salt"])
    if how["name"] == "argon2id":
        assert (how["memory"], how["passes"], how["lanes"]) == (65536, 3, 1)
        return Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=65536).derive(
            secret
        )
    assert how["passes"] == 600_000
    return hashlib.pbkdf2_hmac("sha256", secret, salt, 600_000)


def root_of(ring: dict[str, Any]) -> bytes:
    how = ring["kdf"]
    said = "|".join(str(how[name]) for name in ("name", "memory", "passes", "lanes"))
    return opened(key_of(ring), ring["wrap"], f"marram ring 1|{ring['id']}|passphrase|{said}")


def words_of(root: bytes, page: dict[str, str], entry: str) -> str:
    key = opened(root, page["key"], f"marram sealed key 1|{entry}")
    found: str = json.loads(opened(key, page["words"], f"marram sealed page 1|{entry}"))["text"]
    return found


def number_of(code: str) -> int:
    number = 0
    for sign in code.replace("-", ""):
        number = number * 32 + SIGNS.index(sign)
    return number


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the demo service, served."""
    with (
        installation(tmp_path_factory.mktemp("demo")) as home,
        home.serving("demo") as running,
    ):
        yield running


@pytest.fixture
def ruth(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = visitors.visitor(browser, demo.installation.url, "Ruth")
    yield someone
    someone.context.close()


@pytest.mark.parametrize(
    ("place", "stretched"), [(STRETCHING, "argon2id"), (ORDINARY, "pbkdf2-sha256")]
)
def test_python_opens_what_the_browser_sealed(ruth: Visitor, place: str, stretched: str) -> None:
    """Where the policy lets no WebAssembly run, PBKDF2 takes the place of Argon2."""
    entry, words = str(uuid4()), "kept \u2013 ünd \U0001f33e\n" * 40
    ruth.page.goto(ruth.home + place)
    made = ruth.page.evaluate(MAKE, [PHRASE, words, entry])
    assert made["ring"]["kdf"]["name"] == stretched
    root = root_of(made["ring"])
    assert words_of(root, made["page"], entry) == words
    with pytest.raises(InvalidTag):
        words_of(root, made["page"], str(uuid4()))  # bound to its page
    code = (number_of(made["code"]) >> 12).to_bytes(16)
    ident = made["ring"]["id"]
    by_code = HKDF(SHA256(), 32, ident.encode(), b"marram recovery 1").derive(code)
    assert opened(by_code, made["ring"]["code"], f"marram ring 1|{ident}|code") == root


def test_a_slip_in_the_recovery_code_is_noticed_before_it_is_tried(ruth: Visitor) -> None:
    ruth.page.goto(ruth.home + ORDINARY)
    code = ruth.page.evaluate(MAKE, [PHRASE, "x", "e"])["code"]
    slips = [
        code[:at] + SIGNS[(SIGNS.index(code[at]) + 1) % 32] + code[at + 1 :]
        for at in range(len(code))
        if code[at] != "-"
    ]
    right = [code, code.upper(), code.replace("-", " "), code.replace("0", "o").replace("1", "L")]
    assert ruth.page.evaluate(READ, right) == [True] * 4
    found = ruth.page.evaluate(READ, [*slips, "", code[:-1], "no code"])
    assert sum(found) <= 1, "twelve bits of check let one slip in four thousand through"
