"""An interrupted session, asked about in a line; in a pipe it is kept, as nobody is there to be asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.keys.layout import latin_key
from glutetimer.services.resume import DISCARD, KEEP, RESUME
from glutetimer.training.holds.words import PROFESSIONAL
from glutetimer.views.interrupted import describe_interrupted

QUESTION = "r goes on with {}, d discards it, enter keeps it as it is: "
PAIN_NOW = "There was pain in the last days. Any now? n none, l a little, m 4 of 10 or more"
NO_HOLDS = f"No holds today. {PROFESSIONAL}"
ANSWERS = {"": KEEP, "k": KEEP, "r": RESUME, "d": DISCARD}


def ask_about(
    interrupted: InterruptedSession, now: datetime, ask: Callable[[str], str] | None, say: Callable[[str], None]
) -> str:
    """What becomes of it: `keep`, `resume` or `discard`. The end of the input keeps it; ctrl-c decides nothing.

    `ask` shows a question and returns the line that was typed; None where nobody can answer.
    """
    say(" ".join(describe_interrupted(interrupted, now)))
    if ask is None:
        return KEEP
    try:
        while not (answer := ANSWERS.get(latin_key(ask(QUESTION.format(interrupted.next_words)).strip()))):
            pass
    except EOFError:
        say("")
        return KEEP
    return answer


def ask_pain(ask: Callable[[str], str], say: Callable[[str], None]) -> bool:
    """Whether it hurts too much for holds (training.md 5.6); the end of the input is the careful answer."""
    answer = ""
    try:
        while answer not in ("n", "l", "m"):
            answer = latin_key(ask(f"{PAIN_NOW}: ").strip())
    except EOFError:
        say("")
        return True
    if answer == "m":
        say(NO_HOLDS)
    return answer == "m"
