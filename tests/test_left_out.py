"""The list of what is not tried on Windows."""

from __future__ import annotations

from pathlib import Path

from tests.left_out import find_reason, find_unknown, read_left_out

ROOT = Path(__file__).parents[1]


def test_the_list_names_only_what_there_is() -> None:
    assert list(find_unknown(ROOT)) == []
    assert all(read_left_out().values())


def test_a_test_is_left_out_with_its_parameters_and_with_its_file() -> None:
    for test, reason in read_left_out().items():
        assert find_reason(test) == find_reason(f"{test}[a-b]") == reason
        if "::" not in test:
            assert find_reason(f"{test}::test_any") == reason
    assert find_reason("tests/test_left_out.py::test_the_list_names_only_what_there_is") is None
