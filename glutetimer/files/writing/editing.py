"""Steps added, taken out, moved and changed in a workout's text: every line that this does not touch stays as it is.

Each function takes a text that a reader has found faultless, and gives another; whether that is faultless too is the
reader's to say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from glutetimer.files.reading.duration import clock_with_tenths, number
from glutetimer.files.reading.locate import locate
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import TURNS
from glutetimer.files.writing.pieces import (
    BLOCK,
    BLOCK_STEP,
    FINISH,
    NOT_UNDERSTOOD,
    STEP,
    WARMUP,
    Piece,
    Pieces,
    has_keys,
    take_apart,
)
from glutetimer.files.writing.toml import lines
from glutetimer.files.writing.toml_edit import change_document

Value = str | float | bool | list[object] | Mapping[str, str] | None
"""What a key may become; None takes it out."""


class Spot(NamedTuple):
    """A place in a workout as it is written."""

    part: int = -1
    """Of `Workout.parts`; -1 for what is said of the whole workout."""
    step: int = -1
    """Of the part's steps; -1 for what is said of the part itself."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part of the workout stands among the pieces."""

    kind: str
    """That of its steps."""
    steps: tuple[int, ...]
    begins: int
    """Where a first step would be put in."""
    block: int | None = None


def put(text: str, spot: Spot, changes: Mapping[str, Value], renamed: Mapping[str, str] | None = None) -> str:
    """Change keys of a step, a block, or of the workout itself: a line that is there keeps its place and its comment.

    Args:
        changes: by key. Numbers are seconds where the key's are: one that was written "1:30" is written so again.
        renamed: keys that others take the place of, old to new.

    Raises:
        GlutetimerError: the file is laid out in a way that is not understood.
    """
    whole = take_apart(text)
    at = _piece_of(whole, spot)
    if at is None:
        head = _put(whole.head, changes, renamed or {})
        first = whole.pieces[0]
        gap = first.gap or "\n" if not has_keys(whole.head) else first.gap
        return replace(whole, head=head, pieces=(replace(first, gap=gap), *whole.pieces[1:])).text
    piece = whole.pieces[at]
    pieces = list(whole.pieces)
    pieces[at] = replace(piece, body=_put(piece.body, changes, renamed or {}))
    return replace(whole, pieces=tuple(pieces)).text


def put_all(text: str, changes: Mapping[Spot, Mapping[str, Value]]) -> str:
    for spot, keys in changes.items():
        text = put(text, spot, keys)
    return text


def insert(text: str, spot: Spot, keys: Mapping[str, object]) -> tuple[str, Spot]:
    """Put a new step after another, or first in its part; returns where it is. `spot`: a step, a part, or the whole
    workout, which means its first part with steps.
    """
    whole = take_apart(text)
    parts = _parts(whole)
    if spot.part < 0:
        spot = Spot(next(n for n, part in enumerate(parts) if part.steps))
    part = parts[spot.part]
    at = part.steps[spot.step] + 1 if spot.step >= 0 else part.begins
    new = Piece(part.kind, "\n", "", f"[[{part.kind}]]\n", _written(keys))
    return _with(whole, at, new).text, Spot(spot.part, spot.step + 1)


def insert_block(text: str, spot: Spot, keys: Mapping[str, object]) -> tuple[str, Spot]:
    """Put a new block with one step after another, or after the steps, which then become a block too. `spot`: in the
    block after which it comes; in the warm-up and for the whole workout it comes first.
    """
    whole = take_apart(text)
    if not any(piece.kind == BLOCK for piece in whole.pieces):
        whole = _in_a_block(whole)
    blocks = [part for part in _parts(whole) if part.block is not None]
    place = min(max(spot.part, 0), len(blocks))
    if place:
        before = blocks[place - 1]
        at = max((before.begins - 1, *before.steps)) + 1
    else:
        at = blocks[0].begins - 1
    whole = _with(whole, at, Piece(BLOCK, "\n", "", "[[block]]\n", ""))
    whole = _with(whole, at + 1, Piece(BLOCK_STEP, "\n", "", f"[[{BLOCK_STEP}]]\n", _written(keys)))
    return whole.text, Spot(place + 1, 0)


def _written(keys: Mapping[str, object]) -> str:
    return "".join(f"{line}\n" for line in lines(keys))


def _in_a_block(whole: Pieces) -> Pieces:
    """The same workout with its steps in a block, which says how they are repeated."""
    said = tomllib.loads(whole.head)
    turns: dict[str, object] = {key: said[key] for key in TURNS if key in said}
    head = _put(whole.head, dict.fromkeys(turns), {}) if turns else whole.head
    at = next(n for n, piece in enumerate(whole.pieces) if piece.kind == STEP)
    pieces = [piece.of_kind(BLOCK_STEP) if piece.kind == STEP else piece for piece in whole.pieces]
    block = Piece(BLOCK, pieces[at].gap, "", "[[block]]\n", _written(turns))
    pieces[at] = replace(pieces[at], gap="\n")
    return replace(whole, head=head, pieces=(*pieces[:at], block, *pieces[at:]))


