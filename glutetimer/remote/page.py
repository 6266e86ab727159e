"""The page for the phone: one file without anything foreign, and the header that forbids it anything else."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from glutetimer.files.assets import find_assets

_INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """What is served."""

    body: bytes
    policy: str
    """Content-Security-Policy: the page's own script and style by their hashes, its own server, nothing else."""


def load() -> Page:
    text = (find_assets() / "remote.html").read_text("utf-8")  # as \n, which browsers hash
    hashes = {name: f"'sha256-{_hash(inline)}'" for name, inline in _INLINE.findall(text)}
    policy = (
        f"default-src 'none'; script-src {hashes['script']}; style-src {hashes['style']}; img-src data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Page(text.encode("utf-8"), policy)


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
