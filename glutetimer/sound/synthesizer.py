"""What makes frames of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from glutetimer.sound.tones import Frames


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are said, as the settings have it."""

    volume: int = 100
    """0 to 100."""
    name: str = ""
    """Of a voice, as what speaks knows it; empty: the one of the language."""
    language: str = "en"
    """Whose accent."""
    speed: int = 100
    """In hundredths of the usual one."""

    @property
    def words_a_minute(self) -> int:
        """The speed as most programs count it."""
        return round(175 * self.speed / 100)


class SynthesisError(Exception):
    """Words cannot be said; its text says why, in a line."""


class Synthesizer(Protocol):
    """Says words into memory. One thread at a time asks it."""

    @property
    def name(self) -> str:
        """What speaks, in words."""
        ...

    @property
    def instant(self) -> bool:
        """Whether it takes next to no time: how long words take is then tried, not reckoned."""
        ...

    def synthesize(self, words: str) -> Frames:
        """The frames of words, at the stream's rate.

        Raises:
            SynthesisError: they cannot be said.
        """
        ...


class SynthesizerChain:
    """Says words by the first that can; one that fails is not asked again. `links`: the best first."""

    def __init__(self, links: Iterable[Synthesizer] = ()) -> None:
        self.problem = ""
        """Why the best one does not speak; empty where it does."""
        self._links = list(links)

    @property
    def works(self) -> bool:
        return bool(self._links)

    @property
    def name(self) -> str:
        return next((each.name for each in self._links), "")

    @property
    def instant(self) -> bool:
        """Whether what speaks takes next to no time."""
        return all(each.instant for each in self._links[:1])

    def synthesize(self, words: str) -> Frames:
        """The frames of words."""
        for each in self._links:
            try:
                return each.synthesize(words)
            except SynthesisError as error:
                self._links = [link for link in self._links if link is not each]  # another thread may be at it
                self.problem = self.problem or f"voice: {each.name}: {error}"
        raise SynthesisError("nothing speaks")
