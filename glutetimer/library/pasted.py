"""Lines of a printed sheet put into a workout that is being built."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.reading.names import Named
from glutetimer.files.writing.editing import Spot, insert
from glutetimer.files.writing.toml import tables
from glutetimer.training.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Pasted:
    """What lines of a sheet say."""

    steps: tuple[Mapping[str, object], ...]
    """As a file spells them."""
    own: Mapping[str, Mapping[str, object]]
    """The exercises that they bring, by id."""
    lost: tuple[str, ...]
    """The lines that were not understood, each with why."""
    rounds: bool
    """Whether something was repeated in rounds: each step has as many sets instead."""

    def put_into(self, text: str, spot: Spot) -> tuple[str, Spot]:
        """A workout's text with the steps after a place, and where the last of them is."""
        for step in self.steps:
            text, spot = insert(text, spot, step)
        known = tomllib.loads(text).get("exercises", {})
        for id, table in self.own.items():
            if id not in known:
                text = "\n".join([text.rstrip("\n"), "", *tables(table, "exercises", id)]).rstrip("\n") + "\n"
        return text, spot


def read_pasted(text: str, catalogue: Named[Exercise]) -> Pasted:
    """Read lines of a sheet.

    Raises:
        GlutetimerError: there is no exercise in them.
    """
    sheets = read_sheet(text, catalogue)
    steps: list[Mapping[str, object]] = []
    rounds = False
    own: dict[str, Mapping[str, object]] = {}
    for sheet in sheets:
        document = tomllib.loads(sheet.text)
        steps += [_paced(step, document.get("pace")) for step in _steps(document)]
        rounds |= any("rounds" in part for part in (document, *document.get("block", [])))
        own |= document.get("exercises", {})
    return Pasted(tuple(steps), own, tuple(words for sheet in sheets for words in sheet.lost), rounds)


def _steps(document: dict[str, Any]) -> Iterator[Mapping[str, object]]:
    """All steps in order; what is done in rounds has as many sets, as a step has no rounds."""
    yield from document.get("warmup", [])
    for part in (document, *document.get("block", [])):
        rounds, rest = part.get("rounds", 1), part.get("round-rest", 0)
        for step in part.get("step", []):
            sets = step.get("sets", 1)
            if rounds != 1 and isinstance(rounds, int) and isinstance(sets, int) and step.keys() & {"exercise", "free"}:
                step = {**({"rest": rest} if rest else {}), **step, "sets": sets * rounds}
            yield step
    yield from document.get("finish", [])


def _paced(step: Mapping[str, object], pace: object) -> Mapping[str, object]:
    """A step whose sheet has a pace of its own says it itself."""
    counted = "reps" in step and "tempo" not in step and "pace" not in step and step["reps"] != "max"
    return {**step, "pace": pace} if pace and counted else step
