"""Which nodes are versions, sizes, splits or modified forms of which other.

A variant is connected to the nearest name that it extends and to the root of its family. A family
that neither papers nor vocabulary name is made where at least two nodes belong to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.names.folding import fold
from kg.names.ids import entity_id, term_id
from kg.resolve.names import term_of, term_of_folded
from kg.resolve.nodes import Node
from kg.resolve.spelling import spelled
from kg.resolve.stems import camel_tail, family, is_proper, mask, stems, without_letter
from kg.schema import Kind
from kg.vocabulary import Term

__all__ = ["Variant", "connect"]

Variant = tuple[str, str, float]
"""Ids of a variant and of what it is a variant of, and how sure that is."""

_VOCABULARY, _VERSION, _SIBLING, _MODIFIER = 1.0, 0.95, 0.9, 0.8
_BY_STEM, _BY_NUMBER, _BY_FRONT = range(3)
_LONG_NAME: Final = 5
_OWN_NAMES: Final = {Kind.MODEL, Kind.METHOD}
# `text-to-image` is no modified `text`, nor an adaptation from one dataset to another a variant.
_OTHER_THING: Final = {"self", "non", "un", "anti", "semi", "weakly", "auto", "counter"}
_NO_MODIFIER: Final = {"to", "and", "vs", "or", "for", "of", "with", "in", "on", "from", "by", "&"}


def connect(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], tuple[Variant, ...]]:
    """Return the families that had to be made, and all variants; both sorted."""
    families = _Families({node.id: node for node in nodes})
    for node in sorted(nodes, key=lambda n: n.id):
        families.index(node)
    for node in sorted(nodes, key=lambda n: n.id):
        families.connect(node)
    families.connect_siblings(nodes)
    made = (families.nodes[node] for node in families.made)
    return tuple(sorted(made, key=lambda n: n.id)), families.variants()


@dataclass(slots=True)
class _Families:
    nodes: dict[str, Node]
    made: set[str] = field(default_factory=set)
    _bearer: dict[tuple[Kind, str], str] = field(default_factory=dict)
    _by_alias: dict[tuple[Kind, str], str | None] = field(default_factory=dict)
    _bases: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def index(self, node: Node) -> None:
        self._bearer[node.kind, spelled(node.kind, fold(node.name))] = node.id
        for alias in node.aliases:
            key = node.kind, spelled(node.kind, fold(alias))
            self._by_alias[key] = node.id if self._by_alias.get(key, node.id) == node.id else None

    def variants(self) -> tuple[Variant, ...]:
        """Return all edges, sorted."""
        return tuple(sorted((s, t, c) for s, all_ in self._bases.items() for t, c in all_.items()))

    def connect(self, node: Node) -> None:
        """Connect a node with what its vocabulary entry and its own name say it is a form of."""
        term = term_of(node.kind, node.name)
        ancestors = list(_vocabulary_families(term))
        for ancestor in ancestors[:1] + ancestors[-1:]:
            self._add(node.id, self._term(ancestor), _VOCABULARY)
        name = fold(node.name)
        for form in dict.fromkeys([name, *_lengthened(node)]):
            self._connect_versions(node, form)
        self._connect_modified(node, name, term)

    def _connect_versions(self, node: Node, form: str) -> None:
        found = [base for stem in stems(form) if (base := self._find(node.kind, stem)) is not None]
        if (base := self._find(node.kind, without_letter(node.name))) is not None:
            found.append(base)
        masked = mask(form)
        plain = fold(masked.replace("#", " ")) if masked != form and " " in form else ""
        if plain and (base := self._find(node.kind, plain)) is not None:
            found.append(base)
        for base in found[:1] + found[-1:]:
            self._add(node.id, base, _VERSION)

    def _connect_modified(self, node: Node, name: str, term: Term | None) -> None:
        if node.kind in {Kind.MODEL, Kind.DATASET, Kind.METHOD}:
            self._first(node, self._fronts(node), term)
        self._first(node, self._backs(node, name.split(" ")), term)
        if node.kind == Kind.METRIC and (tail := camel_tail(node.name)):
            self._first(node, iter([fold(tail)]), term)

    def _fronts(self, node: Node) -> Iterator[str]:
        """Yield the names with which the node's begins, as it is written, longest first."""
        words = node.name.replace("-", " ").replace("_", " ").split()
        for at in range(len(words) - 1, 0, -1):
            text = fold(" ".join(words[:at]))
            left_out = map(fold, words[at:])
            if _NO_MODIFIER.isdisjoint(left_out) and self._may_be_front(node.kind, text, words[at]):
                yield text

    def _backs(self, node: Node, words: Sequence[str]) -> Iterator[str]:
        """Yield the names with which the node's ends, longest first."""
        for at in range(1, len(words)):
            text = " ".join(words[at:])
            modifies = words[at - 1] not in _OTHER_THING and _NO_MODIFIER.isdisjoint(words[:at])
            if modifies and self._may_be_back(node, text):
                yield text

    def _first(self, node: Node, bases: Iterator[str], term: Term | None) -> None:
        for base in bases:
            found = self._find(node.kind, base)
            if found is None or found == node.id:
                continue
            # Of two entries the vocabulary itself says whether one is the other's variant.
            if term is None or term_of(node.kind, self.nodes[found].name) is None:
                self._add(node.id, found, _MODIFIER)
            return

    def _may_be_front(self, kind: Kind, text: str, following: str) -> bool:
        found = self._find(kind, text)
        if found is None:
            return False
        # `Kimi` may be a common word, but not before `K2`.
        is_version = kind in {Kind.MODEL, Kind.DATASET} and is_proper(following)
        return self._is_name(found, text) or (is_version and self.nodes[found].name[0].isupper())

    def _may_be_back(self, node: Node, text: str) -> bool:
        if " " in text:
            return True
        # A short form that is some paper's alias alone may mean another thing elsewhere.
        found = self._find(node.kind, text, alias=node.kind == Kind.METRIC)
        if found is None or not self._is_written_like(found, node.name):
            return False
        known = node.kind != Kind.TASK and term_of_folded(node.kind, text) is not None
        return known or node.kind == Kind.METRIC or self._is_name(found, text)

    def _is_written_like(self, base: str, name: str) -> bool:
        """Say whether the last word of `name` is in capitals if the base is: no orb is ORB."""
        last = name.replace("-", " ").split(" ")[-1]
        forms = (self.nodes[base].name, *self.nodes[base].aliases, *_forms(self.nodes[base]))
        same = [form for form in forms if fold(form) == fold(last)]
        return not same or any(form[1:].islower() == last[1:].islower() for form in same)

    def _is_name(self, node: str, folded: str) -> bool:
        """Say whether the node writes the folded name as a name, not as common words."""
        forms = (self.nodes[node].name, *self.nodes[node].aliases)
        return any(is_proper(form) for form in forms if fold(form) == folded)

    def _find(self, kind: Kind, text: str, *, alias: bool = True) -> str | None:
        """Return the node that bears the name, made of the vocabulary's entry if need be."""
        term = term_of_folded(kind, text)
        if term is not None:
            return self._term(term)
        key = kind, spelled(kind, text)
        return self._bearer.get(key) or (self._by_alias.get(key) if alias else None)

    def _term(self, term: Term) -> str:
        node = term_id(term.kind, term.name)
        if node not in self.nodes:
            self.nodes[node] = Node(node, term.kind, term.name, ())
        return node

    def _add(self, source: str, target: str, confidence: float) -> None:
        if source == target or source in self._above(target):
            return
        if target not in self._bases[source]:
            self._bases[source][target] = confidence
        if self._is_bare(target):
            self.made.add(target)

    def _is_bare(self, node: str) -> bool:
        found = self.nodes[node]
        key = found.kind, spelled(found.kind, fold(found.name))
        return self._bearer.get(key) != node

    def _above(self, node: str) -> set[str]:
        seen, queue = {node}, [node]
        while queue:
            for base in self._bases.get(queue.pop(), ()):
                if base not in seen:
                    seen.add(base)
                    queue.append(base)
        return seen

    def connect_siblings(self, nodes: Iterable[Node]) -> None:
        """Connect versions, sizes and settings of one name by way of their family."""
        groups: dict[tuple[int, Kind, str], dict[str, Node]] = defaultdict(dict)
        for node in sorted(nodes, key=lambda n: n.id):
            for rank, key in _families_of(node):
                groups[rank, node.kind, key][node.id] = node
        for (rank, kind, key), members in sorted(groups.items()):
            if len(members) > 1 and not self._are_connected(members):
                name = min(_family_name(rank, key, node.name) for node in members.values())
                base = self._family(kind, name)
                for member in members:
                    self._add(member, base, _SIBLING)

    def _are_connected(self, members: Iterable[str]) -> bool:
        """Say whether all have a base in common."""
        first, *rest = ({m, *self._bases.get(m, ())} for m in members)
        return bool(first.intersection(*rest))

    def _family(self, kind: Kind, name: str) -> str:
        found = self._find(kind, fold(name))
        if found is not None:
            return found
        node = entity_id(kind, name)
        self.nodes.setdefault(node, Node(node, kind, name, ()))
        return node


