"""What a key means where caps lock is on, or where the keyboard writes another script than the commands' letters."""

from __future__ import annotations

from collections.abc import Container

_LATIN = str.maketrans(
    # Russian, with the letters that Ukrainian and Belarusian have in the places of its own; Greek; Hebrew.
    "йцукенгшщзфывапролдячсмить" + "іў" + "ςερτυθιοπασδφγηξκλζχψωβνμ" + "קראטוןםפשדגכעיחלךזסבהנמצ",
    "qwertyuiopasdfghjklzxcvbnm" + "so" + "wertyuiopasdfghjklzxcvbnm" + "ertyuiopasdfghjklzxcvbnm",
)
"""By the place on the keyboard. Other Cyrillic keyboards have the same letters in other places, and cannot be told."""


def meant(key: str, own: Container[str] = ()) -> str:
    """The key that is meant: the one in the same place that a command has.

    Args:
        key: Textual's name of it, or a letter.
        own: keys that mean something as they are, capitals too; nothing but small Latin letters where there are none.
    """
    held, plus, last = key.rpartition("+")
    if key in own or len(last) != 1:
        return key
    latin = last.lower().translate(_LATIN)
    capital = held + plus + latin.upper()
    return capital if last.isupper() and capital in own else held + plus + latin
