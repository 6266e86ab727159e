"""A session as a FIT activity, read by others: fitdecode, and Garmin's own decoder where it is installed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.history.interchange.fit import LONGEST_TEXT, BaseType, FitField, FitMessage, encode
from glutetimer.history.interchange.fit_exercises import FIT_EXERCISES, UNKNOWN
from glutetimer.history.interchange.fit_session import UnfitError, encode_session
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from tests.app.past import LIBRARY, ON, a_hold, a_session, a_set, at
from tests.history import drawn
from tests.history.interchange.decoded import decode, list_sets, pick

BEGAN = datetime(2025, 11, 20, 6, 30, tzinfo=UTC)
WITHOUT_A_WORD = {"a-skip", "b-skip", "straight-leg", "glute-squeeze", "hip-hike", "sl-balance"}
"""Exercises of the catalogue that Garmin's profile has no category for."""


def name_of(exercise: str) -> str:
    return LIBRARY.exercises[exercise].name if exercise in LIBRARY.exercises else exercise


def encoded(sets: Iterable[SetRecord], **session: object) -> bytes:
    return encode_session(a_session("s", ON, **session), list(sets), name_of)


def bridges() -> list[SetRecord]:
    """Ten bridges with 8 kg; a hold of each leg, as the session writes them."""
    reps: dict[str, Any] = {"side": Side.BOTH, "measure": Measure.REPS, "reps": 10, "seconds": 55.0}
    return [
        a_set("a", "s", ON, exercise="shoulder-bridge", load="8 kg", **reps),
        a_hold("b", "s", ON, Side.LEFT, 31.5, 2),
        a_hold("c", "s", ON, Side.RIGHT, 28.0, 4),
    ]


def test_the_session_as_others_read_it() -> None:
    messages = decode(encoded(bridges(), seconds=260.0, span_s=290.0))
    kinds = [name for name, _ in messages if name not in ("record", "set", "exercise_title")]
    assert kinds == ["file_id", "device_info", "sport", "event", "event", "lap", "session", "activity"]
    (file,) = pick(messages, "file_id")
    assert file["type"] == "activity" and file["time_created"] == BEGAN and file["product_name"] == "glutetimer"
    (session,), (lap,), (activity,) = (pick(messages, name) for name in ("session", "lap", "activity"))
    for each in (session, lap):
        assert (each["sport"], each["sub_sport"]) == ("training", "strength_training")
        assert (each["start_time"], each["total_elapsed_time"], each["total_timer_time"]) == (BEGAN, 290, 260)
    assert session["num_laps"] == 1 and session["sport_profile_name"] == "Bridge builder"
    assert activity["num_sessions"] == 1 and activity["total_timer_time"] == 260
    assert activity["local_timestamp"] - activity["timestamp"] == timedelta(hours=1), "where it was performed"
    assert [event["event_type"] for event in pick(messages, "event")] == ["start", "stop_all"]


def test_sets_and_the_rests_between_them() -> None:
    data = encoded(bridges())
    assert list_sets(data) == [
        ("Active shoulder bridge", 55, 10),
        ("rest", 65, None),
        ("Single-leg bridge hold, left", 31.5, None),
        ("rest", 88.5, None),
        ("Single-leg bridge hold, right", 28, None),
    ]
    sets = pick(decode(data), "set")
    assert [each["message_index"] for each in sets] == [0, 1, 2, 3, 4]
    assert [each["start_time"] for each in sets[::2]] == [BEGAN + timedelta(minutes=n) for n in (0, 2, 4)]
    assert (sets[0]["weight"], sets[0]["weight_display_unit"]) == (8, "kilogram")
    assert (sets[2]["category"], sets[2]["category_subtype"]) == ("hip_raise", 30)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"load": "green band"}, "Clam, left, green band"),
        ({"load": "10 lb"}, "Clam, left"),
        ({"exercise": "Copenhagen"}, "Copenhagen, left"),
        ({"exercise": "wall-sit", "side": Side.BOTH, "measure": Measure.HOLD, "held_s": 9.0}, "Wall sit, hold"),
        ({"exercise": "lunge-walk", "side": Side.ALTERNATING, "distance_m": 20.0}, "Walking lunge, 20 m"),
        ({"exercise": "lunge-walk", "reps": 1, "distance_m": 20.0}, "Walking lunge, left, 20 m"),
        (
            {"exercise": "glute-walk", "side": Side.BOTH, "steps": 12, "assumed": True},
            "Glute-aware walk or run, ~12 steps",
        ),
        ({"exercise": "Träst\x00\n’own’", "side": Side.BOTH}, "Träst\\x00 ’own’"),
    ],
)
def test_a_title_says_what_has_no_field(fields: dict[str, Any], title: str) -> None:
    data = encoded([a_set("a", "s", ON, **fields)])
    assert [words for words, *_ in list_sets(data)] == [title]


def test_pounds_are_kilograms_that_are_shown_as_pounds() -> None:
    (done,) = pick(decode(encoded([a_set("a", "s", ON, load="10 lb, ankle")])), "set")
    assert done["weight_display_unit"] == "pound" and done["weight"] == pytest.approx(4.536, abs=1 / 32)


def test_a_hold_that_nobody_answered_for_has_no_length() -> None:
    lost = a_hold("b", "s", ON, Side.LEFT, 600.0, 2, answered=False, reason=Reason.CEILING)
    assert list_sets(encoded([lost])) == [("Single-leg bridge hold, left, how long is not known", None, None)]


