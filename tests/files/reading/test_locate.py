"""The locator, by hand on every shape of TOML, and against a writer of random documents that knows where it wrote."""

import random
import tomllib
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.files.reading.locate import Path, Spot, locate, place


def at(text: str, path: Path, part: str) -> str:
    """What stands at the spot of a path, to the end of the line."""
    key, value = locate(text)[path]
    return text[key if part == "key" else value :].split("\n")[0]


def test_a_key_and_its_value():
    assert locate("a = 1\n") == {(): (0, 0), ("a",): (0, 4)}


def test_places_count_lines_and_columns_from_one():
    text = "a = 1\n\n  b = 'é'  # c\n"
    assert [place(text, spot) for spot in locate(text)[("b",)]] == [(3, 3), (3, 7)]


def test_tables_and_lists_of_tables():
    text = "[dose]\nsets = 1\n[[step]]\nwork = 1\n[[step]]\nwork = 2\n[[step.part]]\nx = 3\n[[step.part]]\nx = 4\n"
    assert at(text, ("dose",), "key") == "[dose]"
    assert at(text, ("dose", "sets"), "value") == "1"
    assert at(text, ("step", 1, "work"), "value") == "2"
    assert at(text, ("step", 1, "part", 1, "x"), "value") == "4"
    assert place(text, locate(text)[("step", 1)][0]) == (5, 1)


def test_dotted_and_quoted_keys():
    text = """a . "b c".'d"e' = 1\n"\\u0041\\"" = 2\n['x.y'. z]\nk = 3\n"""
    assert at(text, ("a", "b c", 'd"e'), "value") == "1"
    assert at(text, ('A"',), "value") == "2"
    assert at(text, ("x.y", "z", "k"), "value") == "3"


def test_strings_that_hold_what_looks_like_toml():
    text = 'a = """\n[[b]]\nc = 1 # ""\n"""""\nd = \'\'\'\n\'\' ]\'\'\'\'\ne = "\\"#]" # ]\nf = \'\\\'\n'
    assert set(locate(text)) == {(), ("a",), ("d",), ("e",), ("f",)}
    assert at(text, ("e",), "value") == '"\\"#]" # ]'
    assert at(text, ("f",), "value") == "'\\'"


def test_lists_over_lines_with_comments_and_inline_tables():
    text = 'a = [ # ]\n  1,\n\n  # 2,\n  [3, "]"], # ]\n  {b = {c = 4}, "d" = [5]},\n]\ne = 6\n'
    assert at(text, ("a", 0), "value") == "1,"
    assert at(text, ("a", 1, 1), "value") == '"]"], # ]'
    assert at(text, ("a", 2, "b", "c"), "value") == '4}, "d" = [5]},'
    assert at(text, ("a", 2, "d", 0), "value") == "5]},"
    assert at(text, ("e",), "value") == "6"


def test_dates_with_a_space_and_a_file_without_a_last_line_end():
    assert at("a = 1979-05-27 07:32:00 # b\nc = 07:32:00", ("c",), "value") == "07:32:00"


def test_nesting_that_would_end_a_recursion():
    text = f"a = {'[' * 5000}{']' * 5000}\nb = 1"
    assert at(text, ("b",), "value") == "1"


