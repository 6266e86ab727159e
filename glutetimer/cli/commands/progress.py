"""`glutetimer progress`: the target of each side and its reason, which side goes first, and what else the rules say."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from glutetimer.cli.loading import find_hold, load_context_aloud, report_history
from glutetimer.cli.options import add_json, date_of
from glutetimer.files.reading.duration import number
from glutetimer.files.reading.problem import visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.queries.amounts import AmountsOfDay, find_amounts
from glutetimer.history.queries.counts import CountedOfDay, find_counted
from glutetimer.history.store import History
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context
from glutetimer.session.words import REASONS
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.training.holds import words
from glutetimer.training.holds.progress import Progress
from glutetimer.training.holds.proposals import plateaus
from glutetimer.training.holds.references import references
from glutetimer.training.load import find_weight
from glutetimer.training.most import Most, find_most

COLUMNS = 78
_SHOWN = 20
"""Sessions of an exercise with loads or ranges, the last ones (our choice)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?", default="sl-bridge-hold")
    parser.add_argument("--on", metavar="DATE", type=date_of, help="as of this training day")
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument("--references", action="store_true", help="also what others held, with other set-ups")


def run(args: argparse.Namespace) -> int:
    context = load_context_aloud(args)
    return print_progress(context, args.exercise, on=args.on, as_json=args.json, with_references=args.references)


def print_progress(
    context: Context, name: str, *, on: date | None, as_json: bool, with_references: bool = False
) -> int:
    """Print everything about one exercise, as of a training day; the history alone decides. Returns the exit code."""
    exercise = context.library.exercise(name)
    day = on or context.today
    if exercise.measure is not Measure.HOLD:
        with History.reading(context.paths.history, BUSY_S) as history:
            amounts = find_amounts(history, exercise.id, day)
            counted = find_counted(history, exercise.id, day)
        if not amounts and not counted:
            find_hold(context.library, name)
        _print_amounts(exercise, amounts, counted, day, as_json=as_json)
        return report_history(context.paths, history)
    with History.reading(context.paths.history, BUSY_S) as history:
        coach = Coach(history, context.library, day, goal_s=context.settings.hold_goal_s)
    found = coach.progress(exercise)
    if as_json:
        print(json.dumps(found.as_json(), indent=2))
    else:
        easier = context.library.exercises.get(exercise.easier or "")
        begins = easier is not None and coach.next_hold(easier) == exercise
        nth = plateaus(coach.decisions, exercise.id, day)
        print("\n".join(_page(context, exercise, found, nth, begins)))
        if with_references:
            print("\n".join(_references(exercise)))
    return report_history(context.paths, history)


def _print_amounts(
    exercise: Exercise, found: Sequence[AmountsOfDay], counted: Sequence[CountedOfDay], on: date, *, as_json: bool
) -> None:
    """Print what was done of repetitions, or of timed sets, with loads or in ranges, and of as many as went."""
    most = find_most(each.done for each in counted)
    if as_json:
        sessions = [
            {
                "date": each.day.isoformat(),
                "load": each.load or None,
                "load_kg": _kg(each.load),
                "aim": None if each.aim is None else number(each.aim),
                "seconds" if each.timed else "reps": [number(amount) for amount in each.amounts],
            }
            for each in found
        ]
        page = {
            "exercise": exercise.id,
            "on": on.isoformat(),
            "sessions": sessions,
            "most": {side.value: {"last": its.last, "best": its.best} for side, its in sorted(most.items())},
            "counted": [
                {
                    "date": each.day.isoformat(),
                    "side": each.done.side.value,
                    "reps": each.done.reps,
                    "assumed": each.done.assumed,
                    "reason": each.done.reason,
                }
                for each in counted
            ],
        }
        print(json.dumps(page, indent=2))
        return
    print(f"{exercise.name}, as of {on.isoformat()}\n")
    if counted:
        print("\n".join(_counts(most, counted[-_SHOWN:])) + "\n" * bool(found))
    for each in found[-_SHOWN:]:
        amounts = ", ".join(f"{amount:g}" for amount in each.amounts) + (" s" if each.timed else "")
        aim = f"   aim {each.aim:g}" if each.aim is not None else ""
        load = f"   {visible(each.load)}" if each.load else ""
        print(f"{each.day.isoformat()}   {amounts}{aim}{load}")
    weights = [(kg, each.load) for each in found if (kg := _kg(each.load))]
    if weights:
        print(f"\nHeaviest: {visible(max(weights)[1])}")


def _counts(most: Mapping[Side, Most], counted: Sequence[CountedOfDay]) -> Iterator[str]:
    """As many as went: the last and the best number of each side, and the sets."""
    for side, its in sorted(most.items()):
        label = "As many as go" if side is Side.BOTH else f"As many as go, {side}"
        yield f"{label}: last {its.last}, best {its.best}"
    for day, done in ((each.day, each.done) for each in counted):
        of_side = "" if done.side is Side.BOTH else f" {done.side}"
        why = f"   {REASONS[done.reason]}" if done.reason else ""
        yield f"{day.isoformat()}   {'~' * done.assumed}{done.reps}{of_side}{why}"


def _kg(load: str) -> float | None:
    """A load that is a weight, in kilograms; None where it is none."""
    weight = find_weight(load)
    return round(weight.kg, 2) if weight else None


def _page(context: Context, exercise: Exercise, found: Progress, nth: int, begins: bool) -> Iterator[str]:
    """The page; a plateau has the advice of that number, and repetitions may have led to where these holds begin."""
    yield f"{exercise.name}, as of {found.on.isoformat()}"
    yield ""
    for side, its in found.sides.items():
        label = "" if side is Side.BOTH else f"{side.value.capitalize():7}"
        yield from wrap(its.why, COLUMNS, initial_indent=label, subsequent_indent=" " * len(label))
        marks = [f"{name} {seconds:g}" for name, seconds in (("last", its.last_s), ("best", its.best_s)) if seconds]
        if len(its.scores) > 1:
            marks.append(words.middle_words(its.scores).replace(" is ", " ").replace("your", "the"))
        if marks:
            yield " " * len(label) + "   ".join(marks)
    sentences = [words.week_words(found.week), words.first_words(found.first), *found.notes]
    if found.advance:
        sentences.append(words.advance_words(context.library.exercises[found.advance]))
    if begins:
        sentences.append(words.advance_words(exercise))
    if found.step_back and found.step_back_for:
        sentences.append(words.step_back_words(context.library.exercises[found.step_back].name, found.step_back_for))
    sentences += [words.plateau_words(side, nth) for side in found.plateau]
    for sentence in filter(None, sentences):
        yield ""
        yield from wrap(sentence, COLUMNS)


def _references(exercise: Exercise) -> Iterator[str]:
    """What others held; nothing where nobody measured it."""
    if known := references(exercise.id):
        yield ""
        yield from wrap("For reference, measured by others with other set-ups; no grade:", COLUMNS)
        for reference in known:
            value = f"{reference.seconds}: {reference.who}; {reference.set_up} ({reference.kind}, {reference.source})"
            yield from wrap(value, COLUMNS, initial_indent="  ", subsequent_indent="    ")
