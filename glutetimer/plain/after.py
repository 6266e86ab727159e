"""After a session in lines: how hard it was, what hurt, a note, an offer. A line each, Enter skips; never in a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.fields import note_of
from glutetimer.history.recorder import Recorder
from glutetimer.services import edits
from glutetimer.services.offers import FELT_QUESTION, LEFT, TAKEN, Offers
from glutetimer.session.words import FELT, FELT_KEYS, PAIN_PLACES
from glutetimer.training.holds.hold import Felt
from glutetimer.training.holds.words import hurt_words

T = TypeVar("T")

HARD = "How hard was it? 1 easy to 5 very hard; enter skips: "
HURT = (
    "Did anything hurt? 0 to 10, and where: "
    + ", ".join(f"{key} {words}" for key, _, words in PAIN_PLACES)
    + "; such as 3 k; enter skips: "
)
NOTE = "A note? Enter skips: "


def ask_at_end(recorder: Recorder, offers: Offers, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
    """Ask the questions, once a set is kept; the end of the input, or ctrl-c, skips those that are left."""
    try:
        if effort := _asked(HARD, edits.effort, ask, say):
            recorder.rate(effort)
        if pain := _asked(HURT, edits.pain, ask, say):
            recorder.report_pain(pain)
            if pain.score:
                say(hurt_words(pain))
        if offers.asks_felt and (felt := _asked(f"{FELT_QUESTION} Enter skips: ", _felt, ask, say)):
            offers.feel(felt)
            say(FELT[felt])
        if note := _asked(NOTE, note_of, ask, say):
            recorder.annotate(note)
        if offers.next_aims:
            say(offers.next_aims)
        offers.look()
        if (offer := offers.question) and (answer := _asked(f"{offer} Enter skips: ", _yes_or_no, ask, say)):
            offers.answer(answer == "y")
            say(TAKEN if answer == "y" else LEFT)
    except (EOFError, KeyboardInterrupt):
        say("")


def _asked(question: str, read: Callable[[str], T], ask: Callable[[str], str], say: Callable[[str], None]) -> T | None:
    """What a line was read as; asked again where it is nothing, None where it is empty."""
    while line := ask(question).strip():
        try:
            return read(line)
        except ValueError as error:
            say(str(error))
    return None


def _felt(line: str) -> Felt:
    if (found := FELT_KEYS.get(line.lower())) is None:
        raise ValueError(f"{shown(line)} is none of g, o, h and u")
    return found


def _yes_or_no(line: str) -> str:
    if line.lower() not in ("y", "n"):
        raise ValueError(f"{shown(line)} is neither y nor n")
    return line.lower()
