import socket

import pytest

from glutetimer.remote import address
from glutetimer.remote.remote import Remote
from tests.app.conftest import FakeClock


class Way:
    """A socket whose way out is known."""

    def __init__(self, found: str | None) -> None:
        self.found = found

    def __enter__(self) -> "Way":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def connect(self, to: object) -> None:
        if self.found is None:
            raise OSError(101, "Network is unreachable")

    def getsockname(self) -> tuple[str, int]:
        assert self.found
        return self.found, 1

    def send(self, *anything: object) -> None:
        raise AssertionError("nothing is sent")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("192.168.1.23", ("192.168.1.23", "")),
        ("10.0.0.4", ("10.0.0.4", "")),
        ("100.64.0.9", ("100.64.0.9", "")),
        ("8.8.8.8", ("127.0.0.1", address.PUBLIC)),
        ("127.0.0.1", ("127.0.0.1", address.NO_NETWORK)),
        (None, ("127.0.0.1", address.NO_NETWORK)),
    ],
)
def test_the_address_is_the_networks_own(
    found: str | None, expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", lambda *how: Way(found))
    assert address.lan_address() == expected


def test_an_address_that_cannot_be_served_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glutetimer.remote.remote.lan_address", lambda: ("203.0.113.7", ""))
    remote = Remote(FakeClock())
    try:
        assert remote.address.startswith("http://127.0.0.1:")
        assert remote.trouble == address.NO_NETWORK
    finally:
        remote.close()


def test_a_token_is_compared_whole() -> None:
    token = address.new_token()
    assert address.same_token(token, token) and address.same_token(token.lower(), token)
    for wrong in ("", token[:-1], token + "A", "é" * 32, "A" * 32):
        assert not address.same_token(wrong, token)
