"""`glutetimer exercises clam` on a terminal that remembers, with a clock that goes by waiting."""

import io
from collections.abc import Mapping
from pathlib import Path

import pyte
import pytest

from glutetimer.cli.figure import HIGHEST, WIDEST, show_in_terminal
from glutetimer.figure.figures import Figures
from glutetimer.figure.motion import STEP_S, still
from glutetimer.figure.render import render
from glutetimer.library.catalogue import EXERCISES, load
from glutetimer.training.exercise import Exercise

LIBRARY = load(None)
FIGURES = Figures.load(None)
COLOUR = {"TERM": "xterm-256color"}
SIZE = (80, 24)


class Terminal(io.StringIO):
    """Standard output, at a terminal or not."""

    def __init__(self, tty: bool = True, encoding: str = "utf-8") -> None:
        super().__init__()
        self._tty, self._encoding = tty, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._tty


class Time:
    """A clock that goes on by sleeping alone."""

    def __init__(self) -> None:
        self.now, self.sleeps = 100.0, 0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert 0 < seconds <= STEP_S + 1e-9
        self.now += seconds
        self.sleeps += 1


def shown(
    name: str | Exercise = "clam",
    terminal: Terminal | None = None,
    size: tuple[int, int] = SIZE,
    environ: Mapping[str, str] = COLOUR,
    figures: Figures = FIGURES,
) -> tuple[str, Time]:
    terminal, time = terminal or Terminal(), Time()
    exercise = LIBRARY.exercises[name] if isinstance(name, str) else name
    show_in_terminal(exercise, figures, terminal, *size, environ=environ, clock=time.clock, sleep=time.sleep)
    return terminal.getvalue(), time


def picture(name: str, mono: bool = False) -> list[str]:
    figure = FIGURES.of(name)
    assert figure
    lines = render(figure, still(figure), WIDEST, HIGHEST, mono=mono)
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize("name", EXERCISES)
def test_it_moves_for_a_few_seconds_and_leaves_its_picture(name: str):
    out, time = shown(name)
    assert 3 < time.now - 100 < 20
    screen = pyte.Screen(*SIZE)
    pyte.Stream(screen).feed(out.replace("\n", "\r\n"))
    assert [row.rstrip() for row in screen.display[:HIGHEST]] == [row.rstrip() for row in picture(name)]
    assert not any(row.strip() for row in screen.display[HIGHEST:])
    assert (screen.cursor.y, screen.cursor.x, screen.cursor.hidden) == (HIGHEST, 0, False)


def test_it_makes_two_repetitions_at_ten_frames_a_second_at_most():
    out, time = shown("clam")
    tempo = LIBRARY.exercises["clam"].tempo
    assert tempo and time.now - 100 == pytest.approx(2 * tempo.seconds)
    frames = out.count(f"\x1b[{HIGHEST}A")
    assert 60 < frames <= 100, "a standstill is not drawn again"


def test_colours_are_those_of_256_and_end_where_they_end():
    out, _ = shown()
    assert "\x1b[38;5;172m" in out and out.count("\x1b[0m") == out.count("\x1b[38;5;")


def test_what_the_environment_says_is_respected():
    moving, _ = shown(environ={"NO_COLOR": "1"})
    assert "\x1b[38" not in moving and "\x1b[?25l" in moving
    for environ in ({"TERM": "dumb"}, {"TEXTUAL_ANIMATIONS": "none", "NO_COLOR": "1"}):
        out, time = shown(environ=environ)
        assert out.splitlines() == picture("clam", mono=True) and "\x1b" not in out
        assert time.sleeps == 0
    coloured, time = shown(environ={"TEXTUAL_ANIMATIONS": "none"})
    assert "\x1b[38;5;172m" in coloured and "\x1b[?25l" not in coloured and time.sleeps == 0


@pytest.mark.parametrize(
    ("terminal", "size"),
    [
        (Terminal(tty=False), SIZE),
        (Terminal(encoding="latin-1"), SIZE),
        (Terminal(), (24, 24)),
        (Terminal(), (80, 9)),
    ],
)
def test_nothing_is_shown_where_it_cannot_be_seen(terminal: Terminal, size: tuple[int, int]):
    assert shown(terminal=terminal, size=size)[0] == ""


def test_a_narrow_window_gets_a_smaller_one():
    out, _ = shown(size=(30, 12), environ={"TEXTUAL_ANIMATIONS": "none", "NO_COLOR": "1"})
    assert [len(row) for row in out.splitlines()] == [29] * 10


def test_an_interruption_leaves_the_picture_and_the_cursor():
    terminal = Terminal()

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        show_in_terminal(
            LIBRARY.exercises["clam"], FIGURES, terminal, *SIZE, environ=COLOUR, clock=lambda: 0.0, sleep=interrupted
        )
    assert terminal.getvalue().endswith("\x1b[?25h")


def test_no_figure_shows_nothing_and_a_faulty_one_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "clam.toml").write_text("kind = 3\n")
    assert shown(figures=Figures(()))[0] == ""
    assert capsys.readouterr().err == ""
    assert shown(figures=Figures.load(tmp_path))[0] == ""
    assert "clam.toml:1:8: kind: 3 is not known here" in capsys.readouterr().err
