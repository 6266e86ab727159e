"""Finding things by what people call them: the id, the name or an alias, in any case; or the nearest to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest
from typing import Generic, TypeVar

LONGEST_WORD = 60
"""A longer word is not compared with others: it is no slip of the finger."""

T = TypeVar("T")

_GAP = re.compile(r"[\s_-]+")


def plain(word: str) -> str:
    """A word without its case, with one space where it has spaces, hyphens or underscores."""
    return _GAP.sub(" ", word.casefold()).strip()


def slug(word: str) -> str:
    """The id that a file's name gives: `My plan` is `my-plan`."""
    return plain(word).replace(" ", "-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any."""
    if len(word) > LONGEST_WORD:
        return None
    import difflib  # only a mistake needs it, and every start would pay for it

    return next(iter(difflib.get_close_matches(plain(word), known, 1)), None)


def title(id: str) -> str:
    """The name that an id gives where a file says none."""
    return id.replace("-", " ").capitalize()


class Named(Generic[T]):
    """Things by id, and by everything else that they are called."""

    def __init__(self, things: Mapping[str, T], names: Callable[[T], Iterable[str]]) -> None:
        """Take things by id, and what gives a thing's further names: its name first, then its aliases.

        Where two are called the same, an id goes before a name and a name before an alias.
        """
        self.things = things
        self._ids = {plain(id): id for id in things}
        for rank in zip_longest(*([(name, id) for name in names(thing)] for id, thing in things.items())):
            for name, id in filter(None, rank):
                self._ids.setdefault(plain(name), id)

    def find(self, word: str) -> T | None:
        """What is called so."""
        id = self._ids.get(plain(word))
        return None if id is None else self.things[id]

    def suggestion(self, word: str) -> str:
        """A question to append to a refusal: `; did you mean 'clam'?`, or nothing."""
        near = nearest(word, self._ids)
        return f"; did you mean '{self._ids[near]}'?" if near else ""
