"""From keys to nodes: preferred name, aliases, and what was merged by which rule."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.model import MergedName
from kg.names.folding import fold
from kg.names.ids import entity_id, term_id
from kg.resolve.decisions import Decisions
from kg.resolve.gathered import Gathered
from kg.resolve.names import term_of
from kg.resolve.short_forms import Key
from kg.schema import Kind, Rule


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph; `aliases` are other spellings, one each folded form, sorted."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]


class _Written:
    """How a key is written: names of entities, their aliases, and surfaces that are parts."""

    __slots__ = ("names", "papers", "parts", "spellings")

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.spellings: Counter[str] = Counter()
        self.parts: Counter[str] = Counter()
        self.papers: Counter[str] = Counter()
        """In how many papers each folded spelling stands."""


def make_nodes(
    gathered: Gathered, decisions: Decisions
) -> tuple[Mapping[Key, Node], Mapping[str, tuple[MergedName, ...]]]:
    """Return the node of each key, and by id what was merged into each."""
    written = _written(gathered, decisions)
    nodes = {key: _node(key, found, decisions) for key, found in written.items()}
    taken = {(n.kind, fold(s)) for n in nodes.values() for s in (n.name, *n.aliases)}
    nodes = {key: _with_parts(node, written[key].parts, taken) for key, node in nodes.items()}
    merges = {
        node.id: tuple(_merges(key, node, written[key], decisions)) for key, node in nodes.items()
    }
    return nodes, merges


def _written(gathered: Gathered, decisions: Decisions) -> Mapping[Key, _Written]:
    written: dict[Key, _Written] = defaultdict(_Written)
    keys = decisions.keys
    for use, count in gathered.uses.items():
        written[keys[use]].names[use.name] += count
    for (use, spelling), count in gathered.spellings.items():
        written[keys[use]].spellings[spelling] += count
    for (use, part), count in gathered.parts.items():
        written[keys[use]].parts[part] += count
    for (form, uses), count in gathered.forms.items():
        for key in {keys[use] for use in uses}:
            written[key].papers[form] += count
    return written


def _node(key: Key, written: _Written, decisions: Decisions) -> Node:
    kind = Kind(key[0])
    names = decisions.names
    term = None if key in names.written else term_of(kind, key[1])
    if term is not None:
        name = term.name
    else:
        # A name with the key itself is the long form's; with any other, two nodes might meet.
        used = _bearing(key, written.names, decisions) or _bearing(
            key, written.spellings, decisions
        )
        name = min(used, key=lambda n: (-used[n], n), default=names.written.get(key, key[1]))
    aliases = _one_each(written.spellings)
    aliases.pop(fold(name), None)
    node = entity_id(kind, name) if term is None else term_id(kind, name)
    return Node(node, kind, name, tuple(sorted(aliases.values())))


def _bearing(key: Key, counts: Mapping[str, int], decisions: Decisions) -> dict[str, int]:
    kind = Kind(key[0])
    return {name: n for name, n in counts.items() if decisions.names.key(kind, name) == key}


def _one_each(spellings: Mapping[str, int]) -> dict[str, str]:
    """Return the commonest spelling of each folded form."""
    commonest: dict[str, str] = {}
    for spelling in sorted(spellings, key=lambda s: (-spellings[s], s)):
        commonest.setdefault(fold(spelling), spelling)
    return commonest


def _with_parts(node: Node, parts: Mapping[str, int], taken: set[tuple[Kind, str]]) -> Node:
    """Return the node with those surfaces that are part of its name, or hold it, and of no other.

    `WASSA 2021` for the `WASSA 2021 shared task` that a paper calls so, where nothing else is.
    """
    more = [s for f, s in _one_each(parts).items() if (node.kind, f) not in taken]
    if not more:
        return node
    return Node(node.id, node.kind, node.name, tuple(sorted({*node.aliases, *more})))


def _merges(key: Key, node: Node, written: _Written, decisions: Decisions) -> Iterator[MergedName]:
    commonest = _one_each(written.spellings)
    for form in sorted(commonest, key=lambda f: (-written.papers[f], f)):
        rule = _rule(key, node, commonest[form], decisions)
        yield MergedName(commonest[form], rule, written.papers[form])


def _rule(key: Key, node: Node, surface: str, decisions: Decisions) -> Rule:
    if fold(surface) == fold(node.name):
        return Rule.NAME
    own = decisions.names.key(node.kind, surface)
    if own == key:
        return Rule.SPELLING if key in decisions.names.written else Rule.VOCABULARY
    return decisions.rules[own] if decisions.links.get(own) == key else Rule.PAPER
