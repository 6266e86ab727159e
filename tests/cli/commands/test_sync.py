"""`sync`: one history on several devices, by a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.settings.settings import load

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def of(home: str, *words: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path / home), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return of


def test_two_devices_have_one_history_and_the_folder_is_remembered_and_forgotten(tmp_path: Path, run: Run) -> None:
    folder = str(tmp_path / "folder")
    run("laptop", "log", "clam", "3x10", "left")
    run("desktop", "log", "hold", "left", "23", "--reason", "form")
    code, said, trouble = run("laptop", "sync", folder)
    assert (code, trouble) == (0, "")
    assert said.splitlines() == [
        "Sent: 1 session, 3 sets. Came: nothing new.",
        "No other device has written into this folder yet.",
        f"From now on with {folder}, at each start and each session's end.",
    ]
    assert run("desktop", "sync", folder)[1].startswith("Sent: 1 session, 1 set. Came: 1 session, 3 sets.\n")
    assert run("laptop", "sync") == (0, "Sent: nothing new. Came: 1 session, 1 set.\n", "")
    assert run("laptop", "sync") == (0, "Sent: nothing new. Came: nothing new.\n", "")
    for home in ("laptop", "desktop"):
        run(home, "export", str(tmp_path / f"{home}.json"))
    assert (tmp_path / "laptop.json").read_bytes() == (tmp_path / "desktop.json").read_bytes()
    run("laptop", "undo")
    run("laptop", "sync")
    assert run("desktop", "sync")[1] == "Sent: nothing new. Came: 1 session, 3 sets.\n"
    assert run("desktop", "undo")[1] == "Undone: 1 session, 1 set.\n", "its own, and not what the laptop did"
    assert load(tmp_path / "laptop" / "settings.toml").sync_folder == folder
    assert run("laptop", "sync", "--off") == (0, f"Off. {folder}: its files stay.\n", "")
    code, _, trouble = run("laptop", "sync")
    assert code == 1 and "no folder is named yet" in trouble
    assert len(list((tmp_path / "folder").iterdir())) == 2


@pytest.mark.parametrize(
    ("place", "said"),
    [("no/such/folder", "No such file or directory"), ("home", "must not be carried"), ("file", "Not a directory")],
)
def test_what_can_be_no_folder_is_one_line_and_not_remembered(tmp_path: Path, run: Run, place: str, said: str) -> None:
    (tmp_path / "file").touch()
    code, out, trouble = run("home", "sync", str(tmp_path / place))
    assert (code, out) == (1, "") and said in trouble and trouble.count("\n") == 1
    assert not (tmp_path / "home" / "settings.toml").exists()


@pytest.mark.parametrize(
    "name", ["a\nb", "a\udcff", "a ", "x" * 250 + "/" + "y" * 250], ids=["break", "bytes", "space", "long"]
)
def test_a_folder_whose_name_the_settings_cannot_hold_is_refused_before_anything_is_sent(
    tmp_path: Path, run: Run, name: str
) -> None:
    run("home", "log", "clam", "3x10", "left")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    code, out, trouble = run("home", "sync", str(tmp_path / name))
    assert (code, out) == (1, "") and trouble.startswith("glutetimer: sync-folder: ") and trouble.count("\n") == 1
    assert not (tmp_path / name).exists()
    assert not (tmp_path / "home" / "settings.toml").exists()


def test_what_is_damaged_is_named_and_the_exit_code_says_so(tmp_path: Path, run: Run) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "glutetimer-0123456789abcdef.jsonl").write_text("12345678 {}\n")
    for words in (["sync", str(tmp_path / "folder")], ["sync"]):
        code, _, trouble = run("home", *words)
        assert code == 1 and "line 1: it is damaged" in trouble and trouble.count("\n") == 1


def test_a_pain_on_one_device_locks_on_the_other(tmp_path: Path, run: Run) -> None:
    folder = str(tmp_path / "folder")
    run("laptop", "log", "hold", "left", "23", "--reason", "form")
    run("laptop", "sync", folder)
    before = run("laptop", "progress", "sl-bridge-hold")[1]
    run("desktop", "sync", folder)
    with_pain = tmp_path / "pain.json"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with_pain.write_text(
        '{"format":1,"sessions":[],"sets":[{"exercise":"sl-bridge-hold","side":"left","held_s":9,"reason":"pain",'
        f'"pain":{{"score":6,"place":"hip"}},"started":"{now}"}}]}}'
    )
    run("desktop", "import", str(with_pain))
    run("desktop", "sync")
    run("laptop", "sync")
    after = run("laptop", "progress", "sl-bridge-hold")[1]
    assert after == run("desktop", "progress", "sl-bridge-hold")[1] != before
    assert "lock" in after.lower() and "lock" not in before.lower()
