"""A long text on a terminal, page by page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress

from rich.pager import Pager, SystemPager

from glutetimer import system


class CommandPager(Pager):
    """The program that somebody chose, with the options that they chose.

    Python's own overwrites those in `LESS` from 3.13 on: what fits on the screen would wait for a key.
    """

    def __init__(self, command: str) -> None:
        self.command = command

    def show(self, content: str) -> None:
        """Until it is left; Ctrl+C is its own to understand."""
        process = subprocess.Popen(self.command, shell=True, stdin=subprocess.PIPE)
        with suppress(KeyboardInterrupt):
            process.communicate(content.encode(sys.stdout.encoding, "backslashreplace"))
        while process.poll() is None:
            with suppress(KeyboardInterrupt):
                process.wait()


def find_pager() -> Pager:
    """What the variables name, else the system's; where neither can be, what Python has."""
    usual = system.this.pager
    command = os.environ.get("MANPAGER") or os.environ.get("PAGER") or shutil.which(usual)
    can_show = usual and sys.stdin.isatty() and os.environ.get("TERM") not in ("dumb", "emacs")
    return CommandPager(command) if command and can_show else SystemPager()