def _vocabulary_families(term: Term | None) -> Iterator[Term]:
    """Yield the vocabulary's family of a term, the family of that, and so on to the root."""
    while (term := _vocabulary_family(term)) is not None:
        yield term


def _vocabulary_family(term: Term | None) -> Term | None:
    """Return the vocabulary's family of a term, if the term is no system with its own name."""
    parent = term_of(term.kind, term.variant_of) if term and term.variant_of else None
    if term is None or parent is None or term.kind not in _OWN_NAMES:
        return parent
    name = fold(term.name)
    for form in map(fold, parent.forms):
        rest = name.removeprefix(form)
        if name.endswith(f" {form}") or (rest != name and _is_added(rest)):
            return parent
    return None


def _is_added(rest: str) -> bool:
    """Say whether what follows the family's name in a term's is a word, a number or two letters."""
    return rest[0] == " " or rest[0].isdigit() or len(rest) < 3


def _forms(node: Node) -> tuple[str, ...]:
    term = term_of(node.kind, node.name)
    return term.forms if term else ()


def _lengthened(node: Node) -> Iterator[str]:
    """Yield aliases that hold a version of their own: `AIME 24` of `AIME 2024`."""
    for alias in node.aliases:
        if any(c.isdigit() for c in alias) and any(c.isdigit() for c in node.name):
            yield fold(alias)


