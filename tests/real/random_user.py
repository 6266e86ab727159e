"""A user who types ahead, clicks, turns the wheel, pulls the window: `python -m tests.real.random_user SECONDS [SEED]`.

Keys come in batches, as over a slow link: a batch is one write to the terminal, and the program reads it in one. Found
is whatever no user should meet: a traceback, an exit code, a window that stays blank or does not answer, a session that
is neither kept nor offered again, a history that cannot be read. What was done up to then is printed.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import psutil

from glutetimer.keys.commands import ALL
from tests.app.past import made
from tests.real.program import ONE, QUICK, Program
from tests.real.terminal import PATIENCE_S, Terminal

SIZES = ((80, 24), (40, 12), (100, 30), (200, 60), (72, 20), (132, 43), (30, 8))
STARTS: tuple[tuple[str, ...], ...] = ((), (), (), ("start", "one"), ("start", "five-a-day"), ("hold",))
NAMED = {
    "enter": "\r", "escape": "\x1b", "space": " ", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
    "delete": "\x1b[3~", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP", "question_mark": "?", "slash": "/",
    "plus": "+", "minus": "-", "equals_sign": "=", "full_stop": ".", "comma": ",",
    "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "ctrl+p": "\x10", "ctrl+s": "\x13", "ctrl+z": "",
    "ctrl+c": "\x03",
}  # fmt: skip
"""What a terminal sends for keys; "" for what takes a shell to come back from."""
TYPED = ["é", "片", "clam", "2 x 10", "00:30", "2025-11-19", "zz", "*", "'"]
MOVES = ["escape", "enter", "up", "down", "pageup", "pagedown", "home", "end", "tab", "space", "ctrl+p"]
BLANK_S = 300.0
"""How long it may take on a machine that is busy with others."""
ESCAPES = re.compile(r"\x1b\[[0-9;?<>]*[a-zA-Z]|\r")
BATCH = 60
"""Keys in the longest of the usual batches."""
LOOKS_EVERY = 12
"""After so many batches it is looked at: the window must answer."""
STAYS = 250
"""So many batches one program runs at most."""


def bytes_of_commands() -> list[str]:
    """What a terminal sends for every key that means something somewhere."""
    keys = {key for command in ALL for key in command.keys.split(",")}
    return sorted(filter(None, (NAMED.get(key, key if len(key) == 1 else "") for key in keys)))


class FoundError(AssertionError):
    """What no user should meet, and what was done before."""


class RandomUser:
    """Uses the program until it has been used enough, and starts it again when it has ended.

    Args:
        program: with an empty folder.
        seed: of everything that is chosen; how long the program takes for it is not in its hands.
    """

    def __init__(self, program: Program, seed: int) -> None:
        self._random = Random(seed)
        self._program = program
        self._keys = bytes_of_commands()
        self._done: list[str] = []
        self._started = ""
        self.batches = self.sent = self.starts = 0
        made(program.data)
        own = program.data / "workouts"
        own.mkdir()
        (own / "one.toml").write_text(ONE, "utf-8")
        (own / "quick.toml").write_text(QUICK, "utf-8")

    def use(self, enough: Callable[[], bool]) -> None:
        """Go on until it is enough.

        Raises:
            FoundError: with what was done last.
        """
        while not enough():
            terminal = self._start()
            try:
                self._use(terminal, enough)
            except (AssertionError, OSError) as error:
                if terminal.process.poll() is None:
                    self._done.append(f"it is {psutil.Process(terminal.process.pid).status()}, {terminal.modes}")
                    terminal.send(signal.SIGABRT)  # what each thread is at
                    terminal.read_for(PATIENCE_S)
                last = "\n".join((self._started, *self._done[-80:]))
                said = ESCAPES.sub("", terminal.raw[-20000:].decode(errors="replace"))
                raise FoundError(f"{last}\n{error!r}\n{terminal.text}\n{said}") from error
            finally:
                terminal.close()

    # ------------------------------------------------------------ one program

    def _start(self) -> Terminal:
        choose = self._random.choice
        args, (columns, rows) = choose(STARTS), choose(SIZES)
        home = str(self._program.folder)
        env = {"HOME": home, "BROWSER": "true", "EDITOR": "true", "VISUAL": "true", "PYTHONFAULTHANDLER": "1"}
        env |= choose(({}, {"TEXTUAL_ANIMATIONS": "none"}, {"NO_COLOR": "1"}))
        self._started = f"start {args} {columns}x{rows} {env}"
        self._done.append(self._started)
        self.starts += 1
        return self._program.open(*args, columns=columns, rows=rows, env=env)

    def _use(self, terminal: Terminal, enough: Callable[[], bool]) -> None:
        random, batches = self._random, 0
        if random.random() < 0.3:  # before the first picture, where Ctrl+C and Ctrl+S are the terminal's own
            early = "".join(self._key() for _ in range(self._length()))
            terminal.type(early.replace("\x03", "").replace("\x13", ""))
        terminal.wait_for(lambda text: text.strip() and 1049 in terminal.modes)
        while terminal.process.poll() is None and batches < STAYS and not enough():
            self._do_something(terminal)
            self._done_more(terminal)
            batches += 1
            if batches % LOOKS_EVERY == 0 and terminal.process.poll() is None:
                self._look(terminal)
        self._end(terminal)

    def _done_more(self, terminal: Terminal) -> None:
        self.batches += 1
        terminal.read_for(self._random.choice((0.0, 0.0, 0.01, 0.05, 0.2)))
        assert b"Traceback" not in terminal.raw, "a traceback"

    def _look(self, terminal: Terminal) -> None:
        """Another size is answered by a whole picture."""
        terminal.read_for(0.2)
        columns, rows = self._random.choice(SIZES)
        if (columns, rows) == (terminal.screen.columns, terminal.screen.lines):
            columns += 1
        self._done.append(f"resize {columns}x{rows}")
        terminal.resize(columns, rows)
        latest = time.monotonic() + BLANK_S
        while terminal.process.poll() is None and not terminal.text.strip():
            assert time.monotonic() < latest, "the window stays blank"
            terminal.read_for(0.05)
        terminal.output[:-50] = []  # else an hour's output is kept

    def _end(self, terminal: Terminal) -> None:
        """It has ended by itself, or ends now, in one of the ways there are."""
        number = self._random.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))
        codes = {0}
        if terminal.process.poll() is None:
            self._done.append(str(number))
            codes |= {128 + number, -number}  # the latter where it was about to end, and had given the terminal back
            terminal.send(number)
        code = terminal.wait(2 * PATIENCE_S)
        assert code in codes, f"it ended with {code}"
        assert b"Traceback" not in terminal.raw, "a traceback"
        self._look_at_history()

    def _look_at_history(self) -> None:
        """All sets belong to a session, but one that did so never, and nothing waits to be saved."""
        done = self._program.run("history", "--json")
        assert (done.returncode, done.stderr) == (0, ""), f"history: {done.returncode}, {done.stderr}"
        kept = json.loads(done.stdout)
        homeless = {each["session"] for each in kept["sets"]} - {each["id"] for each in kept["sessions"]}
        assert homeless <= {"unknown"}, f"sets without their session: {homeless}"

    # ------------------------------------------------------------ what a user does

    def _do_something(self, terminal: Terminal) -> None:
        random, screen = self._random, terminal.screen
        chance = random.random()
        column, row = random.randint(1, screen.columns), random.randint(1, screen.lines)
        if chance < 0.76:
            batch = "".join(self._key() for _ in range(self._length()))
            self.sent += len(batch)
        elif chance < 0.86:
            click = f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
            batch = click * random.choice((1, 1, 2, 3)) + (self._key() if random.random() < 0.5 else "")
        elif chance < 0.94:
            batch = f"\x1b[<{random.choice((64, 65))};{column};{row}M" * random.randint(1, 20)
            batch += self._key() if random.random() < 0.3 else ""
        elif chance < 0.97:  # the pointer is moved, and something is dragged: a scroll bar, where there is one
            column = screen.columns - random.randint(0, 9)
            to = random.randint(1, screen.lines)
            batch = f"\x1b[<35;{column};{row}M\x1b[<0;{column};{row}M\x1b[<32;{column};{to}M\x1b[<0;{column};{to}m"
        else:
            columns, rows = random.choice(SIZES)
            self._done.append(f"resize {columns}x{rows}")
            try:
                terminal.resize(columns, rows)
            except OSError:
                return
            batch = self._key()
        self._done.append(f"type {batch!r}")
        try:
            terminal.type(batch)
        except OSError:  # it has ended
            terminal.wait()

    def _length(self) -> int:
        chance = self._random.random()
        return 1 if chance < 0.3 else self._random.randint(2, 8) if chance < 0.85 else self._random.randint(9, BATCH)

    def _key(self) -> str:
        random = self._random
        chance = random.random()
        if chance < 0.45:
            return NAMED[random.choice(MOVES)]
        if chance < 0.93:
            key = random.choice(self._keys)
            # What ends the program at home would leave little time for the rest.
            return key if key not in ("q", "\x03") or random.random() < 0.3 else NAMED["down"]
        if chance < 0.97:
            return random.choice(TYPED)
        return random.choice(("\x1b" * 3, "qg\r", "q\x1bg", "d\rk", "pg", "\x10\x1b[6~", "\r\r", "q" * 4, "  a a"))


def live(seconds: float, seed: int) -> None:
    """Use it for so long, and say how much was done."""
    until, found = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as folder:
            program = Program(Path(folder))
            user = RandomUser(program, seed)
            try:
                user.use(lambda: time.monotonic() >= until)
            except FoundError as error:
                found += 1
                print(f"---- seed {seed}: found\n{error}", flush=True)
            finally:
                program.close()
            print(f"seed {seed}: {user.starts} starts, {user.batches} batches, {user.sent} bytes of keys", flush=True)
        seed += 1
    print(f"found: {found}", flush=True)


if __name__ == "__main__":
    live(float(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else os.getpid())
