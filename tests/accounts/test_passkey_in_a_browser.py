"""The lock of a device, in a real browser with a virtual authenticator; and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.installation import Running, installation

pytestmark = pytest.mark.journey

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Running]:
    """Return an empty installation, served."""
    with installation(tmp_path / "house") as empty, empty.serving() as running:
        yield running


def with_a_lock(page: object) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def miriam_arrives(page: object, house: Running) -> None:
    found = re.search(r"http://localhost:\d+/first/[\w-]+/", house.said())
    assert found, house.said()
    page.goto(found[0])
    page.get_by_label("Your name").fill("Miriam Castell")
    page.get_by_label("Your e-mail address").fill("miriam@example.org")
    page.get_by_label("Name of the service").fill("Marram House")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{house.installation.url}/desk/")


def somebody_arrives(browser: object, house: Running) -> None:
    desk = browser.new_context().new_page()
    with_a_lock(desk)
    miriam_arrives(desk, house)
    desk.context.close()


def edmonds_link(house: Running) -> str:
    house.installation.opens_its_doors()
    done = house.installation.run("invite", "edmond@example.org", "--name", "Edmond")
    found = re.search(r"http://\S+/i/\w+/", done.stdout)
    assert found, done.stdout + done.stderr
    return found[0]


def open_with(page: object, house: Running, door: str, button: str, then: str) -> None:
    home = house.installation.url
    page.context.clear_cookies()
    page.goto(f"{home}{door}?next={then}")
    page.get_by_role("button", name=button).click()
    page.wait_for_url(f"{home}{then}")


def test_the_lock_of_a_device_opens_the_desk_and_a_clients_place(
    house: Running, browser: object
) -> None:
    refused: list[str] = []
    desk, phone = (browser.new_context().new_page() for _ in range(2))
    for page in (desk, phone):
        with_a_lock(page)
        page.on("console", lambda said: refused.append(said.text))

    miriam_arrives(desk, house)
    open_with(desk, house, "/desk/unlock/", "Use a passkey", "/desk/clients/")

    phone.goto(edmonds_link(house))
    phone.get_by_role("button", name="Set it up, about two minutes").click()
    phone.goto(f"{house.installation.url}/setup/lock/")
    phone.get_by_text("The lock of this device").first.click()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("heading", name="Use the lock of this device").wait_for()
    phone.get_by_role("button", name="Continue").click()
    phone.wait_for_url(f"{house.installation.url}/me/**")
    open_with(phone, house, "/unlock/", "Use the lock of this device", "/setup/name/")
    assert not [said for said in refused if "Content Security Policy" in said]
    for page in (desk, phone):
        page.context.close()


def test_without_javascript_an_invitation_and_paper_codes_are_enough(
    house: Running, browser: object
) -> None:
    somebody_arrives(browser, house)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(edmonds_link(house))
    page.get_by_role("button", name="Set it up, about two minutes").click()
    page.get_by_label("Call me").fill("Ed")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Who can read what you write?").wait_for()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Numbers for Help now").wait_for()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("Ten codes on paper").first.click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Ten codes on paper").wait_for()
    code = page.locator(".codes bdi").first.inner_text()
    page.get_by_role("button", name="I have them").click()

    page.context.clear_cookies()
    page.goto(f"{house.installation.url}/unlock/?next=/setup/name/")
    page.get_by_text("A code from my paper sheet").click()
    page.get_by_label("Paper code").fill(code)
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("heading", name="What would you like to be called?").wait_for()
    assert page.get_by_label("Call me").input_value() == "Ed"
    page.context.close()
