"""What the holds of one exercise show: each side over time, its best, its next target, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.session.words import REASONS
from glutetimer.training.exercise import Side
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import FALSE_START_S, Hold
from glutetimer.training.holds.progress import Progress, SideProgress
from glutetimer.training.holds.target import TargetKind
from glutetimer.training.sentences import begin_large
from glutetimer.views.words import format_long_date, format_short_date

HEADROOM = 1.1
"""The scale reaches so far beyond the goal, and beyond the longest hold (look.md: 66 for a goal of 60)."""
MOST_BARS = 200
"""How many there could be room for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The hold of a day."""

    day: date
    seconds: int
    counted: bool
    """Whether it is the day's score; a day's longest hold is shown too where none counted."""
    best: bool
    """Whether it beat everything before it."""
    reason: str


@dataclass(frozen=True, slots=True)
class SideHolds:
    """One side."""

    side: str
    number: str
    """The last hold shown that counted, in seconds; `~` for none."""
    best: str
    after: str
    """The next target; of a hold in the past, why it ended."""
    bars: tuple[Bar, ...]
    ends: str
    """The day of the last bar."""
    target: int | None
    """The next target, where the last bar is the latest."""


@dataclass(frozen=True, slots=True)
class HoldsView:
    """One picture of an exercise's holds."""

    exercise: str
    goal: int
    top: float
    """Seconds at the upper end of the one scale."""
    sides: tuple[SideHolds, ...]
    sentences: tuple[str, ...]
    """The first matters most."""


def bars_of(progress: Progress, holds: Sequence[Hold], side: Side) -> tuple[Bar, ...]:
    """A bar for each day on which a side was held, oldest first."""
    scores = {score.day: score for score in progress.sides[side].scores}
    bars = {day: Bar(day, score.seconds, True, score.best, REASONS[score.reason]) for day, score in scores.items()}
    for hold in holds:
        if hold.side is side and hold.day not in scores and (seconds := hold.seconds) >= FALSE_START_S:
            kept = bars.get(hold.day)
            if kept is None or seconds > kept.seconds:
                bars[hold.day] = Bar(hold.day, seconds, False, False, REASONS[hold.reason])
    return tuple(bars[day] for day in sorted(bars))


def holds_view(
    name: str,
    progress: Progress,
    bars: dict[Side, tuple[Bar, ...]],
    until: date | None = None,
    tests: bool = False,
) -> HoldsView:
    """The holds of an exercise up to a day, or all of them; where `tests` are shown alone, what comes next is another
    matter, and left out.
    """
    past = {side: [bar for bar in its if until is None or bar.day <= until] for side, its in bars.items()}
    tops = [bar.seconds for its in past.values() for bar in its[-MOST_BARS:]]
    aims = [its.target.seconds or 0 for its in progress.sides.values()] if until is None and not tests else []
    return HoldsView(
        exercise=name,
        goal=progress.goal_s,
        top=HEADROOM * max([progress.goal_s, *tops, *aims]),
        sides=tuple(
            _side(side, its, past[side], progress.on, ahead=until is None and not tests)
            for side, its in progress.sides.items()
        ),
        sentences=tuple(_said(progress, past, until, tests)),
    )


def _said(progress: Progress, past: dict[Side, list[Bar]], until: date | None, tests: bool) -> Iterator[str]:
    latest = max((its[-1].day for its in past.values() if its), default=None)
    if until is None and not tests:
        yield from _sentences(progress)
        yield from _uncounted(past, progress.on)
    elif latest is None:
        yield "No test yet. `glutetimer hold --max` takes one, and so does the weekly test."
    else:
        yield from (f"{'Tests only. ' if tests else ''}{words}" for words in _past(past, latest, progress.on))


def _side(side: Side, its: SideProgress, bars: list[Bar], on: date, ahead: bool) -> SideHolds:
    best = max((bar.seconds for bar in bars if bar.counted), default=None)
    return SideHolds(
        side="both legs" if side is Side.BOTH else side.value,
        number=next((str(bar.seconds) for bar in reversed(bars) if bar.counted), "~"),
        best="" if best is None else f"best {best}",
        after=_next(its) if ahead else bars[-1].reason if bars else "",
        bars=tuple(bars[-MOST_BARS:]),
        ends=format_short_date(bars[-1].day, on) if bars else "",
        target=its.target.seconds if ahead else None,
    )


def _next(its: SideProgress) -> str:
    if its.target.seconds is not None:
        return f"next {its.target.seconds}"
    return "locked today" if its.target.kind is TargetKind.LOCKED else "no target yet"


def _uncounted(past: dict[Side, list[Bar]], on: date) -> Iterator[str]:
    """That a side's latest hold is none of its scores."""
    for side, bars in past.items():
        if bars and not bars[-1].counted:
            last, leg = bars[-1], "" if side is Side.BOTH else f"{side}, "
            said = f"{leg}{format_short_date(last.day, on)}: {last.seconds} s, {last.reason}; it did not count."
            yield begin_large(said)


def _sentences(progress: Progress) -> Iterator[str]:
    sides = progress.sides
    last = [f"{side} {its.last_s}" for side, its in sides.items() if its.last_s is not None]
    if progress.lagging:
        yield words.lagging_words(progress.lagging)
    elif len(last) > 1:
        said = words.compare_words(progress.to_compare) if progress.to_compare else "neither side lags."
        yield f"{', '.join(last).capitalize()}: {said}"
    for side, its in sides.items():
        if its.change:
            yield words.change_words(side, its.change)
    for side, its in sides.items():
        yield its.why if side is Side.BOTH else f"{side.capitalize()}: {its.why}"
    if said := words.week_words(progress.week):
        yield said


def _past(bars: dict[Side, list[Bar]], until: date, on: date) -> Iterator[str]:
    held = [
        f"{'' if side is Side.BOTH else f'{side} '}{its[-1].seconds} s, {its[-1].reason}"
        f"{'' if its[-1].counted else ', not counted'}"
        for side, its in bars.items()
        if its and its[-1].day == until
    ]
    yield f"{format_long_date(until, on)}: {'; '.join(held)}."
