"""The manual page has every command and option that the parser has."""

from __future__ import annotations

import re

import pytest

from glutetimer import __version__
from glutetimer.cli.main import main, make_parser
from glutetimer.cli.parser import learn_all
from tests.manual import PAGE


def test_the_page_is_the_parsers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "--man"]) == 0
    page = capsys.readouterr().out
    assert page == PAGE.read_text("utf-8")
    text = re.sub(r"\\f[IBR]|\\[,/]", "", page).replace(r"\-", "-")
    assert f"glutetimer {__version__}" in text, "`python -m tests.manual` writes the page anew"
    for parser in learn_all(make_parser()):
        words = [parser.prog, *(option for action in parser._actions for option in action.option_strings)]
        words = [word for word in words if word not in ("-h", "--help")]
        missing = [word for word in words if word not in text]
        assert not missing, f"{missing} of {parser.prog}: `python -m tests.manual` writes the page anew"
