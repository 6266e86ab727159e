"""`glutetimer help`."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.cli.main import COMMANDS, main
from glutetimer.views.guide import ORDER, read_document

SAFETY = Path(__file__).parents[3] / "assets" / "safety.md"


def test_without_a_topic_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    lines = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == list(ORDER)
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("topic", ORDER)
def test_in_a_pipe_a_document_is_its_markdown(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", topic.upper()]) == 0
    assert capsys.readouterr().out == read_document(topic)


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - set(ORDER) - {"safety"}))
def test_a_command_says_how_it_is_used(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["help", command])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: glutetimer {command}")


def test_safety_is_a_topic_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "safety"]) == 0
    assert capsys.readouterr().out.rstrip() == SAFETY.read_text("utf-8").rstrip()


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("trainng", "no topic 'trainng'; did you mean 'training'?"),
        ("hlod", "no topic 'hlod'; did you mean 'hold'?"),
        ("../safety", "no topic '../safety'; did you mean 'safety'?"),
        ("zebra", "no topic 'zebra'; `glutetimer help` lists all"),
        ("x\x1b[31m", "no topic 'x\\x1b[31m'; `glutetimer help` lists all"),
    ],
)
def test_a_wrong_topic_is_one_line(topic: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", topic]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"glutetimer: {line}\n")
