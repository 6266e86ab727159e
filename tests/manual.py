"""The manual page, made from the command line's parser: `python -m tests.manual` writes assets/man/glutetimer.1."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

from glutetimer import __version__
from glutetimer.cli.main import make_parser
from glutetimer.cli.parser import learn_all

PAGE = Path(__file__).parents[1] / "assets" / "man" / "glutetimer.1"
ABOUT = "a timer for glute workouts and single-leg bridge holds"


def make_page() -> str:
    """The page, as roff; the same on whatever day and in whatever window it is made."""
    with patch.dict(os.environ, {"COLUMNS": "200", "SOURCE_DATE_EPOCH": "0"}):
        parser = make_parser()
        list(learn_all(parser))
        given = {"project_name": "glutetimer", "manual_title": "glutetimer", "version": __version__}
        given |= {"description": ABOUT, "date": __version__}
        return str(Manpage(parser, given, format="single-commands-section"))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(make_page(), "utf-8")
