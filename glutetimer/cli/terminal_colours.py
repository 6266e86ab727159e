"""How many colours the terminal has, where it does not say so itself, or says more than is true."""

from __future__ import annotations

from collections.abc import MutableMapping

LEAST = 8
"""Colours; a terminal with fewer is told apart by characters alone."""


def settle_colours(environ: MutableMapping[str, str]) -> None:
    """Say it in the words that Textual reads when it is imported, and with it every program that is started here.

    GNU screen passes COLORTERM on from the terminal around it, and drops each 24-bit colour: it is given 256.
    """
    if environ.get("STY") and environ.get("TERM", "").startswith("screen"):
        environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")
    if 0 <= _count_colours(environ) < LEAST:
        environ.setdefault("NO_COLOR", "1")


def _count_colours(environ: MutableMapping[str, str]) -> int:
    """As the terminal's description has it (terminfo); LEAST where that is not asked, or says nothing."""
    term = environ.get("TERM", "")
    if not term or environ.get("COLORTERM") or "256color" in term:
        return LEAST
    try:
        import curses
    except ImportError:  # not every Python has it
        return LEAST
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return LEAST
    return max(0, curses.tigetnum("colors"))
