from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.history.moments import from_iso, moment, noon, to_iso
from glutetimer.history.records import Moment

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        (datetime(2025, 10, 2, 0, 30), date(2025, 10, 1)),
        (datetime(2025, 10, 2, 3, 59, 59, 999_999), date(2025, 10, 1)),
        (datetime(2025, 10, 2, 4, 0), date(2025, 10, 2)),
        (datetime(2025, 3, 1, 1, 0), date(2025, 2, 28)),
        (datetime(2025, 3, 30, 3, 30), date(2025, 3, 29)),  # the hour after the clocks went forward
        (datetime(2025, 3, 30, 4, 0), date(2025, 3, 30)),
        (datetime(2025, 10, 26, 2, 30, fold=1), date(2025, 10, 25)),
        (datetime(2024, 2, 29, 12, 0), date(2024, 2, 29)),
    ],
)
def test_a_training_day_begins_at_four_by_the_clock_on_the_wall(wall: datetime, day: date) -> None:
    assert moment(wall.replace(tzinfo=BERLIN)).local_date == day


def test_the_day_start_is_a_setting() -> None:
    wall = datetime(2025, 10, 2, 0, 30, tzinfo=BERLIN)

    assert moment(wall, time(0)).local_date == date(2025, 10, 2)
    assert moment(wall, time(0, 31)).local_date == date(2025, 10, 1)


def test_an_instant_is_kept_to_the_millisecond_with_its_offset_and_zone() -> None:
    at = moment(datetime(2025, 10, 1, 7, 30, 0, 123_999, tzinfo=BERLIN), zone="Europe/Berlin")

    assert at == Moment(1_759_296_600_123, 120, date(2025, 10, 1), "Europe/Berlin")
    assert to_iso(at) == "2025-10-01T07:30:00.123+02:00"


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moment(datetime(2025, 10, 1, 7, 30))


@pytest.mark.parametrize("text", ["2025-10-01T07:30:00", "2025-10-01", "soon", "2025-10-01T07:30:00+02:00:30"])
def test_a_text_without_a_whole_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"offset|isoformat"):
        from_iso(text)


def test_where_only_the_date_is_known_it_is_noon() -> None:
    assert to_iso(noon(date(2025, 10, 1))) == "2025-10-01T12:00:00.000+00:00"


@given(
    st.datetimes(datetime(1970, 1, 3), datetime(9000, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
    st.times(),
    st.sampled_from(["", "Asia/Tokyo"]),
)
def test_iso_out_and_in_is_the_same_moment(wall: datetime, offset: int, day_start: time, zone: str) -> None:
    at = moment(wall.replace(tzinfo=timezone(timedelta(minutes=offset))), day_start, zone)

    assert from_iso(to_iso(at), at.local_date, at.zone) == at


def test_without_a_local_date_it_is_that_of_the_plain_day_start() -> None:
    assert from_iso("2025-10-02T03:00:00+02:00").local_date == date(2025, 10, 1)
    assert from_iso("2025-10-02T05:00:00Z") == moment(datetime(2025, 10, 2, 5, tzinfo=UTC))
