"""The parts of a sheet, written as a workout file: each line with the step that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glutetimer.files.importers.sheet.phrases import Values
from glutetimer.files.reading.step import OF_SIDES
from glutetimer.files.writing.toml import lines, tables

_ORDER = (
    *("exercise", "free", "work", "reps", "hold", "distance", "steps", "breaths", "tempo", "pace", "load", "fatigued"),
    *("sides", "first", "switch", "switch-after", "sets", "rest", "cue", "note", "instead"),
)
"""The order in which a file has them."""
_TURNS = frozenset(("rounds", "until", "order", "sides"))
"""What only a block has: a warm-up or a finish that is repeated is one, in its place."""


@dataclass(slots=True)
class SheetStep:
    """A step, and where it stands."""

    keys: Values
    text: str
    line: int
    below: list[str] = field(default_factory=list)
    """Lines that stand below it and are no steps."""


@dataclass(slots=True)
class SheetPart:
    """Steps that are repeated together."""

    kind: str = "step"
    """`warmup`, `step` or `finish`."""
    is_block: bool = False
    """It is a block, even if it is the only one."""
    said: Values = field(default_factory=dict)
    """How they are repeated, as a file spells it."""
    steps: list[SheetStep] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """Lines that stand above it."""
    superset: str = ""
    """A letter, as in A1 and A2, or the heading: its steps take turns, set by set."""
    usual: Values = field(default_factory=dict)
    """What its steps say where they say nothing."""


def take_turns(part: SheetPart) -> str:
    """Make rounds of the sets of a superset, and of a rest below them the rest between rounds; or why not."""
    steps = [step for step in part.steps if "exercise" in step.keys or "free" in step.keys]
    sets = {step.keys.get("sets", 1) for step in steps}
    if len(steps) < 2 or "rounds" in part.said or sets == {1}:
        return ""
    if len(sets) > 1 or not all(isinstance(each, int) for each in sets):
        return "their sets differ, so they are one after the other"
    part.said["rounds"] = sets.pop()
    for step in steps:
        step.keys.pop("sets", None)
    if len(part.steps) > 1 and part.steps[-1].keys.keys() == {"rest"}:
        part.said.setdefault("round-rest", part.steps.pop().keys["rest"])
    return ""


Written = Iterator[tuple[str, SheetStep | None]]
"""Lines of a file, each with the step that it belongs to."""


def write_parts(head: Values, parts: Iterable[SheetPart], own: Mapping[str, Values]) -> Written:
    parts = [part for part in parts if part.steps or part.comments]
    for part in parts:
        if part.said.keys() & _TURNS:
            part.kind = "step"
    main = [part for part in parts if part.kind == "step" and part.steps]
    alone = len(main) <= 1 and not any(part.is_block for part in main)
    yield from _plain(lines(head | (_repeated(main[0].said) if alone and main else {})))
    for kind in ("warmup", "step", "finish"):
        for part in parts:
            if part.kind == kind:
                yield from _part(part, kind if alone or kind != "step" else "block")
    for id, table in own.items():
        yield from _plain(["", *list(tables(table, "exercises", id))[:-1]])


def _plain(texts: Iterable[str]) -> Written:
    return ((line, None) for line in texts)


def _repeated(said: Values) -> Values:
    return {key: value for key, value in said.items() if value != 1 or key != "rounds"}


def _part(part: SheetPart, kind: str) -> Written:
    if part.comments:
        yield from _plain(["", *(f"# {words}" for words in part.comments)])
    if kind == "block" and part.steps:
        yield from _plain(["", "[[block]]", *lines(_repeated(part.said))])
    for step in part.steps:
        yield "", None
        yield f"[[{'block.step' if kind == 'block' else kind}]]", step
        unsaid = OF_SIDES if part.said.get("sides") == "each" else ()
        ordered = {key: step.keys[key] for key in (*_ORDER, *step.keys) if key in step.keys and key not in unsaid}
        if step.keys.get("rest") == 0:
            del ordered["rest"]
        yield from ((line, step) for line in lines(ordered))
        if step.below:
            yield from _plain(["", *(f"# {words}" for words in step.below)])
