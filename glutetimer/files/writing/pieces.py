"""A workout's text in pieces, one for each step and block as it is written: joined, they are the text again.

A comment that stands directly above a header belongs to it, and one directly below its keys; what stands apart, between
blank lines, keeps its place whatever becomes of the steps around it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from glutetimer.files.reading.locate import locate
from glutetimer.files.reading.problem import GlutetimerError

WARMUP, STEP, BLOCK, BLOCK_STEP, FINISH = "warmup", "step", "block", "block.step", "finish"

_BROUGHT = (("exercises",), ("figures",))
"""What stands below the steps: exercises of the file's own."""

NOT_UNDERSTOOD = "it is laid out in a way that is not understood here; `glutetimer workouts edit` opens it"

_HEADER = re.compile(r"(?P<before>[ \t]*\[\[)(?P<kind>[^\]]*)(?P<after>\]\].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A step, or what is said of a block before its steps. Every part is whole lines."""

    kind: str
    """What stands in its brackets: `warmup`, `step`, `block`, `block.step` or `finish`."""
    gap: str
    """Blank lines and comments that stand apart, before it."""
    lead: str
    """The comment directly above its header."""
    header: str
    body: str
    """Its keys, and the comment directly below them."""

    @property
    def text(self) -> str:
        """The piece without what stands apart."""
        return self.lead + self.header + self.body

    def of_kind(self, kind: str) -> Piece:
        """The same step in another part of the workout."""
        header = _HEADER.sub(lambda match: f"{match['before']}{kind}{match['after']}", self.header)
        below = re.compile(rf"^([ \t]*\[[ \t]*){re.escape(self.kind)}(?=[ \t]*\.)", re.MULTILINE)
        body = below.sub(lambda match: match[1] + kind, self.body)
        return Piece(kind, self.gap, self.lead, header, body)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text taken apart."""

    head: str
    """What is said of the whole workout."""
    pieces: tuple[Piece, ...]
    tail: str
    """What stands apart at the end, and the exercises of the file's own."""

    @property
    def text(self) -> str:
        return self.head + "".join(piece.gap + piece.text for piece in self.pieces) + self.tail


def take_apart(text: str) -> Pieces:
    """Take the text of a workout apart, which a reader has found faultless, with \\n for line ends.

    Raises:
        GlutetimerError: it is laid out in a way that cannot be: its steps stand in one line, say.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    spots = locate(text)
    found = sorted((text.rfind("\n", 0, spot[0]) + 1, kind) for path, spot in spots.items() if (kind := _kind(path)))
    starts = [start for start, _ in found]
    begins = [text.rfind("\n", 0, spot[0]) + 1 for path, spot in spots.items() if path[:1] in _BROUGHT]
    ends = min((begin for begin in begins if starts and begin > starts[0]), default=len(text))
    if starts and starts[-1] > ends:
        raise GlutetimerError(NOT_UNDERSTOOD)
    whole, text = text, text[:ends]
    for start, kind in found:
        match = _HEADER.match(text, start)
        if match is None or match["kind"].replace(" ", "").replace("\t", "") != kind:
            raise GlutetimerError(NOT_UNDERSTOOD)
    head, gap, lead = _parted(text[: starts[0]] if starts else text, last=not starts)
    if not head and not gap:  # a comment at the very top is the file's
        head, lead = lead, ""
    pieces: list[Piece] = []
    for (start, kind), end in zip(found, [*starts[1:], len(text)], strict=True):
        header, _, rest = text[start:end].partition("\n")
        body, next_gap, next_lead = _parted(rest, last=end == len(text))
        pieces.append(Piece(kind, gap, lead, header + "\n", body))
        gap, lead = next_gap, next_lead
    apart = Pieces(head, tuple(pieces), gap + whole[ends:])
    if apart.text != whole or not all(map(_is_toml, (head, *(piece.header + piece.body for piece in pieces)))):
        raise GlutetimerError(NOT_UNDERSTOOD)
    return apart


def _kind(path: tuple[str | int, ...]) -> str:
    match path:
        case ("warmup" | "step" | "block" | "finish" as kind, int()):
            return str(kind)
        case ("block", int(), "step", int()):
            return BLOCK_STEP
    return ""


def _parted(text: str, last: bool) -> tuple[str, str, str]:
    """Lines below a header: what belongs to it, what stands apart, and what belongs to the next header."""
    lines = text.splitlines(keepends=True)
    end = max((n for n, line in enumerate(lines, 1) if not _is_idle(line)), default=0)
    begin = len(lines)
    while not last and begin > end and lines[begin - 1].strip():
        begin -= 1
    while end < begin and lines[end].strip():
        end += 1
    return "".join(lines[:end]), "".join(lines[end:begin]), "".join(lines[begin:])


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def has_keys(text: str) -> bool:
    """Whether there is more in it than comments."""
    return any(not _is_idle(line) for line in text.splitlines())


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
