"""A program that writes sets and says which of them were committed: for tests that kill it or take its disk away.

    python -m tests.history.faults FILE NAME COUNT

For each set, one line: `saved NAME-NUMBER`, or `failed` and why.
"""

from __future__ import annotations

import sys
from pathlib import Path

from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from tests.history.some import a_set


def main(file: str, name: str, count: str) -> None:
    for number in range(int(count)):
        id = f"{name}-{number}"
        try:
            with History(Path(file)) as history:
                history.put(a_set(id, note="x" * 300))
        except HistoryError as error:
            print("failed", error, flush=True)
        else:
            print("saved", id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
