"""The part of `docs/evaluation.md` on each corpus to measure with, made of the registry.

It stands between `<!-- corpora -->` and `<!-- end of corpora -->`. To make it anew:

    python -m docs.generate.corpora docs/evaluation.md
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.corpora import CORPORA, Corpus

_BETWEEN: Final = re.compile(r"(?<=<!-- corpora -->\n).*(?=<!-- end of corpora -->)", re.DOTALL)


def rewrite(page: str) -> str:
    """Return the page with a section for each corpus; raise ValueError if it has no place."""
    if not _BETWEEN.search(page):
        raise ValueError("no place for corpora; write <!-- corpora -->, <!-- end of corpora -->")
    sections = "\n".join(line for name in CORPORA for line in _section(name, CORPORA[name]))
    return _BETWEEN.sub(lambda _: f"\n{sections}\n", page)


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


def main(name: str) -> None:
    """Write the sections on the page anew."""
    path = Path(name)
    path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
