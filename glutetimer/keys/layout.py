"""What a key means with caps lock, on the keypad, on a keyboard of another script, or where digits take shift."""

from __future__ import annotations

from collections.abc import Container

from glutetimer.files.reading.key import name_of

DIGITS = frozenset("0123456789")
_LATIN = str.maketrans(
    # Russian, with the letters that Ukrainian and Belarusian have in the places of its own; Greek; Hebrew.
    "йцукенгшщзфывапролдячсмить" + "іў" + "ςερτυθιοπασδφγηξκλζχψωβνμ" + "קראטוןםפשדגכעיחלךזסבהנמצ",
    "qwertyuiopasdfghjklzxcvbnm" + "so" + "wertyuiopasdfghjklzxcvbnm" + "ertyuiopasdfghjklzxcvbnm",
)
"""By the place on the keyboard. Other Cyrillic keyboards have the same letters in other places, and cannot be told."""

_KEYPAD = {"add": "plus", "subtract": "minus", "divide": "slash", "equal": "equals_sign"}
"""With the kitty keyboard protocol, the signs there have names of their own."""

_AZERTY = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
"""What a French keyboard types without shift where others have the digits."""
_AZERTY_KEYS = {name_of(char): digit for char, digit in _AZERTY.items()}


def latin_key(key: str, own: Container[str] = ()) -> str:
    """The key that is meant, by Textual's name: the one in the same place that a command has.

    `own` keys mean something as they are, capitals too; where there are none, nothing but small Latin letters does.
    """
    if key in own:
        return key
    if (digit := _AZERTY_KEYS.get(key)) and digit in own:
        return digit
    held, plus, last = key.rpartition("+")
    if len(last) != 1:
        return _KEYPAD.get(key, key)
    latin = last.lower().translate(_LATIN)
    capital = held + plus + latin.upper()
    return capital if last.isupper() and capital in own else held + plus + latin


def digit_of(typed: str) -> str:
    """The digit that a character stands for where digits alone answer; nothing where it stands for none."""
    return typed if typed in DIGITS else _AZERTY.get(typed, "")
