"""A real browser, led over the DevTools protocol by two pipes: nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PATIENCE_S = 30.0


class Browser:
    """Chromium with one page open, as large as a phone and with a touch screen.

    Args:
        folder: for its profile; a new one.
        width: of the page, in CSS pixels.
        height: of the page.
    """

    def __init__(self, folder: Path, width: int = 390, height: int = 844) -> None:
        assert CHROMIUM
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()

        def wire() -> None:  # it reads commands from 3 and writes answers to 4
            high = [os.dup(end) for end in (theirs_in, theirs_out)]
            high = [os.dup(end) if end in (3, 4) else end for end in high]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=wire,
            pass_fds=(3, 4),
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._number = 0
        self._read = b""
        self._page = ""
        self.said: list[dict[str, Any]] = []
        """Events of the page, such as what it logged."""
        target = next(t for t in self.do("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._page = self.do("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.do(f"{domain}.enable")
        self.do("Emulation.setTouchEmulationEnabled", enabled=True)
        self.resize(width, height)

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command, and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._page:
            message["sessionId"] = self._page
        os.write(self._out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE_S
        while True:
            answer = self._next(end)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.said.append(answer)

    def _next(self, end: float) -> dict[str, Any]:
        while b"\0" not in self._read:
            ready = select.select([self._in], [], [], max(0.0, end - time.monotonic()))[0]
            assert ready, "the browser does not answer"
            got = os.read(self._in, 1 << 16)
            assert got, "the browser has ended"
            self._read += got
        message, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def resize(self, width: int, height: int) -> None:
        """Another size, such as a phone turned round."""
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True)

    def open(self, address: str) -> None:
        """Go to a page."""
        self.do("Page.navigate", url=address)

    def ask(self, script: str) -> Any:
        """What an expression says in the page."""
        answer = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def text(self) -> str:
        """What can be read on the page."""
        return str(self.ask("(document.querySelector('main') ?? document.body)?.innerText ?? ''"))

    def wait_for(self, found: str | Callable[[str], bool]) -> None:
        """Until the page's text has this."""
        end = time.monotonic() + PATIENCE_S
        while not (found in self.text() if isinstance(found, str) else found(self.text())):
            assert time.monotonic() < end, f"no {found!r} in {self.text()!r}"
            time.sleep(0.02)

    def touch(self, x: int, y: int) -> None:
        """A finger comes down; it stays down until it is lifted."""
        self.do("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])

    def lift(self) -> None:
        """The finger goes."""
        self.do("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def photograph(self, path: Path) -> None:
        """The page as a picture."""
        path.write_bytes(base64.b64decode(self.do("Page.captureScreenshot", format="png")["data"]))

    def close(self) -> None:
        """End it."""
        os.close(self._out)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._in)
