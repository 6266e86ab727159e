from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.remote import address
from glutetimer.remote.address import LOOPBACK, Found, NotHereError, authority, choose, find_named
from glutetimer.remote.networks import INSIDE, MOBILE, NO_PHONE_IN, OTHER, TUNNEL, WIFI, WIRED, Address, classify
from glutetimer.remote.remote import Remote
from tests.app.conftest import FakeClock


def at(ip: str, network: str = "wlan0", kind: str = WIFI) -> Address:
    return Address(ipaddress.ip_address(ip), network, kind)


HOME, CABLE = at("192.168.1.23"), at("10.0.0.4", "eth0", WIRED)
VPN = at("10.8.0.2", "tun0", TUNNEL)
DOCKER = at("172.17.0.1", "docker0", INSIDE)
LINK, UNIQUE, GLOBAL = at("fe80::1"), at("fd00::23"), at("2a02:8070::23")


@pytest.mark.parametrize(
    ("known", "ways", "offered", "trouble"),
    [
        ([HOME], [HOME], [HOME], ""),
        ([HOME], [], [HOME], ""),
        ([CABLE, HOME], [], [HOME, CABLE], ""),
        ([HOME, CABLE], [CABLE], [CABLE, HOME], ""),
        ([LINK, GLOBAL, UNIQUE, HOME], [HOME, GLOBAL], [HOME, UNIQUE], ""),
        ([UNIQUE, LINK], [], [UNIQUE], ""),
        ([at("169.254.7.7"), CABLE], [], [CABLE, at("169.254.7.7")], ""),
        ([at("100.64.0.9")], [], [at("100.64.0.9")], ""),
        ([at("192.0.0.2"), UNIQUE], [UNIQUE], [UNIQUE], ""),
        ([at("192.0.0.2"), GLOBAL], [GLOBAL], [LOOPBACK], address.PUBLIC),
        ([at("198.18.0.1", "Meta", OTHER), at("2001:0:53aa::1", "x", OTHER), HOME], [HOME], [HOME], ""),
        ([VPN, HOME, DOCKER], [VPN], [HOME], address.VPN.format("tun0")),
        ([VPN, HOME], [HOME], [HOME], ""),
        ([VPN], [VPN], [LOOPBACK], address.NO_PHONE.format("tun0, a tunnel")),
        ([at("10.20.30.40", "wwan0", MOBILE)], [], [LOOPBACK], address.NO_PHONE.format("wwan0, mobile")),
        ([at("8.8.8.8"), LINK], [], [LOOPBACK], address.PUBLIC),
        ([GLOBAL], [GLOBAL], [LOOPBACK], address.PUBLIC),
        ([LINK], [], [LOOPBACK], address.NO_NETWORK),
        ([], [], [LOOPBACK], address.NO_NETWORK),
    ],
)
def test_what_a_phone_may_reach_is_offered(
    known: list[Address], ways: list[Address], offered: list[Address], trouble: str
) -> None:
    assert choose(known, [each.ip for each in ways]) == Found(tuple(offered), trouble)


ADDRESSES = st.builds(
    Address,
    st.one_of(
        st.ip_addresses(v=4, network="10.0.0.0/8"),
        st.ip_addresses(v=6, network="fd00::/8"),
        st.ip_addresses(v=6, network="fe80::/10"),
        st.ip_addresses(),
    ),
    st.sampled_from(["wlan0", "eth0", "tun0", "x"]),
    st.sampled_from([WIFI, WIRED, OTHER, TUNNEL, INSIDE, MOBILE]),
)


@given(st.lists(ADDRESSES, max_size=8), st.data())
def test_nothing_is_offered_in_vain_nor_to_the_world(known: list[Address], data: st.DataObject) -> None:
    ways = [each.ip for each in known if data.draw(st.booleans())]
    offered, trouble = choose(known, ways)
    assert offered and (trouble or LOOPBACK not in offered)
    for each in set(offered) - {LOOPBACK}:
        assert each in known and each.kind not in NO_PHONE_IN and not each.ip.is_global
        assert each.ip.version == 4 or not each.ip.is_link_local
    assert set(offered) == set(choose(known[::-1], ways).addresses), "whatever the system's order"


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("192.168.1.23", [HOME]),
        ("10.8.0.2", [VPN]),
        ("tun0", [VPN]),
        ("TUN0", [VPN]),
        ("wlan0", [HOME, UNIQUE, GLOBAL]),
        ("fd00:0::23", [UNIQUE]),
        ("[fd00::23]", [UNIQUE]),
        ("2a02:8070::23", [GLOBAL]),
        ("127.0.0.1", [LOOPBACK]),
        ("localhost", [LOOPBACK]),
    ],
)
def test_what_is_named_is_taken(named: str, found: list[Address]) -> None:
    assert find_named(named, [HOME, LINK, VPN, UNIQUE, GLOBAL]) == tuple(found)


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("192.168.9.9", "192.168.9.9 is no address or network of this machine now; it has 192.168.1.23 (wlan0, Wi-Fi)"),
        ("wlan7", "wlan7 is no address or network of this machine now; it has 192.168.1.23 (wlan0, Wi-Fi)"),
        ("fe80::1", "fe80::1 is link-local, which no browser opens"),
        ("fe80::1%wlan0", "fe80::1%wlan0 is link-local, which no browser opens"),
    ],
)
def test_what_is_not_here_is_said_with_what_is(named: str, words: str) -> None:
    with pytest.raises(NotHereError) as refused:
        find_named(named, [HOME, LINK])
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["wlp3s0"], WIFI),
        (["{846EE342}", "WLAN", "Intel(R) Wi-Fi 6 AX201"], WIFI),
        (["enp0s31f6"], WIRED),
        (["{846EE342}", "Ethernet", "Realtek PCIe GbE Family Controller"], WIRED),
        (["en0"], OTHER),
        (["utun3"], TUNNEL),
        (["wg-home"], TUNNEL),
        (["tailscale0"], TUNNEL),
        (["{846EE342}", "ProtonVPN", "ProtonVPN Tunnel"], TUNNEL),
        (["{846EE342}", "Local Area Connection", "TAP-Windows Adapter V9"], TUNNEL),
        (["{846EE342}", "Teredo Tunneling Pseudo-Interface", "Microsoft Teredo Tunneling Adapter"], TUNNEL),
        (["{846EE342}", "isatap.{846EE342}", "Microsoft ISATAP Adapter"], TUNNEL),
        (["docker0"], INSIDE),
        (["br-0123456789ab"], INSIDE),
        (["br-lan"], OTHER),
        (["{846EE342}", "vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter"], INSIDE),
        (["wwan0"], MOBILE),
        (["no such/../network"], OTHER),
    ],
)
def test_a_network_is_known_by_its_name(names: list[str], kind: str) -> None:
    assert classify("not-here-" if names[0].startswith("{") else names[0], *names[1:]) == kind


