"""The part of `docs/evaluation.md` on each corpus to measure with, made of the registry.

To make it anew:

    python -m docs.generate.corpora docs/evaluation.md
"""

import sys
from collections.abc import Iterator

from docs.generate.places import filled, write
from kg.corpora import CORPORA, Corpus


def rewrite(page: str) -> str:
    """Return the page with a section for each corpus."""
    lines = (line for name, corpus in CORPORA.items() for line in _section(name, corpus))
    return filled(page, "corpora", "\n".join(lines))


def _section(name: str, corpus: Corpus) -> Iterator[str]:
    types: dict[str | None, list[str]] = {}
    for type_, kind in corpus.types.items():
        types.setdefault(kind, []).append(f"`{type_}`")
    files = ", ".join(f"`{file}`" for file in corpus.files)
    yield f"### `{name}`: {corpus.title}"
    yield f"[{corpus.citation}]({corpus.link}). Licence: {corpus.licence}. File: {files}.\n"
    for kind, of in types.items():
        yield f"- {', '.join(of)}: {kind or 'neither right nor wrong'}"
    yield f"\n{corpus.reason}\n"


if __name__ == "__main__":
    write(rewrite, sys.argv[1])
