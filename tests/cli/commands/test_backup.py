"""`glutetimer backup` and `restore`: the same program in an empty place, and nothing lost in a used one."""

from __future__ import annotations

import io
import json
import random
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer import system
from glutetimer.cli.main import main
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.services.backup import Backup, pack_backup, read_backup
from tests.history.drawn import SESSIONS, SETS
from tests.history.some import a_hold, a_session, a_set

MINE = '[[step]]\nexercise = "clam"\nwork = 40\n'


def run(home: Path, *words: str) -> int:
    return main(["--data-dir", str(home), *words])


def fill(home: Path) -> None:
    with History(home / "history.db") as history:
        history.put(a_session("s"), a_set("1", session="s"), a_hold("2", session="s", note="slow"))
    for name, text in (
        ("workouts/My plan.toml", MINE),
        ("workouts/broken.toml", "what = "),
        ("exercises/side-plank.toml", 'measure = "hold"\n'),
        ("figures/side-plank.toml", "# none yet\n"),
        ("schedule.toml", "# rest\n"),
        ("settings.toml", "volume = 60\n"),
        ("workouts/.hidden.toml", "no"),
        ("workouts/notes.txt", "no"),
    ):
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    home = tmp_path / "one"
    fill(home)
    return home


def files_in(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*.toml")}


def test_restored_into_an_empty_place_it_is_the_same_program(
    tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]
):
    first, again, two = tmp_path / "first.zip", tmp_path / "again.zip", tmp_path / "two"
    assert run(one, "backup", str(first)) == 0
    what = "1 session, 2 sets, 1 exercise, 1 figure, 2 workouts, schedule, settings"
    assert capsys.readouterr().out == f"Backed up to {first}: {what}.\n"
    assert run(two, "restore", str(first), "--dry-run") == 0
    assert not two.exists()
    assert run(two, "restore", str(first)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Would restore: 1 session, 2 sets added; 1 exercise, 1 figure, 2 workouts, schedule, settings added. "
        "Nothing is written.",
        "Restored: 1 session, 2 sets added; 1 exercise, 1 figure, 2 workouts, schedule, settings added.",
    ]
    assert run(two, "backup", str(again)) == 0
    assert again.read_bytes() == first.read_bytes()
    assert files_in(two) == {name: data for name, data in files_in(one).items() if "hidden" not in name}
    with zipfile.ZipFile(first) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert [each["name"] for each in manifest["files"]] == sorted(archive.namelist()[1:])
        assert json.loads(archive.read("history.json"))["sets"][1]["note"] == "slow"


def test_a_used_place_is_merged_and_nothing_that_differs_is_overwritten(
    tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]
):
    file, two = tmp_path / "backup.zip", tmp_path / "two"
    assert run(one, "backup", str(file)) == run(two, "restore", str(file)) == 0
    (two / "settings.toml").write_text("volume = 70\n")
    (two / "workouts" / "My plan.toml").rename(two / "workouts" / "my-plan.toml")
    (two / "workouts" / "my-plan.toml").write_text(MINE + "rest = 10\n")
    with History(two / "history.db") as history:
        history.put(a_set("1", session="s", note="put right since"), a_set("3"))
        history.delete("2")
    before = files_in(two)
    capsys.readouterr()

    assert run(two, "restore", str(file)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and "settings.toml differs" in lines[0] and "My plan.toml differs" in lines[1]
    assert run(two, "restore", str(file), "--dry-run") == 0
    assert "1 set added" in capsys.readouterr().out
    assert files_in(two) == before
    with History.reading(two / "history.db") as history:
        assert [each.id for each in history.sets()] == ["1", "3"]

    (two / "settings.toml").unlink()
    (two / "workouts" / "my-plan.toml").write_text(MINE)
    assert run(two, "restore", str(file)) == 0
    assert "; 1 change of yours stays." in capsys.readouterr().out
    with History.reading(two / "history.db") as history:
        assert {each.id: each.note for each in history.sets()} == {"1": "put right since", "2": "slow", "3": ""}

    (two / "settings.toml").write_text("volume = 70\n")
    assert run(two, "restore", str(file), "--replace") == 0
    assert "settings replaced" in capsys.readouterr().out
    assert (two / "settings.toml").read_text() == "volume = 60\n"
    assert sorted(path.name for path in (two / "workouts").glob("*.toml")) == ["broken.toml", "my-plan.toml"]
    with History(two / "history.db") as history:
        assert {each.id: each.note for each in history.sets()} == {"1": "", "2": "slow", "3": ""}
        history.undo()
        assert {each.id: each.note for each in history.sets()} == {"1": "put right since", "2": "slow", "3": ""}


def test_commands_that_settings_bring_along_are_named(tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]):
    words = ["sh", "-c", "cat >> log"]
    (one / "settings.toml").write_text(f"[hooks]\non_set = {json.dumps(words)}\n")
    assert run(one, "backup", str(tmp_path / "backup.zip")) == 0
    for more in (["--dry-run"], []):
        assert run(tmp_path / "two", "restore", str(tmp_path / "backup.zip"), *more) == 0
        assert f"Its settings run a command, on_set: {system.this.join_command(words)}\n" in capsys.readouterr().out


