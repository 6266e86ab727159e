"""The page as a file."""

import re
from pathlib import Path

import glutetimer.assets

from glutetimer.app.drawing.letters import SIGN_TEXT
from glutetimer.app.drawing.tokens import DARK, LIGHT
from glutetimer.remote.server import ACTIONS
from glutetimer.remote.shown import ANSWERS, BESIDE, DISCARD

TEXT = Path(glutetimer.assets.__path__[0], "remote.html").read_text("utf-8")


def test_it_fetches_nothing() -> None:
    assert not re.search(r"https?:|//\w|@import|url\(|<link(?! rel=\"icon\" href=\"data:)|\bsrc=", TEXT)
    assert len(TEXT.encode()) < 24_000


def test_its_colours_are_the_palettes() -> None:
    dark, light = (dict(re.findall(r"--(\w+): (#\w{6})", part)) for part in TEXT.split("prefers-color-scheme: light"))
    assert dark.items() <= DARK._asdict().items() and {"ready", "work", "rest", "ground", "ink"} <= dark.keys()
    assert (dark | light).items() <= LIGHT._asdict().items(), "what is not said of light holds for both"


def test_its_signs_are_the_programs() -> None:
    signs = dict(re.findall(r"(\w+): '(\S)'", re.search(r"SIGNS = {(.*)}", TEXT)[1]))  # type: ignore[index]
    assert signs.pop("lost") == "!"
    assert signs.items() <= SIGN_TEXT.items()


def test_what_stands_beside_the_button_is_an_action() -> None:
    """What the button says and asks for comes with the picture; the rest stands in the page."""
    sent = set(re.findall(r"send\('(\w+)'", TEXT)) | {"less", "more"}
    assert sent == {*BESIDE, "resume"} - ANSWERS.keys() - {DISCARD} and sent < ACTIONS
