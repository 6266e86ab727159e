"""Keys of a terminal whose characters are not UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.driver import decode_keys


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"\xe4q", ["ä", "q"]),
        (b"\xfc\r \t\x7f\x03", ["ü", "enter", "space", "tab", "backspace", "ctrl+c"]),
        ("ö".encode() + b"\xff?", ["ö", "ÿ", "question_mark"]),
        (b"\xe4n\x1b[C", ["ä", "n"]),
        (b"\x80", []),
    ],
)
def test_each_character_is_its_key(typed: bytes, keys: list[str]):
    assert [each.key for each in decode_keys(typed)] == keys


@given(st.binary(max_size=40))
def test_any_bytes_are_keys(typed: bytes):
    for each in decode_keys(typed):
        assert each.key and (each.character or "") not in ("", "\x1b")
