"""Commands to be run: small programs in Python, that write down what they are told."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

WRITES = """
import sys
line = sys.stdin.readline()
rest = sys.stdin.read()
assert not rest, rest
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(line)
"""
"""Appends the line it is told to a file, once its standard input has been closed."""


class Commands:
    """Writes programs and reads what they wrote."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "told"
        self._folder = folder

    def make(self, script: str = WRITES, name: str = "hook") -> list[str]:
        """A program's words; its first argument is a file to write to."""
        path = self._folder / f"{name}.py"
        path.write_text(script, "utf-8")
        return [sys.executable, "-I", "-S", str(path), str(self.log)]

    def lines(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []

    def told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines()]


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    return Commands(tmp_path)
