"""What a session writes to its terminal, counted on the session's own clock: a phone's link carries it."""

from __future__ import annotations

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.terminal_cells import TerminalCells
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import Library
from glutetimer.settings.settings import Settings
from tests.app.conftest import FakeClock, Open

SETS = b'[[step]]\nexercise = "fire-hydrant"\nsides = "each"\nsets = 2\nwork = 40\nrest = 20\n'


class CountingDriver(HeadlessDriver):
    """What a program under a Pilot would write, as the driver of a terminal writes it."""

    written = 0

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self._cells = TerminalCells()

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        CountingDriver.written += len(self._cells.reduce(data, *self._app.size).encode())


EVERY = {"ready", "work", "switch", "rest"}


@pytest.mark.parametrize(
    ("figures", "seconds", "kinds", "at_most"),
    [(False, 116, EVERY, 1500), (True, 31, {"ready", "work"}, 10_000)],
    ids=["no figure", "figure"],
)
async def test_whole_sets_with_their_cues_and_what_lies_between_them(
    open_app: Open, clock: FakeClock, library: Library, figures: bool, seconds: int, kinds: set[str], at_most: int
) -> None:
    """Bytes a second, of both sides with the switch and the rest, from the first picture on."""
    app = open_app(read_workout(SETS, "sets.toml", "sets", library.names), Settings(sound=False, figures=figures))
    app.driver_class = CountingDriver
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        before, begun, cues, found = CountingDriver.written, clock.now, set(), set()
        while clock.now < begun + seconds:
            clock.now += screen._until_next()
            screen.wake()
            await pilot.pause()
            cues.add(screen._flash.word)
            found.add(screen.runner.phase.kind.value)
        assert cues >= {"HALFWAY", "3", "2", "1", ""} and found == kinds
        assert 0 < (CountingDriver.written - before) / (clock.now - begun) <= at_most
