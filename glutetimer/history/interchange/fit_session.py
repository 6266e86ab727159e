"""A session as a FIT activity: strength training, with a message for each set and for each rest between two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from glutetimer.files.reading.problem import visible
from glutetimer.history.interchange.fit import EPOCH_S, FIRST_S, LAST_S, BaseType, FitField, FitMessage, encode
from glutetimer.history.interchange.fit_exercises import find_fit_exercise
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.words import describe_amount
from glutetimer.training.exercise import LEGS, Measure
from glutetimer.training.load import Weight, find_weight

LONGEST_REST_MS = 3_600_000
"""A longer gap is no rest: the session was cut there, and its timer stands (our choice)."""
SHORTEST_MS = 1_000
"""A shorter rest follows from rounding (our choice). What nobody timed is kept no further apart: a sheet's rows
without times, and sets that were added by hand (`added.py`)."""
HEAVIEST_KG = 4095
"""A weight has two bytes of sixteenths."""

NameOf = Callable[[str], str]

_FILE_ID, _SPORT, _SESSION, _LAP, _RECORD, _EVENT, _DEVICE, _ACTIVITY, _SET, _TITLE = (
    *(0, 12, 18, 19, 20, 21, 23, 34, 225, 264),
)
"""Messages by their numbers in Garmin's profile."""
_MAKER = (FitField(1, BaseType.UINT16, 255), FitField(2, BaseType.UINT16, 1), FitField(3, BaseType.UINT32Z, 1))
"""A program that Garmin has given no number, its first product. No version of it: an update would change each file."""
_TRAINING, _STRENGTH = 10, 20
_START, _STOP, _STOP_ALL = 0, 1, 4


class UnfitError(ValueError):
    """A session that no FIT file can hold; the text says why."""


class Bout(NamedTuple):
    """A set, or what lies between two."""

    begins: int
    """In milliseconds since 1970, as `ends`."""
    ends: int
    done: SetRecord | None = None

    @property
    def is_cut(self) -> bool:
        """Whether it lies between two sets, and is too long for a rest."""
        return self.done is None and self.ends - self.begins > LONGEST_REST_MS


class Title(NamedTuple):
    """What is done in a set, as others list it."""

    category: int
    name: int | None
    words: str


class Span(NamedTuple):
    """A session's time, in milliseconds."""

    begins: int
    """Since 1970, as `ends`."""
    ends: int
    timed: int
    """How long it went on: pauses, cuts and sleep left out."""


def encode_session(session: SessionRecord, sets: Sequence[SetRecord], name_of: NameOf) -> bytes:
    """The file of a session; the same session gives the same bytes.

    Args:
        sets: of it, oldest first.

    Raises:
        UnfitError: nothing says how long it took, or FIT cannot tell its date.
    """
    bouts = list(lay_out(sets))
    span = find_span(session, bouts)
    if span.timed < SHORTEST_MS or not is_timed(session, bouts):
        raise UnfitError("nobody knows how long it took")
    if not FIRST_S <= span.begins // 1000 <= span.ends // 1000 <= LAST_S:
        raise UnfitError("FIT tells no date before July 1998")
    return encode(_list_messages(session, bouts, span, name_of))


def lay_out(sets: Sequence[SetRecord]) -> Iterator[Bout]:
    """Sets, rests and cuts in their order; a set that began with the one before it follows that.

    After a set of unknown length no rest is known either. `sets`: of a session, oldest first.
    """
    over, known = 0, False
    for done in sets:
        begins = max(done.started.ms, over)
        between = Bout(over, begins)
        if over and (between.is_cut or (known and begins - over >= SHORTEST_MS)):
            yield between
        length = find_length(done)
        over, known = begins + (length or 0), length is not None
        yield Bout(begins, over, done)


def is_timed(session: SessionRecord, bouts: Sequence[Bout]) -> bool:
    """Whether anything says how long it took: the session, a set, or when its sets began."""
    sets = [bout for bout in bouts if bout.done]
    return (
        bool(session.seconds or session.span_s)
        or any(each.ends > each.begins for each in sets)
        or any(after.begins - before.begins > SHORTEST_MS for before, after in pairwise(sets))
    )


def find_length(done: SetRecord) -> int | None:
    """How long a set took, in milliseconds: of a hold what counts; None where nobody knows.

    A hold that nobody stopped and nobody answered for is one of these (training.md 5.1).
    """
    seconds = (done.held_s if done.held_s is not None else done.seconds) if done.answered else None
    return None if seconds is None else round(1000 * seconds)


def find_span(session: SessionRecord, bouts: Sequence[Bout]) -> Span:
    """When a session began and ended, by what is known of it; one that was cut has no end of its own."""
    begins = min(session.started.ms, bouts[0].begins) if bouts else session.started.ms
    passed = round(1000 * max(session.span_s or 0, session.seconds or 0))
    ends = max(begins + passed, bouts[-1].ends if bouts else begins)
    if session.seconds is None:
        return Span(begins, ends, ends - begins - sum(each.ends - each.begins for each in bouts if each.is_cut))
    return Span(begins, ends, min(round(1000 * session.seconds), ends - begins))


def describe_title(done: SetRecord, name_of: NameOf) -> str:
    """Exercise, side, that it is a hold, and what FIT has no field for: a band, steps, metres."""
    name = name_of(done.exercise)
    words = [name]
    if done.side in LEGS:
        words.append(done.side.value)
    if done.measure is Measure.HOLD and "hold" not in name.lower().split():
        words.append("hold")
    if done.measure is Measure.HOLD and not done.answered:
        words.append("how long is not known")
    if done.steps is not None or done.distance_m is not None:
        words.append(describe_amount(done._replace(reps=None)))
    if done.load and not _find_weight(done):
        words.append(done.load)
    return ", ".join(words)


