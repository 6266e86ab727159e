"""The machine's networks as the system tells them: their names, their addresses, and whether a phone can be in them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from glutetimer import system

if TYPE_CHECKING:
    import ifaddr

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

WIFI, WIRED, OTHER = "Wi-Fi", "wired", ""
TUNNEL, INSIDE, MOBILE = "a tunnel", "of machines inside this one", "mobile"
NO_PHONE_IN = frozenset({TUNNEL, INSIDE, MOBILE})
"""Kinds of networks in which no phone beside the mat is."""

_DOWN = {"down", "lowerlayerdown"}
_DEVICES = {"wlan": WIFI, "wwan": MOBILE, "wireguard": TUNNEL}
_LINKS = {512: MOBILE, 519: MOBILE, 65534: TUNNEL, 768: TUNNEL, 769: TUNNEL, 776: TUNNEL, 778: TUNNEL, 823: TUNNEL}
"""Linux's numbers of links (if_arp.h): PPP and raw IP of a modem, and what carries packets inside others."""
_NAMES = (
    (TUNNEL, r"tun|tap|utun|wg|zt|ipsec|gpd|cscotun|nordlynx|proton|mullvad|tailscale|ham\d"),
    (TUNNEL, r".*\b(vpn|openvpn|tunnel|wintun|tap-windows|wireguard|tailscale|zerotier|anyconnect|fortinet)\b"),
    (TUNNEL, r".*\b(tunneling|teredo|isatap|6to4)\b"),
    (INSIDE, r"docker|br-[0-9a-f]{12}$|virbr|vboxnet|vmnet|lxcbr|lxdbr|incusbr|podman|cni|flannel|vethernet"),
    (INSIDE, r".*\b(hyper-v|virtualbox|vmware)\b"),
    (MOBILE, r"wwan|wwp|rmnet|ppp"),
    (WIFI, r"wl|wi-?fi|.*\b(wireless|wi-fi|wlan)\b"),
    (WIRED, r"en[opsx]|eth|lan"),
)
"""What systems and programs call their networks; the first that fits counts."""


class Address(NamedTuple):
    """One of the machine's addresses."""

    ip: IP
    network: str
    """As the system calls it: wlan0, en0, Wi-Fi."""
    kind: str
    """What the network is, as far as is known: one of those above."""

    @property
    def place(self) -> str:
        """The network in words."""
        told = self.kind and self.kind.lower() != self.network.lower()
        return f"{self.network}, {self.kind}" if told else self.network


def read_addresses() -> list[Address]:
    """Every address of the machine whose network is up, but the loopback's; in the system's order. Nothing is sent.

    Raises:
        OSError: the system does not tell.
    """
    import ifaddr  # only a phone needs it

    return list(_read(ifaddr.get_adapters()))


def _read(adapters: Iterable[ifaddr.Adapter]) -> Iterator[Address]:
    for adapter in adapters:
        if system.this.read_link(adapter.name).get("operstate") in _DOWN:
            continue
        for each in adapter.ips:
            ip = ipaddress.ip_address(each.ip if isinstance(each.ip, str) else each.ip[0])
            if not (ip.is_loopback or ip.is_unspecified):
                # Windows has an id for a name, and calls the connection and the device by names of their own.
                yield Address(ip, each.nice_name, classify(adapter.name, each.nice_name, adapter.nice_name))


def classify(name: str, *words: str) -> str:
    """What kind of network it is: by the system's own account of it, else by what it is called."""
    if kind := _classify_link(system.this.read_link(name)):
        return kind
    for kind, pattern in _NAMES:
        if any(re.match(pattern, each, re.IGNORECASE) for each in (name, *words)):
            return kind
    return OTHER


def _classify_link(link: dict[str, str]) -> str:
    """What that says; nothing where it leaves it open."""
    device = re.search(r"^DEVTYPE=(\w+)", link.get("uevent", ""), re.MULTILINE)
    if device and device[1] in _DEVICES:
        return _DEVICES[device[1]]
    if "tun_flags" in link:
        return TUNNEL
    number = link.get("type", "")
    return _LINKS.get(int(number), OTHER) if number.isdecimal() else OTHER
