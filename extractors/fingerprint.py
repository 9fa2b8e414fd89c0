"""What tells one version of the extraction from another that may give something else.

What was extracted is kept and used again as long as the fingerprint stays. It covers each component
with its version and the content of the files that it reads, their order, and one version of what
they share.
"""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from extractors.registry import EXTRACTORS, order

__all__ = ["VERSION", "fingerprint"]

VERSION: Final = 1
"""Raised when what components share makes something else of a text.

That is the tokeniser, the encoder, numbers, the documents, and what they use of `kg`, such as names
and sentences.
"""


@cache
def fingerprint() -> str:
    """Return the fingerprint of the shipped extraction, in 64 hexadecimal digits.

    Files are read once in a process; releases of spaCy, NumPy and onnxruntime count for nothing.
    """
    components = [(name, EXTRACTORS[name]) for name in order(EXTRACTORS)]
    read = sorted({path for _, component in components for path in component.reads})
    parts = {
        "components": [(name, component.version) for name, component in components],
        "files": {path: _digest(path) for path in read},
        "shared": VERSION,
    }
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _digest(path: str) -> str:
    package, *parts = path.split("/")
    return sha256(files(package).joinpath(*parts).read_bytes()).hexdigest()
