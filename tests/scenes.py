"""The program's screens, each as it is while something is going on: what is started, and what is done then."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from textual.pilot import Pilot

from glutetimer.app.screens.session.screen import SessionScreen
from tests.app.conftest import FakeClock
from tests.app.driving import press, wait

Act = Callable[[Pilot[Any], FakeClock], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows."""

    start: str
    """A workout's id, or `hold`; "" for home."""
    act: Act
    remote: bool = False
    """Whether a phone leads too."""


def at(*steps: float | str) -> Act:
    """Seconds that pass, and keys that are pressed, in turn."""

    async def act(pilot: Pilot[Any], clock: FakeClock) -> None:
        for step in steps:
            if isinstance(step, str):
                await press(pilot, step)
            else:
                await wait(pilot, clock, step)

    return act


async def _flash(pilot: Pilot[Any], clock: FakeClock) -> None:
    """A flash lasts a third of a second: the first one that comes after half of a set."""
    await wait(pilot, clock, 10)
    for _ in range(600):
        await wait(pilot, clock, 0.1)
        screen = pilot.app.screen
        if isinstance(screen, SessionScreen) and screen._flash.word.startswith("HALF"):
            return
    raise AssertionError("nothing flashed")


_LEFT, _RIGHT = (10, 36.4, "space", "f"), (60, 33.2, "space", "f")
_HOLDS = (*_LEFT, *_RIGHT)

SCENES: dict[str, Scene] = {
    "home": Scene("", at()),
    "week": Scene("", at("o", "end", "up", "right", "escape", "w")),
    "builder": Scene("", at(*["down"] * 4, "p", "b", "down", "tab")),
    "preview": Scene("", at("down", "p", "down", "down")),
    "exercises": Scene("", at("e", "down", "down")),
    "exercise": Scene("", at("e", "slash", "S", "L", "B", "enter")),
    "settings": Scene("", at("o", "down", "down")),
    "keys": Scene("", at("o", "end", "enter", "down", "down")),
    "help": Scene("", at("question_mark")),
    "safety": Scene("", at("s")),
    "palette": Scene("", at("ctrl+p")),
    "year": Scene("", at("r")),
    "holds": Scene("", at("r", "2")),
    "sessions": Scene("", at("r", "3", "down")),
    "sums": Scene("", at("r", "4", "down")),
    "opened": Scene("", at("r", "3", "down", "enter", "down")),
    "note": Scene("", at("r", "3", "down", "enter", "n", *"Warm")),
    "delete": Scene("", at("r", "3", "down", "d")),
    "remote": Scene("hold", at(), remote=True),
    "ready": Scene("five-a-day", at(4)),
    "work": Scene("five-a-day", at(10 + 40 + 5 + 40 + 10 + 13.6)),
    "flash": Scene("five-a-day", _flash),
    "reps": Scene("bridge-builder-1", at(34)),
    "rest": Scene("bridge-builder-2", at(4 + 12.5 + 58)),
    "hold": Scene("hold", at(10 + 30)),
    "stop": Scene("hold", at(10 + 36.4, "space")),
    "paused": Scene("five-a-day", at(10 + 13.6, "space")),
    "leave": Scene("five-a-day", at(10 + 40 + 20, "q")),
    "summary": Scene("hold", at(*_HOLDS)),
}
"""By their names."""

README = ("home", "preview", "exercise", "year", "holds", "week", "builder", "work", "reps", "hold", "stop")
"""Those that the README shows."""
