"""The server alone, by http.client and by bare sockets."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from socketserver import TCPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.remote import broadcast
from glutetimer.remote.limits import ADDRESSES, ALL, BURST, EACH, Limits
from glutetimer.remote.remote import Remote
from glutetimer.remote.server import LONGEST_BODY, READ_S
from glutetimer.remote.shown import Inquiry, Load, Shown
from glutetimer.training.holds.hold import Pain
from tests.app.conftest import FakeClock
from tests.remote.conftest import Served

HOLD = Shown("hold", "HOLD", "Single-leg bridge hold", "left", "stop", since=995.0, length=99)


def ask(served: Served, method: str, path: str, body: bytes = b"", **headers: str | None) -> tuple[HTTPResponse, bytes]:
    """One request, as a browser sends it unless told otherwise; None leaves a header out."""
    usual: dict[str, str | None] = {"Host": served.host, "Origin": f"http://{served.host}"}
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=10)) as connection:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in (usual | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            if value is not None:
                connection.putheader(name, value)
        if method == "POST" and "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        return answer, answer.read()


def until(true: Callable[[], bool]) -> None:
    """Wait for another thread."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


@contextmanager
def stream(served: Served) -> Iterator[Iterator[dict[str, Any]]]:
    """What a page is told from now on."""
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=10)) as connection:
        connection.request("GET", f"/{served.token}/state", headers={"Host": served.host})
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"

        def messages() -> Iterator[dict[str, Any]]:
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

        yield messages()
        answer.close()


# ---------------------------------------------------------------- what is served


def test_the_page_is_served_and_may_use_nothing_foreign(served: Served) -> None:
    answer, body = ask(served, "GET", f"/{served.token}")
    assert answer.status == 200 and b"<button" in body
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "http" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] is None
    assert answer.headers["Server"] is None
    assert ask(served, "GET", f"/{served.token.lower()}/")[0].status == 200, "typed by hand"


def test_a_tap_arrives_with_its_instant(served: Served, clock: FakeClock) -> None:
    clock.now = 1234.5
    answer, body = ask(served, "POST", f"/{served.token}/stop")
    assert (answer.status, body) == (204, b"")
    assert served.taps == [("stop", 1234.5)]


def test_every_page_is_told_every_change_and_what_the_clock_says(served: Served, clock: FakeClock) -> None:
    with stream(served) as one, stream(served) as two:
        assert next(one)["word"] == next(two)["word"] == "READY"
        until(lambda: served.remote.connected == 2)
        served.remote.show(HOLD)
        for page in (one, two):
            said = next(page)
            assert (said["word"], said["side"], said["action"]) == ("HOLD", "left", "stop")
            assert (said["passed_s"], said["left_s"]) == (5.0, None)
        clock.now += 2
        again = next(one)
        assert (again["serial"], again["passed_s"]) == (said["serial"], 7.0), "the same, as a heartbeat"
    until(lambda: served.remote.connected == 0)


def test_the_same_picture_is_no_change(served: Served) -> None:
    served.remote.show(HOLD)
    with stream(served) as page:
        before = next(page)["serial"]
        served.remote.show(HOLD)
        assert next(page)["serial"] == before


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "PUT", "OPTIONS", "BREW"])
def test_a_wrong_token_finds_nothing(served: Served, method: str) -> None:
    for path in ("/", "/x", f"/{'A' * 32}", f"/{served.token[:-1]}", "/favicon.ico", "//x/stop", "/%C3%A9"):
        answer, body = ask(served, method, path)
        assert answer.status == 404
        assert body == b"" and set(answer.headers) == {"Connection", "Content-Length", "Cache-Control"}
    assert served.taps == []


def test_looking_never_acts_and_acting_never_shows(served: Served) -> None:
    assert ask(served, "GET", f"/{served.token}/stop")[0].status == 405
    assert ask(served, "POST", f"/{served.token}")[0].status == 405
    assert ask(served, "POST", f"/{served.token}/state")[0].status == 405
    assert ask(served, "POST", f"/{served.token}/leave")[0].status == 404
    assert ask(served, "GET", f"/{served.token}/../stop")[0].status == 404
    assert served.taps == []


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1"])
def test_no_other_page_can_tap(served: Served, origin: str | None) -> None:
    assert ask(served, "POST", f"/{served.token}/stop", Origin=origin)[0].status == 403
    assert served.taps == []


