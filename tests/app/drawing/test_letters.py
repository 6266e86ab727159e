"""Letters and signs are those of look.md's table."""

import string

import pytest

from glutetimer.app.drawing.letters import SIGN_TEXT, capitals, drawable, sign, word, word_width
from glutetimer.app.drawing.shape import Shape
from tests.app.drawing.sample import lines


def test_a_word_as_drawn() -> None:
    assert lines(word("Clam")) == [
        ".###.#.....##..#...#",
        "#....#....#..#.##.##",
        "#....#....####.#.#.#",
        "#....#....#..#.#...#",
        ".###.####.#..#.#...#",
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("ready", ["..#..", ".#.#.", "#...#", ".#.#.", "..#.."]),
        ("switch", [".#...", "#####", ".....", "#####", "...#."]),
        ("done", ["....#", "...##", "#.##.", "###..", ".#..."]),
        ("right", ["..#..", "...#.", "#####", "...#.", "..#.."]),
        ("last", ["#####", "#...#", ".#.#.", ".#.#.", "..#.."]),
    ],
)
def test_signs(name: str, rows: list[str]) -> None:
    assert lines(sign(name)) == rows


def test_every_sign_is_also_a_character() -> None:
    assert all(sign(name).width == 5 and len(char) == 1 for name, char in SIGN_TEXT.items())


def test_no_two_letters_look_alike() -> None:
    drawn = {char: tuple(lines(word(char))) for char in string.ascii_uppercase + string.digits + "-+:.,/'!?&()"}
    alike = [(a, b) for a in drawn for b in drawn if a < b and drawn[a] == drawn[b]]
    assert alike == [("0", "O")]


def test_widths() -> None:
    assert word_width("") == 0
    assert word_width("CLAM") == 4 + 1 + 4 + 1 + 4 + 1 + 5
    assert word_width("4 OF 10") == 29
    assert word_width("CLAM", 2) == 40


def test_enlarged_pixels_are_squares() -> None:
    assert lines(Shape.of([0b10, 0b01], 2).enlarged(2)) == ["##..", "##..", "..##", "..##"]


def test_accents_are_left_off() -> None:
    assert capitals("Übung à côté") == "UBUNG A COTE"
    assert capitals("½ − ß") == "1/2 - SS"
    assert drawable("Übung, 2×10!") and not drawable("日本") and not drawable("a_b")
    assert lines(word("é")) == lines(word("E"))
    assert lines(word("_")) == lines(word("?"))
