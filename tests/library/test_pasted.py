"""Lines of a sheet as steps of a workout that is being built."""

from __future__ import annotations

import pytest

from glutetimer.library.catalogue import load
from glutetimer.library.pasted import read_pasted

NAMES = load(None).names


@pytest.mark.parametrize(
    "sheet",
    [
        "Legs\nA1. Clam 3 x 12 ea\nA2. Squat 3 x 10\n60s rest",
        "Clam 12 each side\nSquat 10\nRepeat 3 times, rest 60 s between rounds",
        "Squat 2 x 5\n\nCircuit: 3 rounds, rest 60 s between rounds\nClam 12 each side\nSquat 10",
    ],
)
def test_rounds_are_as_many_sets_of_each(sheet: str) -> None:
    pasted = read_pasted(sheet, NAMES)
    *_, clam, squat = pasted.steps
    assert (clam["sets"], clam["rest"], squat["sets"], squat["rest"]) == (3, 60, 3, 60)
    assert pasted.rounds and not pasted.lost
