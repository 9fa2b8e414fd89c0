"""Raw answers of public services to files that the source formats read.

The only room that touches the network, and no build needs it. A service is one file; `SERVICES`
finds it by its name.
"""

from kg.fetch.download import fetch
from kg.fetch.registry import SERVICES, Ask, Service

__all__ = ["SERVICES", "Ask", "Service", "fetch"]
