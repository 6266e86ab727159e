"""What is to be known before the very first set of all, where no first meeting shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.text import safety_screen
from glutetimer.services.safety import LINES, note_safety_read

if TYPE_CHECKING:
    from glutetimer.app.host import Host


async def ask_safety(host: Host) -> bool:
    """Ask once, where nothing waits before what is begun first; whether to begin. Runs in a worker."""
    answers = [
        Answer("begin", "g", "go on"),
        Answer("whole", "s", "the whole text", "at home: s"),
        Answer("back", "b", "not now"),
    ]
    while (answer := await host.answer_to(AskScreen("BEFORE YOU BEGIN", LINES, answers, "back"))) == "whole":
        await host.answer_to(safety_screen())
    if answer != "begin":
        return False
    note_safety_read(host.context.paths)
    return True
