"""Settings of all tests."""

import os

from hypothesis import settings

# No test fails by the clock. Where a change is judged, the same examples are tried each time; at a
# contributor's desk new ones are, so that what they find is found before.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("judge", deadline=None, derandomize=True)
settings.load_profile("judge" if os.environ.get("CI") else "default")
