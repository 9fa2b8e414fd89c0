"""The description of the graph itself in VoID: https://www.w3.org/TR/void/.

Every count is exact and includes the description itself. Partitions by class or property have IRIs
made of the prefix and name of the term.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from exports.rdf.build_date import build_date
from exports.rdf.iris import Described, Description, Iris, Shape, Shaped, Statements, order_of
from exports.rdf.origins import BUILD
from exports.rdf.terms import DCAT, DCTERMS, PROV, VOCABULARIES, VOID, A, Vocabulary
from exports.rdf.values import integer

PATH = "void"
"""The path of the graph's own description."""


@dataclass(slots=True)
class Counts:
    """Numbers of triples and subjects, also by class and by property."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[NamedNode] = field(default_factory=Counter)
    properties: Counter[NamedNode] = field(default_factory=Counter)
    _shapes: Counter[Shape] = field(default_factory=Counter)

    def add(self, description: Described) -> None:
        """Add a description that has each statement once."""
        if isinstance(description, Shaped):
            self._shapes[description.shape] += 1
            return
        self.subjects += 1
        for term, value in description.statements:
            self._add(term, value, 1)

    def _add(self, term: NamedNode, value: object, times: int) -> None:
        self.triples += times
        self.properties[term] += times
        if term == A and isinstance(value, NamedNode):
            self.classes[value] += times

    def settle(self) -> None:
        """Count what was added as shapes."""
        for shape, times in self._shapes.items():
            self.subjects += times
            for term, value in shape.places:
                self._add(term, value, times)
        self._shapes.clear()

    def with_all(self, descriptions: list[Description]) -> "Counts":
        """Return the counts with these descriptions added."""
        both = Counts(self.triples, self.subjects, self.classes.copy(), self.properties.copy())
        for description in descriptions:
            both.add(description)
        return both


def describe(iris: Iris, counts: Counts, date: str | None) -> list[Description]:
    """Return the description of the graph, then of its partitions, sorted by path.

    `counts` are those of everything else.
    """
    counts.settle()
    total = counts
    while True:
        # The numbers do not change how many statements there are, but the first parts do.
        found = sorted(_descriptions(iris, total, date), key=lambda part: order_of(part.path))
        again = counts.with_all(found)
        if again == total:
            return found
        total = again


def _descriptions(iris: Iris, counts: Counts, date: str | None) -> Iterator[Description]:
    classes = {_path("class", term): term for term in counts.classes}
    properties = {_path("property", term): term for term in counts.properties}
    itself = [*_graph(iris, date), *_sums(counts)]
    itself += [(VOID["vocabulary"], NamedNode(v.iri)) for v in _vocabularies(counts)]
    itself += [(VOID["classPartition"], iris[path]) for path in sorted(classes)]
    itself += [(VOID["propertyPartition"], iris[path]) for path in sorted(properties)]
    yield Description(PATH, itself)
    for path, term in classes.items():
        number = integer(counts.classes[term])
        yield Description(path, [(VOID["class"], term), (VOID["entities"], number)])
    for path, term in properties.items():
        number = integer(counts.properties[term])
        yield Description(path, [(VOID["property"], term), (VOID["triples"], number)])


def _graph(iris: Iris, date: str | None) -> Statements:
    yield A, DCAT["Dataset"]
    yield A, VOID["Dataset"]
    yield DCTERMS["title"], Literal("Knowledge graph of papers")
    if date is not None:
        yield DCTERMS["issued"], build_date(date)
    yield PROV["wasGeneratedBy"], iris[BUILD]
    yield VOID["uriSpace"], Literal(iris.base)


def _sums(counts: Counts) -> Statements:
    yield VOID["triples"], integer(counts.triples)
    # Every subject has an IRI under the base, which is what VoID calls an entity.
    yield VOID["entities"], integer(counts.subjects)
    yield VOID["distinctSubjects"], integer(counts.subjects)
    yield VOID["classes"], integer(len(counts.classes))
    yield VOID["properties"], integer(len(counts.properties))


def _vocabularies(counts: Counts) -> list[Vocabulary]:
    used = {_vocabulary(term).iri for term in (*counts.classes, *counts.properties)}
    return [vocabulary for vocabulary in VOCABULARIES if vocabulary.iri in used]


def _vocabulary(term: NamedNode) -> Vocabulary:
    """Return the vocabulary that `term` belongs to."""
    fits = (v for v in VOCABULARIES if term.value.startswith(v.iri))
    return max(fits, key=lambda vocabulary: len(vocabulary.iri))


def _path(part: str, term: NamedNode) -> str:
    vocabulary = _vocabulary(term)
    return f"{PATH}/{part}/{vocabulary.prefix}/{term.value.removeprefix(vocabulary.iri)}"
