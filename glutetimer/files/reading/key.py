"""A key as a person writes it, and as Textual names it: "?" is question_mark, "Enter" is enter."""

from __future__ import annotations

from unicodedata import lookup, name

from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import shown

EVERYWHERE = ("ctrl+p", "ctrl+c", "ctrl+q", "ctrl+z")
"""Keys that do the same on every screen: the palette, out of it as q does, out of all at once, into the background."""

_HELD = {"alt", "ctrl", "hyper", "meta", "shift", "super"}
_SIGNS = {
    "slash": "solidus",
    "backslash": "reverse solidus",
    "at": "commercial at",
    "underscore": "low line",
    "minus": "hyphen-minus",
    "plus": "plus sign",
    "less_than_sign": "less-than sign",
    "greater_than_sign": "greater-than sign",
}
"""Most of Textual's names of what is printed are Unicode's: comma, full_stop. These are not."""
_TEXTUAL = {unicode: textual for textual, unicode in _SIGNS.items()}
_NAMED = frozenset({
    "escape", "tab", "backspace", "enter", "space", "delete", "insert", "home", "end", "pageup", "pagedown",
    "left", "right", "up", "down", "menu", "pause", "print_screen",
    "add", "subtract", "multiply", "divide", "decimal", "equal", "separator", "kp_begin",
    "lower_volume", "raise_volume", "mute_volume", "media_play", "media_pause", "media_play_pause", "media_reverse",
    "media_stop", "media_fast_forward", "media_rewind", "media_track_next", "media_track_previous", "media_record",
    *(f"f{number}" for number in range(1, 36)),
})  # fmt: skip
_OTHERWISE = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}


def read_key(written: str) -> str:
    """Textual's name of a key that a command may have.

    Raises:
        ValueError: it is none, or it does the same on every screen.
    """
    head, plus, last = written[:-1].rpartition("+")  # of "ctrl++", the last is the key
    held = {each.strip().lower() for each in head.split("+")} if plus else set()
    last = (last + written[-1:]).strip()
    found = name_of(last) if len(last) == 1 else _named(last.lower())
    if not found or not held <= _HELD:
        near = nearest(last, _NAMED) if len(last) > 1 else None
        help = f"did you mean '{near}'?" if near else 'write one such as "n", "right" or "ctrl+n", several with commas'
        raise ValueError(f"{shown(written)} is no key; {help}")
    if held == {"shift"} and len(found) == 1:
        return found.upper()
    key = "+".join((*sorted(held), found.lower() if held else found))
    if key in EVERYWHERE:
        raise ValueError(f"'{key}' does the same on every screen; write another key")
    return key


def sign_of(name: str) -> str:
    """What is printed on a key of this name; nothing where it is no sign."""
    try:
        found = lookup(_SIGNS.get(name, name.replace("_", " ")))
    except KeyError:
        return ""
    return found if found.isprintable() and not found.isspace() else ""


def name_of(char: str) -> str:
    """Textual's name of the key that types a character."""
    if char.isalnum():
        return char
    unicode = name(char, "").lower()
    return _TEXTUAL.get(unicode, unicode.replace("-", "_").replace(" ", "_"))


def _named(name: str) -> str:
    name = _OTHERWISE.get(name, name)
    if name in _NAMED:
        return name
    sign = sign_of(name)
    return name_of(sign) if sign and not sign.isalnum() else ""
