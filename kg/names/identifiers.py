"""Identifiers that other places give to the same thing, and where it is found there."""

from collections.abc import Mapping
from typing import Final

from kg.schema import Kind

LABELS: Final[Mapping[str, str]] = {
    "arxiv": "arXiv",
    "homepage": "Homepage",
    "hub": "Hugging Face",
    "wikidata": "Wikidata",
}
"""What a reader is shown for each scheme; `hub` is a path on Hugging Face."""


def identifier_url(scheme: str, value: str, kind: str) -> str:
    """Return the web address of an identifier of a node of that kind; a homepage is its own.

    >>> identifier_url("hub", "ILSVRC/imagenet-1k", "Dataset")
    'https://huggingface.co/datasets/ILSVRC/imagenet-1k'
    >>> identifier_url("wikidata", "Q24901201", "Dataset")
    'https://www.wikidata.org/wiki/Q24901201'
    """
    datasets = "datasets/" if kind == Kind.DATASET else ""
    bases = {
        "arxiv": "https://arxiv.org/abs/",
        "hub": f"https://huggingface.co/{datasets}",
        "wikidata": "https://www.wikidata.org/wiki/",
    }
    return f"{bases.get(scheme, '')}{value}"
