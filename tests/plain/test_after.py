"""What plain lines ask after a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain.after import ask_at_end
from glutetimer.services.offers import LEFT, TAKEN, Offers
from glutetimer.services.performance import Performance
from glutetimer.training.holds.hold import Felt, Offer, Pain
from glutetimer.training.holds.proposals import Proposal
from glutetimer.training.streaks import Trained

DAY = date(2026, 11, 21)
HAMSTRING = Pain(1, "hamstring")


class Told(Recorder):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}

    @property
    def trained(self) -> Trained:
        return Trained(DAY, 0, 0)

    def rate(self, effort: int) -> None:
        self.told["effort"] = effort

    def report_pain(self, pain: Pain | None) -> None:
        self.told["pain"] = pain

    def annotate(self, note: str) -> None:
        self.told["note"] = note


class Made(Offers):
    """One offer, or none; remembers what was kept."""

    def __init__(self, offer: Proposal | None = None) -> None:
        self.kept: list[tuple[str, bool, bool]] = []
        over = cast(
            Performance, SimpleNamespace(recorder=Told(), runner=SimpleNamespace(ledger=SimpleNamespace(sets=())))
        )
        super().__init__(over, None, lambda of, undoable: self.kept.append((of.offer, of.yes, undoable)))
        self._offer = offer

    def _offered(self) -> Proposal | None:
        return self._offer


def answering(*lines: str, ends: type[BaseException] = EOFError) -> Callable[[str], str]:
    left = iter(lines)

    def ask(question: str) -> str:
        for line in left:
            return line
        raise ends

    return ask


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("", "", ""), {}),
        (("3", "", ""), {"effort": 3}),
        (("", "2k", "late"), {"pain": Pain(2, "knee"), "note": "late"}),
        (("", "10 B", " two  words "), {"pain": Pain(10, "back"), "note": "two words"}),
        (("", "3", ""), {"pain": Pain(3, "other")}),
        (("6", "hard", "5", "eleven", "3 z", "1 m", "x" * 10_001, "x"), {"effort": 5, "pain": HAMSTRING, "note": "x"}),
        (("4",), {"effort": 4}),
        (("'", "- k", ""), {"effort": 4, "pain": Pain(6, "knee")}),  # a French keyboard, without shift
        ((), {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", [EOFError, KeyboardInterrupt])
def test_each_line_is_an_answer_or_a_skip(
    lines: tuple[str, ...], told: dict[str, Any], ends: type[BaseException]
) -> None:
    recorder, said = Told(), list[str]()
    ask_at_end(recorder, Made(), answering(*lines, ends=ends), said.append)
    assert recorder.told == told
    assert not any("\n" in line for line in said)


def test_four_or_more_says_to_stop() -> None:
    said: list[str] = []
    ask_at_end(Told(), Made(), answering("", "4 h", ""), said.append)
    assert said[0].startswith("4 or more: stop this exercise for today.")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("y",), [("advance", True, True)]),
        (("maybe", "N"), [("advance", False, True)]),
        (("",), []),
        ((), []),
    ],
)
def test_an_offer_is_answered_or_left(lines: tuple[str, ...], kept: list[tuple[str, bool, bool]]) -> None:
    offers, said = Made(Proposal(Offer.ADVANCE, "bridge-hold", "sl-bridge-hold", "Ready for more.")), list[str]()
    ask_at_end(Told(), offers, answering("", "", "", *lines), said.append)
    assert offers.kept == kept
    if kept:
        assert said[-1] == (TAKEN if kept[0][1] else LEFT)
    assert offers.standing is None or not kept


def test_a_plateau_is_kept_as_said_whatever_is_answered() -> None:
    offers = Made(Proposal(Offer.PLATEAU, "bridge-hold", "", "Not growing."))
    ask_at_end(Told(), offers, answering("", "", "", ""), [].append)
    assert offers.kept == [("plateau", False, False)]


class Asks(Made):
    """Bridges of which nobody has said yet where they were felt."""

    felt: Felt | None = None

    @property
    def asks_felt(self) -> bool:
        return self.felt is None

    def feel(self, felt: Felt) -> None:
        self.felt = felt


@pytest.mark.parametrize(
    ("lines", "felt"), [(("", "", "G", ""), Felt.GLUTE), (("", "", "x", "h"), Felt.HAMSTRING), (("",) * 4, None)]
)
def test_where_the_bridges_were_felt_is_asked_once_and_can_be_skipped(
    lines: tuple[str, ...], felt: Felt | None
) -> None:
    offers, said = Asks(), []
    ask_at_end(Told(), offers, answering(*lines), said.append)
    assert offers.felt is felt
    assert any("none of g, o, h and u" in line for line in said) is ("x" in lines)
