"""A command is split and put together again as the system has it; both ways are tried on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer import system
from glutetimer.system.windows import Windows

WORDS = st.lists(st.text(st.sampled_from("a\\\" '\t~$é"), max_size=6), max_size=5)
SYSTEMS = {"this": system.this, "Windows": Windows()}


@pytest.mark.parametrize("name", SYSTEMS)
@given(words=WORDS)
def test_the_words_come_back(name: str, words: list[str]) -> None:
    there = SYSTEMS[name]
    assert there.split_command(there.join_command(words)) == words


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
    assert Windows().split_command(text) == words


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_quotation_that_is_not_closed(name: str) -> None:
    with pytest.raises(ValueError, match="quotation"):
        SYSTEMS[name].split_command('say "on')
