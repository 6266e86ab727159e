"""What tests of commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Performs a command in a folder of its own: its code, what it printed, and what it said was wrong."""

    def of(*words: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return of
