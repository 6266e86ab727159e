"""A server with a clock that only the test moves, and a browser with its page open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from glutetimer.remote.remote import Remote
from glutetimer.remote.shown import Said
from tests.app.conftest import FakeClock
from tests.remote.browser import Browser


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


class Served:
    """A remote on the loopback, and what was tapped."""

    def __init__(self, clock: FakeClock) -> None:
        self.remote = Remote(clock, "127.0.0.1")
        self.taps: list[tuple[str, float]] = []
        self.said: list[Said] = []
        """What came with them."""
        self.remote.on_tap = self.tapped
        _, _, self.host, self.token = self.remote.address.split("/")
        self.port = int(self.host.partition(":")[2])
        (self.server,) = self.remote._servers.values()
        self.limits = self.server.service.limits

    def tapped(self, action: str, at: float, said: Said | None = None) -> None:
        self.taps.append((action, at))
        if said:
            self.said.append(said)


@pytest.fixture
def served(clock: FakeClock) -> Iterator[Served]:
    served = Served(clock)
    yield served
    served.remote.close()


@pytest.fixture(scope="package")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all tests, as it takes seconds to begin."""
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Browser]:
    """The browser, with the page open at a phone's size."""
    browser.said.clear()
    browser.resize(390, 844)
    browser.do("Emulation.setEmulatedMedia", features=[])
    browser.open(served.remote.address)
    browser.wait_for("Choose a workout")
    yield browser
    browser.open("about:blank")
