"""The window's start."""

import gc

import pytest

from tests.app.conftest import Open


async def test_the_window_opens_where_garbage_cannot_be_frozen(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyPy has no `gc.freeze`."""
    monkeypatch.delattr(gc, "freeze", raising=False)
    monkeypatch.setattr("glutetimer.app.app.COLLECT_AFTER_S", 0.01)
    gc.disable()
    async with open_app().run_test() as pilot:
        await pilot.pause()
    assert gc.isenabled()
