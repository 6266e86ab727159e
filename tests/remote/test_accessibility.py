"""The page for those who do not look: what axe-core finds, what is read, and when it speaks."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from glutetimer.remote.shown import IDLE, Shown, opening
from tests.remote.browser import CHROMIUM, Browser
from tests.remote.conftest import Served
from tests.remote.test_browser import ASKED, GREEN, HOLD, HURT, REST

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

PACKAGES = ("axe_playwright_python", "axe_core_python")
"""Wheels that bring axe-core, the newer one first."""
SCREENS = {
    "idle": IDLE,
    "begin": opening("Bridge builder, single leg"),
    "hold": HOLD,
    "rest": replace(REST, count=12, load=GREEN),
    "work": Shown("work", "WORK", "Clam", "left", "pause", "PAUSE", until=1030.0, length=40),
    "pause": Shown("pause", "PAUSED", "Clam", "left", "resume", "GO ON", number="30", length=40),
    "asked": replace(REST, inquiry=ASKED),
    "hurt": Shown("pause", "PAUSED", side="left", inquiry=HURT),
    "done": Shown("done", "DONE", "The computer shows how it went."),
}


def axe() -> str:
    """The script."""
    for name in PACKAGES:
        if (found := find_spec(name)) and found.origin:
            return Path(found.origin).with_name("axe.min.js").read_text("utf-8")
    pytest.skip(f"none of {', '.join(PACKAGES)} is installed")


def findings(page: Browser) -> list[tuple[str, Any]]:
    return [
        (found["id"], [node["html"] for node in found["nodes"]])
        for found in page.ask("axe.run(document).then(found => found.violations)")
    ]


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing(page: Browser, served: Served, scheme: str) -> None:
    page.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page.ask(axe() + "; true")
    assert page.ask("axe.run(document).then(found => found.passes.length)") > 10, "it looks"
    for name, shown in SCREENS.items():
        served.remote.show(shown)
        page.wait_for(lambda text, shown=shown: shown.word in text and shown.label in text)  # type: ignore[misc]
        assert findings(page) == [], name
    served.remote.show(SCREENS["hurt"])
    page.wait_for("How bad")
    page.ask("pain = 3; draw()")
    page.wait_for("Where?")
    assert findings(page) == [], "where"
    served.remote.show(SCREENS["rest"])
    page.wait_for("green band")
    page.ask("document.getElementById('load').click()")
    page.wait_for("LEAVE IT")
    assert findings(page) == [], "a load"
    page.ask("listen = () => {}; endAsking(); source.close(); lose()")
    page.wait_for("NO CONNECTION")
    assert findings(page) == [], "lost"


def read(page: Browser) -> list[tuple[str, str]]:
    """What a screen reader finds, by role and name."""
    nodes = page.do("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] not in ("InlineTextBox", "none", "generic")
    ]


def test_the_count_and_the_exercise_are_read_and_the_button_is_its_word(page: Browser, served: Served) -> None:
    served.remote.show(replace(HOLD, label="STOP"))
    page.wait_for("STOP")
    found = read(page)
    assert ("button", "STOP") in found and ("heading", "HOLD") in found
    for words in ("Single-leg bridge hold", "LEFT", "34"):
        assert ("StaticText", words) in found, "no sign, no ghost of a figure"
    assert any(role == "timer" for role, _ in found)


def test_it_speaks_at_boundaries_alone(page: Browser, served: Served) -> None:
    served.remote.show(HOLD)
    page.wait_for("STOP")
    live = "[...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output')]"
    assert page.ask(f"{live}.map(each => each.id)") == ["note", "said"]
    for name, id in (("counted", "count"), ("spoken", "said")):
        page.ask(
            f"{name} = []; new MutationObserver(all => all.forEach(() => {name}.push(at('{id}').textContent)))"
            f".observe(at('{id}'), {{subtree: true, childList: true, characterData: true}})"
        )
    page.ask("new Promise(done => setTimeout(done, 2200))")
    assert page.ask("counted.length") > 0 and page.ask("spoken") == []
    served.remote.show(replace(REST, inquiry=ASKED))
    page.wait_for("What ended it?")
    assert set(page.ask("spoken")) == {
        "REST. right. What ended it? Left, 32 s. Next: Clam, right side, 40 seconds. Button: PAUSE"
    }
