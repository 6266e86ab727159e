"""Lines: what is written is read, and nothing that was cut, doubled or written over is taken for it."""

from __future__ import annotations

import json
from zlib import crc32

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from glutetimer.history.rows import pack, to_lean
from glutetimer.history.sync.line import BadLineError, ChangeLine, read_line, write_line
from tests.history.drawn import sessions, sets

CHANGES = st.builds(
    ChangeLine,
    number=st.integers(1, 1 << 40),
    stamp=st.integers(1, (1 << 62) - 1),
    device=st.sampled_from(["0123456789abcdef", "f" * 16]),
    kind=st.sampled_from(["set", "session", "a kind of tomorrow"]),
    id=st.sampled_from(["a", "Ünïcode 🏃", "b" * 200]),
    body=st.none() | (sets() | sessions()).map(lambda record: pack(to_lean(record))),
)


@given(CHANGES)
def test_what_is_written_is_read(change: ChangeLine) -> None:
    line = write_line(change)
    assert line.endswith(b"\n") and line.isascii() and line.count(b"\n") == 1
    assert read_line(line[:-1]) == change
    assert read_line(line[:-1] + b"\r") == change


@given(CHANGES, st.data())
def test_a_line_that_is_not_as_it_was_written_is_refused(change: ChangeLine, data: st.DataObject) -> None:
    line = bytearray(write_line(change)[:-1])
    at = data.draw(st.integers(0, len(line) - 1))
    match data.draw(st.sampled_from(["cut", "lost", "doubled", "other", "zeros"])):
        case "cut":
            changed = line[:at]
        case "lost":
            changed = line[:at] + line[at + data.draw(st.integers(1, 20)) :]
        case "doubled":
            changed = line[:at] + line[max(0, at - 5) :] if at else line + line
        case "other":
            changed = line[:at] + bytes([data.draw(st.integers(0, 255).filter(lambda each: each != line[at]))])
            changed += line[at + 1 :]
        case _:
            changed = line[:at] + bytes(len(line) - at)
    if changed != line:
        with pytest.raises(BadLineError):
            read_line(bytes(changed))


def lined(**fields: object) -> bytes:
    row = {"v": 1, "n": 1, "h": 1, "d": "0" * 16, "k": "set", "id": "a", "b": {"id": "a"}} | fields
    data = json.dumps({key: value for key, value in row.items() if value is not ...}).encode()
    return b"%08x %s" % (crc32(data), data)


def test_keys_of_a_newer_program_are_passed_over_beside_the_row_and_kept_in_it() -> None:
    assert read_line(lined(x=[1], b={"id": "a", "y": {"z": None}})).body == '{"id":"a","y":{"z":null}}'


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.sampled_from(["v", "n", "h", "d", "k", "id", "b"]), JUNK | st.just(...))
@example("h", 1 << 62)
@example("h", -1)
@example("d", "../../etc/passwd")
@example("id", "\ud800")
@example("k", "\x1b[2J")
@example("v", True)
@example("b", [1])
@example("b", {"a": float("nan")})
def test_what_is_no_change_is_one_line_and_never_an_error_of_another_kind(key: str, value: object) -> None:
    try:
        change = read_line(lined(**{key: value}))
    except BadLineError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert read_line(write_line(change)[:-1]) == change


def test_a_line_of_a_newer_version_says_so() -> None:
    with pytest.raises(BadLineError, match="newer glutetimer"):
        read_line(lined(v=2))


def test_a_line_that_nests_without_end_is_refused() -> None:
    nested = b'{"a":' * 100_000 + b"1" + b"}" * 100_001
    data = b'{"v":1,"n":1,"h":1,"d":"0000000000000000","k":"set","id":"a","b":' + nested
    with pytest.raises(BadLineError):
        read_line(b"%08x %s" % (crc32(data), data))
