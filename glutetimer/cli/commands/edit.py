"""`glutetimer edit`: what was done, changed in lines, as the review does it on its screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from glutetimer.cli.loading import load_context_aloud, report_history
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.queries.totals import Performed, entries, entries_on, performed
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.rows import Record
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library
from glutetimer.services import edits
from glutetimer.services.added import added_sets
from glutetimer.services.context import Context
from glutetimer.session.words import side_word
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import HoldMode
from glutetimer.views.opened import opened_view
from glutetimer.views.words import describe_done, describe_reason, format_long_date

OF_A_SET = ("amount", "side", "load", "reason")
OF_A_SESSION = ("effort", "pain", "move", "add")
HOW = "`glutetimer edit 2 --amount 12` changes set 2, `glutetimer edit --help` says what else can be changed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "set", metavar="SET", nargs="?", type=_number, help="a set's number in the list; without it, the session itself"
    )
    parser.add_argument("--on", metavar="DAY", help="2026-11-20, yesterday, or -3; the last one unless said")
    parser.add_argument(
        "--session", metavar="N", type=_number, help="which of the day's, the first is 1; the last unless said"
    )
    parser.add_argument("--amount", metavar="HOW-MUCH", help="repetitions, seconds or 1:30, steps, metres, of a set")
    parser.add_argument("--side", choices=[Side.LEFT.value, Side.RIGHT.value], help="on which side a set was")
    parser.add_argument("--load", metavar="LOAD", help='with what a set was done: "8 kg"; "" for nothing')
    parser.add_argument("--reason", choices=[each.value for each in Reason], help="why a hold ended")
    parser.add_argument("--note", metavar="TEXT", help='to a set, or to the session; "" for none')
    parser.add_argument("--effort", metavar="1-5", help="how hard the session was")
    parser.add_argument("--pain", metavar="PAIN", help='what hurt in it, 0 to 10, and where: "3 knee"; 0 takes it back')
    parser.add_argument("--move", metavar="DAY", help="the session was on another day")
    parser.add_argument("--add", metavar="WORDS", help='one more set, or several: "clam 3x10 left right"')
    parser.add_argument("--delete", action="store_true", help="the set, or the whole session; nothing else with it")


def run(args: argparse.Namespace) -> int:
    """List a session, or change it in one step, which one undo takes back.

    Raises:
        argparse.ArgumentError: what is said of it does not go together.
        GlutetimerError: there is no such session or set, or it cannot be changed so; then nothing is.
    """
    asked = [name for name in (*OF_A_SET, "note", *OF_A_SESSION) if getattr(args, name) is not None]
    _check(args, asked)
    context = load_context_aloud(args)
    on = context.today
    if not (asked or args.delete):
        with History.reading(context.paths.history) as history, history.snapshot():
            done, which, count = _find(history, args, on)
        print("\n".join(_describe(done, context.library, on)))
        if count > 1:
            print(f"{which} of {count} on this day; --session says which.")
        print(HOW)
        return report_history(context.paths, history)
    with History(context.paths.history) as history:
        done, _, _ = _find(history, args, on)
        chosen = _choose(done, args.set)
        if args.delete:
            history.delete(*([chosen.id] if chosen else edits.ids_of(done)), undoable=True)
            what = _describe_set(chosen, context.library) if chosen else opened_view(done, on).name
            print(visible(f"Deleted: {what}. `glutetimer undo` brings it back."))
        else:
            try:
                records = list(_change(done, chosen, args, context, on))
            except ValueError as error:
                raise GlutetimerError(str(error)) from None
            history.put(*records, undoable=True)
            print("Changed. `glutetimer undo` takes it back.")
        left = performed(history, done.entry._replace(day=_day(args.move, on)) if args.move else done.entry)
    if left.sets or left.session:
        print("\n".join(_describe(left, context.library, on)))
    return 0


def _check(args: argparse.Namespace, asked: list[str]) -> None:
    """Refuse what is the session's and said of a set, or the other way round, or is not to be changed at all."""
    others = OF_A_SET if args.set is None else OF_A_SESSION
    words = ""
    if args.delete and asked:
        words = f"what is deleted cannot be changed; leave out --{asked[0]}, or --delete"
    elif wrong := next((name for name in asked if name in others), None):
        meant = f"say of which: glutetimer edit 2 --{wrong} …" if args.set is None else "leave the set's number out"
        words = f"--{wrong} is of {'a set' if args.set is None else 'a session'}; {meant}"
    elif args.set is not None and not (asked or args.delete):
        words = f"nothing is said of set {args.set}; {HOW}"
    if words:
        raise argparse.ArgumentError(None, words)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of the list; write 1, 2 and so on")
    return int(text)


