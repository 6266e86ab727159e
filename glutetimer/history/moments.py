"""Instants as they are kept: UTC, the offset it was written with, and the training day, frozen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from glutetimer.history.records import Moment

DAY_START = time(4)
"""A hold at half past midnight belongs to the day before (training.md 5.1; our choice)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_MINUTE = timedelta(minutes=1)


def training_day(wall: datetime, day_start: time = DAY_START) -> date:
    """The local date that `wall`, a local time, belongs to. By the clock on the wall, so that DST changes nothing."""
    return wall.date() - timedelta(days=wall.time() < day_start)


def moment(wall: datetime, day_start: time = DAY_START, zone: str = "") -> Moment:
    """An instant to keep.

    Args:
        wall: local time with its offset.
        zone: the zone's name, where it is known.

    Raises:
        ValueError: `wall` has no offset.
    """
    offset = wall.utcoffset()
    if offset is None:
        raise ValueError("a moment needs the offset from UTC")
    return Moment((wall - _EPOCH) // _MS, offset // _MINUTE, training_day(wall, day_start), zone)


def noon(day: date) -> Moment:
    """Noon UTC: what stands for the instant where only a date is known."""
    return Moment((datetime.combine(day, time(12), UTC) - _EPOCH) // _MS, 0, day)


def to_iso(at: Moment) -> str:
    """ISO 8601 with milliseconds and offset: `2025-10-01T07:30:00.000+02:00`."""
    wall = (_EPOCH + at.ms * _MS).astimezone(timezone(at.offset_min * _MINUTE))
    return wall.isoformat(timespec="milliseconds")


def from_iso(text: str, local_date: date | None = None, zone: str = "") -> Moment:
    """The moment that `to_iso` wrote; without a local date, the training day with the plain day start.

    Raises:
        ValueError: no ISO 8601 date and time with an offset in whole minutes.
    """
    wall = datetime.fromisoformat(text)
    offset = wall.utcoffset()
    if offset is None or offset % _MINUTE:
        raise ValueError("no offset in whole minutes")
    return Moment((wall - _EPOCH) // _MS, offset // _MINUTE, local_date or training_day(wall), zone)