def test_a_name_that_is_none_elsewhere_is_refused_before_it_is_lost(
    tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]
):
    (one / "workouts" / "10:30.toml").write_text(MINE)
    assert run(one, "backup", str(tmp_path / "backup.zip")) == 1
    assert capsys.readouterr().err == (
        f"glutetimer: {one / 'workouts' / '10:30.toml'}: not every system can have such a name; rename it\n"
    )
    assert not (tmp_path / "backup.zip").exists()


def test_a_backup_takes_no_other_files_place(tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]):
    before = files_in(one)
    for name in ("settings.toml", "history.db", "workouts/My plan.toml", "-"):
        assert run(one, "backup", str(one / name)) == 1
        assert capsys.readouterr().err == f"glutetimer: {one / name}: the name must end in .zip\n"
    assert files_in(one) == before


def test_two_spellings_of_one_workout_are_two_files(tmp_path: Path, one: Path, capsys: pytest.CaptureFixture[str]):
    (one / "workouts" / "my-plan.toml").write_text(MINE + "rest = 10\n")
    before, file = files_in(one), tmp_path / "backup.zip"
    assert run(one, "backup", str(file)) == 0
    for more in ([], ["--replace"]):
        assert run(one, "restore", str(file), *more) == 0
        assert "3 workouts, schedule, settings already there." in capsys.readouterr().out
        assert files_in(one) == before


def test_a_history_that_no_restore_would_take_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with History(tmp_path / "history.db") as history:
        history.put(a_set("1", reps=200_000))
    assert run(tmp_path, "backup", str(tmp_path / "backup.zip")) == 1
    assert capsys.readouterr().err == (
        f"glutetimer: {tmp_path / 'history.db'}: sets[0].reps: 200000 is out of bounds; write 0 to 100000\n"
    )


def zip_of(*files: tuple[str, bytes], listed: list[str] | None = None, **more: object) -> bytes:
    contents = dict(files)
    names = list(contents) if listed is None else listed
    entries = [{"name": name, "sha256": sha256(contents.get(name, b"")).hexdigest()} for name in names]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": 1, "files": entries} | more))
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


