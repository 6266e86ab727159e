"""The manual page is what the parser makes."""

from __future__ import annotations

import sys

import pytest

from glutetimer import __version__
from glutetimer.cli.main import main, make_parser
from glutetimer.cli.parser import learn_all
from tests.manual import PAGE, make_page

WRITTEN_ON = (3, 11)
"""argparse words a line or two of its own otherwise from Python to Python."""


def test_the_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "--man"]) == 0
    assert capsys.readouterr().out == PAGE.read_text("utf-8")


@pytest.mark.skipif(sys.version_info[:2] != WRITTEN_ON, reason="another Python's argparse")
def test_the_page_is_the_parsers() -> None:
    assert make_page() == PAGE.read_text("utf-8"), "`python -m tests.manual` writes the page anew"


def test_every_command_is_in_it() -> None:
    text = PAGE.read_text("utf-8").replace(r"\-", "-")
    assert f"glutetimer {__version__}" in text
    assert [each.prog for each in learn_all(make_parser()) if each.prog not in text] == []
