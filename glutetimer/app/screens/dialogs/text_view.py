"""Pages to read, as sections: the safety text, and help with every key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from glutetimer.files.reading.key import EVERYWHERE
from glutetimer.keys.commands import ALL, SCOPES
from glutetimer.keys.keymap import format_key, show_key


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A command in a list of keys."""

    key: str
    words: str
    id: str = ""
    """Its name in the settings file."""


@dataclass(frozen=True, slots=True)
class Section:
    """Stands together in one column."""

    heading: str
    words: str = ""
    entries: tuple[KeyEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class TextView:
    """A page."""

    title: str
    """Drawn in letters."""
    sections: tuple[Section, ...]


def safety_view() -> TextView:
    return TextView("Safety", _sections("safety.md", "Before you start"))


def help_view(keymap: Mapping[str, str], here: str) -> TextView:
    """The keys of the room that one is in, how a session goes, and every other key."""
    rooms = {
        room: Section(
            heading,
            entries=tuple(KeyEntry(show_key(each, keymap), each.help, each.id) for each in ALL if each.scope == room),
        )
        for room, heading in SCOPES.items()
    }
    first = rooms.pop(here)
    palette, back, out, aside = map(format_key, EVERYWHERE)
    anywhere = Section(
        "Everywhere",
        "Keys can be changed in the settings, and by these names in their file; `glutetimer paths` says where it is.",
        (
            KeyEntry(palette, "the list of all commands and themes"),
            KeyEntry(back, "leave, as q does"),
            KeyEntry(out, "leave at once; what was done is kept"),
            KeyEntry(aside, "into the background"),
        ),
    )
    return TextView("Help", (first, *_sections("help.md"), *rooms.values(), anywhere))


def _sections(asset: str, first: str = "") -> tuple[Section, ...]:
    """A text of the assets: paragraphs, the first line of each its heading; a single line has the one that is given."""
    text = files("glutetimer.assets").joinpath(asset).read_text("utf-8")
    parts = (paragraph.partition("\n") for paragraph in text.strip().split("\n\n"))
    return tuple(Section(head, " ".join(body.split())) if body else Section(first, head) for head, _, body in parts)
