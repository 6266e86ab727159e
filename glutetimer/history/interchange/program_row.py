"""A row of another program's sheet, by what its cells mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glutetimer.history.interchange.cells import read_length, read_number, read_unit
from glutetimer.history.interchange.problems import Problems
from glutetimer.history.interchange.programs import Means


class Told(NamedTuple):
    """What a cell says."""

    header: str
    unit: str
    """As the header says it."""
    text: str


class ProgramRow:
    """The cells of a row by what they mean; what is wrong in one is noted with its column."""

    def __init__(self, told: Mapping[Means, list[Told]], place: str, comma: bool, problems: Problems) -> None:
        self._told = told
        self.place = place
        self._comma = comma
        self._problems = problems

    def texts(self, means: Means) -> list[Told]:
        """What stands in the columns of a meaning, where anything does."""
        return self._told.get(means, [])

    def text(self, means: Means) -> str:
        """What stands in the first of them."""
        return next((text for _, _, text in self.texts(means)), "")

    def name(self, means: Means) -> str:
        return " ".join(": ".join(text for _, _, text in self.texts(means)).split())

    def number(self, means: Means) -> float | None:
        """The number of the first of them that is not 0; None where there is none."""
        return self.measured(means)[0]

    def measured(self, means: Means) -> tuple[float | None, str]:
        """The same, with the unit that the header says."""
        for header, unit, text in self.texts(means):
            try:
                number = read_number(text, self._comma)
            except ValueError as error:
                self.wrong(header, str(error))
                continue
            if number:
                return number, unit
        return None, ""

    def seconds(self, means: Means) -> float | None:
        """A length of time; None where there is none, or 0."""
        for header, _, text in self.texts(means):
            try:
                return read_length(text, self._comma) or None
            except ValueError as error:
                self.wrong(header, str(error))
        return None

    def wrong(self, header: str, words: str) -> None:
        self._problems.append(f"{self.place}.{header}: {words}")

    def unit(self, means: Means, known: frozenset[str]) -> str | None:
        """The unit that a cell says; empty where it says none, None where it is none."""
        for header, _, text in self.texts(means):
            try:
                return read_unit(text, known)
            except ValueError as error:
                self.wrong(header, str(error))
                return None
        return ""
