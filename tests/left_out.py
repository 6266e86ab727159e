"""What is not tried on Windows: the list `windows.toml`, a reason for each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("windows.toml")


@cache
def read_left_out() -> dict[str, str]:
    """The reason for each folder, file, and `file::test` with all of its parameters."""
    table = tomllib.loads(LIST.read_text("utf-8"))
    return {test: group["reason"] for group in table["left_out"] for test in group["tests"]}


def find_reason(test: str) -> str | None:
    """Why a test or a file is left out; None where it is not.

    Args:
        test: as pytest names it, with or without parameters: `tests/plain/test_session.py::test_start[once]`.
    """
    name = test.partition("[")[0]
    file = Path(name.partition("::")[0])
    places = (name, *(each.as_posix() for each in (file, *file.parents)))
    return next((read_left_out()[place] for place in places if place in read_left_out()), None)


def find_unknown(root: Path) -> Iterator[str]:
    """What the list names and is not there.

    Args:
        root: of the project.
    """
    for test in read_left_out():
        file, _, name = test.partition("::")
        if not (root / file).exists() or (name and f"def {name}(" not in (root / file).read_text("utf-8")):
            yield test