@pytest.mark.parametrize("host", [None, "evil.example", "127.0.0.1", "localhost"])
def test_no_other_name_leads_here(served: Served, host: str | None) -> None:
    """DNS rebinding: the browser thinks it talks to another machine, and says so."""
    for method, path in (("GET", ""), ("GET", "/state"), ("POST", "/stop")):
        assert ask(served, method, f"/{served.token}{path}", Host=host)[0].status == 404
    assert served.taps == []


def test_a_body_is_small_or_refused_unread(served: Served) -> None:
    path = f"/{served.token}/stop"
    assert ask(served, "POST", path, Content_Length=str(LONGEST_BODY + 1))[0].status == 413
    assert ask(served, "POST", path, Content_Length="9" * 5000)[0].status == 411
    assert ask(served, "POST", path, Content_Length="-1")[0].status == 411
    assert ask(served, "POST", path, Transfer_Encoding="chunked")[0].status == 411
    assert served.taps == []
    assert ask(served, "POST", path, b"x" * LONGEST_BODY)[0].status == 204
    assert len(served.taps) == 1


def test_too_much_of_a_header_is_refused(served: Served) -> None:
    assert ask(served, "GET", "/" + "x" * 70_000)[0].status == 414
    assert ask(served, "GET", f"/{served.token}", X_Long="x" * 70_000)[0].status == 431


@pytest.mark.parametrize("sent", [b"", b"GET", b"POST /x HTTP/1.1\r\nContent-Length: 5\r\n"])
def test_who_asks_too_slowly_is_cut_off(served: Served, clock: FakeClock, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as slow:
        slow.sendall(sent)
        until(lambda: len(served.server._slow) == 1)
        clock.now += READ_S + 1
        assert slow.recv(100) == b""
    assert ask(served, "POST", f"/{served.token}/stop")[0].status == 204


def test_an_open_page_is_not_slow(served: Served, clock: FakeClock) -> None:
    with stream(served) as page:
        next(page)
        clock.now += 10 * READ_S
        assert next(page)["word"] == next(page)["word"] == "READY"


def test_nobody_asks_too_often(served: Served, clock: FakeClock) -> None:
    path = f"/{served.token}/stop"
    statuses = [ask(served, "POST", path)[0].status for _ in range(int(BURST) + 5)]
    assert statuses == [204] * int(BURST) + [429] * 5
    clock.now += 1
    assert ask(served, "POST", path)[0].status == 204


def idle(served: Served, source: str = "127.0.0.1") -> socket.socket:
    """A connection that says nothing."""
    return socket.create_connection(("127.0.0.1", served.port), timeout=10, source_address=(source, 0))


def test_of_too_many_connections_of_one_phone_the_oldest_goes(served: Served) -> None:
    held = [idle(served) for _ in range(EACH)]
    until(lambda: len(served.limits._strangers) == EACH)
    assert ask(served, "POST", f"/{served.token}/stop")[0].status == 204
    assert held[0].recv(10) == b""
    for one in held:
        one.close()
    until(lambda: not served.limits._strangers)


def test_idle_connections_of_others_take_nobodys_place(served: Served) -> None:
    """Five addresses with eight each."""
    held = [idle(served, f"127.0.0.{2 + number % 5}") for number in range(40)]
    until(lambda: len(served.limits._strangers) == ALL)
    statuses = [ask(served, "POST", f"/{served.token}/stop")[0].status for _ in range(int(BURST))]
    assert statuses == [204] * int(BURST)
    for one in held:
        one.close()


def test_pages_are_no_strangers_and_leave_room_for_a_tap(served: Served, clock: FakeClock) -> None:
    with ExitStack() as pages:
        for _ in range(broadcast.EACH):
            next(pages.enter_context(stream(served)))
        assert ask(served, "GET", f"/{served.token}/state")[0].status == 503, "one page too many"
        held = [idle(served) for _ in range(3 * EACH)]
        assert ask(served, "POST", f"/{served.token}/stop")[0].status == 204
        assert served.remote.connected == broadcast.EACH
        for one in held:
            one.close()


def test_limits_hold_for_each_address_and_for_all() -> None:
    clock = FakeClock()
    limits = Limits(lambda: clock.now)
    for _ in range(int(BURST)):
        assert limits.asks("a")
    assert not limits.asks("a") and limits.asks("b")
    for number in range(ADDRESSES):
        limits.asks(f"x{number}")
    assert len(limits._left) == ADDRESSES


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=120))
def test_who_comes_last_is_never_the_one_that_goes(comers: list[tuple[int, bool]]) -> None:
    """And who has fewest connections never goes for who has more."""
    limits, here = Limits(lambda: 0.0), {}
    for number, (whose, says_the_path) in enumerate(comers):
        connection: Any = number
        here[connection] = whose
        if (leaves := limits.opens(str(whose), connection)) is not None:
            theirs = here.pop(leaves)
            counts = Counter(here.values())
            assert leaves != connection
            assert theirs == whose or counts[theirs] + 1 >= max(counts.values())
        if says_the_path:
            limits.knows(connection)
            del here[connection]
        assert len(here) <= ALL and max(Counter(here.values()).values(), default=0) <= EACH


