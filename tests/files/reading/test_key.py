"""A key as it is written, and as Textual names it."""

from __future__ import annotations

import pytest

from glutetimer.files.reading.key import EVERYWHERE, read_key, sign_of


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("n", "n"), ("N", "N"), ("shift+n", "N"), ("?", "question_mark"), ("question_mark", "question_mark"),
        ("/", "slash"), ("slash", "slash"), ("solidus", "slash"), ("@", "at"), ("_", "underscore"),
        ("-", "minus"), ("+", "plus"), ("plus", "plus"), ("ctrl++", "ctrl+plus"), ("=", "equals_sign"),
        ("Enter", "enter"), ("RETURN", "enter"), ("esc", "escape"), ("PgUp", "pageup"), ("Space", "space"),
        ("Ctrl+N", "ctrl+n"), ("shift+ctrl+right", "ctrl+shift+right"), ("F12", "f12"), ("é", "é"), ("й", "й"),
        ("media_play", "media_play"), ("full_stop", "full_stop"), (" n ", "n"),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_people_do(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize("written", ["", "foo", "ctrl+", "contrl+n", "f99", "latin_small_letter_a", "\x07", "nn", "++"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no key; "):
        read_key(written)


@pytest.mark.parametrize("written", [*EVERYWHERE, "Ctrl+Q"])
def test_what_does_the_same_everywhere_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="does the same on every screen; write another key"):
        read_key(written)


def test_whatever_a_terminal_may_report_is_a_key() -> None:
    """Foot pedals and presenters send strange ones; only keys that are held beside others mean nothing."""
    pytest.importorskip("textual")
    from textual._keyboard_protocol import FUNCTIONAL_KEYS
    from textual.keys import Keys, _character_to_key

    from glutetimer.keys.repeats import MODIFIERS

    names = set(FUNCTIONAL_KEYS.values()) | {key.value for key in Keys if key.value[0] != "<"}
    for name in names - MODIFIERS - {*EVERYWHERE, "return", "ctrl-at", "ctrl+@"}:
        assert read_key(name) == name
    for char in map(chr, range(33, 127)):
        name = _character_to_key(char)
        assert read_key(name) == read_key(char) == name
        assert sign_of(name) in (char, ""), name
