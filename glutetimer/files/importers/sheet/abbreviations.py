"""How people shorten what a sheet says, and the few German words among it, as the phrases of a line know them.

Only what says how much, how often and which side: an exercise keeps its name, in whatever language.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from glutetimer.files.importers.sheet.values import TIME, to_seconds

LONGEST_HELD_S = 15
"""A pause from here on is a rest, a shorter one holds a repetition (our choice, as that of a hold that is a set)."""

_NOUN = r"(?:seite|bein|h[üu]fte|arm)(?:n|en)?\b"
LEFT, RIGHT = r"(?:left|links|li|l)\b\.?", r"(?:right|rechts|re|r)\b\.?"
_AND = r"\s?(?:[/+&,-]|and|und|u\.)\s?"

_SPELT_OUT: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
    (r"^wu:", "warm-up:"),
    (r"^cd:", "cool-down:"),
    (r"(?<![\w.])(?:e[./]s|ea[./]s|p[./]s|per s)\b\.?", "each side"),
    (r"(?<![\w.])(?:e[./]l|ea[./]l|p[./]l)\b\.?", "each leg"),
    (r"(?<=\d)\s?/\s?[sl]\b", " each side"),
    (r"\bea?/(?=(?:side|leg|way|direction)\b)", "each "),
    (r"(?<=\d)e\b(?![./-])", " each"),
    (r"(?<![^\W\d_])ea\b\.?|(?<=\d)\s?je\b(?!\s?\w)", " each"),
    (rf"(?:\b(?:je|pro|jede|auf jeder)\s|/\s?){_NOUN}|\bbeiden? seiten\b|\b(?:beidseitig|bds)\b\.?", "each side"),
    (rf"\b(\d+)\s?l{_AND}\1\s?r\b|(?<=x)\s?(\d+)/\2(?![\d/])", lambda found: f" {found[1] or found[2]} each side"),
    (rf"(?<!\w){LEFT}{_AND}{RIGHT}(?!\w)|(?<!\w){RIGHT}{_AND}{LEFT}(?!\w)", "each side"),
    (r"\b(?:rds?|rnds?|runden?|durchg[äa]nge?n?)\b\.?", "rounds"),
    (r"\b(?:satz|s[äa]tzen?)\b", "sets"),
    (r"\b(?:wdhl?n?|wh|wiederholung(?:en)?)\b\.?", "reps"),
    (r"(?<=\d)\s?(?:sek(?:unden?)?)\b\.?", " s"),
    (r"(?<=\d)\s?minuten?\b", " min"),
    (r"(?<=\d)\s?mal\b", " x"),
    (r"(?<!\w)à(?!\w)", "of"),
    (r"(?:(?<=[\sx@(])|^):([0-5]\d)\b", r"\1 s"),
    (r"\b(?:btwn?|b/w|zw\.|zwischen)(?:\s(?:den|the))?(?!\w)", "between"),
    (r"\bbetween seiten\b", "between sides"),
    (r"\bbetween übungen\b", "between exercises"),
    (r"\b(?:tgl\b\.?|täglich\b)", "daily"),
    (r"(?:/|\b(?:pro|die|in der))\s?woche\b", " a week"),
    (r"(?:/|\b(?:pro|am))\s?tag\b", " a day"),
    (r"\bw/o\b", "without"),
    (r"\bhalten\b", "hold"),
    (rf"({TIME})\s?on\b[\s,/|-]*(?={TIME}\s?off\b)", r"\1, "),
    (rf"({TIME})\s?off\b", r"rest \1"),
    (rf"({TIME})[ -]pausen?\b", lambda found: _pause(found, f"{found[1]} rest")),
    (rf"\bpausen?\b[\s:=]*({TIME})", lambda found: _pause(found, f"rest {found[1]}")),
]


def _pause(found: re.Match[str], as_rest: str) -> str:
    shortest = re.match(r"[\d.]+", str(to_seconds(found[1])))
    return as_rest if shortest and float(shortest[0]) >= LONGEST_HELD_S else found[0]


_COMPILED = [(re.compile(pattern, re.IGNORECASE), words) for pattern, words in _SPELT_OUT]


def spell_out(text: str) -> str:
    for pattern, words in _COMPILED:
        text = pattern.sub(words, text)
    return text
