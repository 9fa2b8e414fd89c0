"""Names as people type them: exact, alias, beginning, beginning of a word, then typing errors.

Typing errors are counted as optimal string alignment counts them: a letter added, left out,
changed, or two neighbours in the wrong order (https://doi.org/10.1145/375360.375365).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.graph import KnowledgeGraph
from kg.names.folding import fold
from kg.schema import ROLE_RELATIONS, Kind, NodeKind

FINDABLE: Final = (*Kind, NodeKind.PAPER)
"""What has a name that people know; results and links have none."""

_NAME, _ALIAS, _PREFIX, _WORD, _FUZZY = 1.0, 0.95, 0.9, 0.8, 0.75
_LEAST_ALIKE: Final = 0.65  # one error in three letters; two in six


@dataclass(frozen=True, slots=True)
class Found:
    """A node whose name, or one of its names, is like what was asked for.

    Fields:
        name: the preferred name; of a paper its title
        kind: Model, Method, Dataset, Metric, Task or Paper
        papers: number of papers that introduce, use or mention it; 1 for a paper
        matched: the name or alias that is like what was asked for
        score: 1 the name itself, 0.95 an alias, 0.9 its beginning, 0.8 the beginning of one of its
            words, less with typing errors
        id: the id of the node
    """

    name: str
    kind: str
    papers: int
    matched: str
    score: float
    id: str = field(metadata={"place": "detail"})


@dataclass(frozen=True, slots=True)
class _Names:
    """The names and aliases of nodes of one kind, plain, as written, and the node of each."""

    plain: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)


def _nodes(graph: KnowledgeGraph) -> Mapping[str, list[str]]:
    nodes: dict[str, list[str]] = {kind: [] for kind in FINDABLE}
    for node, data in graph.nx.nodes(data=True):
        if data["kind"] in nodes:
            nodes[data["kind"]].append(node)
    return nodes


def _names(graph: KnowledgeGraph, kind: str) -> _Names:
    names = _Names()
    for node in graph.derived(_nodes)[kind]:
        data = graph.node(node)
        written = (data["name"], *data["aliases"])
        if kind == NodeKind.PAPER:
            # A paper is often called by what stands before the colon of its title.
            written += (data["name"].partition(":")[0],)
        names.written.extend(written)
        names.nodes.extend([node] * len(written))
    names.plain.extend(map(_plain, names.written))
    return names


_NAMES_OF: Final = {kind: partial(_names, kind=kind) for kind in FINDABLE}
"""Makes the names of a kind; each kind is a table of its own, since most questions need one."""


def _plain(name: str) -> str:
    """Return a name in lower case with spaces for hyphens; folding takes too long."""
    plain = name.casefold().replace("-", " ").replace("_", " ")
    return " ".join(plain.split()) if "  " in plain or plain != plain.strip() else plain


_Hit = tuple[float, int, str, str]
"""What answers are sorted by: less score, less papers, node; and the name that is alike."""


def find(graph: KnowledgeGraph, words: str, kinds: Collection[str] = FINDABLE) -> list[_Hit]:
    """Return the nodes of `kinds` with a name like `words`, best first, each once.

    Of equal scores the one with more papers comes first, then the lower id. `found` makes a row of
    each.
    """
    best: dict[str, tuple[float, str]] = {}
    for score, written, node in (*_exact(graph, words, kinds), *_like(graph, words, kinds)):
        if (score, written) > best.get(node, (0.0, "")):
            best[node] = score, written
    return sorted(
        (-score, -_papers(graph, node), node, written) for node, (score, written) in best.items()
    )


def found(graph: KnowledgeGraph, hit: _Hit) -> Found:
    """Return the row of an answer."""
    score, papers, node, written = hit
    data = graph.node(node)
    return Found(data["name"], str(data["kind"]), -papers, written, -score, node)


def near_names(graph: KnowledgeGraph, name: str, kinds: Collection[str] = FINDABLE) -> list[str]:
    """Return up to five names that a person may have meant by `name`, best first."""
    hits = find(graph, name, kinds)[:5]
    return list(dict.fromkeys(str(graph.node(node)["name"]) for _, _, node, _ in hits))


def _papers(graph: KnowledgeGraph, node: str) -> int:
    if graph.node(node)["kind"] == NodeKind.PAPER:
        return 1
    edges = graph.nx.in_edges(node, keys=True)
    return sum(key in ROLE_RELATIONS for _, _, key in edges)


_Match = tuple[float, str, str]
"""Score, the name as written, and its node."""


def _exact(graph: KnowledgeGraph, words: str, kinds: Collection[str]) -> Iterator[_Match]:
    folded = fold(words)
    for node in graph.resolve_all(words):
        data = graph.node(node)
        if data["kind"] in kinds:
            if fold(data["name"]) == folded:
                yield _NAME, data["name"], node
            for alias in data["aliases"]:
                if fold(alias) == folded:
                    yield _ALIAS, alias, node


def _like(graph: KnowledgeGraph, words: str, kinds: Collection[str]) -> Iterator[_Match]:
    """Yield the names that begin with `words`, have a word that does, or nearly are the same."""
    wanted = _plain(words)
    for kind in kinds if wanted else ():
        names = graph.derived(_NAMES_OF[kind])
        rest = []
        for place, plain in enumerate(names.plain):
            if plain.startswith(wanted):
                yield _PREFIX, names.written[place], names.nodes[place]
            elif f" {wanted}" in plain:
                yield _WORD, names.written[place], names.nodes[place]
            else:
                rest.append(place)
        yield from _misspelled(names, wanted, rest)


def _misspelled(names: _Names, wanted: str, places: Sequence[int]) -> Iterator[_Match]:
    # Each error costs one, so lengths that differ by more are out before they are compared.
    slack = int(len(wanted) * (1 - _LEAST_ALIKE) / _LEAST_ALIKE)
    near = [place for place in places if abs(len(names.plain[place]) - len(wanted)) <= slack]
    alike = process.extract(
        wanted,
        [names.plain[place] for place in near],
        scorer=OSA.normalized_similarity,
        score_cutoff=_LEAST_ALIKE,
        limit=None,
    )
    for _, likeness, index in alike:
        yield _FUZZY * likeness, names.written[near[index]], names.nodes[near[index]]


def papers_beginning(graph: KnowledgeGraph, words: str) -> list[str]:
    """Return the papers whose title begins with `words`, sorted by id.

    Where some titles have a colon right behind `words`, only these; else where in some a word ends
    there, only these: `Swin` is the paper `Swin: ...` before `Swin Transformer` and `Swing`.
    """
    wanted = _plain(words)
    names = graph.derived(_NAMES_OF[NodeKind.PAPER])
    titles = zip(names.plain, names.nodes, strict=True)
    found = [each for each in titles if wanted and each[0].startswith(wanted)]
    for end in (":", " ", ""):
        chosen = sorted({node for title, node in found if title.startswith(f"{wanted}{end}")})
        if chosen:
            return chosen
    return []
