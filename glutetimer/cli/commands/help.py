"""`glutetimer help`: the documents of the guide, one by one."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.resources import files

from glutetimer import system
from glutetimer.files.reading.names import nearest, plain
from glutetimer.files.reading.problem import GlutetimerError, shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--man", action="store_true", help="the manual page instead, as `man -l -` reads it")
    which.add_argument("topic", metavar="TOPIC", nargs="?", help="a document of the list, or a command")


def run(args: argparse.Namespace) -> int:
    """List the documents, or print one.

    A command's name brings what `glutetimer COMMAND --help` prints.
    """
    from glutetimer.views.guide import ORDER, list_topics

    if args.man:
        print((files("glutetimer.assets") / "man" / "glutetimer.1").read_text("utf-8"), end="")
        return 0
    if args.topic is None:
        for each in list_topics():
            print(f"{each.name:9} {each.about}")
        print("\n`glutetimer help TOPIC` prints one, `glutetimer --help` lists the commands.")
        return 0
    from glutetimer.cli.main import COMMANDS, main

    topic = plain(args.topic)
    if topic in ORDER:
        _show_document(topic)
        return 0
    if topic in COMMANDS:
        return main(["safety"] if topic == "safety" else [topic, "--help"])
    near = nearest(topic, [*ORDER, *COMMANDS])
    raise GlutetimerError(
        f"no topic {shown(args.topic)}; " + (f"did you mean '{near}'?" if near else "`glutetimer help` lists all")
    )


def _show_document(name: str) -> None:
    """On a terminal page by page, else the Markdown as it is written."""
    from glutetimer.views.guide import read_document

    document = read_document(name)
    if not sys.stdout.isatty():
        print(document, end="")
        return
    from rich.markdown import Markdown

    from glutetimer.cli.console import LinesConsole
    from glutetimer.cli.pager import find_pager

    # As git does it: colours go through, and what fits on the screen needs no key.
    options = os.environ.setdefault("LESS", "FRX")
    colours = bool(system.this.pager) and "r" in options.lower()
    console = LinesConsole()
    with console.pager(find_pager(), styles=colours):
        console.print(Markdown(document, code_theme="ansi_dark", hyperlinks=False))
