"""What may be wrong with a statement or an entity, and the correction that says so."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.corrections.sorts import Drop, Merge, Override, Rename, Retype, SetRole, Split, Stop
from kg.errors import InvalidValueError
from kg.graph import Edge, KnowledgeGraph
from kg.model import Paper
from kg.names.folding import fold
from kg.names.titles import title_id
from kg.schema import ROLE_RELATION, ROLE_RELATIONS, Kind, Role
from kg.text.counts import counted

MOST_CHARACTERS = 300
"""Of a name or number that a user writes."""
_MOST_ALIASES = 12
_ROLES: Mapping[Role, str] = {
    Role.INTRODUCED: "introduces it",
    Role.USED: "uses it",
    Role.MENTIONED: "only mentions it",
}
_RELATION_ROLE = {relation: role for role, relation in ROLE_RELATION.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be wrong, and the correction that a value makes of it.

    `asks` is what the value means, or empty if none is needed. The value is one of `options`, each
    with what it is called, or else a text, which is `given` at first; names of entities of `kind`
    are suggested for it. `note` says how far the correction reaches.
    """

    name: str
    label: str
    make: Callable[[str], Override]
    asks: str = ""
    options: Mapping[str, str] | None = None
    given: str = ""
    kind: Kind | None = None
    note: str = ""

    def correction(self, value: str) -> Override:
        """Return the correction for a value; one that cannot be is an `InvalidValueError`."""
        value = value.strip()
        if not self.asks:
            return self.make("")
        if self.options is not None:
            if value not in self.options:
                raise InvalidValueError(f"{self.asks} {value[:40]!r} is no choice; choose one")
        else:
            _check(self.asks, value)
            if value == self.given:
                raise InvalidValueError(f"{self.asks} {value!r} already; write another one")
        return self.make(value)


def _check(asks: str, value: str) -> None:
    if not value:
        raise InvalidValueError(f"{asks} … what? Fill it in")
    if len(value) > MOST_CHARACTERS:
        raise InvalidValueError(f"{len(value):,} characters are too many; write a name")
    if not value.isprintable():  # no line feed, no half of a surrogate pair
        raise InvalidValueError("a name is one line of characters that can be seen; mend it")


def called(paper: Paper) -> str:
    """Return how a correction names a paper: by its id, or by the title that the id is made of."""
    return paper.title if paper.id == title_id(paper.title) else paper.id


def written_in(graph: KnowledgeGraph, edge: Edge) -> str:
    """Return the name of an entity as the paper of an edge to it writes it most often.

    That is the entity's own name where the paper has it, in any spelling.
    """
    name, text = graph.name(edge.target), graph.text(edge.source)
    surfaces = Counter(text[start:end] for start, end in edge.statement.evidence)
    if not surfaces or any(fold(surface) == fold(name) for surface in surfaces):
        return name
    return min(surfaces, key=lambda surface: (-surfaces[surface], surface))


def of_mention(graph: KnowledgeGraph, edge: Edge) -> Iterator[Choice]:
    """Yield what may be wrong with an edge from a paper to an entity."""
    paper, entity = called(graph.paper(edge.source)), graph.entity(edge.target)
    kind, written = entity.kind, written_in(graph, edge)
    role = _RELATION_ROLE[edge.relation]
    yield Choice(
        "role",
        "Wrong role",
        lambda value: SetRole(paper, kind, written, Role(value)),
        asks="This paper",
        options={str(each): says for each, says in _ROLES.items() if each != role},
        note="In this paper alone.",
    )
    yield from _of_every_paper(graph, edge.target)
    yield Choice(
        "split",
        "Not the same",
        lambda value: Split(kind, written, (paper,), value),
        asks="Here it means",
        kind=kind,
        note=f"In this paper alone: elsewhere {written} stays {entity.name}.",
    )
    yield Choice(
        "drop",
        "Drop it",
        lambda _: Drop(paper, kind, written),
        note=f"This paper does not speak of the {kind.lower()} {written}.",
    )


def of_entity(graph: KnowledgeGraph, node: str) -> Iterator[Choice]:
    """Yield what may be wrong with an entity as a whole."""
    entity = graph.entity(node)
    yield from _of_every_paper(graph, node)
    others = _other_names(graph, node)
    if others:
        yield Choice(
            "split",
            "Not the same",
            lambda value: Split(entity.kind, value, tuple(others[value]), value),
            asks="Another one is",
            options={name: f"{name} ({counted(len(p), 'paper')})" for name, p in others.items()},
            note=f"It becomes a {entity.kind.lower()} of its own, where papers write it so.",
        )
    yield Choice(
        "stop",
        "Drop it everywhere",
        lambda _: Stop(entity.kind, entity.name),
        note=f"{entity.name} is no {entity.kind.lower()}, in any paper.",
    )


def of_link(graph: KnowledgeGraph, edge: Edge) -> Iterator[Choice]:
    """Yield what may be wrong with an edge from a paper to a link."""
    paper, url = called(graph.paper(edge.source)), graph.link(edge.target).url
    yield Choice(
        "drop", "Drop it", lambda _: Drop(paper, url=url), note="This paper does not give the link."
    )


def _of_every_paper(graph: KnowledgeGraph, node: str) -> Iterator[Choice]:
    entity = graph.entity(node)
    kind, name = entity.kind, entity.name
    everywhere = "Everywhere, not in one paper alone."
    yield Choice(
        "kind",
        "Wrong kind",
        lambda value: Retype(kind, name, Kind(value)),
        asks="It is a",
        options={str(each): each.lower() for each in Kind if each != kind},
        note=everywhere,
    )
    yield Choice(
        "name",
        "Wrong name",
        lambda value: Rename(kind, name, value),
        asks="It is called",
        given=name,
        note=f"Everywhere; {name} stays another name of it.",
    )
    yield Choice(
        "same",
        "Same as \u2026",
        lambda value: Merge(kind, (value, name)),
        asks="It is the same as",
        kind=kind,
        note="Everywhere; the two become one under that name.",
    )


def _other_names(graph: KnowledgeGraph, node: str) -> dict[str, list[str]]:
    """Return how papers write an entity other than by its name, each with the ids of the papers."""
    found: dict[str, dict[str, None]] = {}
    spelled = {fold(graph.name(node)): ""}
    for edge in graph.edges_to(node, *ROLE_RELATIONS):
        text = graph.text(edge.source)
        for start, end in edge.statement.evidence:
            surface = text[start:end]
            name = spelled.setdefault(fold(surface), surface)
            if name:
                found.setdefault(name, {})[called(graph.paper(edge.source))] = None
    ranked = sorted(found, key=lambda name: (-len(found[name]), name))[:_MOST_ALIASES]
    return {name: sorted(found[name]) for name in ranked}
