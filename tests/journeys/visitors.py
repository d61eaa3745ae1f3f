"""Somebody in a browser: every page they see is looked at for what must never be there."""

import base64
import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pyotp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from playwright.sync_api import Error as PlaywrightError

from tests.operations.installation import Running

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "guide" / "pictures"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def taking_pictures() -> bool:
    """Say whether this run makes the pictures of the guide."""
    return os.environ.get("MARRAM_PICTURES") == "1"


def led_on(error: PlaywrightError) -> bool:
    """Say whether this means that the page went on to the next one while it was asked."""
    return "navigation" in str(error)


BY_SCRIPT = (
    "(one) => Boolean(one.form) && ('keep' in one.form.dataset || 'outbox' in one.form.dataset)"
)
SHAPE = """() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const met = [innerWidth, dark, root.dir, JSON.stringify(root.dataset)].join();
  const kind = (one) => `${one.tagName} ${one.getAttribute('class') ?? ''}`;
  const words = (one) => [...one.childNodes].some((it) => it.nodeType === 3 && it.data.trim());
  const above = (one) => (one.parentElement ? kind(one.parentElement) : '');
  const named = (one) => [one.getAttribute('role'), ...one.getAttributeNames().sort()].join(' ');
  const sign = (one) => `${above(one)} ${kind(one)} ${words(one)} ${named(one)}`;
  return [met, [...new Set([...document.querySelectorAll('*')].map(sign))]];
}"""
"""How a page is met, and each kind of element on it: what the rules of accessibility read."""
_met: dict[str, set[str]] = {}
"""What the rules have looked at in this process, by kind of page and by how it was met."""


