"""`glutetimer workouts`: the list."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from glutetimer.cli.columns import pad, width
from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import add_json, add_without
from glutetimer.cli.parser import Commands, add_commands
from glutetimer.files.reading.duration import number
from glutetimer.services.context import Context, leaving_out
from glutetimer.services.layout import find_layout
from glutetimer.session.words import describe_total
from glutetimer.training.plan import Plan

ABOUT_ONE: Commands = {
    "show": "the whole plan, phase by phase: a dry run",
    "check": "errors with file and line; exit 1 if any",
    "new": "write a file to begin a workout of your own with",
    "copy": "make a built-in workout your own, in the place of the built-in one",
    "edit": "open one in $VISUAL or $EDITOR, checked on return",
    "import": "take over a shared workout, or another program's",
    "share": "write one as a single file for somebody else",
    "schema": "the language as JSON Schema: editors complete and check with it",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    add_without(parser)
    add_commands(parser, "about one workout", ABOUT_ONE, within="workouts")


def run(args: argparse.Namespace) -> int:
    print_workouts(leaving_out(load_context_aloud(args), args.without), as_json=args.json)
    return 0


def print_workouts(context: Context, *, as_json: bool = False) -> None:
    """Print all workouts as they are today, with their nominal length; problems of own files go to standard error."""
    layout, library = find_layout(context), context.library
    wholes = [layout.lay_out_whole(each) for each in library.workouts.values()]
    plans = [layout.leave_out_locked(whole) for whole in wholes if whole.phases]
    if as_json:
        print(json.dumps({"workouts": [_entry(each) for each in plans]}, indent=2))
    else:
        print("\n".join(_table(plans)))
    for problem in library.problems:
        print(problem, file=sys.stderr)


def _entry(laid_out: Plan) -> dict[str, object]:
    workout = laid_out.workout
    return {
        "workout": workout.id,
        "name": workout.name,
        "summary": workout.summary,
        "goal": workout.goal,
        "frequency": workout.frequency,
        "source": workout.source,
        "total_s": number(laid_out.total_s),
    }


def _table(plans: Sequence[Plan]) -> Iterator[str]:
    id_width = max((width(each.workout.id) for each in plans), default=0)
    length_width = max((len(describe_total(each)) for each in plans), default=0)
    name_width = max((width(each.workout.name) for each in plans), default=0)
    for each in plans:
        workout = each.workout
        line = f"{pad(workout.id, id_width)}  {describe_total(each):>{length_width}}  {pad(workout.name, name_width)}"
        yield f"{line}  {workout.summary}".rstrip()
