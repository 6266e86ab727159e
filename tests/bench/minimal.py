"""The least that Textual can show: what its own start costs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        yield Static("0:10")


if __name__ == "__main__":
    Minimal().run()
