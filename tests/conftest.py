"""What all tests share."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.left_out import find_reason

# A loaded machine is slow; how long one example takes says nothing about the program.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What cannot be written where it belongs goes to no folder of whoever runs the tests."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Its rules, for a system that has no zones by name."""


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves the machine."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set")

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


class _LeftOut(pytest.Module):
    """A file that cannot even be imported on this system; it is shown as skipped."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        pytest.skip(find_reason(self.nodeid) or "", allow_module_level=True)


if sys.platform == "win32":

    def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
        file = module_path.relative_to(parent.config.rootpath).as_posix()
        return _LeftOut.from_parent(parent, path=module_path) if find_reason(file) else None

    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        for item in items:
            if reason := find_reason(item.nodeid):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Of a text that fills pages, its length: what a test is called stands in the environment, which has an end."""
    return f"{len(val)}-long" if isinstance(val, str | bytes) and len(val) > 1000 else None
