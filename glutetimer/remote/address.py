"""Where a phone finds the machine: its address on the local network, and a path that nobody guesses."""

from __future__ import annotations

import base64
import ipaddress
import secrets
import socket

LOOPBACK = "127.0.0.1"
ELSEWHERE = "192.0.2.1"
"""An address that is nobody's (RFC 5737): asking the way to it names the network that leads outside."""
TOKEN_BYTES = 20
"""160 bits, which base 32 writes without padding."""

NO_NETWORK = "There is no network here, so the phone's button works on this machine alone."
PUBLIC = "This machine's address is open to the world, so the phone's button works on this machine alone."


def lan_address() -> tuple[str, str]:
    """The machine's address on its network, found without sending anything.

    Returns:
        the address, and why it is the loopback's where it is; nothing else is worth saying.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((ELSEWHERE, 9))  # a datagram's socket only looks up the way
            found: str = asking.getsockname()[0]
        except OSError:
            return LOOPBACK, NO_NETWORK
    address = ipaddress.ip_address(found)
    if address.is_global:
        return LOOPBACK, PUBLIC
    return found, NO_NETWORK if address.is_loopback or address.is_unspecified else ""


def new_token() -> str:
    """A path of random capitals and digits: easy to type, and few squares of a QR code."""
    return base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode("ascii")


def same_token(given: str, token: str) -> bool:
    """Whether a path's token is the right one, in a time that tells nothing. Small letters are as good."""
    return secrets.compare_digest(given.upper().encode(), token.encode())
