"""Parsers of commands, of which only the one that is asked for is made: all together took each start 5 ms."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, NoReturn

from glutetimer.cli.options import add_data_dir, text

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Commands = Mapping[str, str]
"""By name, each in a line of words."""
UNREAD_WIDTH = 80
"""Of what is laid out and never shown."""


class Parser(argparse.ArgumentParser):
    """One that learns how wide the terminal is when somebody reads its help.

    argparse asks that for each argument that is added, of a module that unpacks archives too: 2.5 ms of each start.
    From Python 3.15 on it offers a formatter, which was made before anybody reads: its width is none.
    """

    def __init__(self, *, formatter_class: type[argparse.HelpFormatter] = argparse.HelpFormatter, **named: Any) -> None:
        self._formatter = formatter_class
        super().__init__(formatter_class=partial(formatter_class, width=UNREAD_WIDTH), **named)
        self.register("type", None, text)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, left = super().parse_known_args(args, namespace)
        self._refuse_ignored(found)
        return found, left

    def _refuse_ignored(self, found: argparse.Namespace) -> None:
        """What stands before a command has to be of that command too: it alone is run."""
        for action in self._actions:
            if isinstance(action.choices, dict) and (name := getattr(found, action.dest)):
                known = {each.dest for each in action.choices[name]._actions}
                for option in (each for each in self._actions if each.option_strings and each.dest not in known):
                    if getattr(found, option.dest, option.default) != option.default:
                        self.error(f"argument {option.option_strings[0]}: not allowed with command {name}")

    def format_usage(self, formatter: argparse.HelpFormatter | None = None) -> str:
        self.formatter_class = self._formatter
        return super().format_usage()

    def format_help(self, formatter: argparse.HelpFormatter | None = None) -> str:
        self.formatter_class = self._formatter
        return super().format_help()

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """argparse keeps it to itself where its help or the version cannot be written."""
        if file is sys.stdout:
            print(message, end="", flush=True)
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """What was typed is in it: a terminal is shown that and obeys none of it."""
        from glutetimer.files.reading.problem import visible_lines

        super().error(visible_lines(message))


class LazyParser:
    """Stands for one command's parser, which is made when the command is asked for.

    A command is a module of `glutetimer.cli.commands`, named by its words: `workouts show` is `workouts_show`. Its
    `add_arguments` says what may be written after it, where anything may; its `run` does it and returns the exit code.
    """

    def __init__(self, **named: Any) -> None:
        self._named = named
        self.module = ""

    @cached_property
    def _parser(self) -> argparse.ArgumentParser:
        return Parser(**self._named)

    def __getattr__(self, name: str) -> Any:
        """What argparse does with a parser besides letting it parse: Python 3.14 checks the help of each."""
        return getattr(self._parser, name)

    def parse_known_args(self, words: Sequence[str], found: argparse.Namespace | None = None) -> Any:
        """All that is known and nothing else: what is left is refused here, with how this command is used.

        Of several arguments argparse takes those before an option, and leaves those behind it. Intermixed, it takes
        them too, and asks for the terminal's width each time: only where something is left.
        """
        parser = self.learn()
        known, left = parser.parse_known_args(words, found)
        if left and _can_intermix(parser):
            known = parser.parse_intermixed_args(words, found)
        elif left:
            parser.error(f"unrecognized arguments: {' '.join(left)}")
        return known, []

    def learn(self) -> argparse.ArgumentParser:
        """The command's own parser, with its arguments."""
        command = import_module(f"glutetimer.cli.commands.{self.module}")
        add_data_dir(self._parser, argparse.SUPPRESS)
        self._parser.set_defaults(run=command.run)
        if add_arguments := getattr(command, "add_arguments", None):
            add_arguments(self._parser)
        return self._parser


def _can_intermix(parser: argparse.ArgumentParser) -> bool:
    """Whether argparse can: neither a command nor an argument that excludes an option is among the arguments."""
    excluding = {id(action) for group in parser._mutually_exclusive_groups for action in group._group_actions}
    arguments = [action for action in parser._actions if not action.option_strings]
    return not any(isinstance(action.choices, dict) or id(action) in excluding for action in arguments)


def learn_all(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Make the parsers of all commands, for what goes through the whole command line; yields each, itself first."""
    yield parser
    for commands in list_commands(parser):
        for name, lazy in commands.items():
            commands[name] = lazy.learn()
            yield from learn_all(commands[name])


def list_commands(parser: argparse.ArgumentParser) -> list[dict[str, Any]]:
    """A parser's commands by name, one table for each group of them."""
    return [action.choices for action in parser._actions if isinstance(action.choices, dict)]


def complete_command(argv: Sequence[str], commands: Commands) -> list[str]:
    """What was typed, with a command that was typed in part written out, where only one begins so.

    One that is nearly a command is answered with it on standard error, and exit code 2.
    """
    words = list(argv)
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--data-dir" else 1
    if at >= len(words) or words[at] in commands:
        return words
    begun = [name for name in commands if name.startswith(words[at])]
    if words[at] and len(begun) == 1:
        words[at] = begun[0]
    else:
        from glutetimer.files.reading.names import nearest
        from glutetimer.files.reading.problem import shown

        if near := nearest(words[at], commands):
            print(f"glutetimer: no command {shown(words[at])}; did you mean '{near}'?", file=sys.stderr)
            raise SystemExit(2)
    return words


def add_commands(parser: argparse.ArgumentParser, title: str, commands: Commands, within: str = "") -> None:
    """Let a parser have commands, or a command have its own.

    Args:
        title: what stands above them in the help.
        within: the command whose they are.
    """
    kind: Any = LazyParser
    dest = f"{within}_command"  # a command's own must not be overwritten by those within it
    group = parser.add_subparsers(title=title, metavar="COMMAND", dest=dest, parser_class=kind)
    group.type = str  # the command itself knows what its words are
    for name, words in commands.items():
        lazy = group.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
        module = f"{within}_{name}" if within else name
        lazy.module = f"{module}_" if iskeyword(module) else module
