"""Where statements come from: evidence by level, extractors, the build, and no clock."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

import kg
from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.build_date import build_date
from exports.rdf.options import Evidence
from exports.rdf.terms import (
    DCTERMS,
    ITSRDF,
    OA,
    PROV,
    RDFS,
    SCHEMA,
    XSD,
    A,
)
from exports.rdf.triples import triples
from exports.rdf.validation import validate
from kg.errors import InvalidValueError, UnknownNameError
from kg.schema import NodeKind
from kg.storage.tables.opening import Tables
from tests.exports.exported import exported
from tests.graphs.opened import opened
from tests.graphs.sample import hostile, sample

BASE = DEFAULT_BASE_IRI


def found(options: Options | None = None) -> list[Triple]:
    return list(triples(sample(), options or Options()))


def values(said: list[Triple], subject: str, term: NamedNode) -> set[str]:
    node = NamedNode(BASE + subject)
    objects = [t.object for t in said if t.subject == node and t.predicate == term]
    return {o.value for o in objects if isinstance(o, NamedNode | Literal)}


def test_every_mention_and_result_with_evidence_has_an_annotation() -> None:
    said = found()
    graph = sample()
    expected = sum(
        len(edge.statement.evidence)
        for paper in graph.nodes(NodeKind.PAPER)
        for edge in graph.edges_from(paper)
    )
    annotations = {t.subject for t in said if t.predicate == A and t.object == OA["Annotation"]}
    assert len(annotations) == expected > 0
    for term in (OA["hasBody"], OA["hasTarget"], ITSRDF["taConfidence"], PROV["wasGeneratedBy"]):
        assert {t.subject for t in said if t.predicate == term} >= annotations
    bodies = {t.object for t in said if t.predicate == OA["hasBody"]}
    results = {NamedNode(BASE + node) for node in graph.nodes(NodeKind.RESULT)}
    assert results
    assert results <= bodies


def selectors(said: list[Triple]) -> set[NamedNode]:
    pointed = {t.object for t in said if t.predicate == OA["hasSelector"]}
    types = {t.object for t in said if t.predicate == A and t.subject in pointed}
    return {each for each in types if isinstance(each, NamedNode)}


def test_each_level_of_evidence_says_more_than_the_one_before() -> None:
    none, quotes, full = (
        found(Options(evidence=level)) for level in (Evidence.NONE, Evidence.QUOTES, Evidence.FULL)
    )
    assert selectors(none) == set()
    assert selectors(quotes) == {OA["TextQuoteSelector"]}
    assert selectors(full) == {OA["TextQuoteSelector"], OA["TextPositionSelector"]}
    for less, more in ((none, quotes), (quotes, full)):
        apart = {str(t) for t in less} - {str(t) for t in more}
        # The counts of the graph differ, and nothing else.
        assert all(line.startswith(f"<{BASE}void") for line in apart)
        assert len(more) > len(less)


@pytest.mark.parametrize("level", [Evidence.NONE, Evidence.QUOTES])
def test_without_full_evidence_no_text_stands_anywhere(level: Evidence) -> None:
    for graph in (sample(), hostile()):
        for triple in triples(graph, Options(evidence=level)):
            assert triple.predicate not in {SCHEMA["abstract"], SCHEMA["text"], OA["start"]}
    abstracts = {sample().node(paper)["abstract"] for paper in sample().nodes(NodeKind.PAPER)}
    held = {t.object.value for t in found(Options(evidence=level)) if isinstance(t.object, Literal)}
    assert not held & (abstracts - {""})


def test_without_evidence_nothing_points_to_an_annotation_or_a_text() -> None:
    said = found(Options(evidence=Evidence.NONE))
    assert not [t for t in said if t.predicate.value.startswith("http://www.w3.org/ns/oa#")]
    subjects = {t.subject for t in said}
    under = [t.object for t in said if isinstance(t.object, NamedNode)]
    local = [each for each in under if each.value.startswith(f"{BASE}paper/")]
    assert local
    assert all(each in subjects for each in local)


@pytest.mark.parametrize("level", Evidence)
def test_what_is_pointed_to_under_the_base_is_described(level: Evidence) -> None:
    said = found(Options(evidence=level))
    subjects = {t.subject for t in said}
    for triple in said:
        value = triple.object
        if isinstance(value, NamedNode) and value.value.startswith(BASE):
            is_term = value.value.startswith(f"{BASE}ontology#")
            assert is_term or value in subjects, value


@pytest.mark.parametrize("level", Evidence)
@pytest.mark.parametrize("date", ["2026-11-21", "2026-11-21T09:30:00Z"])
def test_every_level_and_date_holds_to_the_shapes(
    tmp_path: Path, level: Evidence, date: str
) -> None:
    path = tmp_path / "graph.nt"
    path.write_bytes(exported(sample(), "ntriples", Options(evidence=level, date=date)))
    assert validate(path).violations == ()


def test_an_opened_graph_gives_the_same_and_stays_in_its_file() -> None:
    graph = opened(sample())
    assert exported(graph, "turtle") == exported(sample(), "turtle")
    assert type(graph.data) is Tables


def test_the_build_used_the_pages_and_was_made_by_this_version() -> None:
    said = found()
    assert values(said, "build", A) == {PROV["Activity"].value}
    pages = {f"{BASE}page/page%201.txt", f"{BASE}page/page%202.txt"}
    assert values(said, "build", PROV["used"]) == pages
    assert values(said, "build", PROV["wasAssociatedWith"]) == {f"{BASE}software"}
    assert values(said, "software", SCHEMA["softwareVersion"]) == {kg.__version__}
    assert values(said, "page/page%201.txt", RDFS["label"]) == {"page 1.txt"}
    assert values(said, "void", PROV["wasGeneratedBy"]) == {f"{BASE}build"}
    assert f"{BASE}extraction/crf" in values(said, "build", PROV["wasInformedBy"])


def test_without_a_date_no_time_is_told() -> None:
    for term in (PROV["endedAtTime"], PROV["startedAtTime"], PROV["generatedAtTime"]):
        assert not [t for t in found() if t.predicate == term]
    assert values(found(), "void", DCTERMS["issued"]) == set()


def test_a_day_is_told_of_the_graph_and_a_moment_of_the_build_too() -> None:
    day = found(Options(date="2026-11-21"))
    assert values(day, "void", DCTERMS["issued"]) == {"2026-11-21"}
    assert values(day, "build", PROV["endedAtTime"]) == set()
    point = found(Options(date="2026-11-21T09:30:00Z"))
    assert values(point, "void", DCTERMS["issued"]) == {"2026-11-21T09:30:00Z"}
    assert values(point, "build", PROV["endedAtTime"]) == {"2026-11-21T09:30:00Z"}


@pytest.mark.parametrize(
    ("text", "value", "datatype"),
    [
        ("2026-11-21", "2026-11-21", "date"),
        ("2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z", "dateTime"),
        ("2026-11-21T00:30:00+01:00", "2026-11-20T23:30:00Z", "dateTime"),
    ],
)
def test_a_moment_is_told_in_utc(text: str, value: str, datatype: str) -> None:
    assert build_date(text) == Literal(value, datatype=XSD[datatype])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-13-01",
        "20261121",
        "2026-11-21T09:30:00",
        "2026-11-21 09:30:00Z",
        "2026-11-21T25:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "2026-11-21\n",
    ],
)
def test_what_is_no_moment_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"is no date in ISO 8601; give one") as caught:
        Options(date=text)
    assert "\n" not in str(caught.value)


def test_an_unknown_level_of_evidence_lists_the_known() -> None:
    with pytest.raises(UnknownNameError, match=r"level of evidence 'all'.*full, none, quotes"):
        Options.given(evidence="all")
