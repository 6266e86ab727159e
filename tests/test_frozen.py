"""What is made quickly behaves as what the standard library makes."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

import pytest

from glutetimer import frozen

T = TypeVar("T")


def classes(dataclass: Callable[..., Any]) -> SimpleNamespace:
    """The same classes, made by one or the other."""

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(frozen=True, slots=True)
    class One:
        at: float

    @dataclass(frozen=True, slots=True)
    class Two(One):
        """With a base."""

        words: str = "none"
        found: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
        secret: int = dataclasses.field(default=1, repr=False)

        @property
        def loud(self) -> str:
            return self.words.upper()

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        low: int = 0
        high: int

        def __post_init__(self) -> None:
            if self.low > self.high:
                raise ValueError("upside down")

    @dataclass(frozen=True, slots=True)
    class OwnEquality:
        word: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, OwnEquality) and self.word.casefold() == other.word.casefold()

    @dataclass(frozen=True, slots=True)
    class OwnWords:
        word: str

        def __repr__(self) -> str:
            return f"<{self.word}>"

        def __hash__(self) -> int:
            return 7

    @dataclass(frozen=True, slots=True, eq=False)
    class Same:
        word: str

    @dataclass(frozen=True, slots=True)
    class Holds(Generic[T]):
        value: T

    return SimpleNamespace(**{name: value for name, value in locals().items() if isinstance(value, type)})


@frozen.dataclass(frozen=True, slots=True)
class Kept:
    """Found by its name, as pickle wants it."""

    words: str
    parts: tuple[int, ...] = ()


@pytest.fixture(params=[dataclasses.dataclass, frozen.dataclass], ids=["standard", "ours"])
def made(request: pytest.FixtureRequest) -> SimpleNamespace:
    return classes(request.param)


def test_equal_are_those_of_one_class_whose_compared_fields_are_equal(made: SimpleNamespace):
    assert made.One(1) == made.One(1.0) and made.One(1) != made.One(2) and made.One(1) != 1
    assert made.Two(1, found={"a": 1}) == made.Two(1)
    assert made.Two(1, secret=2) != made.Two(1)
    assert made.Two(1) != made.One(1) and made.One(1) != made.Two(1)
    assert made.Empty() == made.Empty() and made.Empty() != made.One(1)
    assert made.Holds("a") == made.Holds("a")


def test_equal_ones_are_one_in_a_set(made: SimpleNamespace):
    assert len({made.Two(1, "a"), made.Two(1, "a", {"b": 2}), made.Two(1, "b"), made.Empty(), made.Empty()}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(made.One([]))


def test_own_methods_stay(made: SimpleNamespace):
    assert made.OwnEquality("a") == made.OwnEquality("A") != made.OwnEquality("b")
    assert hash(made.OwnEquality("a")) == hash(made.OwnEquality("a"))
    assert repr(made.OwnWords("a")) == "<a>" and hash(made.OwnWords("a")) == 7
    assert made.OwnWords("a") == made.OwnWords("a")


def test_without_equality_each_is_itself_alone(made: SimpleNamespace):
    one = made.Same("a")
    assert one == one and one != made.Same("a") and len({one, made.Same("a")}) == 2
    assert repr(one).endswith("Same(word='a')")


def test_it_says_what_it_holds(made: SimpleNamespace):
    said = repr(made.Two(1.5, "a"))
    assert said.endswith("Two(at=1.5, words='a', found={})")
    assert said.startswith("classes.<locals>.")
    assert repr(made.Empty()).endswith("Empty()")


def test_defaults_are_each_objects_own(made: SimpleNamespace):
    one = made.Two(1)
    one.found["a"] = 1
    assert made.Two(1).found == {} and one.words == "none" and one.loud == "NONE"


def test_arguments_are_counted_and_named(made: SimpleNamespace):
    assert made.Named(high=1).low == 0
    with pytest.raises(TypeError):
        made.Named(0, 1)
    with pytest.raises(TypeError, match="missing 1 required"):
        made.One()
    with pytest.raises(TypeError, match="unexpected"):
        made.One(1, other=2)


def test_what_comes_after_is_done_in_a_copy_too(made: SimpleNamespace):
    with pytest.raises(ValueError, match="upside down"):
        made.Named(low=2, high=1)
    with pytest.raises(ValueError, match="upside down"):
        dataclasses.replace(made.Named(high=1), low=2)


def test_replaced_taken_apart_and_listed(made: SimpleNamespace):
    two = dataclasses.replace(made.Two(1, "a"), at=2)
    assert two == made.Two(2, "a")
    assert dataclasses.asdict(two) == {"at": 2, "words": "a", "found": {}, "secret": 1}
    assert [field.name for field in dataclasses.fields(two)] == ["at", "words", "found", "secret"]
    assert dataclasses.is_dataclass(made.Empty)


def test_matched_by_place_and_by_name(made: SimpleNamespace):
    match made.Two(1, "a"):
        case made.Two(at, "a", secret=secret):
            assert (at, secret) == (1, 1)
        case _:
            pytest.fail("no match")
    assert made.Named.__match_args__ == ()


def test_nothing_else_can_be_hung_onto_it(made: SimpleNamespace):
    assert not hasattr(made.Two(1), "__dict__")
    assert made.Two.__slots__ == ("words", "found", "secret")
    with pytest.raises((AttributeError, TypeError)):  # a TypeError: bpo-46414, of the standard ones before Python 3.13
        made.Two(1).other = 1


def test_copied_and_kept():
    kept = Kept("a", (1, 2))
    for other in (copy.copy(kept), copy.deepcopy(kept), pickle.loads(pickle.dumps(kept))):
        assert other == kept and other is not kept and type(other) is Kept
