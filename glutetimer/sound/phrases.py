"""What the voice says, and whether there is time to say it: never over a tone, and never late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from glutetimer.session.cues import cue_of, heard
from glutetimer.session.events import (
    Answered,
    Begun,
    Count,
    Event,
    Finished,
    Halfway,
    LeadIn,
    NextUp,
    Passed,
    Paused,
    PhaseStarted,
    Repetition,
    RestChanged,
    SetDone,
    SetDropped,
    Squeeze,
    Ten,
    Woke,
)
from glutetimer.session.said import PASSED, said
from glutetimer.session.words import described, leg_words, side_words, spoken
from glutetimer.settings.settings import Talk
from glutetimer.sound.tones import length_s
from glutetimer.training.plan import Phase, PhaseKind, Plan

GAP_S = 0.08
"""Between a tone and the words that belong to it (design)."""
Choice = tuple[str, ...]
"""Words for one event, the best first: what is long, and what says enough in less time."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is to be said."""

    words: str
    at: float
    """When it may begin, on the session's clock: its tone is over then."""
    after_s: float = 0.0
    """How long its tone takes, and the gap after it."""
    filler: bool = False
    """It is not worth interrupting anything."""


def phrase(
    happened: Sequence[Event], coming: Sequence[Event], plan: Plan, talk: Talk, lag_s: float = 0, ready_from: float = 0
) -> Phrase | None:
    """What to say of what has happened; None: nothing, or there is no time for it.

    Args:
        happened: in order; only of its last instant is there anything to say.
        coming: what will happen; words end before its next tone.
        plan: what is performed.
        talk: how much is said.
        lag_s: how long the speaker takes to begin.
        ready_from: until then, on the session's clock, tones wait for their device.
    """
    last_set = any(isinstance(event, PhaseStarted) and event.last_set for event in coming)
    choices = [(event, choice) for event in happened if (choice := choices_of(event, plan, talk, last_set))]
    if not choices:
        return None
    at = max(event.at for event, _ in choices)
    choices = [(event, choice) for event, choice in choices if event.at == at]
    if any(isinstance(event, Passed) for event, _ in choices):
        choices = [(event, choice) for event, choice in choices if not isinstance(event, Ten)]  # it says the seconds
    tone = heard(happened).get(at)
    after_s = length_s(tone) + GAP_S if tone else 0.0
    begin = max(at, ready_from) + after_s
    until = min((instant for instant in heard(coming) if instant > at), default=inf)
    words = _fitting(choices, until - begin - lag_s)
    filler = all(isinstance(event, Count) and cue_of(event) is None for event, _ in choices)
    return Phrase(words, begin, after_s, filler) if words else None


def speech_s(words: str) -> float:
    """How long words take to say: fitted to espeak-ng at its usual rate, a figure counted as four letters."""
    letters = len(words) + 3 * sum(map(str.isdigit, words))
    return 0.15 + 0.057 * letters + 0.2 * len(re.findall("[,:.;]", words))


def _fitting(choices: list[tuple[Event, Choice]], seconds: float) -> str:
    """Of each event the best words for which there is time; what matters most chooses first."""
    chosen: dict[int, str] = {}
    for n in sorted(range(len(choices)), key=lambda n: _importance(choices[n][0])):
        for words in choices[n][1]:
            if words in chosen.values():
                break  # a set may be said to be done, and settled, at one instant
            if speech_s(_together(chosen | {n: words})) <= seconds:
                chosen[n] = words
                break
    return _together(chosen)


def _together(chosen: dict[int, str]) -> str:
    return ". ".join(chosen[n] for n in sorted(chosen))


def _importance(event: Event) -> int:
    return next((n for n, kind in enumerate(_FIRST) if isinstance(event, kind)), len(_FIRST))


_FIRST = (SetDone, Finished, Woke, NextUp, LeadIn, Passed, Repetition, PhaseStarted)
"""Whose words matter most where several events fall together."""


def choices_of(event: Event, plan: Plan, talk: Talk, last_set: bool = False) -> Choice:
    """The words of an event; none where it is not worth any.

    Args:
        event: what happened.
        plan: what is performed.
        talk: how much is said.
        last_set: the last set comes next.
    """
    match talk:
        case Talk.OFF:
            return ()
        case Talk.BRIEF:
            return _brief(event, plan, last_set)
        case Talk.FULL:
            return _full(event, plan, last_set) + _brief(event, plan, last_set)


def _brief(event: Event, plan: Plan, last_set: bool) -> Choice:
    """What somebody who does not look must know."""
    match event:
        case PhaseStarted(phase=Phase(kind=PhaseKind.READY), index=index) if coming := plan.coming(index):
            return (f"Get ready: {_named(coming)}", _named(coming), "Get ready")
        case PhaseStarted(last_set=True):
            return ("Last set",)
        case PhaseStarted(phase=Phase(kind=PhaseKind.SWITCH, side=side)) if leg := leg_words(side):
            switch = (said(event, plan), leg.capitalize(), str(side).capitalize())
            return (f"{switch[0]}. Last set", *switch) if last_set else switch
        case NextUp(phase=phase):
            return (f"{_next(last_set)}: {_named(phase)}", _named(phase), phase.name)
        case LeadIn(phase=phase):
            return (_named(phase), phase.name)
        case Passed(mark=mark):
            return (PASSED[mark].capitalize(),)
        case SetDone() if words := said(event, plan):
            return (words, "Good stop")
        case Halfway() | SetDropped() | Paused():
            return (said(event, plan),)
        case Woke(over=None):
            return (said(event, plan), "Awake again")
        case Woke(over=over):
            return (f"Awake again; rest over {spoken(over or 0)} ago", "Awake again")
        case Finished(complete=complete, seconds=seconds):
            return (f"Done, {spoken(round(seconds))}", "Done") if complete else ("Ended",)
    return ()


def _full(event: Event, plan: Plan, last_set: bool) -> Choice:
    """What is said besides, or at greater length."""
    match event:
        case PhaseStarted(phase=Phase(kind=PhaseKind.READY), index=index) if coming := plan.coming(index):
            words = said(event, plan)
            return (*_with(words, coming.note), words)
        case PhaseStarted(phase=Phase(kind=PhaseKind.REST)):
            return (said(event, plan), "Rest")
        case PhaseStarted(phase=phase, last_set=False) if phase.works:
            return (*_with(_named(phase), phase.cue), _named(phase), phase.name)
        case PhaseStarted(phase=phase, last_set=True) if phase.works:
            return _with("Last set", phase.cue)
        case NextUp(phase=phase):
            words = f"{_next(last_set)}: {described(phase)}"
            return (*_with(words, phase.note), words)
        case LeadIn(phase=phase):
            return (described(phase),)
        case Count(left=left):
            return (str(left),)
        case Answered(by_default=False):
            return (said(event, plan), "Noted")
        case Begun() | Squeeze() | Repetition() | Ten() | Passed() | RestChanged():
            return (said(event, plan),)
    return ()


def _named(phase: Phase) -> str:
    return ", ".join(filter(None, (phase.name, side_words(phase.side))))


def _with(words: str, more: str) -> Choice:
    """Words, and what the workout says besides."""
    return (f"{words}. {more}",) if more else ()


def _next(last_set: bool) -> str:
    return "Last set" if last_set else "Next"