EMPTY = ("history.json", b'{"format": 1}')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this is no zip, or a damaged one; nothing is restored"),
        (b"PK\x03\x04" + b"x" * 100, "this is no zip, or a damaged one; nothing is restored"),
        (zip_of(EMPTY, ("../x.toml", b"")), "'../x.toml' is nothing that a backup has; nothing is restored"),
        (zip_of(EMPTY, ("workouts/../x.toml", b"")), "'workouts/../x.toml' is nothing that a backup has"),
        (zip_of(EMPTY, ("workouts/.x.toml", b"")), "'workouts/.x.toml' is nothing that a backup has"),
        (zip_of(EMPTY, ("workouts/c:x.toml", b"")), "'workouts/c:x.toml' is nothing that a backup has"),
        (zip_of(EMPTY, ("workouts/CON.toml", b"")), "'workouts/CON.toml' is nothing that a backup has"),
        (zip_of(EMPTY, (f"workouts/{'ä' * 126}.toml", b"")), "'workouts/ää"),
        (zip_of(EMPTY, ("/etc/x.toml", b"")), "'/etc/x.toml' is nothing that a backup has"),
        (zip_of(EMPTY, ("run.sh", b"")), "'run.sh' is nothing that a backup has"),
        (zip_of(EMPTY, listed=["history.json", "settings.toml"]), "settings.toml is missing; nothing is restored"),
        (zip_of(EMPTY, ("settings.toml", b""), listed=["history.json"]), "'settings.toml' is not in the manifest"),
        (zip_of(("settings.toml", b"")), "history.json is missing; nothing is restored"),
        (zip_of(EMPTY, format=2), "manifest.json: format 2 is of a newer glutetimer; this one reads 1"),
        (zip_of(EMPTY, files=3), "manifest.json is no manifest of a backup; nothing is restored"),
        (
            zip_of(EMPTY, files=[{"name": "history.json", "sha256": "0"}]),
            "history.json is not as it was written; it is damaged",
        ),
        (zip_of(("history.json", b'{"format": 1, "sets": [3]}')), "history.json: sets[0]: 3 is no object"),
        (zip_of(EMPTY, ("settings.toml", b"\0" * (17 << 20))), "settings.toml is larger than 16 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # a zip has the time in it
)
def test_what_is_no_backup_is_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: str
):
    file = tmp_path / "backup.zip"
    file.write_bytes(data)
    assert run(tmp_path / "two", "restore", str(file)) == 1
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith(f"glutetimer: {file}: {words}")
    assert not list((tmp_path / "two").rglob("*.toml"))


def test_a_spoilt_backup_is_read_or_refused_in_words(tmp_path: Path, one: Path):
    file = tmp_path / "backup.zip"
    assert run(one, "backup", str(file)) == 0
    whole, refused = file.read_bytes(), 0
    for number in range(2000):
        dice = random.Random(number)
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(data))
            match dice.randrange(3):
                case 0:
                    data[at] = dice.randrange(256)
                case 1:
                    del data[at : at + dice.randint(1, 40)]
                case _:
                    data[at:at] = dice.randbytes(dice.randint(1, 8))
        try:
            read_backup(bytes(data), "spoilt.zip")
        except GlutetimerError as error:
            refused += 1
            assert str(error).startswith("spoilt.zip: ") and "\n" not in str(error)
    assert refused > 1000


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=200),
    st.dictionaries(
        st.sampled_from(["settings.toml", "workouts/a.toml", "figures/ä b.toml", "exercises/x.toml"]), st.binary()
    ),
)
def test_what_is_packed_is_unpacked(history: bytes, files: dict[str, bytes]) -> None:
    backup = Backup(history, files)
    assert read_backup(pack_backup(backup), "x.zip") == backup


@settings(max_examples=25, deadline=None)
@given(SESSIONS, SETS)
def test_any_history_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, sessions: list[SessionRecord], sets: list[SetRecord]
) -> None:
    folder = tmp_path_factory.mktemp("backup")
    with History(folder / "one" / "history.db") as history:
        history.put(*sessions, *sets)
    first, again = folder / "first.zip", folder / "again.zip"
    assert run(folder / "one", "backup", str(first)) == run(folder / "two", "restore", str(first)) == 0
    assert run(folder / "two", "backup", str(again)) == 0
    assert again.read_bytes() == first.read_bytes()


def test_a_folder_that_restored_settings_sync_with_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "settings.toml").write_text('sync-folder = "~/Sync/glutes"\n', "utf-8")
    assert main(["--data-dir", str(tmp_path / "old"), "backup", str(tmp_path / "all.zip")]) == 0
    capsys.readouterr()
    assert main(["--data-dir", str(tmp_path / "new"), "restore", str(tmp_path / "all.zip")]) == 0
    assert "Its settings sync with ~/Sync/glutes: `glutetimer sync --off` forgets that." in capsys.readouterr().out
