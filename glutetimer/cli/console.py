"""Rich's console for what is printed, and not performed."""

from __future__ import annotations

from rich.console import Console


class LinesConsole(Console):
    """Writes lines in the colours of the place they go to.

    A reader who has closed is the command line's to answer, as for every other command; Rich would leave with 1.
    """

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def on_broken_pipe(self) -> None:
        """Let the error of the write go on."""
        raise  # it is called while the BrokenPipeError is handled
