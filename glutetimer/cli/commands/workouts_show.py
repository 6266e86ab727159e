"""`glutetimer workouts show`: a workout phase by phase, as a dry run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from math import isfinite
from textwrap import wrap

from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import add_json, add_without, add_workout
from glutetimer.cli.workout_files import describe_length
from glutetimer.files.reading.duration import clock_with_tenths, number
from glutetimer.files.reading.problem import shown
from glutetimer.hooks.facts import phase_facts
from glutetimer.services.context import Context, leaving_out
from glutetimer.services.familiarity import introduce_exercises
from glutetimer.services.preparation import prepare, preview, runner_for
from glutetimer.session.marks import no_marks
from glutetimer.session.words import amount, describe_reckoning, describe_station
from glutetimer.settings.settings import Talk
from glutetimer.sound.script import write_script
from glutetimer.training.exercise import LEGS
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.workout import Workout

COLUMNS = 80
_MOST_WEEKS = 999
_LABEL = 11
_WORDS = 28
"""Where what is said of a phase begins."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_workout(parser)
    add_json(parser, argparse.SUPPRESS)
    add_without(parser, argparse.SUPPRESS)
    parser.add_argument("--week", type=week_number, metavar="N", help="as it is in its week N; else in that of today")
    parser.add_argument("--script", action="store_true", help="all that a session would say today, and when")


def run(args: argparse.Namespace) -> int:
    context = leaving_out(load_context_aloud(args), args.without)
    workout = context.library.workout(args.workout)
    if args.script:
        print_script(context, workout, as_json=args.json, week=args.week)
    else:
        print_plan(preview(context, workout, args.week), as_json=args.json)
    return 0


def week_number(text: str) -> int:
    """A week of a workout, from 1."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_WEEKS):
        raise argparse.ArgumentTypeError(f"{shown(text)} is no week; write 1 to {_MOST_WEEKS}")
    return int(text)


def print_script(context: Context, workout: Workout, *, as_json: bool = False, week: int | None = None) -> None:
    """Print what a session would say today: when, how long it takes, and what there is no time for.

    Where nothing is to be said, by the setting `voice`, it is what would be said in full.
    """
    ready = prepare(context, workout, week=week)
    laid_out = introduce_exercises(context, ready.plan)
    runner = runner_for(context, laid_out, ready.coach.marks if ready.coach else no_marks)
    talk = context.settings.voice if context.settings.voice is not Talk.OFF else Talk.FULL
    script = list(write_script(runner, talk, speed=context.settings.voice_speed))
    if as_json:
        lines = [
            {
                "at_s": round(line.at, 2),
                "seconds": round(line.seconds, 2),
                "words": line.words,
                "left_out": line.left_out or None,
                "next_tone_s": round(line.until, 2) if isfinite(line.until) else None,
            }
            for line in script
        ]
        print(json.dumps({"workout": workout.id, "name": workout.name, "lines": lines}, indent=2))
        return
    print(f"{workout.name} ({workout.id}), as it is said; a hold is stopped at its usual time")
    for line in script:
        print(f"{_instant(line.at):>8}  {line.seconds:4.1f} s  {line.words}")
        if line.left_out:
            until = f" before the tone at {_instant(line.until)}" if isfinite(line.until) else ""
            print(
                *wrap(f"no time{until} for: {line.left_out}", 100, initial_indent=" " * 18, subsequent_indent=" " * 18),
                sep="\n",
            )


def _instant(seconds: float) -> str:
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"


def print_plan(laid_out: Plan, *, as_json: bool = False) -> None:
    """Print what a session of a workout would be: a page, or an object for other programs."""
    print(json.dumps(to_json(laid_out), indent=2) if as_json else "\n".join(_page(laid_out)))


def to_json(laid_out: Plan) -> dict[str, object]:
    """A plan as documented for `--json`; `seconds` is null where the user decides when a phase ends."""
    return {
        "workout": laid_out.workout.id,
        "name": laid_out.workout.name,
        "total_s": number(laid_out.total_s),
        "week": laid_out.week or None,
        "changes": list(laid_out.changes),
        "phases": list(map(phase_facts, laid_out.phases)),
    }


def _page(laid_out: Plan) -> Iterator[str]:
    workout = laid_out.workout
    week = f", week {laid_out.week}" if laid_out.week else ""
    yield f"{workout.name} ({workout.id}), {describe_length(laid_out)}{week}"
    labels = (
        ("Goal", workout.goal),
        ("How often", workout.frequency),
        ("Source", workout.source),
        ("Note", workout.note),
    )
    for label, words in labels:
        yield from wrap(words, COLUMNS, initial_indent=f"{label:{_LABEL}}", subsequent_indent=" " * _LABEL)
    for words in filter(None, (describe_reckoning(laid_out), *laid_out.changes)):
        yield from wrap(words, COLUMNS, subsequent_indent="  ")
    yield ""
    at, open_ended = 0.0, False
    for phase in laid_out.phases:
        # From a hold on, every start is an estimate.
        start = f"{'~' if open_ended else ''}{clock_with_tenths(at)}"
        length = (
            clock_with_tenths(phase.nominal_s)
            if phase.seconds is not None
            else f"~{clock_with_tenths(phase.nominal_s)}"
        )
        head = f"{start:>8}  {length:>6}  {phase.kind:6}  "
        yield from _wrap_at_commas(head, _describe(phase))
        for words in filter(None, (phase.cue, phase.note)):  # the workout's own note stands above
            yield from wrap(words, COLUMNS, initial_indent=" " * _WORDS, subsequent_indent=" " * _WORDS)
        at += phase.nominal_s
        open_ended |= phase.seconds is None


def _wrap_at_commas(head: str, words: str) -> list[str]:
    """In lines of a page: "set 1 of 3" is not torn apart."""
    parts = (part if len(part) > COLUMNS - _WORDS else part.replace(" ", "\0") for part in words.split(", "))
    lines = wrap(", ".join(parts), COLUMNS, initial_indent=head, subsequent_indent=" " * _WORDS)
    return [line.replace("\0", " ") for line in lines] or [head.rstrip()]


def _describe(phase: Phase) -> str:
    if not phase.works:
        return f"then {phase.side}" if phase.kind is PhaseKind.SWITCH else "until a key" if phase.open_rest else ""
    words = [phase.name]
    if phase.side in LEGS:
        words.append(f", {phase.side}")
    of = f" of {phase.bounds[0]:g}-{phase.bounds[1]:g}" if phase.bounds else ""
    if (phase.own_pace and not phase.reps) or phase.breaths:
        words.append(f", {amount(phase)}")
    if phase.reps:
        words.append(f", {phase.reps}{of} × {phase.tempo}" if phase.tempo else f", {phase.reps}{of} at own pace")
    elif of and phase.seconds:
        words.append(f", {phase.seconds:g}{of} s")
    if phase.load:
        words.append(f", {phase.load}")
    if station := describe_station(phase):
        words.append(f", {station}")
    if phase.hold:
        words.append(f", {phase.hold}")
    if phase.sets > 1 or phase.more_sets:
        up_to = f", up to {phase.sets + phase.more_sets}" if phase.more_sets else ""
        words.append(f", set {phase.set} of {phase.sets}{up_to}")
    return "".join(words)
