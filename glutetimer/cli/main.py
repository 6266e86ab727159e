"""The command line. Each command imports what it needs when it runs: `--version` must not pay for Textual."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from glutetimer import __version__, system
from glutetimer.cli.options import add_data_dir, add_remote, settle_remote
from glutetimer.cli.parser import Commands, Parser, add_commands, complete_command
from glutetimer.system.exit_codes import BROKEN_PIPE, HUNG_UP, INTERRUPTED

EPILOG = """exit codes: 0; 1 what was asked cannot be done, and standard error says why; 2 usage; 128 + n by a signal

glutetimer promises no health benefit; `glutetimer safety` says when to stop and when to ask somebody first."""

COMMANDS: Commands = {
    "start": "begin a workout",
    "hold": "hold a bridge until your form slips, one side after the other",
    "workouts": "list the workouts, with their total times",
    "week": "which workout on which day: the seven days from today on",
    "exercises": "list the exercises, or show one",
    "history": "list sessions and sets",
    "log": "add what was done without the program",
    "edit": "change or delete what was done: sets, effort, pain, notes, the day",
    "pause": "begin or end a break in training: a holiday, an illness, an injury",
    "undo": "take back what was changed, added, imported or deleted last",
    "redo": "do again what was undone last",
    "progress": "the target of a hold on each side, its reason, and which side goes first",
    "streak": "days in a row, weeks on goal, how much of a habit it is, and why",
    "report": "some weeks on one page, for a physiotherapist: sides, change, stops, pain, how often",
    "status": "what is due, the streak, and what a session does now, in a line for prompts and bars",
    "export": "write everything that was done into a file",
    "import": "take over what export wrote, or anybody else; all or nothing",
    "backup": "write everything of yours into one file: history, workouts, exercises, figures, schedule, settings",
    "restore": "take in what backup wrote, into an empty place or beside what is there",
    "sync": "one history on several devices, through a folder that is carried between them",
    "set": "see or change a setting",
    "sound": "say what was found to be heard with, and play each cue",
    "help": "a document of the guide, or the list of all",
    "safety": "when to stop, and when to ask somebody first",
    "completion": "what a shell needs to complete commands, workouts and exercises",
    "doctor": "what this machine has, what is wrong with it, and what a bug report needs",
    "paths": "where everything is kept",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    # What is imported stays: looking through it for garbage, again and again, is a good part of a start. Whatever runs
    # for long looks again.
    gc.disable()
    try:
        return _run(argv)
    finally:
        gc.enable()


def _run(argv: Sequence[str] | None) -> int:
    _open_closed_streams()
    try:
        code = _obey(argv)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EIO):
            return _report(error)
        # Whoever read the lines has closed, or the terminal is gone.
        _silence(sys.stdout, sys.stderr)
        return BROKEN_PIPE if error.errno == errno.EPIPE else HUNG_UP
    return code


def _obey(argv: Sequence[str] | None) -> int:
    """Read the line, which imports its command, and run that."""
    if "_ARGCOMPLETE" in os.environ:  # a shell asks how the line may go on
        from glutetimer.cli.completion import complete

        complete(make_parser(), COMMANDS)
    words = settle_remote(sys.argv[1:] if argv is None else argv)
    args = make_parser().parse_args(complete_command(words, COMMANDS))
    _settle_encoding(getattr(args, "json", False))
    from glutetimer.files.reading.problem import GlutetimerError

    try:
        code: int = args.run(args)
    except GlutetimerError as refusal:
        print(f"glutetimer: {refusal}", file=sys.stderr)
        return 1
    except argparse.ArgumentError as wrong:  # arguments that mean nothing together
        print(f"glutetimer: {wrong}", file=sys.stderr)
        return 2
    return code


def _open_closed_streams() -> None:
    """A shell's `>&-` leaves no stream, and its number to the next file that is opened."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    system.this.settle_console(sys.stdin, sys.stdout, sys.stderr)


def _settle_encoding(as_json: bool) -> None:
    """JSON is UTF-8 wherever it goes (RFC 8259); of what people read, ASCII stands for what the place cannot show.

    What UTF-8 lacks are the bytes of a file's name that is none; a script gets them back as they are.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = "utf-8" if as_json else sys.stdout.encoding
        is_utf = encoding.lower().startswith("utf")
        sys.stdout.reconfigure(encoding=encoding, errors="surrogateescape" if is_utf else _forms())
    if isinstance(sys.stderr, TextIOWrapper) and not sys.stderr.encoding.lower().startswith("utf"):
        sys.stderr.reconfigure(errors=_forms())
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # an answer that is no UTF-8 is an answer


def _forms() -> str:
    from glutetimer.cli.ascii_forms import ERRORS, register_forms

    register_forms()
    return ERRORS


def _silence(*streams: TextIO) -> None:
    """What waits in them goes nowhere: Python would try once more at its end, and complain."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(null, stream.fileno())


def _report(error: OSError) -> int:
    """One line on what the system refused: a full disk behind `> FILE`, most likely."""
    _silence(sys.stdout)
    from glutetimer.files.reading.problem import visible

    of = f"{visible(str(error.filename))}: " if error.filename else ""
    with suppress(OSError):
        print(f"glutetimer: {of}{error.strerror or error}", file=sys.stderr)
    return 1


def make_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="glutetimer",
        description="A timer for glute workouts and single-leg bridge holds. Without a command: the home screen.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"glutetimer {__version__}")
    add_data_dir(parser, None)
    add_remote(parser, None)
    parser.set_defaults(run=_open_home)
    add_commands(parser, "commands", COMMANDS)
    return parser


def _open_home(args: argparse.Namespace) -> int:
    from glutetimer.cli.loading import load_context
    from glutetimer.cli.perform import open_window

    return open_window(load_context(args), None, remote=args.remote)
