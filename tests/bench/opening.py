"""What ten years cost at the start: `python tests/bench/opening.py [STARTS] [FOLDER]`.

From exec to the complete picture of home, and on to that of the review by its key, with about 110,000 sets and with
none, taking turns in the same run. A picture is complete with its last change. It prints a table and judges nothing.
FOLDER keeps the ten years for another run.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.settings.paths import paths
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import HoldMode
from tests.real.program import GLUTETIMER
from tests.real.terminal import Terminal

DAYS, SETS_A_DAY = 3_650, 30
STILL_S = 0.6
"""Nothing for so long: the picture is complete."""


def ten_years(until: date) -> list[SessionRecord | SetRecord]:
    """A session a day, of 28 timed sets and a hold on each side."""
    records: list[SessionRecord | SetRecord] = []
    for ago in range(1, DAYS + 1):
        day = until - timedelta(ago)
        ms = round(datetime(day.year, day.month, day.day, 7).timestamp() * 1000)

        def at(minute: int, ms: int = ms, day: date = day) -> Moment:
            return Moment(ms + 60_000 * minute, 0, day)

        id = f"{day}"
        records.append(
            SessionRecord(
                id=id, workout="bridge-builder-1", name="Bridge builder", started=at(0), seconds=1800.0, complete=True
            )
        )
        for n in range(SETS_A_DAY):
            common: dict[str, Any] = {
                "id": f"{id}-{n}",
                "session": id,
                "side": (Side.LEFT, Side.RIGHT)[n % 2],
                "started": at(n),
            }
            if n < SETS_A_DAY - 2:
                records.append(SetRecord(exercise="clam", measure=Measure.TIME, seconds=40.0, **common))
            else:
                held = 20.0 + (DAYS - ago) / 120 + ago % 7
                mode = HoldMode.MAX if ago % 7 == 0 else HoldMode.TARGET
                amount: dict[str, Any] = {"held_s": held, "clocked_s": held + 2, "trim_s": 2.0, "seconds": held}
                common |= {"measure": Measure.HOLD, "reason": Reason.FORM, "mode": mode}
                records.append(SetRecord(exercise="sl-bridge-hold", **common, **amount))
    return records


def opened(folder: Path, columns: int, rows: int) -> tuple[float, float]:
    """Seconds from exec to home, and from the review's key to the review."""
    terminal = Terminal([*GLUTETIMER, "--data-dir", str(folder)], columns=columns, rows=rows)
    try:
        terminal.wait_for("start")
        home = _still(terminal)
        pressed = terminal.type("r")
        terminal.wait_for("2 Holds")
        review = _still(terminal)
    finally:
        terminal.close()
    return home - terminal.started, review - pressed


def _still(terminal: Terminal) -> float:
    """When the picture changed last, once nothing has come for a while."""
    while True:
        before = len(terminal.output)
        terminal.read_for(STILL_S)
        if len(terminal.output) == before:
            return terminal.output[-1][0]


def main(number: str = "15", kept: str = "") -> None:
    """Measure, and print."""
    starts = int(number)
    with tempfile.TemporaryDirectory() as folder:
        long, none = Path(kept or folder, "ten-years"), Path(folder, "none")
        for each in (long, none):
            each.mkdir(parents=True, exist_ok=True)
            (each / "safety-shown").touch()
            (each / "settings.toml").write_text('sound = false\ntheme = "glutetimer-dark"\n', encoding="utf-8")
        if not paths(long).history.exists():
            with History(paths(long).history) as history:
                history.put(*ten_years(date.today()))
        for columns, rows in ((80, 24), (200, 60)):
            times: dict[Path, list[tuple[float, float]]] = {none: [], long: []}
            for start in range(starts + 1):
                for each, found in times.items():
                    once = opened(each, columns, rows)
                    if start:  # the first one compiles
                        found.append(once)
            _table(f"{columns}x{rows}, median of {starts}", times[none], times[long])


def _table(title: str, none: list[tuple[float, float]], long: list[tuple[float, float]]) -> None:
    print(f"{title:34}{'none, ms':>12}{'ten years':>12}{'ratio':>8}{'of best':>9}")
    rows = (
        ("exec to home", [home for home, _ in none], [home for home, _ in long]),
        ("exec to review, by way of home", [sum(each) for each in none], [sum(each) for each in long]),
        ("the review's key to the review", [review for _, review in none], [review for _, review in long]),
    )
    for name, before, after in rows:
        middle, best = median(after) / median(before), min(after) / min(before)
        print(f"  {name:32}{1000 * median(before):12.0f}{1000 * median(after):12.0f}{middle:8.2f}{best:9.2f}")
    print()


if __name__ == "__main__":
    main(*sys.argv[1:3])
