"""What is to be known before the very first set: three lines, the whole text a key away."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.text import safety_screen

if TYPE_CHECKING:
    from glutetimer.app.host import Host

LINES = (
    "Chest pain, faint, numb: stop at once.",
    "Pregnant, heart, injury: ask a doctor.",
    "Form slips? Stop. That is a good stop.",
)
"""Each fits a window of 40 columns."""


async def ask_safety(host: Host) -> bool:
    """Say it once, before whatever is begun first; whether to begin. Runs in a worker.

    A folder that cannot be written to is no reason to fail: it is then said again the next time.
    """
    shown = host.context.paths.safety_shown
    answers = [
        Answer("begin", "g", "go on"),
        Answer("whole", "s", "the whole text", "at home: s"),
        Answer("back", "b", "not now"),
    ]
    while (answer := await host.answer_to(AskScreen("BEFORE YOU BEGIN", LINES, answers, "back"))) == "whole":
        await host.answer_to(safety_screen())
    if answer != "begin":
        return False
    with suppress(OSError):
        shown.parent.mkdir(parents=True, exist_ok=True)
        shown.touch()
    return True