def test_a_session_that_was_cut_overnight_rests_no_night() -> None:
    sets = [a_set("a", "s", ON, 0), a_set("b", "s", ON, 12 * 60), a_set("c", "s", ON, 12 * 60 + 1)]
    data = encoded(sets, seconds=200.0, span_s=12 * 3600 + 120.0)
    assert [(words, seconds) for words, seconds, _ in list_sets(data)] == [
        ("Clam, left", 40),
        ("Clam, left", 40),
        ("rest", 20),
        ("Clam, left", 40),
    ]
    messages = decode(data)
    events = [(each["timestamp"] - BEGAN, each["event_type"]) for each in pick(messages, "event")]
    stood, again = timedelta(seconds=40), timedelta(hours=12)
    assert events[1:3] == [(stood, "stop_all"), (again, "start")]
    (session,) = pick(messages, "session")
    assert (session["total_elapsed_time"], session["total_timer_time"]) == (12 * 3600 + 120, 200)


def test_a_session_that_was_killed_ends_with_its_last_set() -> None:
    (session,) = pick(decode(encoded(bridges(), seconds=None, span_s=None, complete=False)), "session")
    assert session["total_elapsed_time"] == session["total_timer_time"] == 4 * 60 + 28


def test_what_was_added_at_one_instant_follows_one_another() -> None:
    """By hand, or from a sheet without times."""
    sets = [a_set(id, "s", ON, 0, seconds=seconds) for id, seconds in (("a", 40.0), ("b", None), ("c", 30.0))]
    starts = [each["start_time"] - BEGAN for each in pick(decode(encoded(sets, seconds=None)), "set")]
    assert starts == [timedelta(seconds=s) for s in (0, 40, 40)]


def test_no_rest_is_made_up_after_a_set_of_which_nobody_knows_the_end() -> None:
    sets = [a_set("a", "s", ON, 0, seconds=None, reps=12), a_set("b", "s", ON, 15), a_set("c", "s", ON, 16)]
    assert [words for words, *_ in list_sets(encoded(sets))] == ["Clam, left", "Clam, left", "rest", "Clam, left"]


@pytest.mark.parametrize("apart_ms", [1, 1000])
def test_what_nobody_timed_is_no_second_of_training(apart_ms: int) -> None:
    """Instants of a sheet without times, and of sets that were added by hand, only keep their order."""
    instants = [at(ON)._replace(ms=at(ON).ms + n * apart_ms) for n in range(6)]
    sets = [a_set(f"{each.ms}", "s", ON, seconds=None, reps=12, started=each) for each in instants]
    with pytest.raises(UnfitError, match="nobody knows how long"):
        encoded(sets, seconds=None)


def test_what_fit_cannot_hold_is_said() -> None:
    with pytest.raises(UnfitError, match="nobody knows how long"):
        encoded([a_set("a", "s", ON, seconds=None)], seconds=None)
    early = at(ON)._replace(ms=800_000_000_000)
    with pytest.raises(UnfitError, match="1998"):
        encoded([], started=early)


def test_a_long_text_is_cut_at_a_letter() -> None:
    long = FitMessage(12, (FitField(3, BaseType.TEXT, "ä" * 200),))
    ((_, fields),) = decode(encode([FitMessage(0, (FitField(0, BaseType.ENUM, 4),)), long]))[1:]
    assert fields["name"] == "ä" * (LONGEST_TEXT // 2)


def test_every_exercise_has_its_word_or_none() -> None:
    """Else: its category and name of Garmin's profile into FIT_EXERCISES, or here where it has neither."""
    assert set(FIT_EXERCISES) | WITHOUT_A_WORD == set(LIBRARY.exercises)
    assert not set(FIT_EXERCISES) & WITHOUT_A_WORD


@given(drawn.sessions(), st.lists(drawn.sets(), max_size=6))
def test_whatever_was_done_can_be_read(session: SessionRecord, sets: list[SetRecord]) -> None:
    sets.sort(key=lambda done: done.started.ms)
    try:
        data = encode_session(session, sets, name_of)
    except UnfitError:
        return
    assert data == encode_session(session, sets, name_of)
    messages = decode(data)
    assert [name for name, _ in messages][-1] == "activity"
    done = [each for each in pick(messages, "set") if each["set_type"] == "active"]
    assert len(done) == len(sets), "none is lost or doubled"
    begun = [each["start_time"] for each in pick(messages, "set")]
    assert begun == sorted(begun)


def test_garmins_own_decoder_reads_it() -> None:
    sdk = pytest.importorskip("garmin_fit_sdk", reason="pip install --group fit")
    data = encoded([*bridges(), a_set("d", "s", ON, 6, exercise="my own")])
    assert sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).read()
    assert not errors
    assert [each.get("wkt_step_name") for each in messages["exercise_title_mesgs"]] == [
        "Active shoulder bridge",
        "Single-leg bridge hold, left",
        "Single-leg bridge hold, right",
        "my own, left",
    ]
    assert [each["duration"] for each in messages["set_mesgs"]] == [55, 65, 31.5, 88.5, 28, 92, 40]
    assert messages["session_mesgs"][0]["sub_sport"] == "strength_training"


def test_garmins_profile_has_every_exercise_of_ours() -> None:
    sdk = pytest.importorskip("garmin_fit_sdk", reason="pip install --group fit")
    types = sdk.Profile["types"]
    for exercise, (category, name) in FIT_EXERCISES.items():
        word = types["exercise_category"][category]
        assert name is None or name in types[f"{word}_exercise_name"], exercise
    assert types["exercise_category"][UNKNOWN] == "unknown"