def _find(history: History, args: argparse.Namespace, on: date) -> tuple[Performed, int, int]:
    """The session that is meant, which of its day's it is, and how many there are."""
    day = _day(args.on, on) if args.on else max((each.day for each in entries(history)), default=None)
    found = entries_on(history, day) if day else []
    if not (day and found):
        where = f" on {format_long_date(day, on)}" if day else " yet"
        raise GlutetimerError(f"nothing was done{where}; `glutetimer log` adds what was")
    which = args.session or len(found)
    if which > len(found):
        raise GlutetimerError(
            f"there is no session {which} on {format_long_date(day, on)}; the last one is {len(found)}"
        )
    return performed(history, found[which - 1]), which, len(found)


def _day(line: str, on: date) -> date:
    try:
        return edits.day(line, on)
    except ValueError as error:
        raise GlutetimerError(str(error)) from None


def _choose(done: Performed, number: int | None) -> SetRecord | None:
    """The set of a number; None for the session itself."""
    if number is None:
        return None
    if number > len(done.sets):
        raise GlutetimerError(f"there is no set {number}; the last one is {len(done.sets)}")
    return done.sets[number - 1]


def _change(
    done: Performed, chosen: SetRecord | None, args: argparse.Namespace, context: Context, on: date
) -> Iterator[Record]:
    """The records as they are to be.

    Raises:
        ValueError: something cannot be so.
        GlutetimerError: there is no such exercise.
    """
    if chosen:
        yield _change_set(chosen, args)
        return
    session = _change_session(done.session, args)
    if args.move is not None:
        moved = edits.moved(done._replace(session=session), _day(args.move, on))
        yield from moved
        begun = next((each for each in moved if isinstance(each, SessionRecord)), None)
        done = done._replace(session=begun, sets=tuple(each for each in moved if isinstance(each, SetRecord)))
    elif session and session != done.session:
        yield session
    if args.add is not None:
        yield from added_sets(args.add, context.library, edits.after(done), done.entry.session)


def _change_set(done: SetRecord, args: argparse.Namespace) -> SetRecord:
    if args.amount is not None:
        done = edits.with_value(done, args.amount.strip())
    if args.side is not None and not edits.has_side(done):
        raise ValueError("this set has no side")
    if args.side is not None and args.side != done.side:
        done = edits.other_side(done)
    if args.reason is not None:
        if done.measure is not Measure.HOLD and done.mode is not HoldMode.MAX:
            raise ValueError("this set is no hold, and has no reason for its end")
        done = edits.with_reason(done, Reason(args.reason))
    if args.load is not None:
        done = edits.with_load(done, args.load)
    if args.note is not None:
        noted = edits.with_note(done, args.note)
        assert isinstance(noted, SetRecord)
        done = noted
    return done


def _change_session(session: SessionRecord | None, args: argparse.Namespace) -> SessionRecord | None:
    if session is None:
        if args.effort is not None or args.pain is not None or args.note is not None:
            raise ValueError("these sets belong to no session")
        return None
    if args.effort is not None:
        session = edits.with_effort(session, edits.effort(args.effort.strip()))
    if args.pain is not None:
        session = edits.with_pain(session, edits.pain(args.pain.strip()))
    if args.note is not None:
        noted = edits.with_note(session, args.note)
        assert isinstance(noted, SessionRecord)
        session = noted
    return session


def _describe(done: Performed, library: Library, on: date) -> Iterator[str]:
    """A session in a line or two, then each set with its number."""
    view = opened_view(done, on)
    about = ", ".join(view.about.split("   "))
    yield visible(f"{view.name}, {view.day}: {about}")
    if view.note:
        yield visible(f"Note: {view.note}")
    for number, each in enumerate(done.sets, 1):
        note = f"; note: {' '.join(each.note.split())}" if each.note else ""
        yield visible(f"{number}  {_describe_set(each, library)}{note}")


def _describe_set(done: SetRecord, library: Library) -> str:
    return ", ".join(
        filter(None, (library.name_of(done.exercise), side_word(done.side), describe_done(done), describe_reason(done)))
    )
