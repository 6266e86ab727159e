"""The phone beside the mat, for a face: where it is found, what it shows, and what a tap does."""

from __future__ import annotations

from threading import Thread

from glutetimer.clock import Clock
from glutetimer.remote import page
from glutetimer.remote.address import LOOPBACK, NO_NETWORK, lan_address
from glutetimer.remote.server import LOOK_S, Server, Tap, nobody
from glutetimer.remote.shown import IDLE, Shown


class Remote:
    """A page that is served until it is closed.

    Args:
        clock: the session's.
        host: the address to serve on; None: the machine's on its network.

    Raises:
        OSError: nothing can be served here.
    """

    def __init__(self, clock: Clock, host: str | None = None) -> None:
        found, self.trouble = (host, "") if host else lan_address()
        """In a line, why the phone will not find it; empty where it should."""
        served = page.load()
        try:
            self._server = Server(found, served, clock)
        except OSError:
            if found == LOOPBACK:
                raise
            self._server, self.trouble = Server(LOOPBACK, served, clock), NO_NETWORK
        self._serving = Thread(target=self._server.serve_forever, args=(LOOK_S,), name="remote", daemon=True)
        self._serving.start()

    @property
    def address(self) -> str:
        """To be opened on the phone."""
        return f"http://{self._server.host}/{self._server.token}"

    @property
    def connected(self) -> int:
        """How many pages are open."""
        return self._server.streams

    @property
    def on_tap(self) -> Tap:
        """What a tap does; called by the server's threads."""
        return self._server.tap

    @on_tap.setter
    def on_tap(self, tap: Tap) -> None:
        self._server.tap = tap

    def show(self, shown: Shown) -> None:
        """Show this on the phone."""
        self._server.show(shown)

    def idle(self) -> None:
        """Between sessions."""
        self.show(IDLE)

    def close(self) -> None:
        """Serve nothing more: the pages are told, and nobody listens any more."""
        self._server.tap = nobody
        self._server.say_goodbye()
        self._server.shutdown()
        self._serving.join()
        self._server.server_close()
