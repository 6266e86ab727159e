"""What all tests share."""

import hypothesis
import pytest

# A loaded machine is slow; how long one example takes says nothing about the program.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes minutes of real time; `pytest -m long` runs these alone")
