"""Reminders in a browser: asked for without scripts, refused by a phone, shown by a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.test_offline import gets_to_know_it
from tests.journeys.visitors import ruth_in
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  return (await worker.getNotifications()).map((one) => [one.title, one.body]);
}"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with (
        installation(tmp_path_factory.mktemp("reminders")) as home,
        home.serving("demo") as running,
    ):
        yield running


def test_without_scripts_ruth_asks_for_one_by_mail_and_takes_it_away(
    browser: Browser, demo: Running
) -> None:
    ruth = ruth_in(browser, demo, scripts=False)
    ruth.goes("/me/you/").follows(re.compile("Reminders"), exact=False)
    ruth.sees("You have asked for none.", "A reminder you asked for")
    form = ruth.page.get_by_role("form", name="A new reminder")
    form.get_by_label("At", exact=True).fill("09:00")
    form.get_by_label("Monday").check()
    form.get_by_label(re.compile("By mail")).check()
    ruth.presses("Ask for it").sees("Kept.")
    expect(ruth.page.get_by_role("form", name="Reminder at 09:00")).to_be_visible()
    ruth.goes("/me/reminded/").presses("In half an hour").sees("It comes again then.")
    ruth.goes("/me/you/reminders/").presses("Remove").sees("You have asked for none.")
    ruth.no_faults()
    ruth.context.close()


def test_a_phone_that_refuses_is_said_plainly(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo)
    gets_to_know_it(ruth)
    ruth.goes("/me/you/reminders/")
    ruth.page.get_by_role("button", name="Ask this phone").click()
    ruth.sees("This phone does not allow it. A reminder can come by mail instead, or not at all.")
    ruth.context.close()


def test_what_a_phone_shows_is_the_name_and_the_sentence_even_when_the_message_is_none(
    browser: Browser, demo: Running
) -> None:
    ruth = ruth_in(browser, demo)
    ruth.context.grant_permissions(["notifications"], origin=ruth.home)
    gets_to_know_it(ruth)
    tools = ruth.context.new_cdp_session(ruth.page)
    known: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.extend(one["registrationId"] for one in told["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    ruth.page.wait_for_timeout(500)
    for said in ('{"title": "Pebble", "body": "A reminder you asked for"}', "not sealed for it"):
        tools.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": ruth.home, "registrationId": known[0], "data": said},
        )
        ruth.page.wait_for_timeout(500)
        ((title, body),) = ruth.page.evaluate(SHOWN)
        assert body == "A reminder you asked for"
        assert title in {"Pebble", ""}
    ruth.context.close()
