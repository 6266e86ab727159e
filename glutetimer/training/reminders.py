"""What is called out in the middle of a timed set: which of its exercise's cues, and when (coach.md, 4).

Which cue is said in which set is settled when a workout is laid out, so that a script can be read before a session, and
a pause, a set done again or a window opened anew changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import ceil

from glutetimer.training.exercise import Category, Exercise, Tempo, TempoPart
from glutetimer.training.plan import Phase, PhaseKind

HALVED_FROM_S = 14.0
"""Shorter sets have no call at half time (our choice)."""
QUARTERED_FROM_S = 20.0
"""Shorter sets have no other (our choice)."""
APART_S = 11.0
"""Calls stand this far apart at the most in a set of up to `LONG_S`: who hears nothing for twelve seconds wonders
whether it still runs (our choice)."""
LONG_S = 120.0
"""A run, or a block of the workout's own, that is longer has its calls at the quarters alone: outdoors one wants to be
left in peace (our choice)."""
CLEAR_S = 5.0
"""In a set's last seconds nothing is said but the count (our choice)."""
OWN_PACE_FROM_S = 15.0
"""At one's own pace the start explains it, and nothing is called before (our choice)."""
SAID_IN_S = 2.0
"""Between the ticks of a tempo a call needs this long (our choice)."""
TAKES_S = 2.5
"""What a call may take to say (our choice)."""
MOST_TIMES = 2
"""A third time in a session a phrase is no help any more (our choice)."""
SLOW = ("Slowly", "Squeeze")
"""What is true of everything that is done slowly: the articles' golden rule (training.md 1.6, rule 1)."""
SLOW_CATEGORIES = (Category.ACTIVATION, Category.STRENGTH, Category.CHECK)
ALWAYS = ("Keep breathing", "Form first")
"""What is true of every exercise (training.md 1.6, rule 2, and Part 6)."""


def place_calls(seconds: float, *, sparse: bool = False) -> list[tuple[float, bool]]:
    """When something is called out in a timed set: seconds from its start, and whether that is half time.

    At a quarter, the half and three quarters, and at more even parts where those are too far apart. `sparse`: it is a
    run, or a block of the workout's own: from `LONG_S` it has the quarters alone.
    """
    if seconds < HALVED_FROM_S:
        return []
    least = 4 if seconds >= QUARTERED_FROM_S else 2
    parts = least if sparse and seconds > LONG_S else max(least, 2 * ceil(seconds / APART_S / 2))
    calls = [(n * seconds / parts, 2 * n == parts) for n in range(1, parts)]
    return [(at, half) for at, half in calls if half or at + TAKES_S <= seconds - CLEAR_S]


def place_own_pace_calls(nominal_s: float) -> list[float]:
    """When something is called out in a set at one's own pace, as long as it is reckoned to take: seconds from its
    start, which explains it.
    """
    return [OWN_PACE_FROM_S + n * APART_S for n in range(ceil(max(0.0, nominal_s - OWN_PACE_FROM_S) / APART_S))]


def place_led_calls(reps: int, tempo: Tempo, begins: TempoPart) -> dict[int, tuple[TempoPart, float]]:
    """In which repetitions that a tempo leads something is called out, in which part, and for how long.

    The first ones are told in words; then it takes the place of the ticks of the longest part, and of what follows
    it. No part that is long enough: nothing is.
    """
    parts = tempo.parts(begins)
    after = [(part, lasts, sum(each for _, each in parts[n:])) for n, (part, lasts) in enumerate(parts) if n]
    part, _, seconds = max(after, key=lambda each: each[1:], default=(begins, 0.0, 0.0))
    if seconds < SAID_IN_S:
        return {}
    return dict.fromkeys(sorted({min(3, reps), round(reps * 3 / 4)} - {0, 1}), (part, seconds))


class Reminders:
    """Chooses what is called out in a session's timed sets, one after the other, in the order of their calls.

    A workout's own cue comes first. The exercise's follow in turn, none again before all were said, and none more
    often than `MOST_TIMES`; then what is always true; then nothing, and the time that is left is said instead.
    """

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()
        self._before: dict[str, tuple[str, ...]] = {}
        """What was called in the last set of each exercise: the next one has others."""

    def choose(self, exercise: Exercise, calls: int, cue: str) -> tuple[str, ...]:
        """What is called out in the next set.

        Args:
            calls: how many there is time for.
            cue: the workout's own; empty where it has none.
        """
        own = (cue,) if cue else ()
        shared = (*SLOW, *ALWAYS) if exercise.category in SLOW_CATEGORIES else ALWAYS
        before = self._before.get(exercise.id, ())
        chosen: list[str] = []
        for _ in range(calls):
            known = _least_said([*own, *exercise.cues], self._said, before) or _least_said(shared, self._said, before)
            known = known or _least_said([*own, *exercise.cues, *shared], self._said)
            if known is None:
                break
            self._said[known] += 1
            chosen.append(known)
        self._before[exercise.id] = tuple(words for words in chosen if words != cue)
        return tuple(chosen)


def _least_said(phrases: Sequence[str], said: Counter[str], before: Collection[str] = ()) -> str | None:
    """The first of those that were said least often, and not in the set before; None where each was said enough."""
    fresh = [phrase for phrase in phrases if said[phrase] < MOST_TIMES and phrase not in before]
    return min(fresh, key=lambda phrase: said[phrase], default=None)


def assign_reminders(phases: Iterable[Phase]) -> Iterator[Phase]:
    """Give each set the cues that are called out in it."""
    reminders = Reminders()
    for phase in phases:
        if phase.exercise and (calls := count_calls(phase)):
            phase = phase._replace(reminders=reminders.choose(phase.exercise, calls, phase.cue))
        yield phase


def count_calls(phase: Phase) -> int:
    """How many cues there is time for in a set."""
    if phase.kind is not PhaseKind.WORK or not phase.exercise:
        return 0
    if phase.own_pace:
        return len(place_own_pace_calls(phase.nominal_s))
    if phase.reps and phase.tempo:
        return len(place_led_calls(phase.reps, phase.tempo, phase.exercise.begins))
    return sum(not half for _, half in place_calls(phase.seconds or 0, sparse=phase.runs))