def test_an_address_is_written_as_browsers_do() -> None:
    assert authority(HOME.ip, 80) == "192.168.1.23:80"
    assert authority(UNIQUE.ip, 80) == "[fd00::23]:80"


def test_a_system_that_tells_nothing_is_asked_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[Address]:
        raise OSError

    monkeypatch.setattr(address, "read_addresses", refuse)
    monkeypatch.setattr(address, "find_ways", lambda: (HOME.ip,))
    assert [each.ip for each in address.find_addresses().addresses] == [HOME.ip]


def test_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("send", "sendto", "sendall", "sendmsg"):
        monkeypatch.setattr(socket.socket, name, None)
    assert address.find_addresses().addresses


# ---------------------------------------------------------------- serving there


def offer(monkeypatch: pytest.MonkeyPatch, found: Iterable[Address], trouble: str = "") -> None:
    """From now on the machine says that it has these."""
    found = tuple(found)

    def find(named: str = "") -> Found:
        return Found(find_named(named, found)) if named else Found(found, trouble)

    monkeypatch.setattr("glutetimer.remote.remote.find_addresses", find)


ONE, TWO = at("127.0.0.1"), at("127.0.0.2", "eth0", WIRED)


def test_an_address_that_cannot_be_served_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, [at("203.0.113.7")])
    remote = Remote(FakeClock())
    try:
        assert remote.address.startswith("http://127.0.0.1:")
        assert remote.trouble == address.NO_NETWORK
    finally:
        remote.close()


def test_every_address_is_served_with_the_same_path(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, [ONE, TWO])
    remote = Remote(FakeClock())
    try:
        assert [(each.ip, each.place) for each in remote.locations] == [
            ("127.0.0.1", "wlan0, Wi-Fi"),
            ("127.0.0.2", "eth0, wired"),
        ]
        assert len({each.address.rpartition(":")[2] for each in remote.locations}) == 1, "the same port and token"
        for each in remote.locations:
            socket.create_connection((each.ip, int(each.address.split(":")[2].split("/")[0])), timeout=10).close()
    finally:
        remote.close()


def test_a_machine_that_changes_its_network_is_served_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, [ONE])
    remote = Remote(FakeClock())
    try:
        first = remote.address
        assert not remote.look_again()
        offer(monkeypatch, [TWO])
        assert remote.look_again()
        assert [each.ip for each in remote.locations] == ["127.0.0.2"]
        offer(monkeypatch, [ONE])
        assert remote.look_again() and remote.address == first, "a phone that waited finds it again"
    finally:
        remote.close()


def test_the_usual_address_is_taken_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, [ONE, TWO])
    for usual, ips, trouble in (
        ("eth0", ["127.0.0.2"], ""),
        ("192.168.9.9", ["127.0.0.1", "127.0.0.2"], "remote-address: 192.168.9.9 is no address or network of this"),
    ):
        remote = Remote(FakeClock(), usual=usual)
        try:
            assert [each.ip for each in remote.locations] == ips
            assert remote.trouble.startswith(trouble) and bool(remote.trouble) == bool(trouble)
        finally:
            remote.close()
    with pytest.raises(NotHereError):
        Remote(FakeClock(), named="192.168.9.9", usual="eth0")


def test_ipv6_is_served() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    remote = Remote(FakeClock(), "::1")
    try:
        assert remote.address.startswith("http://[::1]:")
    finally:
        remote.close()


def test_a_token_is_compared_whole() -> None:
    token = address.new_token()
    assert address.same_token(token, token) and address.same_token(token.lower(), token)
    for wrong in ("", token[:-1], token + "A", "é" * 32, "A" * 32):
        assert not address.same_token(wrong, token)