class Writer:
    """Writes a random document, and notes where each of its parts begins."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.text = ""
        self.spots: dict[Path, Spot] = {(): (0, 0)}
        self.count = 0

    def put(self, *choices: str) -> None:
        self.text += self.rng.choice(choices)

    def blank(self) -> None:
        self.put("", "", " ", "\t", "  ")

    def gap(self) -> None:
        for _ in range(self.rng.randrange(3)):
            self.put("\n", " ", "# a = [1, ']\n", "\t\n", '# """\n')

    def end(self) -> None:
        self.blank()
        self.put("\n", "# comment, \"quoted\" = '''\n", "\n\n")

    def key(self) -> str:
        """Write one part of a key; every key is new."""
        self.count += 1
        plain = f"k-{self.count}"
        written, meant = self.rng.choice(
            [
                (plain, plain),
                (f'"{plain} . é"', f"{plain} . é"),
                (f'"\\"{plain}\\u0041\\\\"', f'"{plain}A\\'),
                (f"'{plain}\"#'", f'{plain}"#'),
            ]
        )
        self.text += written
        return meant

    def keys(self) -> list[str]:
        parts = []
        for index in range(self.rng.choice([1, 1, 1, 2, 3])):
            if index:
                self.text += "."
                self.blank()
            parts.append(self.key())
            self.blank()
        return parts

    def pair(self, table: Path, depth: int) -> None:
        start = len(self.text)
        path = table
        for part in self.keys():
            path += (part,)
            self.spots[path] = (start, start)
        self.text += "="
        self.blank()
        self.spots[path] = (start, len(self.text))
        self.value(path, depth)

    def value(self, path: Path, depth: int) -> None:
        kind = self.rng.randrange(9 if depth < 3 else 7)
        if kind == 7:
            self.list(path, depth)
        elif kind == 8:
            self.inline(path, depth)
        else:
            self.put(
                *("1", "-1_000", "1.5e3", "nan", "true", "0xFF"),
                *("1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5", "07:32:00"),
                *('"a # ] } , = [x]"', '"\\\\"', '"\\"é\\""', '""'),
                *("'\\'", "''", "'a # ] } = '"),
                *('"""\n[x]\n"" \\""" # \\\\"""', '""""a"""""', '""""""', '"""a\\\n   b"""'),
                *("'''\n[[x]]\n'' \"\"\" '''", "''''a'''''", "''''''"),
            )

    def list(self, path: Path, depth: int) -> None:
        self.text += "["
        for index in range(self.rng.randrange(4)):
            self.text += "," if index else ""
            self.gap()
            self.spots[(*path, index)] = (len(self.text), len(self.text))
            self.value((*path, index), depth + 1)
            self.gap()
        self.gap()
        self.text += "]"

    def inline(self, path: Path, depth: int) -> None:
        self.text += "{"
        for index in range(self.rng.randrange(4)):
            self.text += "," if index else ""
            self.blank()
            self.pair(path, depth + 1)
            self.blank()
        self.text += "}"

    def header(self, table: Path, several: int | None) -> Path:
        """Write a header under the last of `table`, or the next of a list of tables; give back the table's path."""
        start = len(self.text)
        names = [part.replace("\\", "\\\\").replace('"', '\\"') for part in table if isinstance(part, str)]
        self.text += ("[" if several is None else "[[") + " . ".join(f'"{name}"' for name in names)
        path = table
        if not several:
            self.text += " . " if names else ""
            for part in self.keys():
                path += (part,)
                self.spots.setdefault(path, (start, start))
        if several is not None:
            path = (*path, several)
        self.spots[path] = (start, start)
        self.text += "]" if several is None else "]]"
        self.end()
        return path

    def body(self, table: Path) -> None:
        for _ in range(self.rng.randrange(4)):
            self.gap()
            self.pair(table, 0)
            self.end()

    def document(self) -> None:
        self.body(())
        for _ in range(self.rng.randrange(5)):
            self.section((), 0)

    def section(self, parent: Path, depth: int) -> None:
        tables = [self.header(parent, None)] if self.rng.random() < 0.5 else self.several(parent)
        for table in tables:
            self.body(table)
            if depth < 2:
                for _ in range(self.rng.randrange(3)):
                    self.section(table, depth + 1)

    def several(self, parent: Path) -> Iterator[Path]:
        first = self.header(parent, 0)
        yield first
        for number in range(1, self.rng.randrange(1, 4)):
            yield self.header(first[:-1], number)


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from leaves(inner, (*path, key))


@given(st.integers(0, 10**9))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_spot_of_a_random_document(seed: int):
    writer = Writer(random.Random(seed))
    writer.document()
    values = tomllib.loads(writer.text)
    found = locate(writer.text)
    assert found == writer.spots, writer.text
    assert set(leaves(values)) == set(found)
    of_windows = writer.text.replace("\n", "\r\n")
    assert places(of_windows) == places(writer.text), of_windows


def places(text: str) -> dict[Path, tuple[tuple[int, int], ...]]:
    """Line and column of each key and value."""
    return {path: tuple(place(text, at) for at in spot) for path, spot in locate(text).items()}
