"""`python -m glutetimer`."""

import sys

from glutetimer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