def _list_messages(session: SessionRecord, bouts: Sequence[Bout], span: Span, name_of: NameOf) -> Iterator[FitMessage]:
    titles: dict[Title, int] = {}
    for bout in bouts:
        if bout.done:
            titles.setdefault(_title(bout.done, name_of), len(titles))
    yield FitMessage(_FILE_ID, (FitField(0, BaseType.ENUM, 4), *_MAKER, _at(4, span.begins), _text(8, "glutetimer")))
    yield FitMessage(
        _DEVICE, (_at(253, span.begins), FitField(0, BaseType.UINT8, 0), *_device(), _text(27, "glutetimer"))
    )
    yield FitMessage(_SPORT, (*_sport(0, 1), _text(3, session.name)))
    for title, index in titles.items():
        yield _describe_exercise(title, index)
    yield _event(span.begins, _START)
    yield FitMessage(_RECORD, (_at(253, span.begins),))
    index = 0
    for bout in bouts:
        if bout.is_cut:
            yield _event(bout.begins, _STOP_ALL)
            yield _event(bout.ends, _START)
            continue
        its = _title(bout.done, name_of) if bout.done else None
        yield FitMessage(_RECORD, (_at(253, bout.ends),))
        yield _describe_bout(bout, index, its, titles[its] if its else None)
        index += 1
    yield _event(span.ends, _STOP_ALL)
    yield _sum_up(_LAP, 9, span, (*_sport(25, 39), FitField(24, BaseType.ENUM, 7)))
    name = _text(110, session.name)
    laps = FitField(25, BaseType.UINT16, 0), FitField(26, BaseType.UINT16, 1)
    yield _sum_up(_SESSION, 8, span, (*_sport(5, 6), *laps, FitField(28, BaseType.ENUM, 0), name))
    yield FitMessage(
        _ACTIVITY,
        (
            _at(253, span.ends),
            FitField(0, BaseType.UINT32, span.timed),
            FitField(1, BaseType.UINT16, 1),
            FitField(2, BaseType.ENUM, 0),
            FitField(3, BaseType.ENUM, 26),
            FitField(4, BaseType.ENUM, _STOP),
            _at(5, span.ends + 60_000 * session.started.offset_min),
        ),
    )


def _describe_exercise(title: Title, index: int) -> FitMessage:
    return FitMessage(
        _TITLE,
        (
            FitField(254, BaseType.UINT16, index),
            FitField(0, BaseType.UINT16, title.category),
            FitField(1, BaseType.UINT16, title.name),
            _text(2, title.words),
        ),
    )


def _describe_bout(bout: Bout, index: int, title: Title | None, title_index: int | None) -> FitMessage:
    """A set; or a rest, which has its times alone."""
    done = bout.done
    weight = _find_weight(done) if done else None
    unit = None if weight is None else 2 if weight.unit == "lb" else 1
    return FitMessage(
        _SET,
        (
            _at(254, bout.ends),
            FitField(0, BaseType.UINT32, find_length(done) if done else bout.ends - bout.begins),
            FitField(3, BaseType.UINT16, done.reps if done else None),
            FitField(4, BaseType.UINT16, round(16 * weight.kg) if weight else None),
            FitField(5, BaseType.UINT8, 1 if done else 0),
            _at(6, bout.begins),
            FitField(7, BaseType.UINT16, title.category if title else None),
            FitField(8, BaseType.UINT16, title.name if title else None),
            FitField(9, BaseType.UINT16, unit),
            FitField(10, BaseType.UINT16, index),
            FitField(11, BaseType.UINT16, title_index),
        ),
    )


def _sum_up(number: int, event: int, span: Span, more: tuple[FitField, ...]) -> FitMessage:
    """The one lap, or the session."""
    return FitMessage(
        number,
        (
            FitField(254, BaseType.UINT16, 0),
            _at(253, span.ends),
            FitField(0, BaseType.ENUM, event),
            FitField(1, BaseType.ENUM, _STOP),
            _at(2, span.begins),
            FitField(7, BaseType.UINT32, span.ends - span.begins),
            FitField(8, BaseType.UINT32, span.timed),
            *more,
        ),
    )


def _event(at: int, kind: int) -> FitMessage:
    """The timer begins, or stands."""
    return FitMessage(_EVENT, (_at(253, at), FitField(0, BaseType.ENUM, 0), FitField(1, BaseType.ENUM, kind)))


def _title(done: SetRecord, name_of: NameOf) -> Title:
    return Title(*find_fit_exercise(done.exercise), describe_title(done, name_of))


def _find_weight(done: SetRecord) -> Weight | None:
    """The load, where it is a weight that FIT has room for."""
    weight = find_weight(done.load)
    return weight if weight and weight.kg <= HEAVIEST_KG else None


def _device() -> tuple[FitField, ...]:
    maker, product, serial = _MAKER
    return maker._replace(number=2), serial, product._replace(number=4)


def _sport(sport: int, sub_sport: int) -> tuple[FitField, ...]:
    return FitField(sport, BaseType.ENUM, _TRAINING), FitField(sub_sport, BaseType.ENUM, _STRENGTH)


def _at(number: int, ms: int) -> FitField:
    return FitField(number, BaseType.UINT32, ms // 1000 - EPOCH_S)


def _text(number: int, words: str) -> FitField:
    return FitField(number, BaseType.TEXT, visible(" ".join(words.split())))