@dataclass
class Visitor:
    """A person in a browser of their own."""

    name: str
    context: BrowserContext
    page: Page
    home: str
    scripts: bool = True
    faults: list[str] = field(default_factory=list)
    by_rules: bool = True
    """Whether the rules of accessibility look at each page that comes."""
    expected: set[int] = field(default_factory=set)
    may_ask_elsewhere: bool = False
    tolerated: tuple[str, ...] = ()

    def watch(self) -> None:
        """Note every error, every refused resource and every request to another host."""
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._asked)

    def faults_may_be(self, *parts: str) -> None:
        """Let errors pass that hold one of these: what a browser says when a server is away."""
        self.tolerated += parts

    def goes(self, path: str) -> "Visitor":
        """Go to an address of this installation, look at the page, and return self."""
        self.page.goto(path if path.startswith("http") else self.home + path)
        return self.looks()

    def follows(self, name: str | re.Pattern[str], *, exact: bool = True) -> "Visitor":
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        return self.looks()

    def presses(self, name: str | re.Pattern[str], *, exact: bool = True) -> "Visitor":
        """Press a button by its words and look at the page that comes."""
        button = self.page.get_by_role("button", name=name, exact=exact).first
        if self.scripts and button.evaluate(BY_SCRIPT):
            with self.page.expect_navigation():  # it goes by a script, and then to the next page
                button.click()
        else:
            button.click()
        return self.looks()

    def types(self, label: str | re.Pattern[str], words: str) -> "Visitor":
        """Type words into the field of this label."""
        self.page.get_by_label(label).first.fill(words)
        return self

    def sees(self, *words: str | re.Pattern[str]) -> "Visitor":
        """Expect these words on the page."""
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one)
        return self

    def sees_nothing_of(self, *words: str) -> "Visitor":
        """Expect that none of these words is anywhere in the page."""
        for one in words:
            assert one not in self.page.content(), f"{self.name} can read: {one}"
        return self

    def is_told_it_is_not_here(self, path: str) -> "Visitor":
        """Expect 404 at this address."""
        self.expected.add(404)
        answer = self.page.goto(self.home + path if path.startswith("/") else path)
        assert answer is not None
        assert answer.status == 404, f"{self.name} got {answer.status} for {path}"
        self.expected.discard(404)
        return self

    def looks(self) -> "Visitor":
        """Wait for the page; the accessibility rules look at it where anything on it is new.

        What was pressed may lead on while they look. Then they look at the page that came.
        """
        for _ in range(5):
            self.page.wait_for_load_state("load")
            self.no_faults()
            try:
                found = self._against_the_rules()
            except PlaywrightError as error:
                if not led_on(error):
                    raise
            else:
                assert not found, f"{self.page.url}\n{found}"
                return self
        raise AssertionError(f"{self.name} is led on and on at {self.page.url}")

    def _against_the_rules(self) -> str:
        """Return what the rules find on this page; nothing where nothing on it is new."""
        if not self.scripts or not self.by_rules:
            return ""
        signs, seen = self._signs()
        found = None if signs <= seen else Axe().run(self.page, options=RULES)
        seen |= signs
        return found.generate_report() if found and found.violations_count else ""

    def _signs(self) -> tuple[set[str], set[str]]:
        """Return the kinds of element on this page, and those seen on it before, met like this."""
        met, signs = self.page.evaluate(SHAPE)
        kind = re.sub(r"[0-9a-f-]{36}", "·", urlsplit(self.page.url).path) + self.page.title()
        return set(signs), _met.setdefault(f"{kind} {met}", set())

    def waits_until(self, expression: str) -> "Visitor":
        """Ask the page again and again until this is true of it; return self.

        Playwright's own wait asks by a text that the page itself reads as a script. Our policy
        refuses that from the second time on: it would fail whenever the first answer was no.
        """
        for _ in range(300):
            try:
                if self.page.evaluate(expression):
                    return self
            except PlaywrightError as error:
                if not led_on(error):
                    raise
            time.sleep(0.1)
        raise AssertionError(f"{self.name} waited in vain at {self.page.url}: {expression}")

    def leaves(self) -> str:
        """Press Leave and return the address that it goes to; there is no need to arrive."""
        self.may_ask_elsewhere = True
        with self.page.expect_request(lambda one: not one.url.startswith(self.home)) as asked:
            self.page.get_by_role("link", name="Leave", exact=True).first.click()
        with contextlib.suppress(PlaywrightError):
            self.page.wait_for_url(lambda url: not url.startswith(self.home), timeout=5000)
        self.faults = [fault for fault in self.faults if "ERR_" not in fault]
        self.may_ask_elsewhere = False
        return asked.value.url

    def no_faults(self) -> None:
        """Expect that nothing went wrong in the browser so far."""
        assert not self.faults, f"{self.name} at {self.page.url}: {self.faults}"

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep a picture for the guide, only when the pictures are asked for."""
        if taking_pictures():
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=whole)

    def _said(self, kind: str, text: str) -> None:
        expected = [f"status of {code}" for code in self.expected]
        if kind == "error" and not any(part in text for part in (*expected, *self.tolerated)):
            self.faults.append(f"console: {text}")

    def _asked(self, request: Request) -> None:
        ours = request.url.startswith((self.home, "data:", "about:", "blob:"))
        if not ours and not self.may_ask_elsewhere:
            self.faults.append(f"another host was asked: {request.url}")


def visitor(
    browser: Browser,
    home: str,
    name: str,
    *,
    size: dict[str, int] | None = None,
    scripts: bool = True,
) -> Visitor:
    """Return somebody in a new browser context."""
    context = browser.new_context(
        viewport=size or PHONE,  # type: ignore[arg-type]  # two numbers
        java_script_enabled=scripts,
        locale="en-GB",
        timezone_id="Europe/London",
        accept_downloads=True,
    )
    context.set_default_timeout(30_000)  # a machine may be busy with something else
    person = Visitor(name, context, context.new_page(), home, scripts)
    person.watch()
    return person


# --- ways in ------------------------------------------------------------------------------------


def becomes_the_first_person(
    who: Visitor, address: str, *, name: str, mail: str, place: str
) -> pyotp.TOTP:
    """Take up the one-time address, name oneself and the service, and set up an authenticator."""
    who.goes(address)
    who.types("Your name", name).types("Your e-mail address", mail)
    who.types("Name of the service", place).presses("Continue")
    secret = who.page.locator(".secret").inner_text().replace(" ", "").strip()
    digits = pyotp.TOTP(secret)
    who.types("Six digits it shows now", digits.now()).presses("Continue")
    opens_the_doors(who)
    return digits


def opens_the_doors(who: Visitor) -> None:
    """Sign the page of the service and compare its numbers: two short pages before inviting."""
    who.goes("/desk/invite/").follows("Sign our policy")
    who.types("In an emergency we", "Call the client, then 999.").picture("policy")
    who.presses("Sign").sees("Signed")
    who.presses("I have compared every line today").sees("Last compared")


def signs_in_at_the_desk(who: Visitor, *, mail: str, digits: pyotp.TOTP) -> None:
    """Sign in with an e-mail address and six digits that were not used before."""
    who.goes("/desk/unlock/")
    who.types("E-mail address", mail)
    who.types(re.compile("Six digits"), fresh(digits)).presses("Sign in")


def fresh(digits: pyotp.TOTP) -> str:
    """Return the digits of the next step: each step opens once."""
    return digits.at(time.time() + digits.interval)  # type: ignore[no-any-return]  # it has no types


def sets_up(who: Visitor, link: str, *, mailed: Callable[[], str], called: str = "") -> None:
    """Follow an invitation to Today, with codes by e-mail as the way to open it later."""
    who.goes(link)
    who.picture("work-1-welcome")
    who.presses("Set it up, about two minutes")
    if who.page.get_by_label("Code").count():
        who.types("Code", mailed()).presses("Continue")
    if called:
        who.types("Call me", called)
    for _ in range(3):  # the name, who can read, the numbers
        who.presses("Continue")
    who.page.get_by_label(re.compile("A code by e-mail each time")).check()
    who.presses("Continue")


def unlocks(who: Visitor, *, mail: str, mailed: Callable[[], str]) -> None:
    """Open one's place with a code by e-mail."""
    who.goes("/unlock/")
    who.types("E-mail address", mail).presses("Send me a code")
    who.types("Code", mailed()).presses("Open")


