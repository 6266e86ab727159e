"""What the end of the window says."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.app.app import GlutetimerApp
from glutetimer.cli.perform import close_window
from glutetimer.services.session_outlets import find_outlets, note_session
from glutetimer.settings.settings import Settings
from tests.app.past import kit_at
from tests.services.test_session_outlets import performed


@pytest.mark.parametrize("there", [True, False])
def test_what_no_folder_took_is_said_once_the_window_has_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bool
) -> None:
    folder = tmp_path / "fit"
    context = kit_at(tmp_path, Settings(sound=False, fit_folder=str(folder)))
    (outlet,) = find_outlets(context.settings)
    note_session(context, outlet, performed(context))
    if there:
        folder.mkdir()
    close_window(GlutetimerApp(context))
    lacks = f"no FIT file yet, {folder}: No such file or directory; it is tried again at the next session's end"
    assert capsys.readouterr().err == ("" if there else f"glutetimer: {lacks}\n")
