"""Where a phone finds the machine: which of its addresses, the likeliest first, and a path that nobody guesses."""

from __future__ import annotations

import base64
import ipaddress
import secrets
import socket
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.remote.networks import IP, NO_PHONE_IN, OTHER, TUNNEL, WIFI, WIRED, Address, read_addresses

LOOPBACK = Address(ipaddress.ip_address("127.0.0.1"), "this machine", "")
ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses that are nobody's (RFC 5737, RFC 3849): asking the way to one names the network that leads outside."""
MADE_UP = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "198.18.0.0/15", "2001::/32")))
"""What a machine calls itself where it speaks through something else, whatever its network is called: IPv4 made into
IPv6 (RFC 7335), what VPNs take (RFC 2544), Teredo (RFC 4380). No phone finds it by these."""
TOKEN_BYTES = 20
"""160 bits, which base 32 writes without padding."""

_ALONE = "so the phone's button works on this machine alone."
NO_NETWORK = f"There is no network here, {_ALONE}"
PUBLIC = f"This machine's address is open to the world, {_ALONE} `--remote=ADDRESS` serves it all the same."
NO_PHONE = "No phone is in the network that is here ({}), " + _ALONE
VPN = "A VPN is on ({}). If the phone finds nothing, let it allow devices in the local network."
NOT_HERE = "{} is no address or network of this machine now"


class Found(NamedTuple):
    """What can be offered to a phone."""

    addresses: tuple[Address, ...]
    """The likeliest first; the loopback's where there is no other."""
    trouble: str = ""
    """In a line, why a phone may not find it; empty where it should."""


class NotHereError(GlutetimerError):
    """The machine has no such address; its text says so, and which it has."""


def find_addresses(named: str = "") -> Found:
    """The machine's addresses for a phone, found without sending anything.

    Args:
        named: an address, or a network by its name, which is offered alone; empty: whatever a phone may reach.

    Raises:
        NotHereError: nothing here is called so.
    """
    ways = find_ways()
    try:
        known = read_addresses()
    except OSError:  # a system that keeps them to itself, such as Android's
        known = [Address(ip, "network", OTHER) for ip in ways if not ip.is_loopback]
    return Found(find_named(named, known, ways)) if named else choose(known, ways)


def find_ways() -> tuple[IP, ...]:
    """From which of its addresses the machine speaks to the world."""
    found = []
    for family, elsewhere in ELSEWHERE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((elsewhere, 9))  # a datagram's socket only looks up the way
            found.append(ipaddress.ip_address(asking.getsockname()[0].partition("%")[0]))
    return tuple(found)


def choose(known: Sequence[Address], ways: Collection[IP] = ()) -> Found:
    """Those that a phone may reach. `ways`: of these, from which it speaks to the world."""
    tunnels = ", ".join(dict.fromkeys(each.network for each in known if each.kind == TUNNEL and each.ip in ways))
    if offered := [each for each in known if _is_near(each) and not each.ip.is_global]:
        return Found(tuple(_rank(offered, ways)), VPN.format(tunnels) if tunnels else "")
    if any(_is_near(each) for each in known):
        return Found((LOOPBACK,), PUBLIC)
    barred = ", ".join(dict.fromkeys(each.place for each in known if _can_be_opened(each)))
    return Found((LOOPBACK,), NO_PHONE.format(barred) if barred else NO_NETWORK)


def find_named(named: str, known: Iterable[Address], ways: Collection[IP] = ()) -> tuple[Address, ...]:
    """The address of this name, or those of the network that is called so, the likeliest first."""
    known = [*known, LOOPBACK, Address(ipaddress.ip_address("::1"), LOOPBACK.network, "")]
    with suppress(ValueError):
        ip = ipaddress.ip_address("127.0.0.1" if named.lower() == "localhost" else named.strip("[]"))
        if ip.version == 6 and ip.is_link_local:
            raise NotHereError(f"{named} is link-local, which no browser opens; name another address")
        if here := [each for each in known if each.ip == ip]:
            return tuple(here[:1])
    if here := [each for each in known if each.network.lower() == named.lower() and _can_be_opened(each)]:
        return tuple(_rank(here, ways))
    there = ", ".join(f"{each.ip} ({each.place})" for each in _rank(filter(_can_be_opened, known), ways))
    raise NotHereError(f"{NOT_HERE.format(named)}; it has {there}")


def _can_be_opened(address: Address) -> bool:
    """Whether a browser can: one of a single link, in IPv6, needs a zone, which no browser takes (RFC 6874)."""
    return not (address.ip.version == 6 and address.ip.is_link_local)


def _is_near(address: Address) -> bool:
    if any(address.ip in network for network in MADE_UP):
        return False
    return address.kind not in NO_PHONE_IN and _can_be_opened(address)


def _rank(addresses: Iterable[Address], ways: Collection[IP]) -> list[Address]:
    """The likeliest first: the network that leads outside, then without wires, then with them; IPv4 is the shorter to
    type; what a machine gives itself, because nobody else did, comes last.
    """
    addresses = list(addresses)
    outside = {each.network for each in addresses if each.ip in ways}

    def unlikely(address: Address) -> tuple[bool, bool, int, int, bool]:
        kinds = (WIFI, WIRED)
        return (
            address.ip.is_link_local or address.ip.is_loopback,
            address.network not in outside,
            kinds.index(address.kind) if address.kind in kinds else len(kinds),
            address.ip.version,
            address.ip not in ways,
        )

    return sorted(addresses, key=unlikely)


def authority(ip: IP, port: int) -> str:
    """An address and its port, as a browser writes them."""
    return f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"


def new_token() -> str:
    """A path of random capitals and digits: easy to type, and few squares of a QR code."""
    return base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode("ascii")


def same_token(given: str, token: str) -> bool:
    """Whether a path's token is the right one, in a time that tells nothing. Small letters are as good."""
    return secrets.compare_digest(given.upper().encode(), token.encode())
