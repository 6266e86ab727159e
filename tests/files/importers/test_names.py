"""What people call rests."""

from __future__ import annotations

import pytest

from glutetimer.files.importers.names import is_rest


@pytest.mark.parametrize(
    "name",
    [
        *("Rest", "REST 1", "rest.", "Rest 30s", "(Pause 2)", "- break -"),
        *("Erholung", "récupération", "descanso", "休息", "Switch to right"),
    ],
)
def test_a_rest_by_its_name(name: str) -> None:
    assert is_rest(name)


@pytest.mark.parametrize("name", ["Restful clam", "Rest day", "", "30", "Breakdance", "Plank", "Waiter's walk"])
def test_no_rest(name: str) -> None:
    assert not is_rest(name)
