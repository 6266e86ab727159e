"""What a session's end shows: what was done, and what it adds to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from glutetimer.services.coach import Coach
from glutetimer.session.events import SetDone
from glutetimer.session.words import clock, describe_count, side_word
from glutetimer.training.counting import format_count
from glutetimer.training.holds.hold import Pain
from glutetimer.training.holds.pain import ends_session
from glutetimer.training.holds.progress import Extra
from glutetimer.training.holds.words import extra_words, hurt_words
from glutetimer.training.sentences import begin_small
from glutetimer.training.streaks import Streak
from glutetimer.views.words import describe_pain

BARS = 13
"""How many of the last holds are drawn per side (look.md)."""


@dataclass(frozen=True, slots=True)
class HeldSide:
    """A hold of this session, beside those before it."""

    side: str
    held: int
    note: str
    is_best: bool
    marks: str
    bars: tuple[int, ...]
    """The last holds in whole seconds, this one last."""


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """What was done of one exercise."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """One picture of a session's end."""

    complete: bool
    time: str
    holds: tuple[HeldSide, ...]
    sets: int
    lines: tuple[ExerciseDone, ...]
    days: str
    """In a row, in digits; empty while that is not known."""
    streak: str
    week: str
    work: str
    next_time: str
    offer: str
    """A proposal, to be answered y or n."""
    extra: str
    """One more hold of the side that lags, to be begun by a key."""
    effort: int | None
    """How hard it was, 1 to 5, once that is answered."""
    pain: str
    """What hurt, where it need not stop anything."""
    careful: str
    """What hurt and what follows from it, where that is to stop."""
    note: str
    alert: str
    """What could not be saved."""
    back: str
    """How to come back, after the first session ever."""


def summary_view(
    done: Sequence[SetDone],
    seconds: float,
    complete: bool,
    streak: Streak | None,
    *,
    holds: Sequence[HeldSide] = (),
    next_time: str = "",
    offer: str = "",
    felt: str = "",
    extra: Extra | None = None,
    effort: int | None = None,
    pain: Pain | None = None,
    note: str = "",
    alert: str = "",
    back: str = "",
) -> SummaryView:
    """The summary of a session.

    `streak` counts this session; None while it is not known. An `offer` waits until the question where the bridges were
    `felt` is answered. `back` says how to come back, after the first session ever.
    """
    stop = pain is not None and ends_session(pain)
    return SummaryView(
        complete=complete,
        time=clock(seconds),
        holds=tuple(holds),
        sets=len(done),
        lines=tuple(_lines(done)),
        days=str(streak.days) if streak else "",
        streak=f"{format_count(streak.days, 'day')} in a row" if streak else "",
        week=f"{streak.week_days} of {streak.goal_days} this week" if streak else "",
        work=_work(done),
        next_time="" if stop else next_time,
        offer=felt or offer,
        extra=extra_words(extra.side, extra.seconds) if extra and not stop else "",
        effort=effort,
        pain="" if stop else describe_pain(pain),
        careful=f"{describe_pain(pain).capitalize()}. {hurt_words(pain)}" if stop and pain else "",
        note=note,
        alert=alert,
        back=back,
    )


def held_side(done: SetDone, coach: Coach) -> HeldSide:
    """A hold of this session beside those before it."""
    assert done.hold
    assert done.phase.exercise
    held, marks = floor(done.hold.held_s), coach.marks(done.phase)
    said = coach.said_of(done).removeprefix("Good stop. ")
    is_best = "new best" in said
    earlier = [floor(hold.held_s) for hold in coach.holds(done.phase.exercise.id) if hold.side is done.phase.side]
    known = (("target", marks.target_s), ("last", marks.last_s), ("best", marks.best_s))
    return HeldSide(
        side=side_word(done.phase.side) or done.phase.name,
        held=held,
        note=f"★ {said[2:].rstrip('.')}" if is_best else said.rstrip("."),
        is_best=is_best,
        marks="   ".join(f"{name} {seconds:g}" for name, seconds in known if seconds),
        bars=(*earlier[-BARS + 1 :], held),
    )


def next_time(held: Sequence[SetDone], coach: Coach) -> str:
    """The next targets, as the rules see them now."""
    exercises = {done.phase.exercise.id: done.phase.exercise for done in held if done.phase.exercise}
    later = coach.after(held)
    sentences = [later.targets(exercise) for exercise in exercises.values()]
    return " ".join(f"Next time: {begin_small(words)}" for words in sentences[:1])


def _lines(done: Sequence[SetDone]) -> list[ExerciseDone]:
    """One line an exercise, its sets in order."""
    amounts: dict[str, list[str]] = {}
    for one in done:
        amounts.setdefault(", ".join(filter(None, (one.phase.name, one.phase.load))), []).append(_amount(one))
    return [ExerciseDone(name, "   ".join(each)) for name, each in amounts.items()]


def _amount(one: SetDone) -> str:
    if one.hold:
        much = f"{floor(one.hold.held_s)} s"
    elif one.amount is None:
        much = clock(one.seconds)
    else:
        much = f"{'~' * one.assumed}{one.reps if one.reps is not None else describe_count(one.phase, one.amount)}"
    return f"{side_word(one.phase.side)} {much}".lstrip()


def _work(done: Sequence[SetDone]) -> str:
    """30 repetitions, 2 holds, 4:03 of work."""
    reps = sum(one.reps or 0 for one in done)
    holds = sum(1 for one in done if one.hold)
    seconds = sum(one.seconds for one in done)
    parts = [format_count(n, word) for n, word in ((reps, "repetition"), (holds, "hold")) if n]
    return ", ".join([*parts, f"{clock(seconds)} of work"])
