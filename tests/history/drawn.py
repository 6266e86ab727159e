"""Any records, for the laws."""

from __future__ import annotations

import string
from datetime import date
from functools import partial
from typing import TypeVar

from hypothesis import strategies as st

from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt, Pain, Reason
from glutetimer.training.workout import HoldMode

_R = TypeVar("_R", SessionRecord, SetRecord)

_seconds = st.one_of(st.integers(0, 600).map(float), st.floats(0, 86_400, allow_subnormal=False))
_maybe_seconds = st.none() | _seconds
_names = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=8)
_notes = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t,;\"'"), max_size=20)
_unknown = st.dictionaries(
    st.sampled_from(["heart_rate", "mood", "colour"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _notes,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_names, inner, max_size=2),
        max_leaves=3,
    ),
    max_size=2,
)
_loads = st.sampled_from(["", "", "green band", "8 kg", "10 lb", "2 x 5 kg"])
_moments = st.builds(
    Moment,
    ms=st.integers(86_400_000, 4_000_000_000_000),
    offset_min=st.integers(-14 * 60, 14 * 60),
    local_date=st.dates(date(1970, 1, 1), date(9998, 12, 31)),
    zone=st.sampled_from(["", "Europe/Berlin", "Asia/Tokyo"]),
)
_pain = st.builds(Pain, st.integers(0, 10), st.sampled_from(["", "hip", "knee"]))


def sessions(ids: st.SearchStrategy[str] = _names) -> st.SearchStrategy[SessionRecord]:
    return st.builds(
        SessionRecord,
        id=ids,
        workout=_names,
        name=_notes.filter(lambda text: text != "" and not {"\n", "\t"} & set(text)),
        started=_moments,
        seconds=_maybe_seconds,
        span_s=_maybe_seconds,
        complete=st.booleans(),
        effort=st.none() | st.integers(1, 5),
        pain=st.none() | _pain,
        note=_notes,
        edited=st.booleans(),
        extra=_unknown,
    )


def sets(ids: st.SearchStrategy[str] = _names) -> st.SearchStrategy[SetRecord]:
    common = {
        "id": ids,
        "session": st.just("") | _names,
        "load": _loads,
        "planned_load": _loads,
        "aim": st.none() | st.integers(1, 99).map(float),
        "exercise": _names,
        "side": st.sampled_from(Side),
        "started": _moments,
        "pain": st.none() | _pain,
        "felt": st.none() | st.sampled_from(Felt),
        "note": _notes,
        "edited": st.booleans(),
        "clock_interrupted": st.booleans(),
        "extra": _unknown,
    }
    return st.one_of(
        st.builds(partial(SetRecord, measure=Measure.TIME), seconds=_seconds, **common),
        st.builds(
            partial(SetRecord, measure=Measure.TIME),
            seconds=_maybe_seconds,
            distance_m=st.floats(1, 100_000),
            steps=st.none() | st.integers(0, 99),
            assumed=st.booleans(),
            **common,
        ),
        st.builds(
            partial(SetRecord, measure=Measure.REPS),
            reps=st.integers(0, 99),
            seconds=_maybe_seconds,
            assumed=st.booleans(),
            **common,
        ),
        st.builds(
            partial(SetRecord, measure=Measure.HOLD),
            seconds=_maybe_seconds,
            held_s=_seconds,
            clocked_s=_maybe_seconds,
            trim_s=_maybe_seconds,
            reason=st.sampled_from(Reason),
            mode=st.sampled_from(HoldMode),
            fatigued=st.booleans(),
            answered=st.booleans(),
            **common,
        ),
    )


def _several(records: st.SearchStrategy[_R], most: int) -> st.SearchStrategy[list[_R]]:
    return st.lists(records, max_size=most, unique_by=lambda record: record.id)


SESSIONS = _several(sessions(st.sampled_from("STUV")), 3)
SETS = _several(sets(st.sampled_from("abcd")), 4)
"""A small history, each id once."""
