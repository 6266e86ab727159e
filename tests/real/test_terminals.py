"""A session in terminals that lack something: colours, characters, room on the line."""

from __future__ import annotations

import re
import shutil
import signal

import pytest

from tests.real.program import Program
from tests.real.terminal import Terminal

LONG = """
name = "Long"
ready = 1
[[step]]
exercise = "clam"
work = 60
sides = "each"
"""
HELD = """
name = "Held"
ready = 0
[[step]]
exercise = "bridge-hold"
hold = "target"
"""
COLOURS = re.compile(rb"\x1b\[[\d;]*\b(?:[34]8;[25]|3[0-7]|4[0-7]|9[0-7]|10[0-7])\b[\d;]*m")
SAVE, GIVE_BACK = b"\x1b[22;2t", b"\x1b[23;2t"
STILL = {"TEXTUAL_ANIMATIONS": "none"}


def begin(program: Program, env: dict[str, str | None]) -> Terminal:
    """In a set, in a window of 80x24."""
    terminal = program.open("start", program.workout(LONG), columns=80, rows=24, env={**STILL, **env})
    terminal.wait_for("switch to the right")
    return terminal


def shows_all(text: str, full: str) -> bool:
    """The number in its large figures, the phase in its letters, and the words."""
    rows = text.splitlines()
    return full * 10 in rows[0] and any(full * 4 in row for row in rows[6:17]) and "Hips stacked" in text


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "vt100", "COLORTERM": None}, {"TERM": "xterm-mono", "COLORTERM": None}]
)
def test_without_colours_all_of_it_is_said_by_characters(program: Program, env: dict[str, str | None]) -> None:
    terminal = begin(program, env)
    assert shows_all(terminal.text, "█")
    assert not COLOURS.search(terminal.raw)
    terminal.type("q")
    terminal.wait_for("▌ g  go on")  # the cursor is a character too
    assert not COLOURS.search(terminal.raw)


def test_in_colours_too_nothing_is_said_by_a_background_alone(program: Program) -> None:
    assert shows_all(begin(program, {"COLORTERM": "truecolor"}).text, "█")


def test_a_terminal_of_ascii_gets_forms_of_blocks_and_dots(program: Program) -> None:
    terminal = begin(program, {"PYTHONIOENCODING": "ascii"})
    assert shows_all(terminal.text, "#")
    terminal.wait_for(lambda text: text.count("?") == text.count("? help") == 1)
    assert terminal.raw.isascii()


@pytest.mark.skipif(not shutil.which("screen"), reason="no GNU screen")
def test_inside_gnu_screen_the_colours_are_those_that_it_passes_on(program: Program) -> None:
    program.prefix = ("screen", "-S", "glutetimer-test")
    terminal = begin(program, {"TERM": "xterm-256color", "COLORTERM": "truecolor", "SCREENDIR": str(program.folder)})
    assert shows_all(terminal.text, "█")
    colours = {cell.bg for row in terminal.screen.buffer.values() for cell in row.values()}
    assert "d7af00" in colours, "of 256 the one that is nearest to the band's"
    terminal.type("\x01\\y")  # screen goes on without its terminal, unless it is told to end
    assert terminal.wait() == 0


def test_a_count_that_goes_on_takes_little_of_the_line(program: Program) -> None:
    with (program.data / "settings.toml").open("a") as settings:
        settings.write("figures = false\n")
    terminal = begin(program, {"COLORTERM": "truecolor"})
    terminal.wait_for("1:50 left")
    before = len(terminal.raw)
    terminal.wait_for("1:45 left")
    assert (len(terminal.raw) - before) / 5 < 1500


TITLES = re.compile(rb"\x1b\]2;([^\x07]*)\x07")


def test_the_title_counts_and_is_given_back(program: Program) -> None:
    terminal = begin(program, {})
    terminal.wait_for("1:55 left")
    titles = [title.decode() for title in TITLES.findall(terminal.raw)]
    assert {"59 WORK LEFT, Clam", "57 WORK LEFT, Clam"} <= set(titles)
    assert terminal.raw.count(SAVE) == 1 and GIVE_BACK not in terminal.raw
    terminal.send(signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM
    assert terminal.raw.count(SAVE) == terminal.raw.count(GIVE_BACK) == 1


@pytest.mark.parametrize(("term", "setting"), [("linux", "true"), ("xterm-256color", "false")])
def test_no_title_where_it_would_be_printed_or_is_not_wanted(program: Program, term: str, setting: str) -> None:
    with (program.data / "settings.toml").open("a") as settings:
        settings.write(f"title = {setting}\n")
    terminal = begin(program, {"TERM": term, "COLORTERM": None})
    terminal.wait_for("1:57 left")
    assert term != "linux" or b"\x1b]" not in terminal.raw
    assert not TITLES.search(terminal.raw) and SAVE not in terminal.raw


ASKED = b"\x1b]11;?"
ANSWER = "\x1b]11;rgb:ffff/ffff/eeee\x1b\\\x1b[?64;1;2c"


def open_auto(program: Program, *args: str, env: dict[str, str | None] | None = None) -> Terminal:
    """With the theme that follows the terminal."""
    (program.data / "settings.toml").write_text('sound = false\nlearn = "never"\n')
    return program.open(*args, columns=80, rows=24, env={**STILL, **(env or {})})


def ground_of(terminal: Terminal) -> str:
    return str(terminal.screen.buffer[22][79].bg)


def test_a_light_terminal_has_the_light_theme_from_the_first_picture_on(program: Program) -> None:
    terminal = open_auto(program)
    terminal.wait_for_bytes(ASKED)
    terminal.type(ANSWER + "w")  # and what is typed ahead is for the first screen
    terminal.wait_for("c change")
    assert ground_of(terminal) == "fbf9f4"
    assert b"48;2;17;19;21" not in terminal.raw


@pytest.mark.parametrize(("env", "ground"), [({"COLORFGBG": "0;15"}, "fbf9f4"), ({"COLORFGBG": "15;0"}, "111315")])
def test_an_answer_that_is_late_is_followed_and_no_key(
    program: Program, env: dict[str, str | None], ground: str
) -> None:
    """Until it comes, the terminal's variables say it."""
    terminal = open_auto(program, "start", program.workout(HELD), env=env)
    terminal.wait_for("any key stops")
    assert ground_of(terminal) == ground
    terminal.type(ANSWER[:9])
    terminal.read_for(0.05)
    terminal.type(ANSWER[9:])
    terminal.read_for(1)
    assert "any key stops" in terminal.text and "false start" not in terminal.text
    assert ground_of(terminal) == "fbf9f4"
    assert "theme" not in (program.data / "settings.toml").read_text(), "nobody chose one"
    terminal.type("\x1b[C")
    terminal.wait_for("A false start?")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "linux"}])
def test_who_cannot_say_is_not_asked(program: Program, env: dict[str, str | None]) -> None:
    terminal = open_auto(program, env=env)
    terminal.wait_for("Five minutes a day")
    assert ASKED not in terminal.raw
