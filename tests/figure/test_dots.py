from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.figure.dots import every, fill, grown, line, mirrored

WIDTH, HEIGHT = 24, 20
CIRCLE = st.tuples(st.floats(-4, 28), st.floats(-4, 24), st.floats(0.7, 6))
ROWS = st.lists(st.integers(0, 2**WIDTH - 1), min_size=3, max_size=3)


def inside(x: float, y: float, circles: list[tuple[float, float, float]]) -> float:
    """How far a point lies inside the hull of two circles; below 0 outside."""
    (ax, ay, ar), (bx, by, br) = circles
    return max(
        ar + (br - ar) * t - hypot(x - ax - (bx - ax) * t, y - ay - (by - ay) * t)
        for t in (n / 100 for n in range(101))
    )


@settings(max_examples=40)
@given(CIRCLE, CIRCLE)
def test_a_capsule_has_every_dot_inside_and_none_outside(a, b):
    rows = [0] * HEIGHT
    fill(rows, WIDTH, [a, b])
    for y, row in enumerate(rows):
        assert row < 1 << WIDTH
        for x in range(WIDTH):
            depth = inside(x + 0.5, y + 0.5, [a, b])
            if abs(depth) > 0.03:
                assert bool(row >> x & 1) is (depth > 0), (x, y, depth)


@given(CIRCLE, CIRCLE, CIRCLE)
def test_a_hull_of_three_holds_that_of_each_two(a, b, c):
    whole, part = [0] * HEIGHT, [0] * HEIGHT
    fill(whole, WIDTH, [a, b, c])
    fill(part, WIDTH, [a, c])
    assert all(not p & ~w for p, w in zip(part, whole, strict=True))


def test_a_level_edge_through_the_dots_middles():
    rows = [0] * HEIGHT
    fill(rows, WIDTH, [(4.5, 10, 1.5), (9.5, 10, 1.5)])
    assert rows[8] == sum(1 << column for column in range(4, 10)) and rows[7] == 0


def test_a_circle_within_another_adds_nothing():
    big, both = [0] * HEIGHT, [0] * HEIGHT
    fill(big, WIDTH, [(12, 10, 6)])
    fill(both, WIDTH, [(12, 10, 6), (13, 10, 2), (12, 10, 6)])
    assert big == both and big[10] == ((1 << 12) - 1) << 6


def test_grown_is_one_dot_fatter_within_the_canvas():
    assert grown([0, 0b00010, 0], 5) == [0b00010, 0b00111, 0b00010]
    assert grown([0b10001, 0, 0], 5) == [0b11011, 0b10001, 0]


@given(ROWS)
def test_a_mirror_image_of_a_mirror_image_is_the_image(rows):
    assert mirrored(mirrored(rows, WIDTH), WIDTH) == rows
    for row, image in zip(rows, mirrored(rows, WIDTH), strict=True):
        assert all((row >> x & 1) == (image >> WIDTH - 1 - x & 1) for x in range(WIDTH))


def test_lines_and_patterns():
    rows = [0] * 3
    line(rows, 4, (0.5, 0.5), (2.5, 2.5))
    line(rows, 4, (9.0, 9.0), (10.0, 10.0))
    assert rows == [1, 2, 4]
    assert every(2, 1, 6) == 0b101010
