import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.figure.track import Track, eased

HEIGHTS = st.lists(st.floats(-100, 100), min_size=1, max_size=8)


@given(HEIGHTS, st.booleans(), st.floats(-2, 9))
def test_it_passes_through_its_keys_and_never_beyond_its_neighbours(heights, flowing, place):
    track = Track.through(range(len(heights)), [(height,) for height in heights], flowing)
    for at, height in enumerate(heights):
        assert track.at(at) == pytest.approx((height,))
    i, j, t = track.span(place)
    assert 0 <= t < 1
    low, high = sorted((heights[i], heights[j]))
    assert low - 1e-6 <= track.at(place)[0] <= high + 1e-6


def test_without_flowing_it_rests_at_every_key():
    track = Track.through([0, 1, 2], [(0.0,), (1.0,), (2.0,)], flowing=False)
    flowing = Track.through([0, 1, 2], [(0.0,), (1.0,), (2.0,)], flowing=True)
    assert track.at(1.01)[0] - 1 < 0.001 < flowing.at(1.01)[0] - 1
    assert track.at(0.25)[0] == pytest.approx(eased(0.25))


def test_before_and_after_its_keys_nothing_changes():
    track = Track.through([0.2, 0.6], [(1.0, 5.0), (2.0, 5.0)], flowing=True)
    assert track.at(0.0) == (1.0, 5.0) and track.at(1.0) == (2.0, 5.0)
