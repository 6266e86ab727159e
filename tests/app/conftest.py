"""The program with a clock that only the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.clock import Instant
from glutetimer.library.catalogue import Library, load
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Learn, Settings
from glutetimer.training.workout import Workout
from tests.app.quiet import QuietLoop, quiet_pilots


class FakeClock:
    """Stands still until it is moved; its wall clock goes along."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asleep = 0.0
        self.start = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    def read(self) -> Instant:
        return Instant(self.now, self.now - self.asleep)

    def wall(self) -> datetime:
        return self.start + timedelta(seconds=self.now - 1000)

    def sleep(self, seconds: float) -> None:
        """The machine sleeps."""
        self.now += seconds
        self.asleep += seconds


def pytest_asyncio_loop_factories() -> dict[str, type[QuietLoop]]:
    """The loop that Pilot tests run in."""
    return {"quiet": QuietLoop}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """As in all tests here."""
    with quiet_pilots():
        yield


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program says beside its screens, in order."""
    found: list[str] = []

    def notify(app: GlutetimerApp, message: str, **how: Any) -> None:
        found.append(message)
        App.notify(app, message, **how)

    monkeypatch.setattr(GlutetimerApp, "notify", notify)
    return found


@pytest.fixture(autouse=True)
def started_as_glutetimer(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the tests were started, the program is called what its users call it."""
    monkeypatch.setattr("sys.argv", ["glutetimer"])


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def library() -> Library:
    return load(None)


Open = Callable[..., GlutetimerApp]


@pytest.fixture(autouse=True)
def figure_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `f` turned stays for a program's other sessions; for a test's it does not."""
    monkeypatch.setattr(SessionScreen, "figure_first", False)


@pytest.fixture
def open_app(tmp_path: Path, clock: FakeClock, library: Library) -> Open:
    """Make a program on an empty folder; the safety text counts as seen."""
    (tmp_path / "safety-shown").touch()

    def make(
        start: str | Workout | None = None, settings: Settings | None = None, learn: Learn = Learn.NEVER
    ) -> GlutetimerApp:
        workout = library.workout(start) if isinstance(start, str) else start
        # Nothing is to be heard by whoever runs the tests, and nobody is to be waited for.
        known = (settings or Settings(sound=False))._replace(learn=learn, awake=False)
        context = Context(Paths(tmp_path, tmp_path), known, library, clock)
        return GlutetimerApp(context, workout)

    return make
