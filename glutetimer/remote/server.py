"""The phone's page and its button, over the standard library's server.

Whoever has the address has the button: the address is on the local network only, its path is random, and nothing is
answered to anybody else, nor written anywhere. One request a connection: nothing stays open but the page's stream.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Lock
from typing import Any, Protocol

from glutetimer import system
from glutetimer.clock import Clock
from glutetimer.files.reading.values import read_load
from glutetimer.remote.address import authority, new_token, same_token
from glutetimer.remote.broadcast import Broadcast
from glutetimer.remote.limits import Limits
from glutetimer.remote.networks import IP
from glutetimer.remote.page import Page
from glutetimer.remote.shown import ACTS, BEGIN, BESIDE, LOAD, PAIN, Load, Said
from glutetimer.session.words import PAIN_PLACES
from glutetimer.training.holds.hold import Pain

READ_S = 5.0
"""A request that is not complete by then is cut off (our choice)."""
LOOK_S = 0.25
"""How often that is looked after, and how long closing may take (our choice)."""
SILENT_MS = 10_000
"""A phone that acknowledges nothing for so long is gone: asleep, or out of reach (our choice)."""
LONGEST_BODY = 512
"""Bytes. A tap says everything by its path, but which load it is, or how bad a pain."""
ACTIONS = {BEGIN, *ACTS, *BESIDE}
_MEANT = re.compile(r"([0-9]{1,18})(?:-([0-9]{1,18}))?")


class Tap(Protocol):
    """What a tap does; called by the server's threads."""

    def __call__(self, action: str, at: float, said: Said | None = None, /) -> None:
        """Take a tap.

        Args:
            action: what the button meant, by its name in ACTS or BESIDE, or BEGIN.
            at: when it arrived, on the session's clock.
            said: a load where the action is LOAD, how bad it was where it is PAIN.
        """
        ...


def nobody(action: str, at: float, said: Said | None = None, /) -> None:
    """Nobody is there to take a tap."""


class Service:
    """What is the same at each of the machine's addresses."""

    def __init__(self, page: Page, clock: Clock) -> None:
        self.page, self.clock = page, clock
        self.tap: Tap = nobody
        self.token = new_token()
        self.limits = Limits(lambda: clock.read().awake)
        self.broadcast = Broadcast(clock)


