"""What Pilot tests share: time, and the screen as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.segment import Segment
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.keys import KeyFilter
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.history.interchange.json import export
from glutetimer.history.store import History
from glutetimer.session.runner import Runner
from tests.app.conftest import FakeClock


async def wait(pilot: Pilot[Any], clock: FakeClock, seconds: float) -> None:
    """Let time pass, a second at a time as the heartbeat does."""
    end = clock.now + seconds
    while clock.now < end:
        clock.now = min(end, clock.now + 1)
        if isinstance(screen := pilot.app.screen, SessionScreen):
            screen.wake()
    await pilot.pause()


def program(pilot: Pilot[Any]) -> GlutetimerApp:
    """What the pilot drives."""
    assert isinstance(pilot.app, GlutetimerApp)
    return pilot.app


def runner_of(app: App[Any]) -> Runner:
    """That of the session, the last where one followed another, whatever lies above it."""
    *_, screen = (each for each in app.screen_stack if isinstance(each, SessionScreen))
    return screen.runner


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Keys pressed by somebody who lets go of each: their own repeats are the guard's tests."""
    for key in keys:
        program(pilot).presses = KeyFilter()
        await pilot.press(key)
    await pilot.pause()


async def lean(pilot: Pilot[Any], key: str, repeats: int = 20, *, at_once: bool = False) -> None:
    """A key that is leaned on, as a keyboard times it.

    Args:
        pilot: of the program.
        key: Textual's name of it.
        repeats: how many follow the press.
        at_once: whether all come in one reading of the terminal, as a machine that is busy has them.
    """
    program(pilot).presses = KeyFilter()
    began = Key(key, None).time
    for n in range(repeats + 1):
        event = Key(key, key if len(key) == 1 else None)
        event.time = began + (0.5 + n / 30 if n else 0)
        pilot.app.post_message(event)
        if not at_once:
            await pilot.pause()
    await pilot.pause()


async def type_ahead(pilot: Pilot[Any], *keys: str) -> None:
    """Keys that arrive in one reading of the terminal, each pressed and let go."""
    began = Key("x", None).time
    for n, key in enumerate(keys):
        event = Key(key, _CHARACTERS.get(key, key) if key in _CHARACTERS or len(key) == 1 else None)
        event.time = began + n
        pilot.app.post_message(event)
    await pilot.pause()


_CHARACTERS = {"space": " ", "slash": "/", "question_mark": "?"}


def text(app: GlutetimerApp) -> str:
    """What the screen says in text."""
    return "\n".join(lines(app))


def lines(app: GlutetimerApp) -> Iterator[str]:
    """The picture row by row, whatever made it; pixels are blocks."""
    for strip in painted(app):
        yield strip.text


def painted(app: App[Any]) -> list[Strip]:
    """The rows as they go to the terminal, whatever made them."""
    rows: list[Strip] = []

    class Rows(Console):
        """Keeps the rows of the picture that Textual takes of itself, before they become one."""

        def print(self, *objects: Any, **how: Any) -> None:
            segments = (segment for each in objects for segment in self.render(each) if not segment.control)
            rows.extend(Strip(row) for row in Segment.split_lines(segments))

        def export_svg(self, **how: Any) -> str:
            return ""

    with patch("textual.app.Console", Rows):
        app.export_screenshot()
    return rows


def saved(app: GlutetimerApp) -> dict[str, Any]:
    """What is in the history once the writer is done."""
    assert app.writer.close(60)
    with History.reading(app.context.paths.history) as history:
        return json.loads(json.dumps(export(history)))  # type: ignore[no-any-return]
