"""What tests of the real thing share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.program import Program

BY_THE_CLOCK = {"test_awake", "test_full_window", "test_hold", "test_plain", "test_terminals"}
"""Where it matters when something comes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests (pytest-xdist), one of them has those that look at the clock."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.path.stem in BY_THE_CLOCK:
            item.add_marker(pytest.mark.xdist_group("real"))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program with a folder of its own."""
    program = Program(tmp_path)
    yield program
    program.close()
