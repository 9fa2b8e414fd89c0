"""What runs in a worker; it imports nothing that the extractor does not."""

import pickle
import threading
from typing import Final

from kg.model import Extraction, Paper

__all__ = ["extract_batch"]

_local: Final = threading.local()
"""The extractor of each thread of a worker: what it reads is shared, its documents are not."""


def extract_batch(extractor: bytes, papers: list[Paper]) -> list[Extraction]:
    """Return the extractions of papers by a pickled extractor, which each thread loads once."""
    if getattr(_local, "pickled", None) != extractor:
        _local.pickled, _local.extractor = extractor, pickle.loads(extractor)
    return list(_local.extractor(papers))
