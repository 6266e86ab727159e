"""Finding things by what people call them: the id, the name or an alias, in any case; or the nearest to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import zip_longest
from typing import Generic, TypeVar

LONGEST_WORD = 60
"""A longer word is not compared with others: it is no slip of the finger."""

MOST_SUGGESTED = 4
"""Things that a refusal names (our choice)."""

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

    def __init__(
        self,
        things: Mapping[str, T],
        names: Callable[[T], Iterable[str]],
        spell: Callable[[str], str] | None = None,
    ) -> None:
        """Take things by id, and what they are called.

        Where two are called the same, an id goes before a name and a name before an alias.

        Args:
            names: a thing's further names: its name first, then its aliases.
            spell: what all spellings of a name have in common; asked where no name fits as it stands.
        """
        self.things = things
        self._names = names
        self._spell = spell
        self._ids = {plain(id): id for id in things}

    def over(self, things: Mapping[str, T]) -> Named[T]:
        """Other things, called in the same way."""
        return Named(things, self._names, self._spell)

    @cached_property
    def _all(self) -> dict[str, str]:
        """The id of each word; a thing may have to be read for its names, so it is asked only when no id fits."""
        found = dict(self._ids)
        for rank in zip_longest(*([(name, id) for name in self._names(thing)] for id, thing in self.things.items())):
            for name, id in filter(None, rank):
                found.setdefault(plain(name), id)
        return found

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """The id of each spelling."""
        found: dict[str, str] = {}
        if self._spell:
            for word, id in self._all.items():
                found.setdefault(self._spell(word), id)
        return found

    def find(self, word: str) -> T | None:
        """What is called so."""
        id = self._ids.get(plain(word)) or self._all.get(plain(word))
        if id is None and self._spell and (spelled := self._spell(word)):
            id = self._spelled.get(spelled)
        return None if id is None else self.things[id]

    def complete(self, word: str) -> T | None:
        """The only thing whose id begins so, or where none does, any of whose names: what somebody typed in part."""
        found = self._begun(word)
        by_id = [id for id in found if plain(id).startswith(plain(word))]
        return self.things[(by_id or found)[0]] if len(by_id or found) == 1 else None

    def suggestion(self, word: str) -> str:
        """A question to append to a refusal: `; did you mean 'clam'?`, or nothing."""
        if found := self._begun(word):
            some = [f"'{id}'" for id in found[:MOST_SUGGESTED]]
            return f"; did you mean {' or '.join([', '.join(some[:-1]), some[-1]]).removeprefix(' or ')}?"
        near = nearest(word, self._all)
        return f"; did you mean '{self._all[near]}'?" if near else ""

    def _begun(self, word: str) -> list[str]:
        """The ids of what is called by anything that begins so, each once, those first whose ids do."""
        begun = plain(word)
        found = {id for name, id in self._all.items() if begun and name.startswith(begun)}
        return sorted(found, key=lambda id: (not plain(id).startswith(begun), id))
