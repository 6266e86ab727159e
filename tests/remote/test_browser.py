"""The page in a real browser, by touch."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from glutetimer.remote.shown import IDLE, Inquiry, Load, Shown, opening
from glutetimer.training.holds.hold import Pain
from tests.app.conftest import FakeClock
from tests.remote.browser import CHROMIUM, Browser
from tests.remote.conftest import Served
from tests.remote.test_server import until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

HOLD = Shown("hold", "HOLD", "Single-leg bridge hold", "left", "stop", "STOP", since=966.0, length=99)
REST = Shown("rest", "REST", "Next: Clam, right side, 40 seconds", "right", "pause", "PAUSE", until=1045.0, length=60)
GREEN = Load("clam", "green band", "Clam")
SIZES = [(390, 844), (844, 390), (320, 568), (1280, 720)]
CORNERS = {"left top": (3, 3), "middle": (195, 422), "right bottom": (386, 840)}


@pytest.mark.parametrize("where", CORNERS)
def test_a_touch_anywhere_stops_before_the_finger_is_lifted(page: Browser, served: Served, where: str) -> None:
    served.remote.show(HOLD)
    page.wait_for("STOP")
    assert re.fullmatch(r"■\ufe0e HOLD\s+← LEFT\s+3\s*4\s+Single-leg bridge hold\s+STOP\s*", page.text())
    page.touch(*CORNERS[where])
    until(lambda: served.taps == [("stop", 1000.0)])
    page.lift()
    page.ask("new Promise(done => setTimeout(done, 300))")
    assert len(served.taps) == 1, "the click that follows a touch is no second one"


def test_a_set_at_ones_own_pace_is_done_and_a_touch_says_so(page: Browser, served: Served) -> None:
    served.remote.show(Shown("work", "WORK", "Clam, 12 repetitions", "left", "stop", "DONE", number="12", length=99))
    page.wait_for("DONE")
    assert "STOP" not in page.text()
    page.touch(195, 400)
    until(lambda: served.taps == [("stop", 1000.0)])
    page.lift()


def test_nothing_foreign_is_asked_for_and_nothing_complained_of(page: Browser, served: Served) -> None:
    for shown in (opening("Five minutes a day"), IDLE, REST, HOLD):
        served.remote.show(shown)
        page.wait_for(shown.line)
    page.touch(9, 9)
    page.lift()
    until(lambda: bool(served.taps))
    page.ask("new Promise(done => setTimeout(done, 100))")
    asked = {m["params"]["request"]["url"] for m in page.said if m["method"] == "Network.requestWillBeSent"}
    address = served.remote.address
    asked = {url.partition("?")[0] for url in asked if not url.startswith("data:")}
    assert asked == {address, f"{address}/state", f"{address}/stop"}
    wrong = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    assert [m for m in page.said if m["method"] in wrong] == []


def test_the_policy_lets_nothing_else_in(page: Browser) -> None:
    page.ask("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.in = 1'}))")
    assert page.ask("window.in === undefined")
    assert page.ask("fetch('http://192.0.2.9/').then(() => false, () => true)")
    blocked = [m for m in page.said if m["method"] == "Log.entryAdded"]
    assert len(blocked) >= 2 and all("Content Security Policy" in m["params"]["entry"]["text"] for m in blocked)


def test_the_label_is_what_a_tap_does(page: Browser, served: Served) -> None:
    for action, label in (("begin", "BEGIN"), ("pause", "PAUSE"), ("resume", "GO ON"), ("done", "ALL DONE")):
        served.remote.show(Shown("work", "WORK", "Clam", action=action, label=label))
        page.wait_for(label)
        page.ask("tapped = -Infinity")
        page.touch(200, 700)
        page.lift()
        until(lambda action=action: [tap for tap, _ in served.taps][-1:] == [action])  # type: ignore[misc]
    assert len(served.taps) == 4


def test_without_an_action_it_is_no_button(page: Browser, served: Served) -> None:
    page.touch(200, 400)
    page.lift()
    page.ask("new Promise(done => setTimeout(done, 200))")
    assert served.taps == []


def test_a_second_tap_at_once_does_not_undo_the_first(page: Browser, served: Served) -> None:
    served.remote.show(REST)
    page.wait_for("PAUSE")
    page.ask("tap(); tap(); tap()")
    page.ask("new Promise(done => setTimeout(done, 200))")
    assert [tap for tap, _ in served.taps] == ["pause"]


def test_a_key_of_a_screen_reader_or_keyboard_taps_too(page: Browser, served: Served) -> None:
    served.remote.show(REST)
    page.wait_for("PAUSE")
    page.ask("document.getElementById('button').click()")
    until(lambda: [tap for tap, _ in served.taps] == ["pause"])


@pytest.mark.parametrize("size", SIZES)
def test_everything_is_inside_at_any_size(page: Browser, served: Served, size: tuple[int, int]) -> None:
    page.resize(*size)
    right = "Next: Single-leg bridge hold, right side"
    shown = (
        HOLD,
        REST,
        Shown("ready", "GET READY", right, "right", "pause", "PAUSE", until=1010, length=10),
        Shown("work", "WORK", "Easy jog", action="pause", label="PAUSE", until=2000, length=3600),
        replace(REST, count=12, load=GREEN),
        replace(REST, inquiry=ASKED),
        replace(REST, inquiry=ASKED, count=12),
        Shown("done", "STOPPED", side="left", inquiry=ASKED),
        Shown("pause", "PAUSED", side="left", inquiry=HURT),
        opening("Bridge builder, single leg"),
    )
    for one in shown:
        served.remote.show(one)
        page.wait_for(one.inquiry.question if one.inquiry else one.line)
        page.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        outside = page.ask(
            "[...document.querySelectorAll('#word, #side, #count > span, #line, #label > span')]"
            ".concat([...document.querySelectorAll('#number, #load, #asked, #answers > *')])"
            ".filter(e => {"
            "const r = e.getBoundingClientRect(), b = e.parentElement.getBoundingClientRect();"
            "return e.textContent && e.checkVisibility() && (r.left < b.left - 1 || r.right > b.right + 1 || r.top < -1"
            " || r.bottom > innerHeight + 1) }).map(e => e.textContent)"
        )
        assert outside == [], one.word
        if one.load or one.inquiry:  # the button ends above
            assert page.ask(
                "document.getElementById('page').getBoundingClientRect().bottom"
                " <= document.getElementById('foot').getBoundingClientRect().top + 1"
            )
            small = "[...document.querySelectorAll('#foot button')].filter(e => e.offsetHeight && e.offsetHeight < 44)"
            assert page.ask(f"{small}.length") == 0, "a finger's size"
            continue
        page.ask("box = document.getElementById('button').getBoundingClientRect()")
        assert page.ask("[box.left, box.top, box.width, box.height]") == [0, 0, *size]


def test_it_counts_by_itself(page: Browser, served: Served) -> None:
    """The server says no other time; its clock stands still, so only the earliest word counts."""
    served.remote.show(HOLD)
    page.wait_for("STOP")
    first = int(page.ask("document.getElementById('count').textContent"))
    page.ask("new Promise(done => setTimeout(done, 2100))")
    assert int(page.ask("document.getElementById('count').textContent")) >= first + 2


def test_a_lost_connection_is_said_and_the_end_too(page: Browser, clock: FakeClock) -> None:
    served = Served(clock)
    page.open(served.remote.address)
    page.wait_for("Choose")
    served.remote.show(HOLD)
    page.wait_for("STOP")
    page.do("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    page.wait_for("NO CONNECTION")
    assert page.ask("document.getElementById('count').textContent") == "", "nothing counts on alone"
    assert "Taps are not heard." in page.text()
    page.touch(200, 600)
    page.lift()
    page.wait_for("That was not heard.")
    page.do("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    page.ask("listen()")
    page.wait_for("HOLD")
    served.remote.close()
    page.wait_for("CLOSED")
    page.touch(200, 600)
    page.lift()
    assert served.taps == []


def test_silence_stops_the_count_until_a_new_connection_is_made(page: Browser, served: Served) -> None:
    served.remote.show(HOLD)
    page.wait_for("STOP")
    page.ask("source.onmessage = null")
    page.wait_for("NO CONNECTION")
    assert page.ask("document.getElementById('count').textContent") == ""
    page.wait_for("HOLD")
    assert page.ask("document.getElementById('count').textContent") != ""


def test_a_tap_that_nobody_answers_stops_the_count(page: Browser, served: Served) -> None:
    served.remote.show(HOLD)
    page.wait_for("STOP")
    page.ask("source.onmessage = null; window.fetch = () => Promise.reject(new TypeError())")
    page.touch(200, 600)
    page.lift()
    page.wait_for(lambda text: "That was not heard." in text and "NO CONNECTION" in text)


ASKED = Inquiry(
    "What ended it?",
    "Left, 32 s",
    (
        ("answer_form", "form slipped", True),
        ("answer_target", "enough for today", False),
        ("answer_cramp", "cramp", False),
        ("answer_pain", "pain", False),
        ("answer_interrupted", "interrupted", False),
    ),
)
HURT = Inquiry(
    "How bad is the pain?",
    "10 is the worst",
    tuple((str(score), str(score), False) for score in range(11)),
    (("hip", "hip or buttock"), ("knee", "knee")),
)


def test_an_answer_is_a_touch(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, inquiry=ASKED))
    page.wait_for("What ended it?")
    assert re.search(r"Left, 32 s\s+form slipped\s+if you say nothing", page.text())
    tap_on(page, "answers > :nth-child(3)")
    page.ask("new Promise(done => setTimeout(done, 100))")
    assert served.taps == [], "it has come up under a finger"
    page.ask("askedAt = -Infinity")
    tap_on(page, "answers > :nth-child(3)")
    until(lambda: served.taps == [("answer_cramp", 1000.0)])


def test_pain_is_a_number_and_a_place_and_what_follows_is_read(page: Browser, served: Served) -> None:
    served.remote.show(Shown("pause", "PAUSED", side="left", inquiry=HURT))
    page.wait_for("How bad is the pain?")
    page.ask("askedAt = -Infinity")
    tap_on(page, "answers > :nth-child(3)")
    page.wait_for("Where?")
    assert served.taps == [] and "2 of 10" in page.text()
    tap_on(page, "answers > :nth-child(2)")
    until(lambda: served.said == [Pain(2, "knee")])
    served.remote.show(replace(REST, inquiry=None))
    page.wait_for("This side rests today.")
    assert "Where?" not in page.text()


def test_every_phase_is_a_word_and_a_sign(page: Browser, served: Served) -> None:
    for shown, sign in ((HOLD, "■"), (REST, "○"), (Shown("work", "WORK", "Clam"), "●"), (opening("Clams"), "◇")):
        served.remote.show(shown)
        page.wait_for(f"{sign}\ufe0e {shown.word}")


def test_how_many_they_were_is_put_right_beside_the_button(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, count=12))
    page.wait_for("done")
    assert "12" in page.text() and "with" not in page.text()
    for id in ("more", "more", "less"):
        tap_on(page, id)
    until(lambda: [tap for tap, _ in served.taps] == ["more", "more", "less"])


def test_a_load_is_typed_while_the_session_stands_still(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, load=GREEN))
    page.wait_for("green band")
    tap_on(page, "load")
    page.wait_for("Clam, from here on with")
    until(lambda: [tap for tap, _ in served.taps] == ["wait"])
    assert page.ask("document.activeElement.id") == "words"
    served.remote.show(replace(REST, kind="pause", word="PAUSED", action="resume", label="GO ON", load=GREEN))
    page.do("Input.insertText", text="8 kg")  # in place of what stood there
    page.do("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    until(lambda: [tap for tap, _ in served.taps] == ["wait", "load", "resume"])
    assert served.said == [Load("clam", "8 kg")]
    assert page.ask("document.getElementById('form').hidden")
    assert [m for m in page.said if m["method"] == "Log.entryAdded"] == []


def test_a_load_left_as_it_is_goes_on(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, load=GREEN))
    page.wait_for("green band")
    tap_on(page, "load")
    page.wait_for("LEAVE IT")
    tap_on(page, "cancel")
    until(lambda: [tap for tap, _ in served.taps] == ["wait", "resume"])
    assert served.said == []


def test_a_session_that_stood_still_already_goes_on_standing(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, kind="pause", word="PAUSED", action="resume", label="GO ON", load=GREEN))
    page.wait_for("PAUSED")
    tap_on(page, "load")
    page.wait_for("LEAVE IT")
    tap_on(page, "cancel")
    page.ask("new Promise(done => setTimeout(done, 200))")
    assert served.taps == []


def test_a_set_that_begins_meanwhile_has_the_whole_page(page: Browser, served: Served) -> None:
    served.remote.show(replace(REST, count=12, load=GREEN))
    page.wait_for("green band")
    tap_on(page, "load")
    page.wait_for("LEAVE IT")
    served.remote.show(HOLD)
    page.wait_for("STOP")
    assert "LEAVE IT" not in page.text() and "done" not in page.text()
    page.ask("document.getElementById('form').getBoundingClientRect().height === 0")
    page.touch(195, 835)
    until(lambda: served.taps[-1:] == [("stop", 1000.0)])
    page.lift()


def tap_on(page: Browser, id: str) -> None:
    """A finger on one of the small buttons."""
    x, y = page.ask(
        f"(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector('#{id}').getBoundingClientRect())"
    )
    page.touch(round(x), round(y))
    page.lift()
