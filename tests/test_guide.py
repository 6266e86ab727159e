"""Whatever the code, the tests and the data cite of a document is there: the file, and the section in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "assets" / "guide").glob("*.md"))}
CITING = sorted(
    path
    for folder, kinds in (("glutetimer", {".py"}), ("tests", {".py"}), ("assets", {".toml", ".md"}))
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in kinds and path != Path(__file__)
)

DOCUMENT = re.compile(r"(?<![\w/.-])([a-z_]+)\.md\b")
NUMBER = re.compile(r"\d+\.\d+")
ITEM = re.compile(
    r",? \(?(?:Parts? (?P<part>\d)(?: and (?P<and_part>\d))?|(?P<number>\d+\.\d+)(?:, (?P<item>\d+)\b)?"
    r'|"(?P<quoted>[^"]+)"|(?<=, )(?P<plain>[A-Z][a-z]+)|(?<=, )(?P<point>\d+)\b(?!\.\d))'
)
MORE = re.compile(r"(?:,| to|;| and)? ?(?P<number>\d+\.\d+)(?:, (?P<item>\d+)\b)?")


def headings(name: str) -> list[str]:
    outside = re.sub(r"^```.*?^```$", "", GUIDE[name], flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^#+ (.+)$", outside, re.MULTILINE)


def section(name: str, heading: str) -> str:
    """What stands below a heading, as far as the next."""
    return GUIDE[name].partition(f" {heading}\n")[2].partition("\n#")[0]


def is_cited(name: str, after: str) -> Iterator[tuple[str, str]]:
    """The sections that the words after a document's name call for, as (heading's beginning, numbered item)."""
    while match := ITEM.match(after) or MORE.match(after):
        found = {key: value for key, value in match.groupdict().items() if value}
        for key in ("part", "and_part"):
            if key in found:
                yield f"Part {found[key]}.", ""
        if "number" in found:
            yield f"{found['number']} ", found.get("item", "")
        if "point" in found:
            yield "", found["point"]
        for key in ("quoted", "plain"):
            if key in found:
                yield found[key], ""
        after = after[match.end() :]


def missing(text: str) -> list[str]:
    """What a text cites, and is not there."""
    wrong = []
    text = re.sub(r"\s*\n\s*#?\s*", " ", text)
    for match in DOCUMENT.finditer(text):
        name = match[1]
        if name not in GUIDE:
            if not (ROOT / "assets" / match[0]).is_file():
                wrong.append(match[0])
            continue
        for heading, item in is_cited(name, text[match.end() : match.end() + 120]):
            there = [each for each in headings(name) if f"{each} ".lower().startswith(heading.lower())]
            if not there:
                wrong.append(f"{match[0]} {heading}")
            elif item and not re.search(
                rf"^{item}\. ", section(name, there[0]) if heading else GUIDE[name], re.MULTILINE
            ):
                wrong.append(f"{match[0]} {heading}{item}")
    return wrong


@pytest.mark.parametrize("path", CITING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_cited_is_there(path: Path) -> None:
    """Else: write the section into assets/guide, or cite another."""
    assert missing(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("(training.md 5.3)", []),
        ("training.md, Parts 4 and 5", []),
        ('(look.md, "The band")', []),
        ("(textual.md, Traps)", []),
        ("(training.md 5.12, 12)", []),
        ("the sums of\n# training.md\n# 5.4", []),
        ("(coach.md, 3)", []),
        ("users.md, section 3", ["users.md"]),
        ("(coach.md, 33)", ["coach.md 33"]),
        ("(training.md 5.99)", ["training.md 5.99 "]),
        ("training.md 5.3 to 5.77", ["training.md 5.77 "]),
        ("(training.md 5.3; 5.12, 99)", ["training.md 5.12 99"]),
        ("training.md, Part 9", ["training.md Part 9."]),
        ('look.md, "The bend"', ["look.md The bend"]),
        ("textual.md, Tricks", ["textual.md Tricks"]),
    ],
)
def test_a_wrong_citation_is_found(text: str, wrong: list[str]) -> None:
    assert missing(text) == wrong


@pytest.mark.parametrize("path", sorted((ROOT / "glutetimer" / "training").rglob("*.py")), ids=lambda path: path.stem)
def test_the_rules_cite_sections_that_are_there(path: Path) -> None:
    """Within the rules, "(5.2; our choice)" is short for training.md's 5.2."""
    short = re.compile(r"\(([1-7]\.\d+(?:(?: to | and |, )\d[\d.]*)*)(?:;|\))")
    cited = {number for each in short.findall(path.read_text("utf-8")) for number in NUMBER.findall(each)}
    there = {NUMBER.match(each)[0] for each in headings("training") if NUMBER.match(each)}  # type: ignore[index]
    assert cited - there == set()


def test_every_row_of_the_articles_that_is_named_is_there() -> None:
    rows = set(re.findall(r"^- \*\*(\d-\d+)\*\*", GUIDE["training"], re.MULTILINE))
    for folder in ("exercises", "workouts"):
        for path in (ROOT / "assets" / folder).glob("*.toml"):
            named = tomllib.loads(path.read_text("utf-8")).get("articles", [])
            assert set(named) <= rows, path.name


def test_every_source_that_is_named_is_listed() -> None:
    named = {int(each) for text in GUIDE.values() for each in re.findall(r"\bS(\d+)\b", text)}
    assert named == {int(each) for each in re.findall(r"^\*\*S(\d+)\*\*", GUIDE["training"], re.MULTILINE)}


def test_the_house_has_the_rooms_that_are_drawn() -> None:
    """Else: draw the room in house.md, or take it out there."""
    drawing = re.search(r"^```\nglutetimer/\n(.*?)^assets/", GUIDE["house"], re.DOTALL | re.MULTILINE)
    assert drawing
    drawn, room = set(), ""
    for indent, name in re.findall(r"^( +)(\w+)/", drawing[1], re.MULTILINE):
        room = name if len(indent) == 2 else room
        drawn.add(room if len(indent) == 2 else f"{room}/{name}")
    package = ROOT / "glutetimer"
    inits = [path.parent.relative_to(package) for path in package.rglob("__init__.py")]
    assert drawn == {path.as_posix() for path in inits if 1 <= len(path.parts) <= 2}
