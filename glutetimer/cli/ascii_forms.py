"""What stands for blocks, dots and signs where the terminal's characters have none of them."""

from __future__ import annotations

import codecs

ERRORS = "glutetimer-forms"
"""The name of what is done with them, for a stream's `errors`."""
_FORMS = {
    "█": "#",
    "▀": '"',
    "▄▁▂▃": "_",
    "▅▆▇": "=",
    "▌▐│┃‖": "|",
    "⇄": "=",
    "─━┈┄╌–—−": "-",
    "●■◆": "*",
    "○□◇◯": "o",
    "★✓": "*",
    "←‹«◀": "<",
    "→›»▶": ">",
    "↑▲": "^",
    "↓▼": "v",
    "·…": ".",
    "•±": "+",
    "×": "x",
    "‘’": "'",
    "“”": '"',
}
_OF = {char: form for chars, form in _FORMS.items() for char in chars}
_BRAILLE = 0x2800
_DOTS = " ..::::##"
"""A figure's cell, by how many of its eight dots are set."""


def register_forms() -> None:
    """Let a stream write them: `errors=ERRORS`."""
    codecs.register_error(ERRORS, _write_form)


def _write_form(error: UnicodeError) -> tuple[str, int]:
    """As wide as what they stand for; a ? for whatever has none.

    Raises:
        UnicodeError: it was to be read.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_form_of, error.object[error.start : error.end])), error.end


def _form_of(char: str) -> str:
    dots = ord(char) - _BRAILLE
    if 0 <= dots < 256:
        return _DOTS[dots.bit_count()]
    return _OF.get(char) or "?" * _measure(char)


def _measure(char: str) -> int:
    from rich.cells import cell_len  # a line without such a character does without

    return cell_len(char)
