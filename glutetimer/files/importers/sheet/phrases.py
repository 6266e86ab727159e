"""A line of a printed sheet while it is read: the words that no phrase has taken yet, and what it says by now."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from glutetimer.files.importers.sheet.abbreviations import spell_out
from glutetimer.files.importers.sheet.values import REPS, SETS
from glutetimer.files.reading.problem import JOINERS
from glutetimer.files.reading.values import LONGEST_NAME

Values = dict[str, object]

AMOUNTS = ("work", "reps", "hold", "distance", "steps", "breaths")
"""The keys that say how much."""

_WORDS = {
    **{
        word: str(at)
        for at, word in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
        )
    },
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "once": "1 times",
    "twice": "2 times",
    "thrice": "3 times",
}
_COUNTED = (
    rf"(?=[\s-]+(?:{SETS}|{REPS}|rounds?|circuits?|seconds?|secs?|minutes?|mins?|breaths?|steps?|more|on\b|of\b|x\b))"
)
_SPELT_NUMBERS = "|".join(word for word, digits in _WORDS.items() if " " not in digits)
_SPELT = re.compile(
    rf"\b(?:(?:{_SPELT_NUMBERS}){_COUNTED}|(?<=of )(?:{_SPELT_NUMBERS})\b"
    r"|(?:once|twice|thrice)\b(?!\s+(?:a|per|daily)))",
    re.IGNORECASE,
)

_SIGNS = {
    **dict.fromkeys(map(ord, "×✕✖"), "x"),
    **dict.fromkeys(map(ord, "–—−‑"), "-"),
    **dict.fromkeys(map(ord, "’‘"), "'"),
    **dict.fromkeys(map(ord, "“”"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\t"), " "),
}
_BULLET = re.compile(
    r"\s*(?:[-*+>•·‣▪▫◦●○■□☐☑✓✔➢➤»]+\s+|[•·‣▪▫◦●○■□☐☑✓✔➢➤]\s*|\[[ xX]?\]\s*|\(?\d{1,2}[.)](?!\d)\s*|[a-hA-H][.)]\s+"
    r"|(?:[a-hA-H][1-9]|[1-9][a-h])[.):]?\s+"
    r"|(?:exercise|step|ex)\.?\s*#?\d{1,2}\s*[:.)-]\s*)+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'(?<!\d)"(?:[^"\\]|\\.)*"')
HELD = "\ue000"
"""Stands for what is quoted: nothing in it is a phrase."""
_KEPT = re.compile(f"{HELD}(\\d+){HELD}")
APART = "\ue001"
"""Stands where a phrase was taken out: what is left and right of it is not one name."""

_PATTERNS: dict[str, re.Pattern[str]] = {}


@dataclass(slots=True)
class Line:
    """What a line says."""

    name: str = ""
    keys: Values = field(default_factory=dict)
    """Of a step."""
    group: Values = field(default_factory=dict)
    """Of the steps around it: rounds, and rests between them."""
    left: list[str] = field(default_factory=list)
    """Words that are neither, to be kept as a note."""
    taken: list[str] = field(default_factory=list)
    """What was read in one of several ways, in words."""
    frequency: str = ""
    free: bool = False
    quoted: bool = False
    """Its name is as it stands."""
    exact: bool = False
    """It says all that it means: nothing is made of it to suit the exercise."""

    @property
    def has_amount(self) -> bool:
        return any(key in self.keys for key in AMOUNTS)


def plain_signs(text: str) -> str:
    """A line with one spelling for each sign that sheets have several of."""
    return " ".join(text.translate(_SIGNS).split())


def without_bullet(text: str) -> str:
    """A line without the sign or number that begins it."""
    match = _BULLET.match(text)
    rest = text[match.end() :] if match else text
    return rest if rest.strip() else ""


class Phrases:
    """The words of a line. Phrases are looked for wherever they stand and taken out one after the other."""

    def __init__(self, text: str) -> None:
        self._quotes: list[str] = []
        bare = text.replace(HELD, "").replace(APART, "")
        self.text = without_bullet(plain_signs(_QUOTED.sub(self._hold, bare)))
        self.text = _SPELT.sub(lambda found: _WORDS[found[0].lower()], self.text)
        self.text = spell_out(self.text)

    def _hold(self, found: re.Match[str]) -> str:
        try:
            words = json.loads(found[0])
        except ValueError:
            return found[0]
        if not all(sign.isprintable() or sign in JOINERS for sign in words):
            return found[0]
        self._quotes.append(words)
        return f"{HELD}{len(self._quotes) - 1}{HELD}"

    def unquote(self, text: str) -> str:
        """With what is quoted in it, as it stands."""
        return _KEPT.sub(lambda found: self._quotes[int(found[1])], text)

    def is_quoted(self, text: str) -> bool:
        return _KEPT.fullmatch(text) is not None

    def has(self, pattern: str) -> bool:
        return _compiled(pattern).search(self.text) is not None

    def take(self, pattern: str) -> re.Match[str] | None:
        """The first such phrase, taken out."""
        found = _compiled(pattern).search(self.text)
        if found:
            self.text = f"{self.text[: found.start()]}{APART}{self.text[found.end() :]}"
        return found


def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern not in _PATTERNS:
        _PATTERNS[pattern] = re.compile(pattern, re.IGNORECASE)
    return _PATTERNS[pattern]


def shorten(words: str) -> str:
    """Words that fit where a name does."""
    return words[:LONGEST_NAME].strip()
