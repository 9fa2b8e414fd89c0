"""The papers held out from the training of the encoder, as a component meets them.

What comes behind the encoder learns from these: `training.kinds`, `fields` and `calibration`.
"""

import argparse
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from spacy.tokens import Doc

from extractors.extractor import SpacyExtractor
from kg.model import Extraction
from training._examples import is_held_out, read_papers

__all__ = ["options", "read_until"]


def options(description: str | None) -> argparse.Namespace:
    """Return `--train`, the files that hold the papers, and `--out`, the file to write."""
    cli = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--out", type=Path, required=True)
    return cli.parse_args()


def read_until(component: str, paths: list[Path]) -> Iterator[tuple[Extraction, Doc]]:
    """Yield each paper held out with its document as it comes to the component of that name."""
    extractor = SpacyExtractor()
    before = list(takewhile(lambda each: each[0] != component, extractor.nlp.pipeline))
    for gold in filter(is_held_out, read_papers(paths)):
        doc = extractor.document(gold.paper)
        for _, each in before:
            doc = each(doc)
        yield gold, doc
