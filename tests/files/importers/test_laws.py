"""Whatever a peer's file says, its time comes through to the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.importers.lay_out import LayOut
from glutetimer.files.importers.names import is_rest
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch, rest
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import load
from glutetimer.training.layout import lay_out

LIBRARY = load(None)

NAMES = [
    "Clam left",
    "Clam right",
    "Clam",
    "Squats",
    "Squats L",
    "Rest",
    "Pause",
    "Plank",
    "Plank left",
    "Jumping jacks",
    "Jumping jacks left",
    "Hold it",
    "A skip",
]

stretches = st.builds(Stretch, st.sampled_from(NAMES), st.sampled_from([0.0, 0.5, 1.0, 5.0, 5.0, 20.25]))
nodes = st.recursive(
    stretches | st.builds(rest, st.sampled_from([0.0, 10.0])),
    lambda inner: st.builds(
        Repeat, st.integers(0, 3), st.lists(inner, max_size=4).map(tuple), st.sampled_from([0.0, 0.0, 7.0])
    ),
    max_leaves=12,
)


def spread(nodes: Iterable[Node]) -> Iterator[tuple[bool, float]]:
    """The stretches one after the other: whether each rests, and its seconds."""
    for node in nodes:
        if isinstance(node, Stretch):
            yield node.rests or is_rest(node.name), node.seconds
            continue
        for turn in range(node.times):
            # Between rounds in which nothing is there is nothing to rest from.
            if turn and any(seconds > 0 if rests else seconds >= 1 for rests, seconds in spread(node.inside)):
                yield True, node.between_s
            yield from spread(node.inside)


@given(st.lists(nodes, min_size=1, max_size=5).map(tuple))
def test_the_seconds_of_work_and_all_the_time(tree: tuple[Node, ...]) -> None:
    found = ImportedWorkout("T", "a peer", tree, ready_s=0)
    expected = [(rests, seconds) for rests, seconds in spread(tree) if (seconds if rests else seconds >= 1)]
    while expected and expected[-1][0]:
        expected.pop()
    if not expected:
        with pytest.raises(GlutetimerError):
            read_back(found)
        return
    phases = read_back(found)
    assert [seconds for works, seconds in phases if works] == [seconds for rests, seconds in expected if not rests]
    assert sum(seconds for _, seconds in phases) == sum(seconds for _, seconds in expected)


def read_back(found: ImportedWorkout) -> list[tuple[bool, float]]:
    workout = LayOut(LIBRARY.names).workout(found, "it")
    assert read_workout(to_toml(workout).encode(), "f", "it", LIBRARY.names) == workout
    return [(phase.works, phase.nominal_s) for phase in lay_out(workout, LIBRARY.exercises).phases]
