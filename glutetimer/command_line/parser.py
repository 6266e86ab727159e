"""Parsers of commands, of which only the one that is asked learns its arguments: all together took each start 3 ms."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from glutetimer.command_line.options import add_data_dir

Commands = Mapping[str, tuple[str, str]]
"""By name: what adds a command's arguments, as `module.function` of this package; and the command in a line."""


class CommandParser(argparse.ArgumentParser):
    """One command's parser."""

    define = ""
    """The function that adds its arguments."""

    def parse_known_args(self, *args: Any, **named: Any) -> Any:
        """Learn the arguments, then parse them."""
        if self.define:
            module, _, name = self.define.partition(".")
            self.define = ""
            add_data_dir(self, argparse.SUPPRESS)
            getattr(import_module(f"glutetimer.command_line.{module}"), name)(self)
        return super().parse_known_args(*args, **named)


def add_commands(parser: argparse.ArgumentParser, title: str, commands: Commands) -> None:
    """Let a parser have commands."""
    group = parser.add_subparsers(title=title, metavar="COMMAND", parser_class=CommandParser)
    for name, (define, words) in commands.items():
        group.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.").define = define
