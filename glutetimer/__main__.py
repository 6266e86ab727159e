"""`python -m glutetimer`, and the command of that name."""

import sys


def main() -> int:
    """Load the program and run it; returns the exit code. Ctrl+c meanwhile ends it as it ends any other."""
    try:
        from glutetimer.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130  # what has the name for it may not be loaded


if __name__ == "__main__":
    sys.exit(main())