def test_a_tap_that_a_network_kept_is_none(served: Served, clock: FakeClock) -> None:
    """It was meant of another hold."""
    served.remote.show(HOLD)
    with stream(served) as page:
        serial = next(page)["serial"]
    path = f"/{served.token}/stop?{serial}"
    served.remote.show(Shown("rest", "REST"))
    assert ask(served, "POST", path)[0].status == 204, "a moment ago it was there"
    served.remote.show(HOLD)
    clock.now += broadcast.LATE_S
    assert ask(served, "POST", path)[0].status == 409
    assert ask(served, "POST", f"/{served.token}/stop?{serial + 2}")[0].status == 204
    for wrong in ("-1", "x", "9" * 400, str(serial + 3), f"{serial + 2}-", f"{serial + 2}-x"):
        assert ask(served, "POST", f"/{served.token}/stop?{wrong}")[0].status == 409
    assert len(served.taps) == 2


def test_a_tap_that_the_page_gave_up_is_none(served: Served, clock: FakeClock) -> None:
    """It said that nobody heard: the tap must not stop the same hold half a minute later."""
    served.remote.show(HOLD)
    with stream(served) as page:
        said = next(page)
    for later_s, meant_ms, status in ((2.9, 0, 204), (0.2, 0, 409), (30, 0, 409), (0, 60_000, 204)):
        clock.now += later_s
        path = f"/{served.token}/stop?{said['serial']}-{said['told_ms'] + meant_ms}"
        assert ask(served, "POST", path)[0].status == status


# ---------------------------------------------------------------- the end, and quiet


def test_the_pages_hear_the_end_and_nobody_listens_any_more(clock: FakeClock) -> None:
    served = Served(clock)
    with stream(served) as page:
        next(page)
        until(lambda: served.remote.connected == 1)
        served.remote.close()
        last = list(page)[-1]
    assert (last["word"], last["closed"]) == ("CLOSED", True)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", served.port), timeout=10)
    assert not [thread for thread in threading.enumerate() if thread.name == "remote"]


