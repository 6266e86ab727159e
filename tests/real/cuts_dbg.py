"""A session that is cut off again and again, and goes on each time: what is lost, doubled, or offered wrongly.

    python -m tests.real.cuts plain|window NUMBER [SEED]     killed at random instants
    python -m tests.real.cuts slow NUMBER [SEED]             killed while each answer of the disk takes 0.9 s
    python -m tests.real.cuts ext4|xfs NUMBER [SEED]         the power fails: the disk loses what it has not written
    python -m tests.real.cuts full NUMBER [SEED]             the disk is full for a while; some programs are killed then
    python -m tests.real.cuts faults FIRST LAST CALL FAULT   a fault at the n-th call, such as pwrite64 error=ENOSPC

Each prints what went wrong, and a line of counts; it ends with 1 where anything did. All but kills need root or strace.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.plain.after import HARD
from glutetimer.plain.session import KEYS, STOOD_STILL
from tests.disks import Disk
from tests.real.terminal import READ_S, Terminal

TIMES = 8
"""How much faster the program's clock runs."""
WORKOUT = """
name = "Six"
ready = 0
[[step]]
exercise = "clam"
work = 5
sides = "each"
switch = 1
rest = 1
[[step]]
exercise = "glute-squeeze"
work = 5
rest = 1
[[step]]
exercise = "fire-hydrant"
work = 5
sides = "each"
switch = 1
rest = 1
[[step]]
exercise = "shoulder-bridge"
work = 5
"""
SETS = {
    ("clam", "left"),
    ("clam", "right"),
    ("glute-squeeze", "both"),
    ("fire-hydrant", "left"),
    ("fire-hydrant", "right"),
    ("shoulder-bridge", "both"),
}
LASTS_S = 35 / TIMES
"""How long a whole session takes."""
PATIENCE_S = 60.0
SLOW_DISK = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync,fdatasync:delay_enter=900000")
OFFER = re.compile(r"(\d) of 6 sets (?:is|are) done, and kept.* (?:goes|go) on with set (\d)")
WAITS = "NOT SAVED yet"


class Counts(Counter[str]):
    """What came out: cuts, sessions, offers; and whatever went wrong, which is said at once."""

    wrong = ("lost", "doubled", "offered wrongly", "incomplete", "stuck")

    def add(self, what: str, words: str) -> None:
        self[what] += 1
        print(f"{what}: {words}", flush=True)

    @property
    def faultless(self) -> bool:
        return not any(self[what] for what in self.wrong)

    def __str__(self) -> str:
        return ", ".join(f"{self[what]} {what}" for what in ("cuts", "sessions", "offers", *self.wrong))


