"""BibTeX of the papers: https://ctan.org/pkg/bibtex.

One entry a paper under the citation key that its input gave, else under its id: `@article` where a
venue is known, else `@misc`, with `eprint` where it is on arXiv
(https://info.arxiv.org/help/hypertex/bibstyles/index.html). The special characters of TeX are
escaped; what stands between dollar signs that pair, after the rule of Pandoc's
`tex_math_dollars`, stays mathematics, unless it would have TeX read or write files or change its
rules: papers come from strangers. Titles stand in braces twice, so that styles keep their
capitals. Runs of white space become one space, as BibTeX reads them. Not written: entities,
results and edges; `kg ask papers` and `--about` select papers.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from kg.graph import KnowledgeGraph
from kg.model import Paper
from kg.names.arxiv import paper_arxiv_id
from kg.schema import NodeKind

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {character: f"\\{character}" for character in "{}%&#_$"}
_SPECIAL = re.compile(r"[\\~^{}%&#_$]")
_MATHEMATICS = re.compile(r"(\$(?!\s)(?:[^${}\\]|\\[^\s]|\{[^${}]*\})+(?<![\s\\])\$(?!\d))")
# `^^5c` is a backslash too.
_NO_MATHEMATICS = re.compile(
    r"\^\^|\\(?:input|include|open(?:in|out)|read|write|immediate|special|directlua|usepackage"
    r"|csname|catcode|[exg]?def|newcommand|renewcommand|let|futurelet)(?![A-Za-z])"
)
_NO_KEY = re.compile(r"[^A-Za-z0-9_.:/+-]+")
_YEAR = re.compile(r"\d{4}")


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write one entry a paper, sorted by id; a graph without papers gives one comment line."""
    keys: set[str] = set()
    separator = ""
    for node in graph.nodes(NodeKind.PAPER):
        paper = graph.paper(node)
        key = _key(paper.key or paper.id, keys)
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper))
        kind = "article" if paper.venue else "misc"
        file.write(f"{separator}@{kind}{{{key},\n{fields}}}\n".encode())
        separator = "\n"
    if not keys:
        file.write(b"% no papers\n")


def escaped(text: str) -> str:
    r"""Return `text` as a BibTeX value, without the braces around it.

    >>> escaped("50% of $x^2$ for $5 & more_{")
    '50\\% of $x^2$ for \\$5 \\& more\\_\\{'
    """
    parts = _MATHEMATICS.split(" ".join(text.split()))
    return "".join(
        # Every second part is mathematics, which TeX reads as it is.
        part if number % 2 and not _NO_MATHEMATICS.search(part) else _plain(part)
        for number, part in enumerate(parts)
    )


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{escaped(paper.title)}}}"
    if paper.authors:
        yield "author", " and ".join(_author(name) for name in paper.authors)
    if paper.date and (year := _YEAR.match(paper.date)):
        yield "year", year[0]
    if paper.venue:
        yield "journal", escaped(paper.venue)
    if paper.doi:
        yield "doi", escaped(paper.doi)
    arxiv = paper.arxiv_id or paper_arxiv_id(paper.id, paper.url)
    if arxiv is not None:
        yield "eprint", arxiv
        yield "archiveprefix", "arXiv"
    if paper.url:
        yield "url", escaped(paper.url)
    if paper.abstract.strip():
        yield "abstract", escaped(paper.abstract)


def _author(name: str) -> str:
    """Return an author's name that BibTeX reads as one; it takes `and` for the end of a name."""
    written = escaped(name)
    return f"{{{written}}}" if re.search(r"\band\b", written) else written


def _key(paper: str, taken: set[str]) -> str:
    """Return a key of characters that every TeX program accepts, different from those `taken`."""
    stem = _NO_KEY.sub("-", paper).strip("-") or "paper"
    key, number = stem, 1
    while key.lower() in taken:  # BibTeX tells keys apart without case
        number += 1
        key = f"{stem}-{number}"
    taken.add(key.lower())
    return key


EXPORTERS.register("bibtex", Exporter((".bib",), "References to the papers, for LaTeX.", write))
