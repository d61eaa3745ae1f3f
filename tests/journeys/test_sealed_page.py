"""A sealed page from its passphrase to its opener: in a browser, on two devices, from a file."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.drills import sweep
from tests.journeys.visitors import Visitor, persona
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
PHRASE = "grey heron, low water"
OTHER = "nine boats in the fog"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the demo service, served."""
    with (
        installation(tmp_path_factory.mktemp("demo")) as home,
        home.serving("demo") as running,
    ):
        yield running


def sets_a_passphrase(ruth: Visitor) -> str:
    """Go from what it costs to an empty sealed page and return the recovery code."""
    ruth.goes("/me/write/").follows("A sealed page")
    ruth.sees("What it costs", "Nobody can reset it")
    ruth.types("Passphrase, at least 10 characters", "short").presses("Continue")
    ruth.sees("Take a longer one")
    ruth.types("Passphrase, at least 10 characters", PHRASE).types("Once more", PHRASE)
    ruth.presses("Continue").sees("It is shown only now")
    code = ruth.page.locator("#code").inner_text()
    assert re.fullmatch(r"([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}", code)
    ruth.types(re.compile("Type the code once"), code[:-1] + ("a" if code[-1] != "a" else "b"))
    ruth.presses("I have it, continue").sees("That is not the code above")
    ruth.types(re.compile("Type the code once"), f" {code.upper()} ".replace("-", " "))
    with ruth.page.expect_navigation(url="**/me/sealed/new/"):
        ruth.page.get_by_role("button", name="I have it, continue").click()
    ruth.looks()
    return code


def opens(ruth: Visitor, typed: str) -> Visitor:
    """Type something into the field that opens a sealed page."""
    ruth.types("Your passphrase, or your recovery code", typed)
    ruth.page.get_by_role("button", name="Open", exact=True).click()
    return ruth


def words_of(page: Page) -> str:
    return page.locator("#read").inner_text()


def downloaded(ruth: Visitor, folder: Path) -> Path:
    """Download Ruth's archive: all that the server can open of hers, opened."""
    ruth.goes("/me/you/data/")
    with ruth.page.expect_download() as started:
        ruth.page.get_by_role("button", name="Download").click()
    packed = folder / "archive.zip"
    started.value.save_as(packed)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "archive")
    return folder / "archive"


def test_a_sealed_page_from_beginning_to_end(
    browser: Browser, demo: Running, tmp_path: Path
) -> None:
    marker = f"Zilpzalp{uuid4().hex[:8]}"
    sent: list[str] = []
    ruth = persona(browser, demo, "Ruth")
    ruth.page.on("request", lambda asked: sent.append(asked.url + (asked.post_data or "")))
    code = sets_a_passphrase(ruth)
    address = is_kept_while_it_is_written(ruth, f"{marker} first")
    is_locked_opened_by_code_and_told_again(ruth, code, marker)
    is_there_on_a_second_device(persona(browser, demo, "Ruth"), address, code, marker)
    nobody_else_has_it(browser, demo, ruth, marker, sent)
    opens_without_us(browser, downloaded(ruth, tmp_path), marker)
    saves_an_unsealed_copy(ruth, address, marker)
    ruth.context.close()


def is_kept_while_it_is_written(ruth: Visitor, words: str) -> str:
    """Write, reload, mistype the passphrase, take the draft up again, and be done for now."""
    opens(ruth, PHRASE)
    expect(ruth.page.locator("#words")).to_be_visible()
    ruth.page.locator("#words").fill(words)
    expect(ruth.page.locator("#kept")).to_contain_text("sealed", timeout=8000)
    address = ruth.page.url
    assert "/new/" not in address, "a reload finds the draft"
    ruth.page.reload()
    opens(ruth, "not this one at all").sees("This did not open it. Nothing is lost.")
    opens(ruth, PHRASE)
    expect(ruth.page.locator("#words")).to_have_value(words)
    ruth.page.get_by_role("button", name="Done for now").click()
    expect(ruth.page.locator("#read")).to_have_text(words)
    ruth.looks()
    return address


def is_locked_opened_by_code_and_told_again(ruth: Visitor, code: str, marker: str) -> None:
    ruth.page.get_by_role("button", name="Lock").last.click()
    assert marker not in ruth.page.content()
    opens(ruth, code)
    expect(ruth.page.locator("#read")).to_have_text(f"{marker} first")
    ruth.page.get_by_role("button", name="Write on").click()
    ruth.page.locator("#words").fill(f"{marker} second")
    ruth.page.get_by_role("button", name="Done for now").click()
    expect(ruth.page.locator("#read")).to_have_text(f"{marker} second")


