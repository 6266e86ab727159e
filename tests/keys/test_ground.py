"""The terminal's ground: what it says, what its variables say, and that no answer is taken for keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.keys.ground import Answers, find_lightness, knows_commands, read_lightness


@pytest.mark.parametrize(
    ("colour", "is_light"),
    [("rgb:ffff/ffff/ffff", True), ("rgb:0000/0000/0000", False), ("rgb:f/f/d", True), ("rgb:1e1e/1e1e/2e2e", False),
     ("rgba:fdfd/f6f6/e3e3/ffff", True), ("#002b36", False), ("#FDF6E3", True), ("rgb:0000/8000/0000", False),
     ("", None), ("rgb:12345/0/0", None), ("white", None)],
)  # fmt: skip
def test_a_colour_as_terminals_name_it(colour: str, is_light: bool | None) -> None:
    assert read_lightness(colour) is is_light


@pytest.mark.parametrize(
    ("value", "is_light"),
    [("15;0", False), ("0;15", True), ("0;default;15", True), ("7;8", False), ("0;7", True), ("", False),
     ("0;default", False), ("12;11", True), ("0;99", False)],
)  # fmt: skip
def test_what_some_terminals_set(value: str, is_light: bool) -> None:
    assert find_lightness({"COLORFGBG": value}) is is_light


COLOUR = b"\x1b]11;rgb:fafa/fafa/fafa"
TYPED = st.sampled_from(
    [b"q", b"\x1b", b"\x1b[A", b"\x1bOC", b"\x1b[<0;3;4M", b"11;", b"]", "é".encode(), b"\x1b[?2026;2$y"]
)


@given(
    st.lists(TYPED, max_size=6), st.lists(TYPED, max_size=6), st.lists(TYPED, max_size=6),
    st.sampled_from([b"\x07", b"\x1b\\"]), st.lists(st.integers(1, 5), min_size=1, max_size=9), st.booleans(),
)  # fmt: skip
def test_whatever_is_typed_around_the_answers_arrives_and_nothing_else(
    before: list[bytes], between: list[bytes], after: list[bytes], end: bytes, sizes: list[int], knows: bool
) -> None:
    between = [each for each in between if each != b"\x1b"]  # an Escape right before another escape is no answer's
    before = [each for each in before if each != b"\x1b"]
    answers, found = Answers(), b""
    answers.is_awaited = True
    sent = b"".join((*before, COLOUR + end if knows else b"", *between, b"\x1b[?64;1;9c", *after))
    at = turn = 0
    while at < len(sent):
        size = sizes[turn % len(sizes)]
        found += answers.strip(sent[at : at + size])
        at, turn = at + size, turn + 1
    found += answers.flush()
    assert found == b"".join((*before, *between, *after))
    assert answers.colour == ("rgb:fafa/fafa/fafa" if knows else "")
    assert not answers.is_awaited and answers.strip(b"\x1b[?1c") == b"\x1b[?1c"


@pytest.mark.parametrize(
    ("term", "knows"),
    [("xterm-256color", True), ("screen.xterm-256color", True), ("tmux-256color", True), ("st-256color", True),
     ("xterm", True), ("alacritty", True), ("linux", False), ("vt100", False), ("stterm", False), ("", False)],
)  # fmt: skip
def test_a_terminal_that_would_print_it_is_asked_nothing(term: str, knows: bool) -> None:
    assert knows_commands({"TERM": term}) is knows
