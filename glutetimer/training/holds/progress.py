"""Everything the rules say about one exercise, as of a day: the answer behind `glutetimer progress`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any, NamedTuple

from glutetimer.training.exercise import LEGS, Exercise, Flag, Side, Sides
from glutetimer.training.holds import words
from glutetimer.training.holds.asymmetry import Lagging, days_to_compare, lagging
from glutetimer.training.holds.change import Change, change
from glutetimer.training.holds.hold import FALSE_START_S, Hold, Reason
from glutetimer.training.holds.ladder import Rungs, StepBack, ready_for_more, step_back
from glutetimer.training.holds.order import StartingSide, first_in_training
from glutetimer.training.holds.pain import pain_days, pain_free
from glutetimer.training.holds.patches import Plateau, bad_patch, plateau
from glutetimer.training.holds.scores import Track, track
from glutetimer.training.holds.target import NORMAL_GAP_DAYS, Target, TargetKind, target
from glutetimer.training.holds.week import Week, week

GOAL_S = 60
"""Where an exercise names no goal (5.3; an article: at least a minute)."""
EXTRA_PERCENT = 60
"""The extra hold offered to the side that lags, of its base (5.7; our choice)."""


class SideProgress(NamedTuple):
    """One side, as of a day."""

    target: Target
    why: str
    """The target and its reason, in a sentence."""
    scores: Track
    """One for each day that counted, for a chart."""
    done: bool
    """The day's one attempt has been made; after an interrupted hold or a false start another is offered (5.2)."""
    bad_patch: bool
    plateau: Plateau | None
    change: Change | None

    @property
    def base_s(self) -> float | None:
        """What the next target starts from."""
        return self.scores[-1].base_s if self.scores else None

    @property
    def last_s(self) -> int | None:
        """The last score, whole seconds."""
        return self.scores[-1].seconds if self.scores else None

    @property
    def best_s(self) -> int | None:
        """The longest score of all time, whole seconds. It never drives a target (5.9)."""
        return max((score.seconds for score in self.scores), default=None)


@dataclass(frozen=True, slots=True)
class Extra:
    """One more hold offered to the side that lags: 180 s later, fatigued: it does not count (5.7; our choice)."""

    side: Side
    seconds: int


class Progress(NamedTuple):
    """One exercise, as of a day."""

    exercise: str
    on: date
    goal_s: int
    first: StartingSide
    sides: Mapping[Side, SideProgress]
    """Left and right, or both."""
    lagging: Lagging | None
    to_compare: int
    """On how many more days both sides must be held before they can be compared; 0: they are, or there is one side."""
    extra: Extra | None
    advance: str | None
    """The id of the harder rung, where it is offered."""
    step_back: str | None
    """The id of the easier rung, where it is offered."""
    step_back_for: StepBack | None
    """Why an easier rung would be sensible, whether the ladder has one or not."""
    week: Week
    notes: tuple[str, ...]
    """Sentences on what else the rules noticed; offers (rungs, a plateau's advice) are not among them."""

    @property
    def plateau(self) -> tuple[Side, ...]:
        """The sides on a plateau."""
        return tuple(side for side, its in self.sides.items() if its.plateau)

    def as_json(self) -> dict[str, Any]:
        """The promised fields of `progress --json`; `plateau` is null, or the sides and what they grow in a week.

        `change` is null for the first three weeks (5.9).
        """
        flat = {side.value: round(its.plateau.per_week_s, 1) for side, its in self.sides.items() if its.plateau}
        lag = self.lagging
        changes = {side.value: its.change.as_json() for side, its in self.sides.items() if its.change}
        return {
            "exercise": self.exercise,
            "on": self.on.isoformat(),
            "first": self.first.side.value,
            "sides": {
                side.value: {
                    "kind": its.target.kind.value,
                    "target_s": its.target.seconds,
                    "base_s": its.base_s,
                    "last_s": its.last_s,
                    "best_s": its.best_s,
                }
                for side, its in self.sides.items()
            },
            "lagging": {"side": lag.side.value, "percent": lag.percent} if lag else None,
            "advance": self.advance,
            "step_back": self.step_back,
            "plateau": {"sides": list(flat), "per_week_s": flat} if flat else None,
            "change": changes or None,
            "week": {"days": self.week.days, "stops": {why.value: days for why, days in self.week.stops.items()}},
        }


