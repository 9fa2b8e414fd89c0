"""What a person should look at: merges that little speaks for, and names that may be one thing.

Both are read off the finished graph, in time that grows with its edges. Whatever the vocabulary
knows was decided by hand and is not asked about again, nor is a pair whose numbers differ.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.corrections import near_names
from kg.corrections.near_names import Pair, same_numbers
from kg.corrections.paper.names import title_or_id
from kg.corrections.sorts import Distinct, Merge, Override, Overrides, Split
from kg.graph import KnowledgeGraph
from kg.names.folding import compact, fold
from kg.names.ids import paper_id
from kg.schema import ROLE_RELATIONS, Kind, Relation, Rule
from kg.vocabulary import load as load_vocabulary


class Reason(StrEnum):
    """Why a suggestion is made."""

    ONE_SAYS_SO = "a paper takes them for one; few write both"
    ABBREVIATED = "one is short for the other; few write both"
    RESPELLED = "one is another spelling; few write both"
    SAME_SURFACE = "one paper writes the one for the other"
    GENERIC_WORDS = "the same but for generic words"
    INITIALS = "the letters of the one begin the words of the other"
    SPELLING = "one letter apart"


_DOUBT = {
    Rule.PAPER: Reason.ONE_SAYS_SO,
    Rule.ABBREVIATION: Reason.ABBREVIATED,
    Rule.FIELD: Reason.ABBREVIATED,
    Rule.MISSPELLING: Reason.SPELLING,
    Rule.SPELLING: Reason.RESPELLED,
}
"""The rules that may be wrong, the least certain first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to decide: `override` is what is written where the answer is yes.

    `refusal` is what is written where it is no, so that nobody is asked again; None where it would
    say more than that. `names` are the two names in question; `papers`, sorted, are those that the
    answer concerns, and `certainty` is, of a merge, the share of them that writes both names.
    """

    reason: Reason
    kind: Kind
    names: Pair
    papers: tuple[str, ...]
    override: Override
    refusal: Override | None
    certainty: float | None = None

    @property
    def question(self) -> str:
        """What is asked, in one line."""
        first, second = self.names
        if isinstance(self.override, Merge):
            return f"merge {self.kind} {first!r} and {second!r}?"
        return f"split {second!r} off {self.kind} {first!r}?"


_Writing = Mapping[str, Mapping[str, frozenset[str]]]
"""Which papers, by id, write which folded name for each entity."""


def uncertain_merges(graph: KnowledgeGraph) -> list[Suggestion]:
    """Return the aliases that papers write alone: by rule, certainty, and number of papers."""
    writing = _writing(graph)
    found = [each for node in graph.entities() for each in _doubtful(graph, node, writing)]
    order = list(_DOUBT.values())
    return sorted(
        found, key=lambda s: (order.index(s.reason), s.certainty, -len(s.papers), s.kind, s.names)
    )


def near_misses(graph: KnowledgeGraph) -> list[Suggestion]:
    """Return pairs of entities that may be one, those of most papers first."""
    found: dict[tuple[str, str], Suggestion] = {}
    writing = _writing(graph)
    connected = _connected(graph)
    papers = {node: frozenset(_papers(graph, node)) for node in graph.entities()}
    for reason, first, second in _near(graph, writing):
        key = min(first, second), max(first, second)
        if key in found or key in connected or not _may_be_one(graph, *key):
            continue
        better = min(key, key=lambda node: (-len(papers[node]), node))
        other = key[0] if better == key[1] else key[1]
        names, kind = (graph.name(better), graph.name(other)), graph.entity(better).kind
        both = tuple(sorted(papers[better] | papers[other]))
        found[key] = Suggestion(
            reason, kind, names, both, Merge(kind, names), Distinct(kind, names)
        )
    return sorted(found.values(), key=lambda s: (-len(s.papers), s.kind, s.names))


def undecided(suggestions: Iterable[Suggestion], overrides: Overrides) -> Iterator[Suggestion]:
    """Yield the suggestions on whose names no correction has decided."""
    decided = [(each.kind, {*map(fold, each.names)}) for each in overrides.merge]
    decided += [(each.kind, {*map(fold, each.names)}) for each in overrides.distinct]
    for each in suggestions:
        names = {*map(fold, each.names)}
        is_decided = any(each.kind == kind and names <= known for kind, known in decided)
        if not is_decided and not any(_parts(split, each) for split in overrides.split):
            yield each


def _parts(split: Split, suggestion: Suggestion) -> bool:
    """Say whether the names in question are what a split has set apart.

    A split that keeps the name does not say what it was split off, which bears the name no longer:
    it is apart from whatever is near it.
    """
    name, into = fold(split.name), fold(split.into)
    names = [*map(fold, suggestion.names)]
    if split.kind != suggestion.kind:
        return False
    if isinstance(suggestion.override, Split):
        return names[1] == into
    return into in names and (name == into or name in names)


def _doubtful(graph: KnowledgeGraph, node: str, writing: _Writing) -> Iterator[Suggestion]:
    entity, written = graph.entity(node), writing.get(node, {})
    kind, name = entity.kind, entity.name
    own = written.get(fold(name), frozenset())
    rules = {fold(merge.surface): merge.rule for merge in entity.merges}
    for alias in entity.aliases:
        reason = _DOUBT.get(rules.get(fold(alias), Rule.PAPER))
        papers = written.get(fold(alias), frozenset())
        alone = papers - own
        if reason and alone and own - papers and not _is_decided(kind, name, alias):
            # Some papers must be left to the name, else there is nothing to part.
            certainty = len(papers & own) / len(papers)
            papers_alone = tuple(sorted(alone))
            called = tuple(title_or_id(graph.paper(paper_id(each))) for each in papers_alone)
            split = Split(kind, alias, called, alias)
            # Where the alias is what another entity is called, the two would become one.
            is_clear = graph.resolve(alias, kind) == node
            merge = Merge(kind, (name, alias)) if is_clear else None
            yield Suggestion(reason, kind, (name, alias), papers_alone, split, merge, certainty)


def _is_decided(kind: Kind, name: str, alias: str) -> bool:
    """Say whether it is one name in two spellings, or the vocabulary says that it is."""
    if compact(name) == compact(alias):
        return True
    term = load_vocabulary().lookup(name, kind)
    return term is not None and any(fold(form) == fold(alias) for form in term.forms)


def _may_be_one(graph: KnowledgeGraph, first: str, second: str) -> bool:
    one, two = graph.entity(first), graph.entity(second)
    terms = [load_vocabulary().lookup(entity.name, entity.kind) for entity in (one, two)]
    return same_numbers(one.name, two.name) and None in terms


def _connected(graph: KnowledgeGraph) -> set[tuple[str, str]]:
    """Return the pairs that are versions of one another, which are never one."""
    edges = (edge for node in graph.entities() for edge in _variants(graph, node))
    return {(min(edge), max(edge)) for edge in edges}


def _variants(graph: KnowledgeGraph, node: str) -> Iterator[tuple[str, str]]:
    for edge in graph.edges_from(node, Relation.VARIANT_OF):
        yield edge.source, edge.target


def _near(graph: KnowledgeGraph, writing: _Writing) -> Iterator[tuple[Reason, str, str]]:
    rules: tuple[tuple[Reason, Callable[[Iterable[str]], Iterator[Pair]]], ...] = (
        (Reason.GENERIC_WORDS, near_names.same_but_generic),
        (Reason.INITIALS, near_names.initials),
        (Reason.SPELLING, near_names.misspelled),
    )
    for kind in Kind:
        bearers = {graph.name(node): node for node in graph.nodes(kind)}
        for first, second in _same_surface(graph, kind, writing):
            yield Reason.SAME_SURFACE, first, second
        for reason, rule in rules:
            for first, second in rule(bearers):
                yield reason, bearers[first], bearers[second]


def _same_surface(graph: KnowledgeGraph, kind: Kind, writing: _Writing) -> Iterator[Pair]:
    """Yield entities of which a paper calls the one what the other is called everywhere.

    A part of the longer name is how a text refers back, and says nothing.
    """
    called = {fold(graph.name(node)): node for node in graph.nodes(kind)}
    for name, node in sorted(called.items()):
        for surface in sorted(writing.get(node, ())):
            other = called.get(surface, node)
            if other != node and f" {surface} " not in f" {name} ":
                yield node, other


def _writing(graph: KnowledgeGraph) -> _Writing:
    written: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node in graph.entities():
        for edge in graph.edges_to(node, *ROLE_RELATIONS):
            paper = graph.paper(edge.source)
            for start, end in edge.statement.evidence:
                written[node][fold(paper.text[start:end])].add(paper.id)
    return {
        node: {surface: frozenset(papers) for surface, papers in surfaces.items()}
        for node, surfaces in written.items()
    }


def _papers(graph: KnowledgeGraph, node: str) -> Iterator[str]:
    return (graph.paper(paper).id for paper in graph.papers_of(node))