def test_a_connection_that_is_gone_before_it_is_taken_takes_nothing_with_it(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems take it all the same, and name nobody."""
    take = TCPServer.get_request

    def take_it_gone(server: TCPServer) -> Any:
        monkeypatch.undo()
        return take(server)[0], None

    monkeypatch.setattr(TCPServer, "get_request", take_it_gone)
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as gone:
        assert gone.recv(1) == b""
    assert ask(served, "GET", f"/{served.token}")[0].status == 200


def test_nothing_is_written_anywhere(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    ask(served, "GET", f"/{served.token}")
    ask(served, "BREW", "/")
    for garbage in (b"\0\xff\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01 TLS?\r\n\r\n", b"GET  \r\n"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
            connection.sendall(garbage)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closes by a reset
    with stream(served) as page:
        next(page)

    def broken(action: str, at: float, said: object = None) -> None:
        raise ZeroDivisionError

    served.remote.on_tap = broken
    with pytest.raises((OSError, ValueError)):
        ask(served, "POST", f"/{served.token}/stop")
    until(lambda: not served.limits._strangers)
    assert capfd.readouterr() == ("", "")


def test_each_remote_has_its_own_token(clock: FakeClock) -> None:
    one, two = Remote(clock, "127.0.0.1"), Remote(clock, "127.0.0.1")
    try:
        tokens = {remote.address.rpartition("/")[2] for remote in (one, two)}
        assert len(tokens) == 2 and all(len(token) * 5 >= 128 for token in tokens)
    finally:
        one.close()
        two.close()


# ---------------------------------------------------------------- a load


def test_a_load_comes_with_what_it_is_for(served: Served) -> None:
    body = json.dumps({"exercise": "squat", "words": " 8kg "}).encode()
    assert ask(served, "POST", f"/{served.token}/load", body)[0].status == 204
    none = json.dumps({"exercise": "squat", "words": ""}).encode()
    assert ask(served, "POST", f"/{served.token}/load", none)[0].status == 204
    assert served.said == [Load("squat", "8 kg"), Load("squat", "")]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"8 kg",
        b"\xff",
        b"[" * 500,
        b"[]",
        b'{"exercise": "squat"}',
        b'{"exercise": 3, "words": "8 kg"}',
        b'{"exercise": "squat", "words": null}',
        b'{"exercise": "squat", "words": "%s"}' % (b"x" * 41),
        b'{"exercise": "squat", "words": "\\u001b[2J"}',
    ],
)
def test_what_is_no_load_is_refused(served: Served, body: bytes) -> None:
    assert ask(served, "POST", f"/{served.token}/load", body)[0].status == 400
    assert served.taps == []


def test_a_load_is_no_secret_between_picture_and_page(served: Served) -> None:
    served.remote.show(Shown("rest", "REST", label="PAUSE", count=12, load=Load("squat", "8 kg", "Squat")))
    with stream(served) as page:
        said = next(page)
    assert (said["label"], said["count"]) == ("PAUSE", 12)
    assert said["load"] == {"exercise": "squat", "words": "8 kg", "name": "Squat"}


# ---------------------------------------------------------------- how bad a pain is


def test_pain_comes_with_its_number_and_place_and_what_follows_is_answered(served: Served) -> None:
    for score, follows in ((2, b"This side rests today."), (4, b"Enough for today.")):
        answer, body = ask(served, "POST", f"/{served.token}/pain", b'{"score": %d, "place": "hip"}' % score)
        assert answer.status == 200 and body.startswith(follows)
    assert served.said == [Pain(2, "hip"), Pain(4, "hip")]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"7",
        b"[" * 500,
        b'{"score": 7}',
        b'{"score": 11, "place": "hip"}',
        b'{"score": -1, "place": "hip"}',
        b'{"score": true, "place": "hip"}',
        b'{"score": 3.0, "place": "hip"}',
        b'{"score": "3", "place": "hip"}',
        b'{"score": 3, "place": "heart"}',
        b'{"score": 3, "place": ["hip"]}',
    ],
)
def test_what_is_no_pain_is_refused(served: Served, body: bytes) -> None:
    assert ask(served, "POST", f"/{served.token}/pain", body)[0].status == 400
    assert served.taps == []


def test_what_is_asked_is_told_with_its_answers(served: Served) -> None:
    inquiry = Inquiry("What ended it?", "Left, 32 s", (("answer_form", "form slipped", True),))
    served.remote.show(Shown("rest", "REST", inquiry=inquiry))
    with stream(served) as page:
        said = next(page)
    assert said["inquiry"] == {
        "question": "What ended it?",
        "about": "Left, 32 s",
        "answers": [["answer_form", "form slipped", True]],
        "places": [],
    }
