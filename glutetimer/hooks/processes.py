"""The processes of the user's commands: begun in order by a thread of their own, and taken leave of when they end."""

from __future__ import annotations

import atexit
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread

from glutetimer import system
from glutetimer.files.reading.problem import visible
from glutetimer.settings.settings import Hook
from glutetimer.system.processes import start_apart

MOST = 8
"""Of one hook at once: what comes on top is left out (our choice)."""
LIMIT_S = 30.0
"""A command that takes longer is ended, and what it started with it (our choice)."""
LOOK_EVERY_S = 0.1
"""How often running ones are looked after."""
MOMENT_S = 1.0
"""How long the program's end waits until what has happened is told; for no command's end does it wait (our choice)."""


@dataclass(slots=True)
class _Running:
    """A command that was told an event."""

    hook: Hook
    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)


class Processes:
    """Runs commands: no shell, no terminal, nothing of what they print is seen.

    Args:
        commands: the words of each.
        notice: shows one line; called from this thread, once for each hook that fails.
    """

    def __init__(self, commands: Mapping[Hook, Sequence[str]], notice: Callable[[str], None]) -> None:
        self._commands = commands
        self._notice = notice
        self._orders: SimpleQueue[tuple[Hook, bytes] | None] = SimpleQueue()
        self._told = Flag()
        self._running: list[_Running] = []  # this, and all below, is the thread's
        self._failed: set[Hook] = set()
        atexit.register(self._last)
        Thread(name="glutetimer hooks", target=self._work, daemon=True).start()

    def tell(self, hook: Hook, line: bytes) -> None:
        """Run a hook's command soon, with a line on its standard input."""
        self._orders.put((hook, line))

    def close(self) -> None:
        """Take no more; what was told before is run, and looked after while the program lasts."""
        self._orders.put(None)

    def _last(self) -> None:
        self.close()
        self._told.wait(MOMENT_S)

    # ------------------------------------------------------------ the thread

    def _work(self) -> None:
        while self._running or not self._told.is_set():
            with suppress(Empty):
                if order := self._orders.get(timeout=LOOK_EVERY_S if self._running else None):
                    self._run(*order)
                else:
                    self._told.set()
            self._look()
        atexit.unregister(self._last)

    def _run(self, hook: Hook, line: bytes) -> None:
        if sum(one.hook is hook for one in self._running) >= MOST:
            self._fail(hook, f"{MOST} of it still run; until one ends, no other begins")
            return
        try:
            process = _start(self._commands[hook])
        except FileNotFoundError:
            self._fail(hook, "not found")
        except OSError as error:
            self._fail(hook, (error.strerror or "cannot be run").lower())
        else:
            self._running.append(_Running(hook, process))
            # It fits into an empty pipe, read or not. Who does not read it may have ended already.
            assert process.stdin
            with suppress(OSError), process.stdin as pipe:
                pipe.write(line)

    def _look(self) -> None:
        """Take leave of those that have ended; end those that take too long."""
        for one in list(self._running):
            code = one.process.poll()
            if code is not None:
                self._running.remove(one)
            if code:
                self._fail(one.hook, f"ended with {code}" if code > 0 else f"ended by signal {-code}")
            elif code is None and time.monotonic() - one.began > LIMIT_S:
                self._fail(one.hook, f"took more than {LIMIT_S:g} seconds, and was ended")
                system.this.end_session(one.process, kill=True)

    def _fail(self, hook: Hook, words: str) -> None:
        if hook not in self._failed:
            self._failed.add(hook)
            with suppress(Exception):  # whoever would show it may be gone
                self._notice(f"{hook}: {visible(Path(self._commands[hook][0]).name)}: {words}")


def _start(words: Sequence[str]) -> subprocess.Popen[bytes]:
    program, *arguments = words
    program = os.path.expanduser(program)  # noqa: PTH111 - as a path, ./program would be looked for in PATH
    return start_apart([program, *arguments], stdin=subprocess.PIPE)
