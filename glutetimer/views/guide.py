"""The documents of assets/guide, for the command line and for the window alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ORDER = (
    *("keys", "files", "commands", "formats", "json", "hooks"),
    *("training", "coach", "sound", "language", "figures", "look", "storage"),
    *("house", "textual"),
)
"""To use it, what it rests on, to work on it: as the README lists them."""

LONGEST_PAGE = 80
"""Lines of a page, where its sections allow it: Textual makes a widget of each paragraph, and a page of the longest
document would take it four seconds."""

_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """A document, as lists show it."""

    name: str
    """That of its file, without the ending: what links and citations call it."""
    title: str
    about: str
    """Its first sentence."""


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """A place in a document."""

    level: int
    """1 for the document's title."""
    text: str
    page: int
    """On which of the document's pages it stands, from 0."""

    @property
    def anchor(self) -> str:
        """What a link to it says after the #, as GitHub and Textual make it."""
        return re.sub(r"[^\w\- ]", "", self.text.lower()).replace(" ", "-")


def list_topics() -> list[Topic]:
    """All documents, in the order to read them."""
    return [_topic(name) for name in ORDER]


def _topic(name: str) -> Topic:
    title, about, *_ = (line for line in read_document(name).splitlines() if line)
    return Topic(name, title.removeprefix("# "), about)


@cache
def read_document(name: str) -> str:
    """A document as Markdown.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in ORDER:
        raise KeyError(name)
    return files("glutetimer.assets").joinpath("guide", f"{name}.md").read_text("utf-8")


def split_pages(document: str) -> list[str]:
    """A document in pages that begin with a heading; together they are the document.

    Sections come together on a page as long as it stays within `LONGEST_PAGE`; a longer section has its own.
    """
    pages: list[str] = []
    for section in _split_sections(document):
        if pages and (pages[-1] + section).count("\n") <= LONGEST_PAGE:
            pages[-1] += section
        else:
            pages.append(section)
    return pages


def _split_sections(document: str) -> Iterator[str]:
    begins = [match.start() for match in _find_headings(document)]
    for begin, end in zip(begins, [*begins[1:], len(document)], strict=True):
        yield document[begin:end]


def list_headings(document: str) -> list[DocumentHeading]:
    """All headings, with the pages that `split_pages` puts them on."""
    return [
        DocumentHeading(len(match[1]), match[2], number)
        for number, page in enumerate(split_pages(document))
        for match in _find_headings(page)
    ]


def _find_headings(text: str) -> Iterator[re.Match[str]]:
    """Headings, and no comments in examples."""
    examples = [(match.start(), match.end()) for match in re.finditer(r"^```.*?^```$", text, re.DOTALL | re.MULTILINE)]
    for match in _HEADING.finditer(text):
        if not any(begin < match.start() < end for begin, end in examples):
            yield match