class Server(ThreadingTCPServer):
    """Serves the page, what it shows, and its taps, at one address.

    Args:
        port: the one that is wanted; where it is not free, and for 0, any.

    Raises:
        OSError: there is no such address here.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 32

    def __init__(self, ip: IP, port: int, service: Service) -> None:
        self.address_family = socket.AF_INET6 if ip.version == 6 else socket.AF_INET
        try:
            super().__init__((str(ip), port), _Handler)
        except OSError:
            if not port:
                raise
            super().__init__((str(ip), 0), _Handler)
        self.service, self.ip, self.port = service, ip, int(self.server_address[1])
        self.host = authority(ip, self.port)
        """As a browser says where it asks."""
        self._slow: dict[socket.socket, float] = {}
        self._slow_lock = Lock()

    # ------------------------------------------------------------ who is served

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a connection; of one that is gone already, Windows and the BSDs name nobody."""
        request, client_address = super().get_request()
        if client_address is None:
            request.close()
            raise OSError("gone")
        return request, client_address

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Everybody is heard; where there are too many, one goes for it."""
        if leaves := self.service.limits.opens(client_address[0], request):
            _cut(leaves)
        return leaves is not request

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection, in its own thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.service.limits.knows(request)

    def reads(self, connection: socket.socket) -> None:
        """A request is being read: not for ever."""
        with self._slow_lock:
            self._slow[connection] = self.service.clock.read().awake + READ_S

    def has_read(self, connection: socket.socket) -> None:
        """It is read, or will not be."""
        with self._slow_lock:
            self._slow.pop(connection, None)

    def service_actions(self) -> None:
        """Cut off who takes too long to ask."""
        now = self.service.clock.read().awake
        with self._slow_lock:
            late = [connection for connection, until in self._slow.items() if now > until]
            for connection in late:
                del self._slow[connection]
                _cut(connection)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection broke: nobody's business, and the terminal is the session's."""


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):  # it ended by itself just now
        connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    """One request. What is not meant for this server gets a bare 404, so that it tells nothing."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = READ_S
    disable_nagle_algorithm = True
    arrived = 0.0

    def setup(self) -> None:
        super().setup()
        self.server.reads(self.connection)

    def finish(self) -> None:
        self.server.has_read(self.connection)
        super().finish()

    def parse_request(self) -> bool:
        """The headers; the request's instant is that of its first line."""
        self.arrived = self.server.service.clock.read().now
        return super().parse_request()

    def do_GET(self) -> None:
        path = self._path()
        self.server.has_read(self.connection)
        if path == "":
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", self.server.service.page.body)
        elif path == "state":
            self._stream()
        elif path is not None:
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED if path in ACTIONS else HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        path = self._path()
        if path is None:
            return
        path, _, meant = path.partition("?")
        if path not in ACTIONS:
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED if path in ("", "state") else HTTPStatus.NOT_FOUND)
        elif self.headers.get_all("Origin") != [f"http://{self.server.host}"]:
            self._answer(HTTPStatus.FORBIDDEN)
        elif meant and not self._is_fresh(meant):
            self._answer(HTTPStatus.CONFLICT)
        elif (length := self._length()) is None:
            self._answer(HTTPStatus.LENGTH_REQUIRED)
        elif length > LONGEST_BODY:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            body = self.rfile.read(length)
            self.server.has_read(self.connection)
            said = _READERS[path](body) if path in _READERS else None
            if path in _READERS and said is None:
                self._answer(HTTPStatus.BAD_REQUEST)
                return
            self.server.service.tap(path, self.arrived, said)
            if isinstance(said, Pain):
                from glutetimer.training.holds.words import pain_words  # hardly any session needs it

                self._answer(HTTPStatus.OK, "text/plain; charset=utf-8", pain_words(said).encode())
            else:
                self._answer(HTTPStatus.NO_CONTENT)

    def _is_fresh(self, meant: str) -> bool:
        """Whether a tap was meant of now: it says of which picture, and perhaps when, in ms on this server's clock."""
        found = _MEANT.fullmatch(meant)
        serial, at_ms = found.groups() if found else ("", None)
        at = int(at_ms) / 1000 if at_ms else None
        return bool(serial) and self.server.service.broadcast.is_fresh(int(serial), at)

    def _stream(self) -> None:
        broadcast, address = self.server.service.broadcast, self.client_address[0]
        if not broadcast.has_room(address):
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        system.this.drop_when_silent(self.connection, SILENT_MS)
        self._answer(HTTPStatus.OK, "text/event-stream", None)
        for message in broadcast.messages(address):
            self.wfile.write(message)

    def _path(self) -> str | None:
        """What is asked for behind the token; None where that is answered already, with nothing."""
        service = self.server.service
        if not service.limits.asks(self.client_address[0]):
            self._answer(HTTPStatus.TOO_MANY_REQUESTS)
            return None
        token, _, path = self.path.removeprefix("/").partition("/")
        # A page elsewhere whose name was made to lead here (DNS rebinding) has that name in its Host.
        if not same_token(token, service.token) or self.headers.get_all("Host") != [self.server.host]:
            self._answer(HTTPStatus.NOT_FOUND)
            return None
        service.limits.knows(self.connection)
        return path

    def _length(self) -> int | None:
        """The body's bytes; None where that is not said plainly."""
        lengths = self.headers.get_all("Content-Length") or ["0"]
        plain = len(lengths) == 1 and lengths[0].isascii() and lengths[0].isdigit() and len(lengths[0]) < 10
        return int(lengths[0]) if plain and "Transfer-Encoding" not in self.headers else None

    def _answer(self, status: int, kind: str = "", body: bytes | None = b"") -> None:
        """Answer; without a body, what follows is a stream."""
        self.close_connection = True
        self.send_response_only(status)
        self.send_header("Connection", "close")
        if body is not None and status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        if kind:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", self.server.service.page.policy)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "same-origin")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body or b"")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is no request of ours is told its number and nothing else; another method finds nothing."""
        self._answer(HTTPStatus.NOT_FOUND if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is the session's."""


def _read_load(body: bytes) -> Load | None:
    """What the page says that an exercise is done with; None where it is nothing of the kind."""
    try:
        match json.loads(body):
            case {"exercise": str(exercise), "words": str(words)}:
                return Load(exercise, read_load(words))
    except (ValueError, RecursionError):  # no JSON, not UTF-8, or no load
        pass
    return None


def _read_pain(body: bytes) -> Pain | None:
    """What the page says of pain; None where it is nothing of the kind."""
    try:
        match json.loads(body):
            case {"score": int(score), "place": str(place)} if score in _SCORES and place in _PLACES:
                return None if isinstance(score, bool) else Pain(score, place)
    except (ValueError, RecursionError):
        pass
    return None


_SCORES = range(11)
_PLACES = {place for _, place, _ in PAIN_PLACES}
_READERS: dict[str, Callable[[bytes], Said | None]] = {LOAD: _read_load, PAIN: _read_pain}
"""Of what comes with a tap."""