def is_there_on_a_second_device(tablet: Visitor, address: str, code: str, marker: str) -> None:
    """Read it on another device, the first telling too, and change the passphrase there."""
    tablet.goes(address)
    opens(tablet, PHRASE)
    expect(tablet.page.locator("#read")).to_have_text(f"{marker} second")
    tablet.page.get_by_text("How I told it before").click()
    expect(tablet.page.locator("[data-telling-words]").last).to_have_text(f"{marker} first")
    changes_the_passphrase(tablet, code)
    tablet.goes(address)
    opens(tablet, PHRASE).sees("This did not open it")
    opens(tablet, OTHER)
    expect(tablet.page.locator("#read")).to_have_text(f"{marker} second")
    tablet.context.close()


def changes_the_passphrase(tablet: Visitor, code: str) -> None:
    tablet.goes("/me/you/").follows(re.compile("Sealed pages"), exact=False)
    tablet.follows("Passphrase and recovery code")
    tablet.types("Recovery code", code[:-1]).presses("Try it").sees("Look at it once more")
    tablet.types("Recovery code", code).presses("Try it").sees("It opens.")
    tablet.types("Your passphrase now, or your recovery code", PHRASE).presses("Continue")
    expect(tablet.page.locator("#phrase")).to_be_visible()
    tablet.types("Passphrase, at least 10 characters", OTHER).types("Once more", OTHER)
    tablet.presses("Change it").sees("the new passphrase opens")
    tablet.looks()


def nobody_else_has_it(
    browser: Browser, demo: Running, ruth: Visitor, marker: str, sent: list[str]
) -> None:
    """Nothing that left the browser, lies on the server's disk or is on a desk holds a word."""
    assert sent
    assert not [asked for asked in sent if marker in asked or PHRASE in asked]
    home = demo.installation
    for word in (marker, PHRASE):
        assert sweep.places([home.data, home.keys], word) == set()
    ruth.goes("/me/search/").types("Find your words", marker).presses("Find")
    ruth.sees("in none of your pages")
    miriam = persona(browser, demo, "Miriam")
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    miriam.sees_nothing_of("sealed", marker)
    miriam.context.close()


def opens_without_us(browser: Browser, archive: Path, marker: str) -> None:
    """The archive holds no word of it, with all keys of the server used; its opener has them."""
    assert sweep.places([archive], marker) == set()
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto((archive / "read" / "sealed.html").as_uri())
    page.get_by_label("Your passphrase, or your recovery code").fill("not this one")
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#said")).to_contain_text("Nothing is lost")
    page.get_by_label("Your passphrase, or your recovery code").fill(OTHER)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("article", has_text=f"{marker} second")).to_be_visible()
    expect(page.locator("article", has_text=f"{marker} first")).to_be_visible()
    assert faults == []
    context.close()


def saves_an_unsealed_copy(ruth: Visitor, address: str, marker: str) -> None:
    ruth.goes(address)
    opens(ruth, OTHER)
    ruth.page.get_by_text("Save an unsealed copy").click()
    ruth.sees("The copy is an ordinary page of yours")
    with ruth.page.expect_navigation(url="**/me/e/**"):
        ruth.page.get_by_role("button", name="Save it unsealed").click()
    ruth.looks().sees(f"{marker} second", "Just for you, not shared")
    ruth.goes(address).sees("Only you can open this")


def test_it_locks_when_it_was_hidden_for_two_minutes_and_keeps_what_was_typed(
    browser: Browser, demo: Running
) -> None:
    marker = f"Fitis{uuid4().hex[:8]}"
    ruth = persona(browser, demo, "Owen")
    sets_a_passphrase(ruth)
    opens(ruth, PHRASE)
    ruth.page.clock.install()
    ruth.page.locator("#words").fill(marker)
    ruth.context.set_offline(True)
    hides(ruth.page, "hidden")
    ruth.page.clock.run_for(119_000)
    expect(ruth.page.locator("#words")).to_have_value(marker)
    ruth.page.clock.run_for(2_000)
    expect(ruth.page.locator("#open")).to_be_visible()
    assert marker not in ruth.page.content()
    assert ruth.page.locator("#words").input_value() == ""
    hides(ruth.page, "visible")
    opens(ruth, PHRASE)
    ruth.page.clock.run_for(1_000)
    expect(ruth.page.locator("#words")).to_have_value(marker)
    ruth.context.close()


def hides(page: Page, state: str) -> None:
    page.evaluate(
        """state => {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""",
        state,
    )


def test_without_scripts_it_says_so_and_offers_an_ordinary_page(
    browser: Browser, demo: Running
) -> None:
    ruth = persona(browser, demo, "Ruth", scripts=False)
    ruth.goes("/me/sealed/")
    assert "Here the script does not run" in ruth.page.locator("main").inner_text()
    assert not ruth.page.locator("#phrase").is_visible()
    ruth.page.locator("main noscript a").click()
    ruth.page.wait_for_load_state()
    assert ruth.page.url.endswith("/me/write/new/")
    ruth.context.close()
