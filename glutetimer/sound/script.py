"""All that a session says, before it is performed: so that it can be read, tested, and listened to with any voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from glutetimer.session.agenda import SEEN_AHEAD_S
from glutetimer.session.events import Event
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Talk
from glutetimer.sound.phrases import phrase
from glutetimer.training.speech import speech_s

ANSWER_S = 8.0
"""How long somebody takes here to say why the last hold ended: all that is said of it is said by then (our choice)."""
STUDY_S = 30.0
"""How long somebody takes here to get to know an exercise: all of it is said by then (our choice)."""
LAG_S = 0.05
"""How long the speaker takes here to begin (our choice)."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """Something that is said."""

    at: float
    """Seconds from the session's beginning."""
    words: str
    seconds: float
    """How long it takes to say, reckoned."""
    left_out: str
    """What would be said if there were time; empty where all of it is."""
    until: float
    """When the next tone comes, for which it must be over; infinite where none is known."""


def write_script(runner: Runner, talk: Talk = Talk.FULL, *, speed: int = 100) -> Iterator[SpokenLine]:
    """What is said from a session's beginning to its end, if its user does what is planned.

    Args:
        runner: the session, not begun; it is performed here, in no time.
        speed: how fast it speaks, in hundredths of the usual.
    """
    speech = partial(speech_s, speed=speed)
    for happened, ahead, _ in perform(runner):
        if found := phrase(happened, ahead, runner.plan, talk=talk, lag_s=LAG_S, speech=speech):
            shorter = "" if found.words == found.full else found.full
            yield SpokenLine(found.at, found.words, speech(found.words), shorter, found.until)


def perform(runner: Runner) -> Iterator[tuple[list[Event], list[Event], bool]]:
    """A session from its beginning to its end: what happened, what comes, and whether the user did it.

    A hold, what is done at one's own pace, and an open rest end at their nominal time, and whoever gets to know an
    exercise has heard all of it.
    """
    now = 0.0
    happened, by_user = runner.start(now), False
    while True:
        yield happened, runner.peek_events(now + SEEN_AHEAD_S), by_user
        if runner.is_over and not runner.concludes:
            return
        ends = _user_acts_at(runner, now)
        by_user = ends is not None and ends <= now + 1e-6
        if by_user:
            happened = _act(runner, now)
        elif runner.mode is Mode.PAUSED:
            happened = runner.resume(now)
        else:
            now = min(at for at in (runner.due(), ends) if at is not None)
            happened = runner.advance(now)


def _user_acts_at(runner: Runner, now: float) -> float | None:
    """When the user ends what ends by itself at no time."""
    phase = runner.phase
    if runner.concludes and runner.question:
        return runner.question.done.at + ANSWER_S
    if runner.mode is not Mode.RUNNING or (phase.seconds is not None and not phase.hold):
        return None
    lasts = STUDY_S if runner.meeting else phase.nominal_s
    return now - runner.elapsed(now) + lasts


def _act(runner: Runner, now: float) -> list[Event]:
    if runner.concludes and runner.question:
        return runner.answer(now, runner.question.default)
    if runner.meeting or runner.resting:
        return runner.begin(now)
    return runner.stop(now)
