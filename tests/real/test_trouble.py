"""What goes wrong around the program: one clear line, and it still does what it can."""

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.real.program import ONE, QUICK, Program
from tests.real.terminal import READ_S, environment

DONE = [("glute-squeeze", "both", 1.0)]


def line_of(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The one line on standard error of a command that failed."""
    assert done.returncode == code, done
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("glutetimer: ")
    return line


# ---------------------------------------------------------------- terminals and pipes


@pytest.mark.parametrize("args", [(), ("--plain",)])
def test_bytes_that_are_not_utf_8_are_keys_and_end_nothing(program: Program, args: tuple[str, ...]) -> None:
    # So small that the band's words are plain text, and without flashes, which hide the screen.
    small = {"columns": 40, "rows": 12, "env": {"TEXTUAL_ANIMATIONS": "none"}}
    terminal = program.open("start", program.workout(QUICK), *args, **({} if args else small))
    terminal.wait_for("Last set" if args else "0:58")
    terminal.type(b"\xff\xe4")
    terminal.type(b"\xf6 ")
    terminal.wait_for("aused" if args else "PAUSED")
    terminal.type(b"\xfcq")
    terminal.wait_for("keep")
    terminal.type("k")
    terminal.wait_for("How hard")
    assert "Traceback" not in terminal.text
    terminal.read_for(READ_S)  # the summary takes no key in its first second
    terminal.type(b"\xff\r\r\r\r" if args else b"\xff\r")
    assert terminal.wait() == 0
    assert len(program.sets()) in (2, 3)  # of the last one, enough or too little


@pytest.mark.parametrize("args", [(), ("start", "five-a-day")])
def test_the_full_window_without_a_terminal(program: Program, args: tuple[str, ...]) -> None:
    assert "needs a terminal" in line_of(program.run(*args))


def test_a_terminal_that_cannot_draw_is_told_so(program: Program) -> None:
    terminal = program.open(env={"TERM": "dumb"})
    assert terminal.wait() == 1
    assert "--plain" in terminal.text
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    "args",
    ["workouts", "exercises", "workouts show five-a-day", "safety", "history --json", "week", "streak", "--help"],
)
def test_a_closed_pipe_is_no_accident(program: Program, args: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        program.argv(*args.split()), stdout=writer, stderr=subprocess.PIPE, env=environment(), timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    "args", ["workouts", "week", "streak --json", "history --json", "start one.toml --plain", "log --help"]
)
def test_a_full_disk_behind_the_output_is_a_line(program: Program, args: str, buffered: bool) -> None:
    words = [program.workout(ONE) if word == "one.toml" else word for word in args.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            program.argv(*words),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment({"PYTHONUNBUFFERED": "" if buffered else "1"}),
            timeout=60,
            text=True,
        )
    assert (done.returncode, done.stderr) == (1, "glutetimer: No space left on device\n")


def test_no_standard_output_at_all_is_nobodys_fault(program: Program) -> None:
    for args, says in (("workouts", ""), ("export - --format json", "glutetimer: exported nothing\n")):
        script = f"{shlex.join(program.argv(*args.split()))} >&- <&-"
        done = subprocess.run(["sh", "-c", script], stderr=subprocess.PIPE, env=environment(), timeout=60, text=True)
        assert (done.returncode, done.stderr) == (0, says)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_beyond_all_calendars_is_a_line(program: Program, day: str) -> None:
    for command in ("streak", "week", "progress", "history --since"):
        words = command.split() if "--" in command else [command, "--on"]
        done = program.run(*words, day)
        assert done.returncode == 2
        assert "write one from 1900 to 2999" in done.stderr.splitlines()[-1]


def test_a_pipe_closed_while_a_session_runs_keeps_what_was_done(program: Program) -> None:
    argv = program.argv("start", program.workout(ONE.replace("work = 1", "work = 1\nsets = 9")), "--plain")
    with subprocess.Popen(
        argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout and process.stderr
        for line in process.stdout:
            if b"Glute squeeze, " in line and len(program.sets()) == 2:
                break
        process.stdout.close()
        assert process.wait(timeout=20) == 141
        assert process.stderr.read() == b""
    assert len(program.sets()) >= 3
    assert program.history()["sessions"][0]["complete"] is False


# ---------------------------------------------------------------- files that a user wrote


@pytest.mark.parametrize("args", ["workouts", "workouts show five-a-day", "week --json", "streak", "progress --json"])
def test_a_broken_settings_file_is_said_by_what_goes_by_it(program: Program, args: str) -> None:
    (program.data / "settings.toml").write_text('goal-days = "most"\n')
    done = program.run(*args.split())
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "settings.toml:1:13: goal-days" in line


def test_a_broken_settings_file(program: Program) -> None:
    (program.data / "settings.toml").write_text('sound = false\nreach = "far"\nthem = "x"\n')
    done = program.run("start", program.workout(ONE), "--plain")
    assert done.returncode == 0
    first, second = done.stderr.splitlines()
    assert "settings.toml:2:9: reach" in first
    assert "settings.toml:3:1: unknown key 'them'" in second
    assert program.sets() == DONE

    terminal = program.open("start", program.workout(ONE.replace("work = 1", "work = 60")), columns=100, rows=30)
    terminal.wait_for(lambda text: "unknown key 'them'" in notice(text))
    assert terminal.process.poll() is None


def notice(text: str) -> str:
    """What stands in the notices at the right of a screen, as one line."""
    return " ".join(" ".join(line.partition("▌")[2] for line in text.splitlines()).split())


def test_a_broken_workout_file(program: Program) -> None:
    path = program.workout('name = "x"\n[[step]]\nexercise = "clan"\nwork = 40\n')
    assert "workout.toml:3:12: no exercise 'clan'; did you mean 'clam'?" in line_of(
        program.run("start", path, "--plain")
    )

    (program.data / "workouts").mkdir()
    shutil.copy(path, program.data / "workouts" / "mine.toml")
    done = program.run("workouts")
    assert done.returncode == 0
    assert "five-a-day" in done.stdout
    assert "mine.toml:3:12" in done.stderr
    assert "mine.toml:3:12" in line_of(program.run("start", "mine", "--plain"))


# ---------------------------------------------------------------- the history file


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x07" * (len(data) - 4096)
    path.write_bytes(data)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("harm", [foreign, damaged, newer])
def test_a_history_that_cannot_be_written_is_left_alone_and_the_set_is_kept_beside(
    program: Program, harm: Callable[[Path], None]
) -> None:
    workout = program.workout(ONE)
    if harm is not foreign:
        assert program.run("start", workout, "--plain").returncode == 0
    path = program.data / "history.db"
    healthy = path.read_bytes() if path.exists() else None
    harm(path)
    before = path.read_bytes()

    if harm is newer:
        assert program.sets() == DONE  # what can be read is read
    else:
        assert str(path) in line_of(program.run("history"))
    assert program.run("workouts").returncode == 0
    done = program.run("start", workout, "--plain")
    assert done.returncode == 1
    assert "Done, 0:01" in done.stdout
    assert "kept" not in done.stdout
    assert all(line.startswith("glutetimer: ") for line in done.stderr.splitlines())
    assert "NOT SAVED: " in done.stderr
    assert re.search(r"unsaved-[\w-]+\.json, which the next start takes in$", done.stderr.splitlines()[-1])
    assert path.read_bytes() == before

    # The file is put right: the next start takes in what was kept beside it.
    path.unlink()
    if healthy:
        path.write_bytes(healthy)
    done = program.run("start", workout, "--plain")
    assert done.returncode == 0
    assert program.sets() == DONE * (3 if healthy else 2)
    assert sorted(name.name for name in program.data.iterdir()) == [
        "history.db",
        "safety-shown",
        "settings.toml",
    ]


def test_a_file_of_unsaved_sets_that_cannot_be_read_stays(program: Program) -> None:
    (program.data / "unsaved.json").write_text("{")
    done = program.run("start", program.workout(ONE), "--plain")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("glutetimer: NOT SAVED: ") and "unsaved.json" in line
    assert (program.data / "unsaved.json").read_text() == "{"
    assert program.sets() == DONE


# ---------------------------------------------------------------- folders and disks

AS_A_USER = () if os.geteuid() else ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Root, but without its right to read and write everything."""


@pytest.fixture
def as_a_user(program: Program) -> Program:
    """The program without any right of root's."""
    if AS_A_USER and not shutil.which(AS_A_USER[0]):
        pytest.skip("root may write everything, and there is no setpriv to give that up")
    program.prefix = AS_A_USER
    return program


def test_a_folder_that_cannot_be_written(as_a_user: Program) -> None:
    program = as_a_user
    workout = program.workout(ONE)
    (program.data / "safety-shown").unlink()
    program.data.chmod(0o555)
    assert program.run("workouts").returncode == 0
    assert program.run("history").returncode == 0
    done = program.run("start", workout, "--plain")
    assert done.returncode == 1
    assert "Done, 0:01" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("glutetimer: NOT SAVED: ")
    kept = Path(re.findall(r"kept in (.*\.json), which the next start takes in", line)[0])
    assert kept.is_file() and program.data not in kept.parents
    for command in ("history", "streak", "history --json"):
        done = program.run(*command.split())
        assert str(kept) in done.stderr and done.returncode == 0

    terminal = program.open(columns=100, rows=30)
    terminal.wait_for("Five minutes a day")
    terminal.type("\r")
    terminal.wait_for("good stop")
    terminal.forget()
    terminal.type("\x1b")
    terminal.wait_for("q quit")
    terminal.type("q")
    assert terminal.wait() == 0

    program.data.chmod(0o755)
    assert program.run("start", workout, "--plain").returncode == 0
    assert program.sets() == DONE * 2
    assert not kept.exists()


def test_a_folder_that_cannot_be_read(as_a_user: Program) -> None:
    as_a_user.data.chmod(0)
    for args in (["workouts"], ["history"], ["start", as_a_user.workout(ONE), "--plain"]):
        assert "must be yours to read" in line_of(as_a_user.run(*args))


def test_a_file_in_the_place_of_the_folder(program: Program) -> None:
    shutil.rmtree(program.data)
    program.data.write_text("")
    assert "must be a folder" in line_of(program.run("history"))


@pytest.fixture
def small_disk(program: Program) -> Iterator[Path]:
    """A disk of 256 KiB for the data; gives the file that fills it."""
    settings = (program.data / "settings.toml").read_bytes()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(program.data)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here: that needs root, and its rights")
    (program.data / "settings.toml").write_bytes(settings)
    (program.data / "safety-shown").touch()
    yield program.data / "filler"
    subprocess.run(["umount", "--lazy", str(program.data)], check=True)


def fill(filler: Path) -> None:
    """Leave one page: enough for a file of a few sets, and too little for a commit."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    os.truncate(filler, filler.stat().st_size // 4096 * 4096 - 4096)


def test_a_full_disk_keeps_the_set_aside_and_the_next_start_takes_it_in(program: Program, small_disk: Path) -> None:
    workout = program.workout(ONE)
    assert program.run("start", workout, "--plain").returncode == 0
    fill(small_disk)
    done = program.run("start", workout, "--plain")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("glutetimer: NOT SAVED: ") and "the disk is full; kept in " in line
    assert program.sets() == DONE
    small_disk.unlink()
    done = program.run("start", workout, "--plain")
    assert done.returncode == 0
    assert "saved what was kept" in done.stderr
    assert program.sets() == DONE * 3


def test_a_full_disk_is_told_in_the_window(program: Program, small_disk: Path) -> None:
    """Where SQLite has just taken the page that was left, what is not saved is kept in another folder."""
    workout = program.workout(ONE)
    assert program.run("start", workout, "--plain").returncode == 0
    fill(small_disk)
    terminal = program.open("start", workout, columns=80, rows=24)
    terminal.wait_for("NOT SAVED yet")
    terminal.wait_for("set done")
    terminal.read_for(READ_S)
    terminal.type("\r")
    assert terminal.wait() == 1
    (named,) = re.findall(rb"the disk is full; kept in (\S+), which the next start takes in", terminal.raw)
    kept = Path(os.fsdecode(named))
    assert kept.exists()
    small_disk.unlink()
    assert program.run("start", workout, "--plain").returncode == 0
    assert program.sets() == DONE * 3
    assert not kept.exists()


def test_on_a_full_disk_every_file_stays_as_it_was(program: Program, small_disk: Path) -> None:
    (program.data / "workouts").mkdir()
    mine, export, calendar = (program.data / name for name in ("workouts/mine.toml", "a.json", "a.ics"))
    for path in (mine, export, calendar):
        path.write_text(ONE)
    fill(small_disk)
    with (program.data / "the-rest").open("wb") as rest, suppress(OSError):
        rest.write(bytes(4096))
    names = sorted(path.name for path in program.data.rglob("*"))
    for words in (["export", str(export)], ["week", "--ics", str(calendar)], ["workouts", "new", "fresh"]):
        assert "No space left on device; nothing is " in line_of(program.run(*words))
    assert "No space left on device" in line_of(program.run("workouts", "edit", "mine"))
    assert [path.read_text() for path in (mine, export, calendar)] == [ONE] * 3
    assert sorted(path.name for path in program.data.rglob("*")) == names


def test_what_is_read_only_stays_as_it_was(as_a_user: Program) -> None:
    program = as_a_user
    export = program.data / "a.json"
    export.write_text("old")
    export.chmod(0o444)
    assert "it is read-only; nothing is exported" in line_of(program.run("export", str(export)))
    export.chmod(0o644)
    program.data.chmod(0o555)
    for words in (["export", str(export)], ["workouts", "new", "fresh"]):
        assert "Permission denied; nothing is " in line_of(program.run(*words))
    assert export.read_text() == "old"
    assert sorted(path.name for path in program.data.iterdir()) == ["a.json", "safety-shown", "settings.toml"]


# ---------------------------------------------------------------- what terminals and pipes can show

UMLAUTS = ONE.replace('"One"', '"Übung – 日本 😀"')


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize(
    "args", ["workouts", "workouts show übung", "week", "history", "exercises", "streak", "safety"]
)
def test_what_cannot_be_shown_is_a_question_mark(program: Program, args: str, encoding: str) -> None:
    (program.data / "workouts").mkdir()
    (program.data / "workouts" / "übung.toml").write_text(UMLAUTS, "utf-8")
    done = subprocess.run(
        program.argv(*args.split()),
        capture_output=True,
        env=environment({"PYTHONIOENCODING": encoding, "LC_ALL": "C"}),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)
    if args.startswith("workouts"):
        assert b"??" in done.stdout


@pytest.mark.parametrize("args", ["workouts --json", "workouts show übung --json", "workouts schema", "history --json"])
def test_json_is_utf_8_wherever_it_goes(program: Program, args: str) -> None:
    (program.data / "workouts").mkdir()
    (program.data / "workouts" / "übung.toml").write_text(UMLAUTS, "utf-8")
    assert program.run("start", "übung", "--plain").returncode == 0
    done = subprocess.run(
        program.argv(*args.split()),
        capture_output=True,
        env=environment({"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))
    if "schema" not in args:
        assert "Übung – 日本 😀" in str(json.loads(done.stdout))


# ---------------------------------------------------------------- what is no file

NAMELESS = '[[step]]\nexercise = "clam"\nwork = 1\n'


@pytest.mark.parametrize("said", ["-", "/dev/stdin", "<(printf '%s' \"$0\")"])
@pytest.mark.parametrize(
    ("args", "says"), [("workouts check", ": ok, 0:20"), ("workouts import", "shared, Shared, 0:20")]
)
def test_a_pipe_is_read_as_a_file_is(program: Program, args: str, says: str, said: str) -> None:
    if not shutil.which("bash") or not Path("/dev/stdin").exists():
        pytest.skip("no bash, or no /dev/stdin")
    script = f"printf '%s' \"$0\" | {shlex.join(program.argv(*args.split()))} {said}"
    done = subprocess.run(
        ["bash", "-c", script, NAMELESS], capture_output=True, env=environment(), timeout=60, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(says)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_in_the_places_of_files_stop_nothing(program: Program) -> None:
    for name in ("workouts", "figures", "exercises"):
        (program.data / name).mkdir()
    for name in ("settings.toml", "schedule.toml", "workouts/mine.toml", "exercises/own.toml"):
        (program.data / name).unlink(missing_ok=True)
        os.mkfifo(program.data / name)
    done = program.run("week")
    assert done.returncode == 0
    assert "Five minutes a day" in done.stdout
    assert sum("this is no file" in line for line in done.stderr.splitlines()) == 2
    done = program.run("workouts")
    assert done.returncode == 0
    assert sum("this is no file" in line for line in done.stderr.splitlines()) == 3
    (program.data / "settings.toml").unlink()
    assert "this is no file" in line_of(program.run("workouts", "show", "mine"))
    os.mkfifo(program.data / "history.db")
    assert "this is no file" in line_of(program.run("history"))
