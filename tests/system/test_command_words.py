"""A command is split and put together again as the system has it; both ways are tried on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.system.command_words import join_command, split_command

WORDS = st.lists(st.text(st.sampled_from("a\\\" '\t~$é"), max_size=6), max_size=5)


@pytest.mark.parametrize("windows", [False, True])
@given(words=WORDS)
def test_the_words_come_back(windows: bool, words: list[str]) -> None:
    assert split_command(join_command(words, windows), windows) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"C:\tools\say.exe /v 3", [r"C:\tools\say.exe", "/v", "3"]),
        (r'"C:\Program Files\say.exe" it\'s', [r"C:\Program Files\say.exe", r"it\'s"]),
        (r"\\server\share\say.exe C:\new" + "\\", [r"\\server\share\say.exe", "C:\\new\\"]),
        ('say  "" ', ["say", ""]),
        ("", []),
    ],
)
def test_on_windows_a_backslash_is_a_folder_s(text: str, words: list[str]) -> None:
    assert split_command(text, windows=True) == words


@pytest.mark.parametrize("windows", [False, True])
def test_a_quotation_that_is_not_closed(windows: bool) -> None:
    with pytest.raises(ValueError, match="quotation"):
        split_command('say "on', windows)
