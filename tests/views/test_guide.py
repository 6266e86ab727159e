"""The guide as the program reads it: topics, pages, headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glutetimer.views.guide import LONGEST_PAGE, ORDER, list_headings, list_topics, read_document, split_pages

FOLDER = Path(__file__).parents[2] / "assets" / "guide"


def test_every_document_is_a_topic() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in FOLDER.glob("*.md"))


def test_a_topic_says_in_a_line_what_it_is_about() -> None:
    for topic in list_topics():
        assert topic.title and topic.about.endswith(".")
        assert len(f"{topic.name:9} {topic.about}") <= 80


def test_no_other_file_is_a_document() -> None:
    with pytest.raises(KeyError):
        read_document("../help")


@pytest.mark.parametrize("name", ORDER)
def test_the_pages_are_the_document(name: str) -> None:
    pages = split_pages(read_document(name))
    assert "".join(pages) == read_document(name)
    assert all(re.match("#{1,3} ", page) for page in pages)
    for page in pages:
        assert page.count("\n") <= LONGEST_PAGE or len(list_headings(page)) == 1


@pytest.mark.parametrize("name", ORDER)
def test_each_heading_stands_on_its_page(name: str) -> None:
    document = read_document(name)
    pages, headings = split_pages(document), list_headings(document)
    assert headings[0].level == 1
    for heading in headings:
        assert f"{'#' * heading.level} {heading.text}\n" in pages[heading.page]
    assert len({heading.anchor for heading in headings}) == len(headings), "an anchor leads to one place"


def test_a_comment_in_an_example_is_no_heading() -> None:
    assert [each.text for each in list_headings("# A\n\n```toml\n# b\n```\n\n## C\n")] == ["A", "C"]


def test_an_anchor_is_the_one_that_links_use() -> None:
    (_, heading) = list_headings("# A\n\n### 5.3 Base, step, target\n")
    assert heading.anchor == "53-base-step-target"
