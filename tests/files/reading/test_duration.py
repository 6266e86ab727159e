import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.reading.duration import clock_with_tenths, number, parse

DAY = 24 * 3600


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(45, 45), (45.5, 45.5), (0, 0), ("1:30", 90), ("0:05", 5), ("90:00", 5400), ("1:02:03", 3723), (" 2:00 ", 120)],
)
def test_both_spellings(value: object, seconds: float):
    assert parse(value, 0, DAY) == seconds


@pytest.mark.parametrize(
    "value",
    [
        *("", "45", "1:", ":30", "1:60", "1:5", "1:60:00", "-1:30", "1:30.5", "1:2:3:4", "1m30", "١:٣٠", "9" * 5000),
        *(True, False, None, [45], {}, math.nan, math.inf, -math.inf, -1, 10**400, DAY + 1, DAY + 0.5),
    ],
)
def test_what_is_no_duration_is_told_in_one_line(value: object):
    with pytest.raises(ValueError, match="write") as caught:
        parse(value, 0, DAY)
    assert re.fullmatch(r"[^\n]{10,120}", str(caught.value))


def test_the_bounds_are_told():
    with pytest.raises(ValueError, match=r"^0 is out of bounds; write 1 to 60 seconds$"):
        parse(0, 1, 60)
    with pytest.raises(ValueError, match=r"^'1:01' is out of bounds; write 1 to 60 seconds$"):
        parse("1:01", 1, 60)


@given(st.integers(0, DAY))
def test_the_clock_reads_back(seconds: int):
    assert parse(clock_with_tenths(seconds), 0, DAY) == seconds


def test_the_clock_and_numbers():
    assert [clock_with_tenths(s) for s in (0, 45, 300, 3599.96, 3723, 45.5)] == [
        "0:00",
        "0:45",
        "5:00",
        "1:00:00",
        "1:02:03",
        "0:45.5",
    ]
    assert [repr(number(s)) for s in (40.0, 45.5)] == ["40", "45.5"]
