"""What stands before any key: bytes, sizes, syntax."""

import os
from datetime import date
from pathlib import Path

import pytest

from glutetimer.files.reading.document import LARGEST, fetch, read
from glutetimer.files.reading.problem import FileError, Problem, shown
from glutetimer.files.reading.table import MOST_FINDINGS, Table
from glutetimer.files.reading.values import text, whole


def number(table: Table) -> int | None:
    found = table.take("n", whole(0, 9))
    table.finish()
    return found


def problems(data: bytes) -> list[str]:
    with pytest.raises(FileError) as caught:
        read(data, "f.toml", number)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    return [str(problem) for problem in caught.value.problems]


def test_a_document_is_read():
    assert read(b"n = 3 # three\n", "f.toml", number) == 3
    assert read(b"", "f.toml", number) is None


def test_windows_files_are_read_and_their_lines_counted():
    assert read(b"\xef\xbb\xbfn = 3\r\n", "f.toml", number) == 3
    assert problems(b"\xef\xbb\xbfn = 3\r\n  zz = 4\r\n") == ["f.toml:2:3: unknown key 'zz'; known here: format, n"]
    assert problems(b"\xef\xbb\xbf\r\nn = 12\r\n") == ["f.toml:2:5: n: 12 is out of bounds; write 0 to 9"]


def test_problems_come_in_the_order_of_the_file():
    found = problems(b"zz = 1\nn = 'a'\nyy = 2\n")
    assert [line[:11] for line in found] == ["f.toml:1:1:", "f.toml:2:5:", "f.toml:3:1:"]


def test_a_file_of_a_newer_version_is_not_guessed_at():
    assert problems(b"zz = 1\nformat = 2\n") == ["f.toml:2:10: format: 2 is for a newer glutetimer; this one reads 1"]
    assert problems(b"format = 0") == ["f.toml:1:10: format: 0 is not read here; write 1, or leave it out"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"n = \n", "f.toml:1:5: not TOML: invalid value; text needs quotes"),
        (b"a = 1\nn = three\n", "f.toml:2:5: not TOML: invalid value; text needs quotes"),
        (b"a = 1\nn 3\n", "f.toml:2:3: not TOML: expected '=' after a key"),
        (b"n = 1\nn = 2\n", "f.toml:2:6: not TOML: cannot overwrite a value; say a key once"),
        (b"n = 1 m = 2\n", "f.toml:1:7: not TOML: expected newline"),
        (b"a = 1\nn = [1,\n", "f.toml:3:1: not TOML: "),
        (b'n = "a\n', "f.toml:1:7: not TOML: "),
        (b"[n\n", "f.toml:1:3: not TOML: expected ']'"),
        (b"n = 1\r\n\rm = 1\r\n", "f.toml:2:1: not TOML: "),
        (b'n = "\x00"\n', "f.toml:1:6: not TOML: "),
        (b"n = 'a'\nm = '\xc3\xa9\xe9'\n", "f.toml:2:7: not UTF-8 (byte 0xE9); save the file as UTF-8"),
        (b"\xef\xbb\xbfm = '\xe9'\n", "f.toml:1:6: not UTF-8 (byte 0xE9)"),
        ("n = 1\n".encode("utf-16"), "f.toml:1:1: not UTF-8 (byte 0xFF)"),
        (b"\n\nn = " + b"9" * 5000, "f.toml:3:5: a number with too many digits"),
        (b"\nn = " + b"[" * 100_000, "f.toml:2:5: nested too deeply"),
        (b"\nn = " + b"[" * 50_000 + b"]" * 50_000, "f.toml:2:5: nested too deeply"),
        (b"\nn = " + b"{n = " * 20_000 + b"1" + b"}" * 20_000, "f.toml:2:5: nested too deeply"),
        (b"\n" + b"n." * 100_000 + b"n = 1", "f.toml:2:1: more than 32 points in a line; break it"),
        (b"\nn = { a" + b" . 'b'" * 33 + b" = 1 }", "f.toml:2:7: more than 32 points in a line; break it"),
        (b"\nn = [1, " + b"9" * 310 + b"]", "f.toml:2:9: a huge number; write 9e+18 at most"),
        (b"m = 1\nn = 0x" + b"f" * 5000, "f.toml:2:5: a huge number; write 9e+18 at most"),
        (b"#" * (LARGEST + 1), "f.toml:1:1: larger than 256 KiB; split it"),
    ],
)
def test_what_is_no_document_is_one_line(data: bytes, line: str):
    (only,) = problems(data)
    assert only.startswith(line)