class Session:
    """One session, cut off and gone on with until it is done.

    Args:
        folder: where all of it is; an empty one.
        plain: in lines, or in the full window.
        counts: where to count.
        chance: when it is cut.
    """

    def __init__(self, folder: Path, plain: bool, counts: Counts, chance: random.Random) -> None:
        self.folder, self.plain, self.counts, self.chance = folder, plain, counts, chance
        self.data = folder / "data"
        self.data.mkdir()
        (self.data / "safety-shown").touch()
        (self.data / "settings.toml").write_text('sound = false\nlead-in = 0\nlearn = "never"\n')
        (folder / "six.toml").write_text(WORKOUT)
        self.seen: set[tuple[str, str]] = set()
        """The sets that were in the history once."""
        self.prefix: tuple[str, ...] = ()
        """What runs the program."""
        self.longest_s = LASTS_S / 2
        """Until it is cut off."""

    @property
    def is_done(self) -> bool:
        return self.seen == SETS

    def found(self, wait_s: float = PATIENCE_S) -> list[tuple[str, str]]:
        """Exercise and side of every set, as anybody can read them now."""
        with History.reading(self.data / "history.db", wait_s) as history:
            return [(each.exercise, each.side.value) for each in history.sets()]

    def look(self) -> None:
        """What was there once must be there, and be there once."""
        found = Counter(self.found())
        if missing := self.seen - set(found):
            self.counts.add("lost", str(missing))
        if twice := {place: number for place, number in found.items() if number > 1}:
            self.counts.add("doubled", str(twice))
            for x in getattr(self, "log", []):
                print(*x, sep="\n   ")
        self.seen |= set(found)

    def start(self) -> Terminal:
        """Start the program, and go on with what was cut off; the offer is checked."""
        words = ["start", str(self.folder / "six.toml"), *(["--plain"] if self.plain else [])]
        command = [sys.executable, "-m", "tests.real.faster", str(TIMES), "--data-dir", str(self.data), *words]
        env = {"TEXTUAL_ANIMATIONS": "none", "HOME": str(self.folder), "XDG_STATE_HOME": str(self.folder / "state")}
        terminal = Terminal([*self.prefix, *command], columns=100, rows=24, env={**env, "TMPDIR": str(self.folder)})
        self.log = getattr(self, "log", [])
        self.log.append(
            (
                "before start",
                time.time(),
                [(str(x.name), x.read_text()[:3000]) for x in self.folder.rglob("unsaved*.json")],
                set(self.seen),
            )
        )
        done = set(self.seen)  # where it begins at once, more may be done before that is read here
        try:
            terminal.wait_for(lambda text: self.stands(terminal, one_line(text)), PATIENCE_S)
            if not self.prefix:
                assert terminal.process.poll() is None, terminal.text
            self.log.append(("stands", time.time(), terminal.text[-900:]))
            self.look()
            if offer := OFFER.search(one_line(terminal.text)):
                self.counts["offers"] += 1
                if not int(offer[1]) == len(self.seen) == int(offer[2]) - 1:
                    self.counts.add("offered wrongly", f"{self.seen} in the file: {offer[0]}")
                terminal.forget()
                terminal.type("r\r" if self.plain else "r")
                terminal.wait_for(STOOD_STILL if self.plain else "space go on", PATIENCE_S)
                terminal.type(" ")
            elif self.is_done:  # what waited was its end; nothing of another session may be seen here
                kill(terminal)
            elif done:
                self.counts.add("offered wrongly", f"{done} are done, and nothing is offered")
        except BaseException:
            terminal.close()
            raise
        return terminal

    def stands(self, terminal: Terminal, text: str) -> bool:
        """Whether it asks, or performs, or has ended."""
        performs = KEYS in text if self.plain else "space pause" in text
        return performs or OFFER.search(text) is not None or terminal.process.poll() is not None

    def watch(self, terminal: Terminal, seconds: float, until: Callable[[str], object] = lambda _: False) -> None:
        """Let it run; what can be read in the history meanwhile was saved."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and terminal.process.poll() is None and not until(terminal.text):
            terminal.read_for(0.03)
            with suppress(HistoryError):  # it is being written, or cannot be
                self.seen |= set(self.found(0.5))

    def cut_by(self, cut: Callable[[Terminal], None]) -> None:
        """Start it, and cut it off at some instant."""
        with closing(self.start()) as terminal:
            if self.is_done:
                return
            self.watch(terminal, self.chance.uniform(0, self.longest_s))
            cut(terminal)
        self.counts["cuts"] += 1
        self.look()

    def end(self, terminal: Terminal) -> None:
        """Let it come to its end."""
        terminal.wait_for(HARD.partition(";")[0] if self.plain else "sets done", PATIENCE_S)
        terminal.read_for(READ_S)
        terminal.type("\x04" if self.plain else "\r")
        terminal.wait()

    def finish(self) -> None:
        """Go on to its end, and look at all that there is of it then."""
        self.prefix = ()
        if not self.is_done or any(self.folder.rglob("unsaved*.json")):
            with closing(self.start()) as terminal:  # takes in what waits, too
                if not self.is_done:
                    self.end(terminal)
                else:
                    kill(terminal)
            self.look()
        self.counts["sessions"] += 1
        with History.reading(self.data / "history.db", 5.0) as history:
            sessions = history.sessions()
            if not self.is_done or [each.complete for each in sessions] != [True]:
                self.counts.add("incomplete", f"{self.seen}, complete: {[each.complete for each in sessions]}")
            if any(row.session == each.id for row in history.running() for each in sessions):
                self.counts.add("offered wrongly", "it is done, and would be offered")
        if waiting := [*self.folder.rglob("unsaved*.json")]:
            self.counts.add("lost", f"it waits in {waiting}")
        with closing(sqlite3.connect(self.data / "history.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def one_line(text: str) -> str:
    return " ".join(text.split())


def kill(terminal: Terminal) -> None:
    """Kill the program and what runs it, and wait until they are gone: of the two that runs it is waited for alone."""
    group = terminal.process.pid
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    terminal.process.wait()
    end = time.monotonic() + PATIENCE_S
    while any(is_in(group, stat) for stat in Path("/proc").glob("[0-9]*/stat")):
        assert time.monotonic() < end, "it does not die"
        time.sleep(0.01)


def is_in(group: int, stat: Path) -> bool:
    """Whether a process of a group lives: one that is dead may wait for ever to be noticed (proc(5))."""
    try:
        state, _, its, *_ = stat.read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(its) == group and state not in "ZX"


@contextmanager
def sure(counts: Counts) -> Iterator[None]:
    """What waits in vain is counted; the next session begins anew."""
    try:
        yield
    except AssertionError as error:
        counts.add("stuck", str(error))


def count_kills(face: str, number: int, seed: int = 1) -> Counts:
    counts, chance = Counts(), random.Random(seed)
    while counts["cuts"] < number and not counts["stuck"]:
        with tempfile.TemporaryDirectory() as folder, sure(counts):
            session = Session(Path(folder), face != "window", counts, chance)
            if face == "slow":
                session.prefix, session.longest_s = SLOW_DISK, 4 * LASTS_S
            while counts["cuts"] < number and not session.is_done:
                session.cut_by(kill)
            session.finish()
    return counts


def count_power_cuts(kind: str, number: int, seed: int = 1) -> Counts:
    counts, chance = Counts(), random.Random(seed)
    with tempfile.TemporaryDirectory() as above:
        disk = Disk(kind, Path(above, "disk"), Path(above, "image"))

        def fail(terminal: Terminal) -> None:
            disk.cut_power()
            kill(terminal)
            disk.start_again()

        try:
            for name in map(str, range(number)):
                with sure(counts):
                    (folder := disk.folder / name).mkdir()
                    session = Session(folder, True, counts, chance)
                    os.sync()
                    while counts["cuts"] < number and not session.is_done:
                        session.cut_by(fail)
                    session.finish()
                    shutil.rmtree(folder)
                if counts["cuts"] >= number:
                    break
        finally:
            disk.remove()
    return counts


def count_full_disks(number: int, seed: int = 1) -> Counts:
    counts, chance = Counts(), random.Random(seed)
    for _ in range(number):
        with tempfile.TemporaryDirectory() as folder, sure(counts):
            session = Session(Path(folder), chance.random() < 0.5, counts, chance)
            with small_disk(session.data):
                with closing(session.start()) as terminal:
                    fill_for_a_while(session, terminal)
                session.look()
                session.finish()
    return counts


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of 1 MB in the place of a folder of small files."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=True)
    try:
        for name, text in files.items():
            (folder / name).write_bytes(text)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_for_a_while(session: Session, terminal: Terminal) -> None:
    """From some instant on the disk is full, which is said; what is done meanwhile is there once there is room."""
    chance, filler = session.chance, session.data / "filler"
    session.watch(terminal, chance.uniform(0, LASTS_S / 2))
    fill(filler)
    session.watch(terminal, PATIENCE_S, lambda text: WAITS in text or session.is_done)
    assert session.is_done or WAITS in terminal.text, f"nothing is said of a full disk:\n{terminal.text}"
    session.watch(terminal, chance.uniform(0, LASTS_S / 4))
    if killed := chance.random() < 0.5:
        kill(terminal)
    filler.unlink()
    session.counts["cuts"] += 1
    if not killed:
        session.end(terminal)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


def count_faults(first: int, last: int, call: str, fault: str) -> Counts:
    """A fault at the n-th call of a whole session, and then a start without any."""
    counts = Counts()
    for number in range(first, last + 1):
        with tempfile.TemporaryDirectory() as folder, sure(counts):
            session = Session(Path(folder), True, counts, random.Random(number))
            History(session.data / "history.db").close()
            log = Path(folder, "log")
            inject = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
            session.prefix = ("strace", "-f", "-qq", "-o", str(log), *inject)
            with closing(session.start()) as terminal:
                session.watch(terminal, PATIENCE_S, lambda text: HARD.partition(";")[0] in text)
                if killed := terminal.process.poll() is not None:
                    assert terminal.process.returncode == -signal.SIGKILL, terminal.text
                else:
                    session.end(terminal)
            counts["cuts"] += (met := killed or "INJECTED" in log.read_text())
            session.look()
            session.finish()
            if not met:
                print(f"there are {number - 1} such calls", flush=True)
                break
    return counts


def main(what: str, *rest: str) -> int:
    if what == "faults":
        counts = count_faults(int(rest[0]), int(rest[1]), rest[2], rest[3])
    elif what == "full":
        counts = count_full_disks(*map(int, rest))
    else:
        count = count_kills if what in ("plain", "window", "slow") else count_power_cuts
        counts = count(what, *map(int, rest))
    print(counts)
    return 0 if counts.faultless else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
