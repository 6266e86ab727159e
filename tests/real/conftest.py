"""What tests of the real thing share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program with a folder of its own."""
    program = Program(tmp_path)
    yield program
    program.close()