def test_a_comment_may_be_a_row_of_points():
    assert read(b"  # " + b"." * 200 + b"\nn = 3\n", "f.toml", number) == 3


@pytest.mark.parametrize(
    "line",
    [
        'm = "' + ".".join("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz") + '"',
        "m = 'one. two. '" + " # " + "a." * 50,
        'm = """\n' + ".".join("1" * 50) + '\n"""',
        "m = [" + "1.5, " * 40 + "]",
    ],
)
def test_points_in_a_text_or_in_numbers_are_no_key(line: str):
    def build(table: Table) -> int | None:
        table.take("m", lambda value: value)
        return number(table)

    assert read(f"n = 3\n{line}\n".encode(), "f.toml", build) == 3


def test_a_flood_of_problems_is_cut():
    found = problems("".join(f"k{index} = 1\n" for index in range(5000)).encode())
    assert found[-1] == f"f.toml:100:1: {MOST_FINDINGS} problems: reading ended here; mend them first"
    assert len(found) == MOST_FINDINGS + 1


def test_messages_repeat_nothing_that_a_terminal_obeys():
    (only,) = problems(b'"\\u001b[31m\\u202e\\n' + b"x" * 500 + b'" = 1\n')
    assert only.isprintable() and len(only) < 200
    assert str(Problem("a\x1b\nb", 1, 2, "words")) == "a\\x1b\\nb:1:2: words"


def test_values_in_messages():
    values = [True, "a", 3, 10**5000, float("inf"), [1], {}, None, date(2026, 11, 21)]
    assert [shown(value) for value in values] == [
        *("true", "'a'", "3", "a huge number", "inf", "a list", "a table", "null", "a date or a time")
    ]


def test_lists_note_each_wrong_item_at_its_place():
    def build(table: Table) -> tuple[str, ...]:
        return table.take_list("a", text(3), 4)

    assert read(b"a = ['x', 'y']", "f.toml", build) == ("x", "y")
    with pytest.raises(FileError) as caught:
        read(b"a = ['x', 3,\n  '', 'long', 'x']", "f.toml", build)
    assert str(caught.value) == "f.toml:1:5: a: 5 of them; write 4 at most"
    with pytest.raises(FileError) as caught:
        read(b"a = ['x', 3,\n  '', 'long']", "f.toml", build)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(1, 11), (2, 3), (2, 7)]


def test_files_that_cannot_be_fetched(tmp_path: Path):
    def words(path: Path) -> str:
        with pytest.raises(FileError) as caught:
            fetch(path)
        return str(caught.value)

    assert words(tmp_path) == f"{tmp_path}: this is a folder; name a file"
    assert words(tmp_path / "none.toml") == f"{tmp_path / 'none.toml'}: there is no such file"
    assert words(tmp_path / "a\x00b").startswith(f"{tmp_path / 'a'}\\x00b: cannot be read")
    assert "cannot be read" in words(tmp_path / ("x" * 300))
    locked = tmp_path / "locked.toml"
    locked.write_text("n = 1")
    locked.chmod(0)
    if os.name == "posix" and os.getuid():  # root reads everything
        assert words(locked) == f"{locked}: cannot be read: Permission denied"


def test_no_more_is_fetched_than_may_be_read(tmp_path: Path):
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (LARGEST + 1000))
    assert len(fetch(large)) == LARGEST + 1


def test_a_folder_of_which_the_system_says_that_it_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does."""

    def refuse(name: str, *_: int) -> int:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileError, match=r"this is a folder; name a file$"):
        fetch(tmp_path)
    with pytest.raises(FileError, match=r"cannot be read: Permission denied$"):
        fetch(tmp_path / "file")
