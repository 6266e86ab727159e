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


FUNCTIONAL = """
    add caps_lock decimal divide equal f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 iso_level3_shift iso_level5_shift
    kp_begin left_alt left_control left_hyper left_meta left_shift left_super lower_volume media_fast_forward
    media_pause media_play media_play_pause media_record media_reverse media_rewind media_stop media_track_next
    media_track_previous menu multiply mute_volume num_lock pause print_screen raise_volume right_alt right_control
    right_hyper right_meta right_shift right_super scroll_lock separator subtract
"""
"""What keyboards may have beside those that every terminal knows, as Textual names it."""


async def test_whatever_a_terminal_may_report_is_a_key() -> None:
    """Foot pedals and presenters send strange ones; only keys that are held beside others mean nothing."""
    pytest.importorskip("textual")
    from textual.app import App
    from textual.events import Key
    from textual.keys import Keys

    from glutetimer.keys.repeats import MODIFIERS

    class Listening(App[None]):
        def on_key(self, event: Key) -> None:
            heard.append(event.key)

    names = set(FUNCTIONAL.split()) | {key.value for key in Keys if key.value[0] != "<"}
    for name in names - MODIFIERS - {*EVERYWHERE, "return", "ctrl-at", "ctrl+@"}:
        assert read_key(name) == name
    heard: list[str] = []
    chars = [chr(code) for code in range(33, 127)]
    async with Listening().run_test() as pilot:
        await pilot.press(*chars)
    assert len(heard) == len(chars)
    for char, name in zip(chars, heard, strict=True):
        assert read_key(name) == read_key(char) == name
        assert sign_of(name) in (char, ""), name
