"""The problems of a file that anybody may have written: counted all, kept up to a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glutetimer.files.reading.problem import GlutetimerError

MOST_KEPT = 100
"""Of 2,000,000 faulty lines nobody reads more (our choice); the rest are counted."""


class Problems:
    """What is wrong with a file, a line each, in the order in which it was found."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._count = 0

    def __len__(self) -> int:
        """How many there are, those that were not kept included."""
        return self._count

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def append(self, problem: str) -> None:
        """Note one more."""
        self._count += 1
        if len(self._kept) < MOST_KEPT:
            self._kept.append(problem)


class UnreadableError(GlutetimerError):
    """A file that cannot be imported: its problems, one line each."""

    def __init__(self, problems: Iterable[str], count: int | None = None) -> None:
        self.problems = tuple(problems)
        self.count = len(self.problems) if count is None else count
        """Of all problems, those that were not kept included."""
        super().__init__("\n".join(self.problems))
