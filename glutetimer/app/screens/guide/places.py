"""Where one can be in the guide: its list of documents, a document's contents, a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from glutetimer.views.guide import ORDER, DocumentHeading, Topic, list_headings, list_topics, read_document, split_pages

CONTENTS = -1
"""In a page's place: the list of the document's headings."""


@dataclass(frozen=True, slots=True)
class Place:
    """The list of documents where `topic` is empty."""

    topic: str = ""
    page: int = 0
    """From 0, or `CONTENTS`."""
    anchor: str = ""
    """Of the heading to begin at; that of a page that is read from its top is empty."""

    @property
    def is_list(self) -> bool:
        return not self.topic or self.page == CONTENTS

    @property
    def title(self) -> str:
        return _topic(self.topic).title if self.topic else "Guide"

    @property
    def where(self) -> str:
        """Which page of how many; empty where there is one."""
        count = len(_pages(self.topic)) if self.topic else 0
        return f"{self.page + 1} of {count}" if count > 1 and not self.is_list else ""

    def beside(self, side: Literal["next", "previous"] | str) -> Place | None:
        """The page after or before this one; None at the document's ends."""
        page = self.page + (1 if side == "next" else -1)
        return Place(self.topic, page) if not self.is_list and 0 <= page < len(_pages(self.topic)) else None

    def contents(self) -> Place:
        return replace(self, page=CONTENTS, anchor="")


INDEX = Place()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    name: str
    about: str
    place: Place
    """What it leads to."""
    depth: int = 0


def list_entries(place: Place) -> list[Entry]:
    """What a list offers: the documents, or a document's headings and then the documents that it links to."""
    if not place.topic:
        return [Entry(each.name, each.about, Place(each.name)) for each in list_topics()]
    document = read_document(place.topic)
    headings = [
        Entry(each.text, "", _place_of(place.topic, each), max(0, each.level - 2)) for each in list_headings(document)
    ]
    linked = dict.fromkeys(re.findall(r"\]\(([a-z]+)\.md", document))
    return headings + [Entry(f"→ {_topic(name).title}", "", Place(name)) for name in linked]


def read_page(place: Place) -> str:
    """A page as Markdown; its examples are not coloured, as colours mean phases (look.md, "Colour")."""
    return re.sub(
        r"^```\w*\n(.*?^```)$", r"```text\n\1", _pages(place.topic)[place.page], flags=re.DOTALL | re.MULTILINE
    )


def resolve_link(href: str, place: Place) -> Place | None:
    """Where a link of a document leads within the guide; None for what lies outside of it."""
    name, _, anchor = href.partition("#")
    topic = name.removesuffix(".md") if name else place.topic
    if topic not in ORDER or (name and not name.endswith(".md")):
        return None
    found = (each for each in list_headings(read_document(topic)) if each.anchor == anchor)
    heading = next(found, None)
    return _place_of(topic, heading) if heading else Place(topic)


def _place_of(topic: str, heading: DocumentHeading) -> Place:
    first = list_headings(_pages(topic)[heading.page])[0]
    return Place(topic, heading.page, "" if first.anchor == heading.anchor else heading.anchor)


@cache
def _pages(topic: str) -> list[str]:
    return split_pages(read_document(topic))


def _topic(name: str) -> Topic:
    return next(each for each in list_topics() if each.name == name)