# --- mail ---------------------------------------------------------------------------------------


@dataclass
class Mailbox:
    """Whatever the installation sends, as it arrives."""

    port: int
    letters: list[str] = field(default_factory=list)

    def six_digits(self) -> str:
        """Wait for a letter with six digits and return them; each letter is used once."""
        for _ in range(200):
            for letter in reversed(self.letters):
                found = re.search(r"(?<![\w-])(\d{6})(?![\w-])", text_of(letter))
                if found:
                    self.letters.clear()
                    return found[1]
            time.sleep(0.05)
        raise AssertionError(f"No code came; the letters are {self.letters}")


def text_of(letter: str) -> str:
    """Return the words of a letter, whichever way they were packed."""
    head, _, body = letter.partition("\n\n")
    if "base64" in head.casefold():
        return base64.b64decode(body).decode()
    return body.replace("=\n", "")


def mailbox() -> Iterator[Mailbox]:
    """Give a mail server that keeps every letter."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - only for journeys

    from tests.operations.installation import free_port  # noqa: PLC0415 - only for journeys

    class Keep:
        async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd calls it so
            box.letters.append(envelope.content.decode("utf-8", "replace").replace("\r\n", "\n"))
            return "250 kept"

    box = Mailbox(free_port())
    controller = Controller(Keep(), hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def ruth_in(browser: Browser, demo: Running, **more: object) -> Visitor:
    return persona(browser, demo, "Ruth", **more)


def persona(browser: Browser, demo: Running, name: str, **more: object) -> Visitor:
    """Return a browser in which this persona of the demo is signed in."""
    someone = visitor(browser, demo.installation.url, name, **more)  # type: ignore[arg-type]  # as visitor takes them
    someone.goes("/demo/").presses(re.compile(name), exact=False)
    return someone
