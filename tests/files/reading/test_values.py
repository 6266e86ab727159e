"""Commands in a file: words, or a text that is split."""

import os

import pytest

from glutetimer.files.reading.values import MOST_WORDS, command


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("notify-send Rest", ("notify-send", "Rest")),
        ('notify-send "a rest; really" "$HOME"', ("notify-send", "a rest; really", "$HOME")),
        (["sh", "-c", "cat >> log"], ("sh", "-c", "cat >> log")),
        (["say", ""], ("say", "")),
    ],
)
def test_words(value: object, words: tuple[str, ...]) -> None:
    assert command(value) == words


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (5, '5 is no command; write its words, such as ["notify-send", "Rest"]'),
        (True, 'true is no command; write its words, such as ["notify-send", "Rest"]'),
        (["sleep", 5], 'a list is no command; write its words, such as ["notify-send", "Rest"]'),
        ({"command": "x"}, 'a table is no command; write its words, such as ["notify-send", "Rest"]'),
        ([], "it names no program; leave the key out"),
        ("", "it names no program; leave the key out"),
        ("  ", "it names no program; leave the key out"),
        (["", "x"], "it names no program; leave the key out"),
        ('echo "x', "'echo \"x': a quotation is not closed, or a backslash ends it"),
        (["x"] * (MOST_WORDS + 1), f"{MOST_WORDS + 1} words; write {MOST_WORDS} at most"),
        ("echo a\0b", "it has an invisible character (U+0000); take it out"),
    ],
)
def test_what_is_no_command(value: object, problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        command(value)
    assert str(caught.value) == problem


@pytest.mark.skipif(os.name == "nt", reason="a backslash is a folder's there")
def test_a_backslash_at_the_end_is_no_command() -> None:
    with pytest.raises(ValueError, match="a quotation is not closed, or a backslash ends it"):
        command("echo x\\")
