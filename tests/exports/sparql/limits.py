"""What meets the limits of queries."""

import sys

import pytest

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(9))} }}"
"""A query that takes far longer than any limit of a test."""

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limits")
