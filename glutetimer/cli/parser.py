"""Parsers of commands, of which only the one that is asked for is made: all together took each start 5 ms."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from glutetimer.cli.options import add_data_dir

Commands = Mapping[str, tuple[str, str]]
"""By name: what adds a command's arguments, as `module.function` of this package; and the command in a line."""


class LazyParser:
    """Stands for one command's parser, which is made when the command is asked for."""

    def __init__(self, **named: Any) -> None:
        self._named = named
        self.define = ""
        """The function that adds its arguments."""

    @cached_property
    def _parser(self) -> argparse.ArgumentParser:
        return argparse.ArgumentParser(**self._named)

    def __getattr__(self, name: str) -> Any:
        """What argparse does with a parser besides letting it parse: Python 3.14 checks the help of each."""
        return getattr(self._parser, name)

    def parse_known_args(self, *args: Any) -> Any:
        """Let the parser learn its arguments, and parse."""
        add_data_dir(self._parser, argparse.SUPPRESS)
        module, _, name = self.define.partition(".")
        getattr(import_module(f"glutetimer.cli.{module}"), name)(self._parser)
        return self._parser.parse_known_args(*args)


def add_commands(parser: argparse.ArgumentParser, title: str, commands: Commands) -> None:
    """Let a parser have commands."""
    kind: Any = LazyParser
    group = parser.add_subparsers(title=title, metavar="COMMAND", parser_class=kind)
    for name, (define, words) in commands.items():
        group.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.").define = define
