"""Homes that are killed at random instants between commit, write and read: what is lost, doubled, or differs.

    python -m tests.real.sync_cuts NUMBER [SEED]     two homes on one folder, and so many kills
    python -m tests.real.sync_cuts calls             killed at each system call that writes, one after the other

Each home performs, edits, deletes and syncs without a pause, often both at once, and says what is saved. In the end all
sync, and a third home that was never killed reads everything.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from glutetimer.history.ids import uuid7
from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.store import History
from glutetimer.services.sync import sync_folder
from glutetimer.settings.paths import Paths
from tests.history.some import a_set

HOMES = ("laptop", "desktop")
LONGEST_S = 0.25
"""A home that has begun lives at most so long."""
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,unlink"
AT_MOST = 2_000


def work(home: str, folder: str) -> None:
    """Without an end. `saved ID` comes after the commit, and so does `gone ID`."""
    paths, dice = Paths(Path(home), Path(home)), random.Random()
    with History(paths.history) as history:
        mine = [done.id for done in history.sets() if done.note == "performed"]
        while True:
            done = a_set(uuid7(), note="performed")
            history.put(done)
            print("saved", done.id, flush=True)
            if dice.random() < 0.3:
                history.put(a_set("shared", note=f"{dice.random()}"), undoable=True)
            if dice.random() < 0.2 and mine:
                history.delete(id := mine.pop(dice.randrange(len(mine))), undoable=True)
                print("gone", id, flush=True)
            mine.append(done.id)
            for problem in sync_folder(paths, Path(folder)).problems:
                print("problem", problem, flush=True)


class Trial:
    """Two homes and their folder.

    Args:
        place: where they are.
    """

    def __init__(self, place: Path) -> None:
        self.place, self.folder = place, place / "folder"
        self.folder.mkdir()
        self.saved: dict[str, None] = {}
        self.gone: set[str] = set()
        self.counts: Counter[str] = Counter(kills=0, lost=0, doubled=0, differ=0, damaged=0)

    def begin(self, home: str, *prefix: str) -> subprocess.Popen[str]:
        command = [*prefix, sys.executable, "-m", "tests.real.sync_cuts", "work", str(self.place / home)]
        return subprocess.Popen([*command, str(self.folder)], stdout=subprocess.PIPE, text=True)

    def kill(self, program: subprocess.Popen[str], after_s: float) -> None:
        """Kill it so long after the first thing that it has saved, and take what it said."""
        assert program.stdout
        first = program.stdout.readline()
        time.sleep(after_s)
        program.kill()
        self.hear(first + program.communicate()[0])
        self.counts["kills"] += 1

    def hear(self, said: str) -> None:
        for line in said.splitlines():
            word, _, id = line.partition(" ")
            match word:
                case "saved":
                    self.saved[id] = None
                case "gone":
                    self.gone.add(id)
                case "problem":
                    self.counts["named"] += 1

    def look(self) -> Counter[str]:
        """Let all sync until nothing is new, and compare."""
        homes = [Paths(self.place / name, self.place / name) for name in (*HOMES, "late")]
        for _ in range(2):
            for paths in homes:
                paths.data.mkdir(exist_ok=True)
                self.counts["left over"] = len(sync_folder(paths, self.folder).problems)
        texts = []
        for paths in homes:
            with closing(sqlite3.connect(paths.history)) as raw:
                self.counts["damaged"] += raw.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            with History.reading(paths.history) as history:
                ids = Counter(done.id for done in history.sets())
                texts.append(to_text(export(history)))
                # A deletion that was committed when the kill came may not have been said any more.
                deleted = {id for (id,) in history.select("SELECT id FROM changes WHERE body IS NULL")}
            self.counts["lost"] += len(self.saved.keys() - deleted - ids.keys()) + len(self.gone - deleted)
            self.counts["doubled"] += sum(ids.values()) - len(ids)
            self.counts["undead"] += len(self.gone & ids.keys())
        self.counts["differ"] = len(set(texts)) - 1
        self.counts["sets"] = len(self.saved)
        return self.counts


def count_kills(number: int, seed: int = 1) -> Counter[str]:
    """So many kills of two homes, most of which work at once."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(Path(place))
        while trial.counts["kills"] < number:
            names = HOMES if dice.random() < 0.7 else (dice.choice(HOMES),)
            programs = [trial.begin(name) for name in names]
            for program in programs:
                trial.kill(program, dice.uniform(0, LONGEST_S))
        return trial.look()


def count_calls(first: int = 1, last: int = AT_MOST) -> Counter[str]:
    """Killed at the n-th call that changes a file, for each n that comes within a few rounds."""
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(Path(place))
        for number in range(first, last + 1):
            inject = ("-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=KILL:when={number}")
            program = trial.begin(HOMES[number % 2], "strace", "-f", "-qq", "-o", str(trial.place / "log"), *inject)
            try:
                said, _ = program.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                program.kill()
                raise
            trial.hear(said)
            trial.counts["kills"] += program.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
            if said.count("saved") >= 3:
                break
        return trial.look()


def is_faultless(counts: Counter[str]) -> bool:
    """Nothing was lost, doubled, undone, or differs; and what was named on the way is mended."""
    return not any(counts[each] for each in ("lost", "doubled", "undead", "differ", "damaged", "left over"))


def main(what: str, *rest: str) -> int:
    if what == "work":
        work(*rest)
    if what == "calls" and not shutil.which("strace"):
        sys.exit("there is no strace")
    counts = count_calls(*map(int, rest)) if what == "calls" else count_kills(int(what), *map(int, rest))
    print(dict(counts))
    return 0 if is_faultless(counts) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
