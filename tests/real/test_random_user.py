"""A few seconds of a user who types ahead, clicks, turns the wheel, pulls the window; by the hour it is a command."""

from __future__ import annotations

import pytest

from tests.real.program import Program
from tests.real.random_user import RandomUser

BATCHES = 50


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_user_meets_nothing_that_no_user_should(program: Program, seed: int) -> None:
    user = RandomUser(program, seed)
    user.use(lambda: user.batches >= BATCHES)
    assert user.sent > BATCHES and user.starts
