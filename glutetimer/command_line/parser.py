"""Parsers of commands, of which only the one that is asked for is made: all together took each start 5 ms."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from glutetimer.command_line.options import add_data_dir

Commands = Mapping[str, tuple[str, str]]
"""By name: what adds a command's arguments, as `module.function` of this package; and the command in a line."""


class Command:
    """Stands for one command's parser, which is made when the command is asked for."""

    def __init__(self, **named: Any) -> None:
        self._named = named
        self.define = ""
        """The function that adds its arguments."""

    def parse_known_args(self, *args: Any) -> Any:
        """Make the parser, and parse."""
        parser = argparse.ArgumentParser(**self._named)
        add_data_dir(parser, argparse.SUPPRESS)
        module, _, name = self.define.partition(".")
        getattr(import_module(f"glutetimer.command_line.{module}"), name)(parser)
        return parser.parse_known_args(*args)


def add_commands(parser: argparse.ArgumentParser, title: str, commands: Commands) -> None:
    """Let a parser have commands."""
    kind: Any = Command  # all that argparse does with a command's parser is to let it parse
    group = parser.add_subparsers(title=title, metavar="COMMAND", parser_class=kind)
    for name, (define, words) in commands.items():
        group.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.").define = define
