"""What all tests share."""

import hypothesis

# A loaded machine is slow; how long one example takes says nothing about the program.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