def delete(text: str, spot: Spot) -> tuple[str, Spot]:
    """Take a step out, or a block with its steps, and the comments that belong to them; returns what is there now."""
    whole = take_apart(text)
    parts = _parts(whole)
    part = parts[spot.part]
    gone = [part.steps[spot.step]] if spot.step >= 0 else [*part.steps, *([] if part.block is None else [part.block])]
    for at in sorted(gone, reverse=True):
        whole = _without(whole, at)
    last = len(part.steps) - 2
    return whole.text, Spot(spot.part, min(spot.step, last)) if spot.step >= 0 and last >= 0 else Spot()


def move(text: str, spot: Spot, by: int) -> tuple[str, Spot]:
    """Move a step before the one above (-1) or after the one below (1), into the next part beyond its part's end."""
    whole = take_apart(text)
    parts = _parts(whole)
    part, other = parts[spot.part], spot.step + by
    at = part.steps[spot.step]
    pieces = list(whole.pieces)
    if 0 <= other < len(part.steps):
        there = part.steps[other]
        one, two = pieces[at], pieces[there]
        pieces[at], pieces[there] = replace(two, gap=one.gap), replace(one, gap=two.gap)
        return replace(whole, pieces=tuple(pieces)).text, Spot(spot.part, other)
    if not 0 <= spot.part + by < len(parts):
        return text, spot
    target = parts[spot.part + by]
    piece = pieces[at].of_kind(target.kind)
    if not target.steps and (by > 0 or part.block is None):  # a warm-up or a finish begins with it, where it stands
        pieces[at] = piece
        return replace(whole, pieces=tuple(pieces)).text, Spot(spot.part + by, 0)
    to = target.begins if by > 0 or not target.steps else target.steps[-1] + 1
    whole = _without(whole, at)
    whole = _with(whole, to - (at < to), replace(piece, gap="\n"))
    return whole.text, Spot(spot.part + by, 0 if by > 0 else len(target.steps))


def _parts(whole: Pieces) -> tuple[_Part, ...]:
    """The parts in the order of `Workout.parts`."""
    kinds = [piece.kind for piece in whole.pieces]

    def steps(kind: str, start: int = 0, stop: int | None = None) -> tuple[int, ...]:
        stop = len(kinds) if stop is None else stop
        return tuple(n for n in range(start, stop) if kinds[n] == kind)

    blocks = steps(BLOCK)
    if blocks:
        main = [
            _Part(BLOCK_STEP, steps(BLOCK_STEP, start, stop), start + 1, start)
            for start, stop in zip(blocks, [*blocks[1:], len(kinds)], strict=True)
        ]
    else:
        own = steps(STEP)
        main = [_Part(STEP, own, own[0])]
    warmup, finish = steps(WARMUP), steps(FINISH)
    after = max(n for part in main for n in (part.begins - 1, *part.steps)) + 1
    return (
        _Part(WARMUP, warmup, warmup[0] if warmup else (blocks[0] if blocks else main[0].begins)),
        *main,
        _Part(FINISH, finish, finish[0] if finish else after),
    )


def _piece_of(whole: Pieces, spot: Spot) -> int | None:
    """The piece that says it; None for the head."""
    if spot.part < 0:
        return None
    part = _parts(whole)[spot.part]
    return part.steps[spot.step] if spot.step >= 0 else part.block


def _with(whole: Pieces, at: int, piece: Piece) -> Pieces:
    """One piece more: a blank line before it, and after it."""
    pieces = list(whole.pieces)
    if at == 0 and not whole.head:
        piece = replace(piece, gap="")
    if at < len(pieces):
        after = pieces[at]
        if after.gap.lstrip("\n"):  # what stands apart there stays before what it stood before
            pieces[at] = replace(after, gap=after.gap if after.gap.startswith("\n") else "\n" + after.gap)
        else:
            pieces[at] = replace(after, gap=after.gap or "\n")
    pieces.insert(at, piece)
    return replace(whole, pieces=tuple(pieces))


def _without(whole: Pieces, at: int) -> Pieces:
    """One piece less; what stands apart stays."""
    pieces, tail = list(whole.pieces), whole.tail
    gone = pieces.pop(at)
    apart = gone.gap.rstrip("\n") + "\n" if gone.gap.strip() else ""
    if at < len(pieces):
        after = pieces[at].gap
        pieces[at] = replace(pieces[at], gap=apart + after if apart else gone.gap and after)
    else:
        tail = apart + tail
    return replace(whole, pieces=tuple(pieces), tail=tail)


def _put(fragment: str, changes: Mapping[str, Value], renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        at, _ = locate(fragment).get((old,), (-1, -1))
        if fragment.startswith(old, at) and at >= 0:
            fragment = fragment[:at] + new + fragment[at + len(old) :]
    # A count that takes a time's place is not written as one.
    was = {key: value for key, value in tomllib.loads(fragment).items() if key not in renamed.values()}
    spelt: dict[tuple[str, ...], Value] = {(key,): _spelt(value, was.get(key)) for key, value in changes.items()}
    try:
        return change_document(fragment.encode(), spelt).decode()
    except GlutetimerError:
        raise GlutetimerError(NOT_UNDERSTOOD) from None


def _spelt(value: Value, was: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    whole = value == int(value)  # a clock has no tenths
    return clock_with_tenths(value) if whole and isinstance(was, str) and ":" in was else number(value)