def progress(
    holds: Iterable[Hold],
    exercise: Exercise,
    on: date,
    *,
    goal_s: float | None = None,
    rungs: Rungs = Rungs(),  # noqa: B008 - frozen
    override: bool = False,
    hurt: Iterable[date] = (),
) -> Progress:
    """Apply every rule to one exercise (training.md 5.2 to 5.11).

    Args:
        holds: any, in any order; those after `on` are left alone, and of other exercises all but pain on the same
            ladder; duplicates change nothing.
        on: the training day to answer as of. Its own holds are in; a target is then the next session's.
        goal_s: instead of the exercise's own goal.
        override: the user explicitly opens a side that is locked.
        hurt: the days on which something hurt in a session; they lock nothing, and speak against a harder rung.
    """
    holds = list(holds)
    mine = [hold for hold in holds if hold.exercise == exercise.id and hold.day <= on]
    goal = floor(goal_s or exercise.dose.goal_s or GOAL_S)
    names = LEGS if exercise.sides is Sides.UNILATERAL else (Side.BOTH,)
    tracks = {side: track(mine, side) for side in names}
    stops = [hold for hold in holds if hold.reason is Reason.PAIN and hold.day <= on]
    pains = {side: pain_days(stops, side, exercise.id, rungs) for side in names}
    felt = sorted(day for day in hurt if day <= on)
    lag = lagging(tracks[Side.LEFT], tracks[Side.RIGHT], goal) if names == LEGS else None
    sides = {}
    for side, scores in tracks.items():
        waits = lag is not None and lag.side is not side
        aim = target(scores, on, goal, pains=pains[side], waits=waits, override=override)
        sides[side] = SideProgress(
            target=aim,
            why=words.target_words(aim, scores, on, goal, side.other if tracks[side.other] else None),
            scores=scores,
            done=any(hold.day == on and hold.side is side and hold.attempt for hold in mine),
            bad_patch=bad_patch(scores, on),
            plateau=plateau(scores, on, goal),
            change=change(scores, on),
        )
    locked = [side for side, its in sides.items() if its.target.kind is TargetKind.LOCKED]
    back = step_back(mine, tracks.values(), bool(locked))
    onward = (
        not back
        and not lag
        and pain_free([*(each.careful for each in pains.values()), felt], on)
        and ready_for_more(tracks, on, goal)
    )
    extra = _extra(sides, lag)
    return Progress(
        exercise=exercise.id,
        on=on,
        goal_s=goal,
        first=first_in_training(mine, {side: its.base_s for side, its in sides.items()}, locked),
        sides=sides,
        lagging=lag,
        to_compare=days_to_compare(tracks[Side.LEFT], tracks[Side.RIGHT], on) if names == LEGS else 0,
        extra=extra,
        advance=rungs.harder if onward else None,
        step_back=rungs.easier if back else None,
        step_back_for=back,
        week=week(mine, on),
        notes=tuple(_notes(exercise, mine, sides, lag=lag, extra=extra, on=on)),
    )


def _extra(sides: Mapping[Side, SideProgress], lag: Lagging | None) -> Extra | None:
    if not lag:
        return None
    its = sides[lag.side]
    seconds = floor(EXTRA_PERCENT * (its.base_s or 0) / 100)
    gentle = its.target.kind in (TargetKind.LOCKED, TargetKind.AFTER_PAIN)
    return None if gentle or seconds < FALSE_START_S else Extra(lag.side, seconds)


def _notes(
    exercise: Exercise,
    holds: Sequence[Hold],
    sides: Mapping[Side, SideProgress],
    *,
    lag: Lagging | None,
    extra: Extra | None,
    on: date,
) -> Iterable[str]:
    if lag:
        yield words.lagging_words(lag)
    if extra:
        yield words.extra_words(extra.side, extra.seconds)
    if any(its.bad_patch and (on - its.scores[-1].day).days <= NORMAL_GAP_DAYS for its in sides.values()):
        yield words.REST
    if holds and Flag.SUPINE in exercise.flags:  # heels and toes are those of a bridge
        last = max(hold.day for hold in holds)
        if any(hold.day == last and hold.reason is Reason.CRAMP for hold in holds):
            yield words.CRAMP
    for side, its in sides.items():
        if its.change:
            yield words.change_words(side, its.change)
