"""What people call exercises: every spelling of a name comes to one, and a side beside it is told apart from it.

The names themselves are those of the catalogue: id, name and aliases of each exercise's file.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import combining, normalize

from glutetimer.training.exercise import Side

_WORD = re.compile(r"[^\W_]+")
_WITH = re.compile(r"\bw/")
_UNLOADED = re.compile(r"\bbody[\s-]?weight\b")
"""What a name says that has nothing to say: other programs tell a squat from that with a barbell."""
_NO_NAME = re.compile(r"[/\\$|<>&;=]|\w\.\w")
"""Two names, or none: a path, a command."""
_APOSTROPHES = str.maketrans("", "", "'’`")

_SAME = {
    **dict.fromkeys(("one", "1", "unilateral"), "single"),
    **dict.fromkeys(("double", "2", "bilateral"), "two"),
    **dict.fromkeys(("legs", "legged"), "leg"),
    "sl": "singleleg",
    "gluteal": "glute",
    "w": "with",
}
"""Words that say the same in an exercise's name."""

_FILLERS = frozenset(
    [
        *("the", "an", "of", "with", "your", "exercise", "exercises", "variation", "standard", "basic", "regular"),
        *("band", "bands", "banded", "miniband", "mini", "loop", "resistance"),
    ]
)
"""Words without which it is the same exercise; a band is a load (our choice). `a` is one only in `with a`: there is
the A skip."""

_EACH = frozenset(("each", "per", "every", "either", "both"))
_NOUNS = frozenset(
    [
        *("side", "sides", "leg", "legs", "glute", "hip", "foot", "way"),
        *("seite", "bein", "côté", "jambe", "lado", "pierna", "lato", "gamba"),
    ]
)

_LEFT = ("left", "l", "links", "linke", "gauche", "izquierda", "izquierdo", "sinistra", "sinistro", "esquerda", "lewa")
_RIGHT = ("right", "r", "rechts", "rechte", "droite", "derecha", "derecho", "destra", "destro", "direita", "prawa")
_SIDES = dict.fromkeys(_LEFT, Side.LEFT) | dict.fromkeys(_RIGHT, Side.RIGHT)
_LINKS = frozenset(("on", "the", "to", "à", "a", "die", "auf", "der", "la", "al", "de", "side:", "-"))


def spell_exercise_name(name: str) -> str:
    """What all spellings of a name have in common: whatever their case, accents, gaps, plurals and fillers.

    `Clam shells`, `clamshell` and `The Clam-Shell exercise` come to one. It is for comparing, not for showing; empty
    for what is no name.
    """
    bare = "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))
    bare = _UNLOADED.sub(" ", _WITH.sub("with ", bare.translate(_APOSTROPHES)))
    if _NO_NAME.search(bare):
        return ""
    words = [_SAME.get(word, word) for word in _without_each(_WORD.findall(bare))]
    kept = [word for before, word in pairwise(["", *words]) if not _is_filler(word, before)]
    return "".join(map(_stem, kept or words))


def part_side(name: str) -> tuple[str, Side | None]:
    """A name without the side that it ends or begins with, and that side: `Clam (left)`, `Linke Seite: Clam`.

    Where both sides are named, as in `Clam, left/right`, it is neither.
    """
    words = [word for word in re.split(r"[\s()\[\],/:–—-]+", name) if word]
    for order in (1, -1):  # at its end, else at its beginning
        left = words[::-order]
        dropped = 0
        while dropped < len(left) and left[dropped].casefold() in _NOUNS:
            dropped += 1
        side = _SIDES.get(left[dropped].casefold().rstrip(".")) if dropped < len(left) - 1 else None
        if side:
            stem = left[dropped + 1 :]
            while order == 1 and len(stem) > 1 and stem[0].casefold() in _LINKS:
                stem = stem[1:]
            while order == -1 and len(stem) > 1 and stem[0].casefold() in _NOUNS | _LINKS:
                stem = stem[1:]
            rest = [word for word in stem if _SIDES.get(word.casefold()) is not side.other]
            return " ".join(rest[::-order]), side if rest == stem else None
    return name, None


def _without_each(words: list[str]) -> list[str]:
    drop = {at for at, (word, noun) in enumerate(pairwise(words)) if word in _EACH and noun in _NOUNS}
    return [word for at, word in enumerate(words) if at not in drop and at - 1 not in drop]


def _is_filler(word: str, before: str) -> bool:
    return word in _FILLERS or (word == "a" and before in ("with", "of"))


def _stem(word: str) -> str:
    """An English word without the ending that makes it a plural or a doing: raises, bridging."""
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif len(word) > 1 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
