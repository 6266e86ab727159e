"""How long devices take to sync, in milliseconds: ten years of daily training, 110,000 sets; nothing new; one session.

    python -m tests.bench.syncing [SETS]

Nothing is asserted: a machine that has something else to do takes longer. CPU time beside the time on the wall says how
much of that it was.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from glutetimer.history.ids import uuid7
from glutetimer.history.moments import noon
from glutetimer.history.store import History
from glutetimer.history.sync.sync import exchange
from tests.history.some import DAY, a_hold, a_session, a_set

SETS_A_DAY = 30


def fill(history: History, sets: int) -> None:
    """Days of training, a transaction each, as they come."""
    for number in range(sets // SETS_A_DAY):
        day = DAY + timedelta(days=number)
        session = uuid7(noon(day).ms)
        done = [a_set(uuid7(noon(day).ms), day, session=session) for _ in range(SETS_A_DAY - 2)]
        history.put(a_session(session, day), *done, *(a_hold(uuid7(noon(day).ms), 30.0, day) for _ in range(2)))


def measure(words: str, work: Callable[[], object]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    print(
        f"{words:34} {1000 * (time.perf_counter() - wall):9.1f} {1000 * (time.process_time() - cpu):9.1f}", flush=True
    )


def main(sets: int = 110_000) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "folder")
        folder.mkdir()
        with History(Path(place, "laptop.db")) as laptop:
            laptop._connection.execute("PRAGMA synchronous = OFF")  # what is measured comes later
            fill(laptop, sets)
        print(f"{sets:,} sets{'':25} wall      CPU")
        with History(Path(place, "laptop.db")) as laptop, History(Path(place, "desktop.db")) as desktop:
            measure("first sync, all goes", lambda: exchange(laptop, folder))
            measure("first sync, all comes", lambda: exchange(desktop, folder))
            assert len(desktop.sets()) == len(laptop.sets())
            for _ in range(3):
                measure("nothing new", lambda: exchange(desktop, folder))
            day = DAY + timedelta(days=-1)
            laptop.put(a_session("s", day), *(a_set(f"{n}", day, session="s") for n in range(SETS_A_DAY)))
            measure("a session goes", lambda: exchange(laptop, folder))
            measure("a session comes", lambda: exchange(desktop, folder))
            for file in folder.iterdir():
                file.touch()
            measure("files touched, nothing new", lambda: exchange(desktop, folder))

        def open_and_look() -> None:
            with History(Path(place, "desktop.db")) as history:
                exchange(history, folder)

        measure("nothing new, opening included", open_and_look)
        size = sum(file.stat().st_size for file in folder.iterdir())
        print(f"the folder has {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
