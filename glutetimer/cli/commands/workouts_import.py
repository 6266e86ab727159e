"""`glutetimer workouts import`: workouts that somebody shared, or that another program exported. All or nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glutetimer.cli.files import STANDARD, is_nameless, read_file
from glutetimer.cli.loading import load_context, load_context_aloud
from glutetimer.cli.options import add_json, file_name
from glutetimer.cli.workout_files import describe_length
from glutetimer.files.importers import detect
from glutetimer.files.importers.lay_out import LayOut, NothingDoneError
from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.importers.tree import ImportedWorkout
from glutetimer.files.reading.duration import number
from glutetimer.files.reading.ids import LONGEST_ID, SUFFIX, id_of, tame_id
from glutetimer.files.reading.names import slug, title
from glutetimer.files.reading.problem import FileError, GlutetimerError, shown, visible
from glutetimer.files.reading.signature import name_format
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import Library
from glutetimer.library.sharing import Shared, exercises_of, unpack
from glutetimer.library.user_files import add, own
from glutetimer.services.context import Context
from glutetimer.services.layout import find_layout
from glutetimer.settings.paths import Paths
from glutetimer.training.counting import format_count
from glutetimer.training.workout import Workout

MOST_NOTES = 20
"""Lines for one workout (our choice); a program gets all of them by --json."""

OURS = "glutetimer"

PEERS = ", ".join(peer.NAME for peer in detect.PEERS)
KNOWN = f"known are workouts of glutetimer's own, sheets of plain text, and exports of {PEERS}"

SHEET = "a sheet"


@dataclass(slots=True)
class Incoming:
    """A workout on its way in."""

    workout: Workout
    """Its id is the one that it gets here."""
    text: str
    peer: str
    notes: list[str]
    lost: list[str] = field(default_factory=list)
    """Lines of a sheet that were not understood."""
    path: Path | None = None
    """The file to write; None where the very same is there already."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take over a workout that was shared, a printed sheet as plain text, or what Just Another Workout Timer, TimeR "
        "Machine, OpenHIIT, LiftLog or Feeel exported; all or nothing."
    )
    parser.add_argument("file", metavar="FILE", type=file_name, help="- for standard input")
    parser.add_argument("--as", dest="name", metavar="NAME", help="instead of the name that it has")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--edit", action="store_true", help="open it in $VISUAL or $EDITOR")
    add_json(parser, argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Import a file's workouts, and say what could not be carried over."""
    if args.edit and (args.json or args.dry_run):
        raise argparse.ArgumentError(None, "--edit opens what was written; leave it out, or --json and --dry-run")
    context, file, name = load_context_aloud(args), args.file, args.name
    paths, library = context.paths, context.library
    place = "standard input" if file == STANDARD else file
    data = read_file(file, detect.LARGEST)
    if form := name_format(data):
        raise GlutetimerError(f"{visible(place)}: this is {form}; {KNOWN}")
    figures: dict[Path, str] = {}
    if detect.is_sheet(data):
        incoming = _read_sheet(data, place, file, name, library)
    elif detect.is_ours(data):
        shared = unpack(data, place)
        figures = _new_figures(paths, shared)
        id = id_of(name) if name else tame_id("" if is_nameless(file) else Path(file).stem, "")
        workout = read_workout(shared.text.encode(), place, id or "shared", library.names)
        workout = workout if id else workout._replace(id=tame_id(workout.name, "shared"))
        incoming = [Incoming(workout, shared.text, OURS, [])]
    else:
        incoming = _read_peer(data, place, name, library)
    _place_files(paths, library, incoming, named=name is not None)
    files = figures | {each.path: each.text for each in incoming if each.path}
    if not args.dry_run:
        add(files)
    if args.json:
        print(json.dumps(_report(incoming, context, args.dry_run), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_describe(incoming, context, args.dry_run)))
        if not args.dry_run:
            return _open(args, incoming)
    return 0


def _open(args: argparse.Namespace, incoming: list[Incoming]) -> int:
    """Go on with what came: in the editor, or, of a sheet, in its preview."""
    from glutetimer.cli.commands.workouts_edit import edit_workout

    (first, *others) = incoming
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    context = load_context(args)
    if args.edit:
        return edit_workout(context, first.workout.id, input if interactive else None)
    if first.peer != SHEET or others or not interactive:
        return 0
    from glutetimer.cli.perform import open_window

    return open_window(context, None, remote=None, preview=context.library.workouts[first.workout.id])


def _read_sheet(data: bytes, place: str, file: str, name: str | None, library: Library) -> list[Incoming]:
    try:
        found = read_sheet(
            detect.to_text(data), library.names, "" if is_nameless(file) else title(slug(Path(file).stem))
        )
    except GlutetimerError as refusal:
        raise GlutetimerError(f"{visible(place)}: {refusal}; {KNOWN}") from None
    if name and len(found) > 1:
        raise GlutetimerError(f"{visible(place)}: {len(found)} workouts in it; --as names one alone")
    incoming = []
    for each in found:
        id = id_of(name) if name else tame_id(each.name, "sheet")
        workout = read_workout(each.text.encode(), place, id, library.names)
        incoming.append(Incoming(workout, each.text, SHEET, each.notes, each.lost))
    return incoming


def _read_peer(data: bytes, place: str, name: str | None, library: Library) -> list[Incoming]:
    """The workouts of another program's file; what is empty in it is said beside the others."""
    try:
        found = detect.read(data)
    except GlutetimerError as refusal:
        raise GlutetimerError(f"{place}: {refusal}") from None
    if name and len(found) > 1:
        raise GlutetimerError(f"{place}: {len(found)} workouts in it; --as names one alone")
    empty: list[str] = []
    incoming: list[Incoming] = []
    for each in found:
        try:
            incoming.append(_lay_out(each, place, id_of(name) if name else tame_id(each.name, "workout"), library))
        except NothingDoneError as nothing:
            empty.append(f"{shown(each.name)}: {nothing}")
    if not incoming:
        raise GlutetimerError("\n".join(f"{place}: {words}" for words in empty))
    incoming[-1].notes += [f"{words}, so it is left out" for words in empty]
    return incoming


def _lay_out(found: ImportedWorkout, place: str, id: str, library: Library) -> Incoming:
    lay_out = LayOut(library.names)
    try:
        text = to_toml(lay_out.workout(found, id), [f"Imported from {found.peer}."])
        workout = read_workout(text.encode(), place, id, library.names)
    except FileError as faulty:
        # The lines are those of a file that nobody has seen.
        raise GlutetimerError(
            "\n".join(f"{place}: {shown(found.name)}: {each.words}" for each in faulty.problems)
        ) from None
    except NothingDoneError:
        raise
    except GlutetimerError as refusal:
        raise GlutetimerError(f"{place}: {shown(found.name)}: {refusal}") from None
    return Incoming(workout, text, found.peer, [*lay_out.notes(), *found.notes])


def _new_figures(paths: Paths, shared: Shared) -> dict[Path, str]:
    """The files of the figures that are not here yet. What is here stays as it is."""
    return {paths.figures / f"{id}{SUFFIX}": text for id, text in shared.figures.items() if not own(paths.figures, id)}


def _is_same(workout: Workout, here: Workout, library: Library) -> bool:
    """Whether they are the same, wherever the exercises stand that are their own."""
    ids = set(exercises_of(workout))
    mine, theirs = here.knows(library.exercises), workout.knows(library.exercises)
    same = all(mine[id]._replace(origin="") == theirs[id]._replace(origin="") for id in ids if id in mine)
    return same and here._replace(id=workout.id, exercises=()) == workout._replace(exercises=())


def _place_files(paths: Paths, library: Library, incoming: list[Incoming], *, named: bool) -> None:
    """Give each workout a file of its own; one that is here already gets none."""
    known = dict(library.workouts)
    for each in incoming:
        base, taken = each.workout.id, 1
        while True:
            workout = each.workout
            here = known.get(workout.id)
            if here and _is_same(workout, here, library):
                break
            file = own(paths.workouts, workout.id)
            if not here and not file:
                each.path = paths.workouts / f"{workout.id}{SUFFIX}"
                known[workout.id] = workout
                break
            if named:
                raise GlutetimerError(
                    f"{workout.id}: there is another workout of this name; choose another, or leave --as out"
                )
            taken += 1
            ending = f"-{taken}"
            each.workout = workout._replace(id=base[: LONGEST_ID - len(ending)] + ending)
        if taken > 1 and each.path:
            each.notes.append(f"{base} is another workout here, so this one is {each.workout.id}")


def _report(incoming: list[Incoming], context: Context, dry_run: bool) -> dict[str, object]:
    layout = find_layout(context)
    return {
        "dry_run": dry_run,
        "workouts": [
            {
                "workout": each.workout.id,
                "name": each.workout.name,
                "from": each.peer,
                "state": "added" if each.path else "same",
                "file": str(each.path) if each.path else None,
                "total_s": number(layout.lay_out(each.workout).total_s),
                "notes": each.notes,
                "lost": each.lost,
            }
            for each in incoming
        ],
        "exercises": _own_of(incoming),
    }


def _own_of(incoming: list[Incoming]) -> list[str]:
    """The ids of the exercises that come along."""
    return list(dict.fromkeys(own.id for each in incoming if each.path for own in each.workout.exercises))


def _describe(incoming: list[Incoming], context: Context, dry_run: bool) -> Iterator[str]:
    did, layout = "Would import" if dry_run else "Imported", find_layout(context)
    for each in incoming:
        whole = f"{each.workout.id}, {each.workout.name}, {describe_length(layout.lay_out(each.workout))}"
        origin = "" if each.peer == OURS else f" from {each.peer}"
        yield f"{did}{origin}: {whole}" if each.path else f"Already there: {whole}"
        yield from (f"  {words}" for words in each.notes[:MOST_NOTES])
        if (more := len(each.notes) - MOST_NOTES) > 0:
            yield f"  and {more} more; --json says all"
        if each.peer == SHEET:
            yield f"  {format_count(len(each.lost), 'line')} not understood" + (
                ", kept as comments:" if each.lost else ""
            )
        yield from (f"    {words}" for words in each.lost)
        if dry_run and each.peer == SHEET:
            yield from ("", *each.text.splitlines(), "")
    if own_ids := _own_of(incoming):
        yield f"With it come exercises of its own: {', '.join(own_ids)}"
    if dry_run:
        yield "Nothing is written."
