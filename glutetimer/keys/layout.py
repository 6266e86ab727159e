"""What a key means where caps lock is on, on the keypad, or where a keyboard writes another script than Latin."""

from __future__ import annotations

from collections.abc import Container

_LATIN = str.maketrans(
    # Russian, with the letters that Ukrainian and Belarusian have in the places of its own; Greek; Hebrew.
    "йцукенгшщзфывапролдячсмить" + "іў" + "ςερτυθιοπασδφγηξκλζχψωβνμ" + "קראטוןםפשדגכעיחלךזסבהנמצ",
    "qwertyuiopasdfghjklzxcvbnm" + "so" + "wertyuiopasdfghjklzxcvbnm" + "ertyuiopasdfghjklzxcvbnm",
)
"""By the place on the keyboard. Other Cyrillic keyboards have the same letters in other places, and cannot be told."""

_KEYPAD = {"add": "plus", "subtract": "minus", "divide": "slash", "equal": "equals_sign"}
"""With the kitty keyboard protocol, the signs there have names of their own."""


def latin_key(key: str, own: Container[str] = ()) -> str:
    """The key that is meant: the one in the same place that a command has.

    Args:
        key: Textual's name of it, or a letter.
        own: keys that mean something as they are, capitals too; nothing but small Latin letters where there are none.
    """
    if key in own:
        return key
    held, plus, last = key.rpartition("+")
    if len(last) != 1:
        return _KEYPAD.get(key, key)
    latin = last.lower().translate(_LATIN)
    capital = held + plus + latin.upper()
    return capital if last.isupper() and capital in own else held + plus + latin