def _families_of(node: Node) -> Iterator[tuple[int, str]]:
    """Yield rank and key of the families that a node's name can belong to, surest first."""
    folded = fold(node.name)
    shorter = family(folded)
    if shorter is not None:
        yield _BY_STEM, shorter
    masked = mask(folded)
    if masked != folded:
        yield _BY_NUMBER, masked
    front, gap, _last = node.name.replace("-", " ").rpartition(" ")
    if gap and " " not in front and len(front) >= _LONG_NAME and is_proper(front):
        yield _BY_FRONT, fold(front)


def _family_name(rank: int, key: str, name: str) -> str:
    """Return what the family is called to which a node of that name belongs by that key."""
    if rank == _BY_NUMBER:
        return _without_numbers(name)
    return name[: _length_of(name, key)].rstrip(" -_.")


def _without_numbers(name: str) -> str:
    """Return the name without its numbers, nor the letter at one: `3D Gaussian Splatting`."""
    words = name.replace("-", " ").split()
    bare = [
        mask(word).replace("#", "").strip("./") if any(c.isdigit() for c in word) else word
        for word in words
    ]
    kept = [new for new, old in zip(bare, words, strict=True) if new == old or len(new) > 1]
    plain = " ".join(kept)
    return plain if len(plain) > 1 else f"{''.join(bare)} family"


def _length_of(name: str, folded: str) -> int:
    """Return how many characters of `name`, from its start, fold to `folded`; all if none do."""
    return next((at for at in range(1, len(name)) if fold(name[:at]) == folded), len(name))
