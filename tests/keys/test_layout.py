"""Caps lock, and keyboards of other scripts."""

from __future__ import annotations

import pytest

from glutetimer.keys.layout import latin_key

QWERTY = "qwertyuiopasdfghjklzxcvbnm"


@pytest.mark.parametrize(
    ("key", "own", "is_"),
    [
        ("q", {"q"}, "q"), ("Q", {"q"}, "q"), ("й", {"q"}, "q"), ("Й", {"q"}, "q"),
        ("J", {"j", "J"}, "J"), ("О", {"j", "J"}, "J"), ("о", {"j", "J"}, "j"), ("О", {"j"}, "j"),
        ("й", {"й", "q"}, "й"), ("É", {"é"}, "é"), ("Q", set(), "q"),
        ("ctrl+с", set(), "ctrl+c"), ("ctrl+c", {"ctrl+c"}, "ctrl+c"), ("λ", {"l"}, "l"), ("ש", {"a"}, "a"),
        ("left", {"left"}, "left"), ("add", {"plus"}, "plus"),
        ("add", {"add", "plus"}, "add"), ("F1", set(), "F1"), ("question_mark", set(), "question_mark"),
        (" ", set(), " "), ("+", set(), "+"), ("\r", set(), "\r"), ("ß", {"ß"}, "ß"),
    ],
)  # fmt: skip
def test_the_key_in_its_place_is_meant(key: str, own: set[str], is_: str) -> None:
    assert latin_key(key, own) == is_


@pytest.mark.parametrize(
    ("row", "places"),
    [("йцукенгшщзфывапролдячсмить", QWERTY), ("ςερτυθιοπασδφγηξκλζχψωβνμ", QWERTY[1:])],
)
def test_every_letter_of_a_layout_has_its_place(row: str, places: str) -> None:
    assert "".join(map(latin_key, row)) == places
    assert "".join(latin_key(letter.upper()) for letter in row) == places.replace("w", "s" if row[0] == "ς" else "w")
