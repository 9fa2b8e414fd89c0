"""The decision for every entity of every paper, and the nodes that come of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.folding import fold
from kg.ids import entity_id, term_id
from kg.model import Entity, Extraction
from kg.resolve.short_forms import Key, is_short_form, same_version, unambiguous
from kg.schema import Kind
from kg.vocabulary import load as load_vocabulary


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph; `aliases` are other spellings, one each folded form, sorted."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which node each entity of each paper is."""

    nodes: tuple[Node, ...]
    _entities: Mapping[str, tuple[tuple[Entity, str], ...]] = field(repr=False)
    _surfaces: Mapping[str, tuple[frozenset[str], ...]] = field(repr=False)

    def node(self, paper: str, index: int) -> str:
        """Return the node of the paper's entity at `index`, 0-based in the extraction's order."""
        return self._entities[paper][index][1]

    def named(self, paper: str, name: str | None, *kinds: Kind) -> str | None:
        """Return the node of the paper's entity called `name`, or None where it has none.

        An entity of one of `kinds` comes before one of another kind, its name before one of its
        surfaces.
        """
        if name is None:
            return None
        wanted = fold(name)
        found = [
            (entity.kind not in kinds, fold(entity.name) != wanted, index, node)
            for index, (entity, node) in enumerate(self._entities[paper])
            if wanted in self._surfaces[paper][index]
        ]
        return min(found)[-1] if found else None


def resolve(extractions: Sequence[Extraction]) -> Resolution:
    """Decide for every entity which node it is; pure, and independent of the papers' order."""
    surfaces = {
        extraction.paper.id: tuple(_surfaces(extraction, e) for e in extraction.entities)
        for extraction in extractions
    }
    long_form = unambiguous(_expansions(extractions, surfaces))
    keys: dict[tuple[str, int], Key] = {}
    names: dict[Key, Counter[str]] = defaultdict(Counter)
    spellings: dict[Key, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for index, entity in enumerate(extraction.entities):
            own = _own_key(extraction, entity, surfaces[extraction.paper.id][index])
            key = keys[extraction.paper.id, index] = long_form.get(own, own)
            names[key][entity.name] += 1
            spellings[key].update(_aliases(extraction, entity))
    nodes = {key: _node(key, names[key], spellings[key]) for key in names}
    entities = {
        extraction.paper.id: tuple(
            (entity, nodes[keys[extraction.paper.id, index]].id)
            for index, entity in enumerate(extraction.entities)
        )
        for extraction in extractions
    }
    return Resolution(tuple(sorted(nodes.values(), key=lambda n: n.id)), entities, surfaces)


def _key(kind: Kind, name: str) -> Key:
    term = load_vocabulary().lookup(name, kind)
    return kind, fold(name if term is None else term.name)


def _own_key(extraction: Extraction, entity: Entity, written: frozenset[str]) -> Key:
    """Return the key of the entity's name, or of what the paper spells it out as.

    A paper that calls its own invention I3D and spells it out does not speak of the vocabulary's.
    """
    name = fold(entity.name)
    defined = {fold(a.long) for a in extraction.abbreviations if fold(a.short) == name}
    spelled = defined | {long for long in written if is_short_form(name, long)}
    if any(_contradicts(entity.kind, name, long) for long in spelled):
        return entity.kind, max(spelled, key=lambda long: (len(long), long))
    return _key(entity.kind, entity.name)


def _contradicts(kind: Kind, short: str, long: str) -> bool:
    """Say whether the vocabulary spells `short` out in other words than `long`."""
    term = load_vocabulary().lookup(short, kind)
    known = [] if term is None else [f for f in map(fold, term.forms) if is_short_form(short, f)]
    return bool(known) and not any(set(f.split()) & set(long.split()) for f in known)


def _is_known(kind: Kind, name: str) -> bool:
    return load_vocabulary().lookup(name, kind) is not None


def _surfaces(extraction: Extraction, entity: Entity) -> frozenset[str]:
    written = {extraction.paper.surface(mention) for mention in entity.mentions}
    return frozenset(fold(name) for name in {entity.name, *written})


def _expansions(
    extractions: Iterable[Extraction], surfaces: Mapping[str, Sequence[frozenset[str]]]
) -> Iterator[tuple[str, Key, Key]]:
    """Yield paper, short form and long form of every entity that a paper writes both ways.

    Where the vocabulary knows one of the two alone, the other stands for that one: a paper's own
    spelling out of DeiT is no better name for it.
    """
    for extraction in extractions:
        paper = extraction.paper.id
        defined = {(fold(a.short), fold(a.long)) for a in extraction.abbreviations}
        for entity, written in zip(extraction.entities, surfaces[paper], strict=True):
            for short in sorted(written):
                for long in sorted(written - {short}):
                    pair = (short, long) in defined or is_short_form(short, long)
                    if not pair or not same_version(short, long):
                        continue
                    if not _contradicts(entity.kind, short, long):
                        known = [_is_known(entity.kind, name) for name in (short, long)]
                        forms = _key(entity.kind, short), _key(entity.kind, long)
                        if known != [True, True]:
                            yield (paper, *(reversed(forms) if known[0] else forms))


def _aliases(extraction: Extraction, entity: Entity) -> Iterator[str]:
    """Yield the spellings that name the entity outside this paper too.

    `detection` stands for object detection in the paper that says so, and nowhere else; nor does
    a longer name that holds it, or an acronym of something else.
    """
    name = fold(entity.name)
    defined = {fold(a.short): fold(a.long) for a in extraction.abbreviations}
    yield entity.name
    for mention in entity.mentions:
        surface = extraction.paper.surface(mention)
        folded = fold(surface)
        is_part = folded != name and (_is_part(folded, name) or _is_part(name, folded))
        of_another = defined.get(folded, name) != name and not is_short_form(folded, name)
        if not is_part and not of_another:
            yield surface


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _that_fold_to(folded: str, names: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in names.items() if fold(name) == folded}


def _node(key: Key, names: Counter[str], spellings: Counter[str]) -> Node:
    kind = Kind(key[0])
    term = load_vocabulary().lookup(key[1], kind)
    # A name that folds like the key is the long form's; with any other, two nodes might meet.
    used = next(filter(None, (_that_fold_to(key[1], x) for x in (names, spellings))), {})
    name = min(used, key=lambda n: (-used[n], n), default=key[1]) if term is None else term.name
    commonest: dict[str, str] = {}
    for spelling in sorted(spellings, key=lambda s: (-spellings[s], s)):
        commonest.setdefault(fold(spelling), spelling)
    commonest.pop(fold(name), None)
    node = entity_id(kind, name) if term is None else term_id(kind, name)
    return Node(node, kind, name, tuple(sorted(commonest.values())))
