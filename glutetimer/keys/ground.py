"""Whether the terminal's ground is dark or light: it is asked (OSC 11), and where it does not say, its variables are.

It is asked before Textual is imported, which takes longer than most answers: nothing is waited for, and the first
picture has its colours. What comes later is followed then, and must not reach the keys, where it would be typed. Behind
the question stands one that every terminal answers (DA1), in the same order: after it, nothing more is looked for.
"""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from types import TracebackType

from glutetimer import system

_KNOWN = {
    *("xterm", "rxvt", "screen", "tmux", "kitty", "alacritty", "foot", "konsole", "gnome", "vte", "st"),
    *("wezterm", "contour", "ghostty", "mintty", "iterm", "iterm2", "putty"),
}
"""TERM of terminals that take what is not for the screen as such; an older one would print it."""
LEAVE_S = 0.2
"""How long an answer is waited for before a shell comes next (our choice)."""
QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_ANSWER = rb"\x1b\]11;(?P<colour>[^\x07\x1b]*)(?:\x07|\x1b\\)|(?P<last>\x1b\[\?[\d;]*c)"
_BEGUN = rb"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]*\x1b?)?)?)?|\[(?:\?[\d;]*)?)?$"
"""What may go on as an answer."""
_COLOUR = r"(?i)rgba?:([\da-f]{1,4})/([\da-f]{1,4})/([\da-f]{1,4})(?:/[\da-f]{1,4})?|#([\da-f]{6})"
_LUMA = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue are (ITU-R BT.709)."""
_DARK = frozenset("01234568")
"""Of the 16 colours; the others are light."""
PIECE_S = 0.1
"""How long the rest of an answer is waited for that has begun (our choice): it may be Escape."""


def knows_commands(environ: Mapping[str, str]) -> bool:
    """Whether the terminal knows commands of its operating system (OSC): a title, the question for a colour."""
    return re.split("[-+.]", environ.get("TERM", ""), maxsplit=1)[0] in _KNOWN


class Answers:
    """Takes the terminal's answers out of what is typed."""

    def __init__(self) -> None:
        self.colour = ""
        self.is_awaited = False
        """Whether the last one is still to come."""
        self._begun = b""

    def strip(self, typed: bytes) -> bytes:
        """What was typed, without answers; what may be the beginning of one is kept for the next piece."""
        typed, self._begun = self._begun + typed, b""
        if not self.is_awaited:
            return typed
        typed = re.sub(_ANSWER, self._take, typed)
        if self.is_awaited and (begun := re.search(_BEGUN, typed)):
            typed, self._begun = typed[: begun.start()], begun[0]
        return typed

    def flush(self) -> bytes:
        """What has begun and did not go on: it was typed."""
        typed, self._begun = self._begun, b""
        return typed

    def _take(self, found: re.Match[bytes]) -> bytes:
        if found["last"]:
            self.is_awaited = False
        else:
            self.colour = found["colour"].decode("ascii", "replace")
        return b""


class TerminalGround:
    """The question, its answer, and what was typed meanwhile. Nothing is asked but in its context.

    Args:
        keys: where answers come from, and keys; a terminal.
        screen: what leads to the same terminal.
    """

    def __init__(self, keys: int, screen: int) -> None:
        self._keys, self._screen = keys, screen
        self.answers = Answers()
        self._undo: Callable[[], None] = lambda: None
        self.typed = b""
        """What was typed before the first key is read."""
        self.on_told: Callable[[], object] = lambda: None
        """Called where keys are read from, once the ground was told after they are."""

    def __enter__(self) -> TerminalGround:
        # An answer is neither shown nor waited for like a line.
        if undo := system.this.set_cbreak(self._keys):
            self._undo = undo
            os.write(self._screen, QUESTION)
            self.answers.is_awaited = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error:  # the shell comes next, and would take it as typed
            self.take(LEAVE_S)
        self._undo()

    def take(self, seconds: float = 0.0) -> None:
        """Read the answers that are there, or come in so many seconds."""
        end = time.monotonic() + seconds
        while self.answers.is_awaited and select.select([self._keys], [], [], max(0.0, end - time.monotonic()))[0]:
            if not (read := os.read(self._keys, 4096)):
                break
            self.typed += self.answers.strip(read)

    def is_light(self, environ: Mapping[str, str]) -> bool:
        """What the terminal says, or else its variables; dark where nobody does."""
        colour = self.answers.colour
        told = read_lightness(colour) if colour else None
        return told if told is not None else find_lightness(environ)

    @contextmanager
    def reading(self, ended: Callable[[], bool]) -> Iterator[int]:
        """Where to read keys from: what was typed so far, then what is, without answers that are late, until it has
        ended.
        """
        if not self.typed and not self.answers.is_awaited:
            yield self._keys
            return
        keys, pipe = os.pipe()
        thread = Thread(target=self._pass_on, args=(pipe, ended), name="glutetimer answers", daemon=True)
        thread.start()
        try:
            yield keys
        finally:
            thread.join()
            os.close(keys)

    def _pass_on(self, pipe: int, ended: Callable[[], bool]) -> None:
        with open(pipe, "wb", buffering=0) as out:
            out.write(self.typed)
            self.typed = b""
            while not ended():
                if not select.select([self._keys], [], [], PIECE_S)[0]:
                    out.write(self.answers.flush())
                elif read := os.read(self._keys, 4096):
                    known = self.answers.colour
                    out.write(self.answers.strip(read))
                    if self.answers.colour != known:
                        self.on_told()
                else:
                    break


def read_lightness(colour: str) -> bool | None:
    """Whether a colour, as a terminal names it, is light: rgb:ffff/ffff/dddd; None where it is none."""
    if not (found := re.fullmatch(_COLOUR, colour)):
        return None
    parts = [found[4][n : n + 2] for n in (0, 2, 4)] if found[4] else [found[1], found[2], found[3]]
    shares = (int(part, 16) / (int("f" * len(part), 16)) for part in parts)
    return sum(weight * share for weight, share in zip(_LUMA, shares, strict=True)) > 0.5


def find_lightness(environ: Mapping[str, str]) -> bool:
    """What COLORFGBG says, which some terminals set: `15;0`, the ground last; dark where there is none."""
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return ground.isdecimal() and int(ground) < 16 and ground not in _DARK
