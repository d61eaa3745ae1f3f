"""The real server, a mail server, and people in browsers of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import visitors
from tests.journeys.visitors import Mailbox, Visitor, ruth_in
from tests.operations.installation import Installation, Running, installation

expect.set_options(timeout=15_000)
MakeHouse = Callable[[str], Running]
Visits = Callable[..., Visitor]


@pytest.fixture
def mails() -> Iterator[Mailbox]:
    """Return the letters that the installation sends."""
    yield from visitors.mailbox()


@pytest.fixture
def make_house(tmp_path: Path, mails: Mailbox) -> Iterator[MakeHouse]:
    """Return what starts an empty installation, served, on the engine of this run."""
    with ExitStack() as stack:

        def start(name: str) -> Running:
            mail = f"smtp://127.0.0.1:{mails.port}"
            empty: Installation = stack.enter_context(
                installation(tmp_path / name, MARRAM_MAIL=mail)
            )
            return stack.enter_context(empty.serving())

        yield start


@pytest.fixture
def house(make_house: MakeHouse) -> Running:
    """Return an empty installation, served."""
    return make_house("house")


@pytest.fixture
def visits(browser: Browser, house: Running) -> Iterator[Visits]:
    """Return what gives somebody a browser: `visits("Ruth", size=…, scripts=…, house=…)`."""
    with ExitStack() as stack:

        def visit(name: str, *, at: Running | None = None, **more: object) -> Visitor:
            home = (at or house).installation.url
            someone = visitors.visitor(browser, home, name, **more)  # type: ignore[arg-type]  # handed on
            stack.callback(someone.context.close)
            return someone

        yield visit


@pytest.fixture(scope="module")
def size() -> dict[str, int]:
    """Return how large Ruth's screen is: a phone's, where a module says nothing else."""
    return visitors.PHONE


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, size: dict[str, int]) -> Iterator[Running]:
    """Return the demo service, served; each size of screen has its own."""
    with (
        installation(tmp_path_factory.mktemp("demo")) as home,
        home.serving("demo") as running,
    ):
        yield running


@pytest.fixture
def ruth(browser: Browser, demo: Running, size: dict[str, int]) -> Iterator[Visitor]:
    """Return Ruth of the demo in a browser, in which nothing may go wrong."""
    someone = ruth_in(browser, demo, size=size)
    yield someone
    someone.no_faults()
    someone.context.close()
