"""Ids: what workouts and exercises are known by, and what their files are called."""

from __future__ import annotations

import re
from unicodedata import normalize

from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import GlutetimerError, shown

SUFFIX = ".toml"

LONGEST_ID = 60
"""In characters (our choice: it stands in lists, and is far from the 255 bytes of a file's name)."""

_TAKEN = r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?"
"""Names that Windows keeps for devices, with any ending: a folder may travel."""

_BAD = re.compile(r'[\\/:*?"<>|]')

_SIGNS = re.compile(r"[^\w.-]", re.ASCII)


def id_of(name: str) -> str:
    """The id of what is called so, which is its file's name.

    Raises:
        GlutetimerError: no file should be called so; the text says why.
    """
    plain = normalize("NFC", name.strip())
    id = slug(plain[: -len(SUFFIX)] if plain.casefold().endswith(SUFFIX) else plain)
    if not 1 <= len(id) <= LONGEST_ID:
        raise GlutetimerError(f"{shown(name)} makes no file's name; write 1 to {LONGEST_ID} characters")
    if (bad := _BAD.search(id)) or not id.isprintable():
        raise GlutetimerError(
            f"{shown(name)} makes no file's name: leave {shown(bad[0]) if bad else 'control characters'} out"
        )
    if id[0] in ".-" or id[-1] in ".-":
        raise GlutetimerError(f"{shown(name)} makes no file's name: begin and end it with a letter or a digit")
    if is_taken(id):
        raise GlutetimerError(f"{shown(name)} is a device on Windows and no file's name; choose another")
    return id


def is_taken(id: str) -> bool:
    """Whether Windows keeps it for a device."""
    return bool(re.fullmatch(_TAKEN, id))


def tame_id(name: str, otherwise: str) -> str:
    """The nearest id to a name that somebody else chose."""
    plain = (
        " " if not char.isprintable() or (char.isascii() and _SIGNS.match(char)) else char
        for char in normalize("NFC", name)
    )
    id = slug("".join(plain))
    id = re.sub(r"-{2,}", "-", id)[:LONGEST_ID].strip(".-")
    return otherwise if not id or is_taken(id) else id
