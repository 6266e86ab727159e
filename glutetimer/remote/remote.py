"""The phone beside the mat, for a face: where it is found, what it shows, and what a tap does."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import NamedTuple

from glutetimer.clock import Clock
from glutetimer.remote import page
from glutetimer.remote.address import LOOPBACK, NO_NETWORK, Found, NotHereError, find_addresses
from glutetimer.remote.networks import IP, Address
from glutetimer.remote.server import LOOK_S, Server, Service, Tap, nobody
from glutetimer.remote.shown import IDLE, Shown

LOOK_AGAIN_S = 3.0
"""How soon a face sees that the machine is in another network (our choice)."""


class Location(NamedTuple):
    """A way to the page."""

    address: str
    """To be opened on the phone."""
    ip: str
    """Of it, the machine."""
    place: str
    """In which network that is."""


class Remote:
    """A page that is served until it is closed.

    Args:
        named: the address, or the network, to serve on; empty: all that a phone may reach.
        usual: the same, as long as the machine has it.

    Raises:
        NotHereError: the machine has no address that is named so.
        OSError: nothing can be served here.
    """

    def __init__(self, clock: Clock, named: str = "", usual: str = "") -> None:
        self._named, self._usual = named, usual
        self._service = Service(page.load(), clock)
        self._servers: dict[IP, Server] = {}
        """By address, the first made first; one stays where its network is lost, as that may come back."""
        self._threads: list[Thread] = []
        self.locations: tuple[Location, ...] = ()
        """The ways to the page, the likeliest first."""
        self.trouble = ""
        """In a line, why the phone may not find it; empty where it should."""
        self._serve(self._find())

    @property
    def address(self) -> str:
        """The likeliest one."""
        return self.locations[0].address

    @property
    def connected(self) -> int:
        return self._service.broadcast.pages

    @property
    def shown(self) -> Shown:
        """What the phone shows."""
        return self._service.broadcast.shown

    @property
    def on_tap(self) -> Tap:
        """What a tap does; called by the server's threads."""
        return self._service.tap

    @on_tap.setter
    def on_tap(self, tap: Tap) -> None:
        self._service.tap = tap

    def show(self, shown: Shown) -> None:
        """Show this on the phone."""
        self._service.broadcast.show(shown)

    def idle(self) -> None:
        """Between sessions."""
        self.show(IDLE)

    def look_again(self) -> bool:
        """Serve where the machine is now: it may have changed its network. Returns whether the locations are others."""
        before = self.locations, self.trouble
        with suppress(NotHereError, OSError):  # then what was offered stays: it may come back
            self._serve(self._find())
        return (self.locations, self.trouble) != before

    def close(self) -> None:
        """Serve nothing more: the pages are told, and nobody listens any more."""
        self._service.tap = nobody
        self._service.broadcast.say_goodbye()
        for server in self._servers.values():
            server.shutdown()
        for thread in self._threads:
            thread.join()
        for server in self._servers.values():
            server.server_close()

    def _find(self) -> Found:
        if self._named or not self._usual:
            return find_addresses(self._named)
        try:
            return find_addresses(self._usual)
        except NotHereError as error:
            return find_addresses()._replace(trouble=f"remote-address: {error}.")

    def _serve(self, found: Found) -> None:
        locations, trouble, failure = [], found.trouble, OSError()
        for address in found.addresses:
            try:
                server = self._server(address.ip)
            except OSError as error:
                failure = error
            else:
                locations.append(self._locate(server, address))
        if not locations:
            if self._named or found.addresses == (LOOPBACK,):
                raise failure
            locations, trouble = [self._locate(self._server(LOOPBACK.ip), LOOPBACK)], NO_NETWORK
        self.locations, self.trouble = tuple(locations), trouble

    def _locate(self, server: Server, address: Address) -> Location:
        return Location(f"http://{server.host}/{self._service.token}", str(address.ip), address.place)

    def _server(self, ip: IP) -> Server:
        if ip not in self._servers:
            port = next((each.port for each in self._servers.values()), 0)
            server = self._servers[ip] = Server(ip, port, self._service)
            self._threads.append(Thread(target=server.serve_forever, args=(LOOK_S,), name="remote", daemon=True))
            self._threads[-1].start()
        return self._servers[ip]
