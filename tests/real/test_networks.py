"""The phone's address on real networks: the program in one network namespace, a phone in another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

from glutetimer.remote.address import NO_NETWORK, NO_PHONE, VPN
from tests.real.program import Program
from tests.real.terminal import Terminal

TAPS = """
import sys, time
from http.client import HTTPConnection
address, taps = sys.argv[1], int(sys.argv[2])
host, token = address.removeprefix("http://").split("/")
for _ in range(taps):
    connection = HTTPConnection(host, timeout=5)
    connection.request("POST", f"/{token}/wait", headers={"Origin": f"http://{host}"})
    print(connection.getresponse().status)
    time.sleep(0.11)
"""
IDLE = """
import socket, sys
host, port = sys.argv[1], int(sys.argv[2])
held = [socket.create_connection((host, port), 5, (source, 0)) for source in sys.argv[3:] for _ in range(8)]
print(len(held), flush=True)
sys.stdin.read()
"""
TUNNEL = """
import fcntl, struct, sys
tun = open("/dev/net/tun", "r+b", buffering=0)
fcntl.ioctl(tun, 0x400454CA, struct.pack("16sH22x", b"tun0", 0x1001))
print("there", flush=True)
sys.stdin.read()
"""
"""A tunnel is up while somebody holds its other end (TUNSETIFF, IFF_TUN | IFF_NO_PI)."""


class Networks:
    """Two namespaces with cables between them."""

    def __init__(self) -> None:
        unique = uuid4().hex[:8]
        self.laptop, self.phone = f"laptop-{unique}", f"phone-{unique}"
        self.held: list[subprocess.Popen[str]] = []
        self.ip("netns", "add", self.laptop)
        self.ip("netns", "add", self.phone)
        for space in (self.laptop, self.phone):
            self.ip("-n", space, "link", "set", "lo", "up")

    def ip(self, *words: str) -> None:
        done = subprocess.run(["ip", *words], capture_output=True, text=True, timeout=20)
        assert done.returncode == 0, (words, done.stderr)

    def set_laptop(self, *words: str) -> None:
        """Change the laptop's networks."""
        self.ip("-n", self.laptop, *words)

    def join(self, name: str, laptop: str, *phone: str) -> None:
        """A cable from the laptop's network of this name, with addresses at both ends."""
        self.ip("link", "add", name, "netns", self.laptop, "type", "veth", "peer", "name", name, "netns", self.phone)
        for space, addresses in ((self.laptop, [laptop]), (self.phone, phone)):
            for each in addresses:
                self.ip("-n", space, "addr", "add", each, "dev", name, *(["nodad"] if ":" in each else []))
            self.ip("-n", space, "link", "set", name, "up")

    def hold(self, space: str, code: str, *args: str) -> None:
        """Run a script in a namespace until the end; it says when it is ready."""
        argv = ["ip", "netns", "exec", space, sys.executable, "-c", code, *args]
        self.held.append(subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        out = self.held[-1].stdout
        assert out and out.readline()

    def dig_tunnel(self) -> None:
        """A VPN takes everything that leaves the laptop."""
        self.hold(self.laptop, TUNNEL)
        self.set_laptop("addr", "add", "10.8.0.2/24", "dev", "tun0")
        self.set_laptop("link", "set", "tun0", "up")
        self.set_laptop("route", "add", "default", "dev", "tun0")

    def tap(self, address: str, taps: int = 1) -> list[int]:
        """What the phone's taps are answered with."""
        argv = ["ip", "netns", "exec", self.phone, sys.executable, "-c", TAPS, address, str(taps)]
        done = subprocess.run(argv, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return [int(line) for line in done.stdout.split()]

    def close(self) -> None:
        for each in self.held:
            each.communicate("", timeout=10)
        for space in (self.laptop, self.phone):
            with suppress(AssertionError):
                self.ip("netns", "del", space)


def refuses_namespaces() -> str:
    """Why these tests cannot be made here."""
    if not shutil.which("ip"):
        return "there is no ip (iproute2)"
    if not hasattr(os, "geteuid") or os.geteuid():
        return "network namespaces are root's"
    unique = f"trial-{uuid4().hex[:8]}"
    added = subprocess.run(["ip", "netns", "add", unique], capture_output=True, text=True, timeout=20)
    if added.returncode:
        return f"no network namespaces here: {added.stderr.strip()}"
    subprocess.run(["ip", "netns", "del", unique], capture_output=True, timeout=20)
    return ""


@pytest.fixture(scope="module")
def allowed() -> None:
    if why := refuses_namespaces():
        pytest.skip(why)


@pytest.fixture
def networks(allowed: None, program: Program) -> Iterator[Networks]:
    networks = Networks()
    program.prefix = ("ip", "netns", "exec", networks.laptop)
    yield networks
    program.close()
    networks.close()


def offered(terminal: Terminal) -> list[tuple[str, str]]:
    """The addresses that a program in lines says, and their networks."""
    terminal.wait_for("the phone does")
    return re.findall(r"Phone: (http://\S+/[A-Z2-7]{32}) \((.*?)\)", terminal.text)


def begin(program: Program, *args: str) -> Terminal:
    return program.open("start", program.workout(), "--plain", *args, columns=200, rows=60)


def test_a_network_that_leads_nowhere_else_is_enough(networks: Networks, program: Program) -> None:
    networks.join("wlan0", "10.77.0.1/24", "10.77.0.2/24")
    terminal = begin(program, "--remote")
    ((address, place),) = offered(terminal)
    assert address.startswith("http://10.77.0.1:") and place == "wlan0, Wi-Fi"
    assert networks.tap(address) == [204]
    assert "no network" not in terminal.text


def test_ipv6_alone_is_enough_and_what_no_browser_opens_is_left_out(networks: Networks, program: Program) -> None:
    networks.join("wlan0", "fd77::1/64", "fd77::2/64")
    ((address, _),) = offered(begin(program, "--remote"))
    assert address.startswith("http://[fd77::1]:")
    assert networks.tap(address) == [204]


def test_of_several_networks_the_likeliest_is_first_and_one_can_be_named(networks: Networks, program: Program) -> None:
    networks.join("wlan0", "10.77.0.1/24", "10.77.0.2/24")
    networks.join("eth0", "10.66.0.1/24", "10.66.0.2/24")
    networks.set_laptop("route", "add", "default", "via", "10.66.0.2")
    found = offered(begin(program, "--remote"))
    assert [place for _, place in found] == ["eth0, wired", "wlan0, Wi-Fi"]
    assert [networks.tap(address) for address, _ in found] == [[204], [204]]
    for named in ("--remote=wlan0", "--remote=10.77.0.1"):
        ((address, _),) = offered(begin(program, named))
        assert address.startswith("http://10.77.0.1:")
    refused = program.run("start", program.workout(), "--plain", "--remote=10.9.9.9")
    assert refused.returncode == 1
    assert refused.stderr.startswith("glutetimer: 10.9.9.9 is no address or network of this machine now; it has 10.66")
    assert program.run("set", "remote-address", "10.9.9.9").returncode == 0
    doctor = program.run("doctor").stdout
    assert "10.66.0.1 (eth0, wired), 10.77.0.1 (wlan0, Wi-Fi)" in doctor
    assert "address: remote-address: 10.9.9.9 is no address" in doctor
    assert program.run("set", "remote-address", "wlan0").returncode == 0
    ((address, _),) = offered(begin(program, "--remote"))
    assert address.startswith("http://10.77.0.1:")


def test_a_tunnel_is_not_offered(networks: Networks, program: Program) -> None:
    networks.dig_tunnel()
    terminal = begin(program, "--remote")
    ((address, _),) = offered(terminal)
    assert address.startswith("http://127.0.0.1:") and NO_PHONE.format("tun0, a tunnel") in terminal.text
    networks.join("wlan0", "10.77.0.1/24", "10.77.0.2/24")
    terminal = begin(program, "--remote")
    ((address, _),) = offered(terminal)
    assert address.startswith("http://10.77.0.1:") and VPN.format("tun0") in terminal.text
    assert networks.tap(address) == [204]


def test_a_network_that_is_changed_in_the_session_is_said(networks: Networks, program: Program) -> None:
    terminal = begin(program, "--remote")
    ((address, _),) = offered(terminal)
    assert address.startswith("http://127.0.0.1:") and NO_NETWORK in terminal.text
    networks.join("wlan0", "10.77.0.1/24", "10.77.0.2/24")
    terminal.wait_for("Phone: http://10.77.0.1:")
    networks.set_laptop("addr", "flush", "dev", "wlan0")
    networks.set_laptop("addr", "add", "10.77.0.9/24", "dev", "wlan0")
    terminal.wait_for("Phone: http://10.77.0.9:")
    assert networks.tap(offered(terminal)[-1][0]) == [204]


def test_idle_connections_of_five_others_take_no_tap_away(networks: Networks, program: Program, tmp_path: Path) -> None:
    """Of 43 taps 13 failed when the first who came had all the places."""
    others = [f"10.77.0.{number}" for number in range(3, 8)]
    networks.join("wlan0", "10.77.0.1/24", "10.77.0.2/24", *(f"{each}/24" for each in others))
    ((address, _),) = offered(begin(program, "--remote"))
    host, port = address.removeprefix("http://").partition("/")[0].split(":")
    networks.hold(networks.phone, IDLE, host, port, *others)
    assert networks.tap(address, 43) == [204] * 43
