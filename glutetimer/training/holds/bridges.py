"""From repetitions to holds: when a rung of repetitions has done its work (training.md 5.10, first row)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from glutetimer.training.exercise import LEGS, Side
from glutetimer.training.holds.hold import Felt
from glutetimer.training.holds.pain import pain_free

DAYS = 3
SETS = 2
REPS = 10
"""Two or three sets of ten, on three days (5.10; the sets after an article)."""
WITHIN_DAYS = 21
"""Of so many days, as for the holds on one leg (our choice)."""
ANSWER_DAYS = 7
"""How long an answer of the activation check stands (our choice): the test brings it once a week."""


class CheckAnswer(NamedTuple):
    """An answer of the activation check, of a leg; or of a session's bridges, of neither by itself."""

    day: date
    side: Side
    felt: Felt


class Bridges(NamedTuple):
    """Repetitions of bridges, and where the check was felt."""

    sets: tuple[tuple[str, date], ...] = ()
    """The exercise and the day of each set of ten repetitions or more."""
    answers: tuple[CheckAnswer, ...] = ()
    """The oldest first."""

    def plus(self, sets: Iterable[tuple[str, date]], answers: Iterable[CheckAnswer]) -> Bridges:
        """With what was done since."""
        return Bridges((*self.sets, *sets), (*self.answers, *answers))

    def ready(self, exercise: str, pain: Collection[date], on: date) -> bool:
        """Whether it is time for the holds that follow an exercise: three good days, and no pain for a week (5.10).

        Args:
            exercise: a rung of repetitions.
            pain: the days on which anything hurt.
        """
        of = Counter(day for id, day in self.sets if id == exercise and 0 <= (on - day).days < WITHIN_DAYS)
        good = [day for day, sets in of.items() if sets >= SETS and day not in pain and self.felt_on(day)]
        return len(good) >= DAYS and pain_free([sorted(day for day in pain if day <= on)], on)

    def felt_on(self, day: date) -> bool:
        """Whether the bridges of a day were felt in the glutes, as far as anybody asked.

        A session with bridges asks it once, at its end: that answer goes before all others. Else it is that of the
        activation check, of that day or the last one of the week before it. It is asked of each leg; each leg's last
        answer must be the glute or both, and one leg's stands for both where the other was not asked (our choice).
        """
        own = [each.felt for each in self.answers if each.day == day and each.side not in LEGS]
        if own:
            return own[-1] in (Felt.GLUTE, Felt.BOTH)
        checks = (each for each in self.answers if each.side in LEGS and 0 <= (day - each.day).days < ANSWER_DAYS)
        last = {check.side: check.felt for check in checks}
        return bool(last) and all(felt in (Felt.GLUTE, Felt.BOTH) for felt in last.values())
