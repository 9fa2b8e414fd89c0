"""Every export holds to the shapes, and what breaks a rule is named with its rule."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

import exports
from exports import Options
from exports.rdf.terms import OWN_IRI, VOCABULARIES
from exports.rdf.validation import validate
from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample

SHAPES = rdflib.Graph().parse(Path(exports.__file__).parent / "rdf" / "shapes.ttl")
BASE = "https://w3id.org/paperkg/"


def broken_rules(tmp_path: Path, more: str, *, without: str = "") -> list[tuple[str, str]]:
    """The rules that the sample breaks once `more` is said, and lines with `without` are not."""
    lines = exported(sample(), "ntriples").decode().splitlines()
    kept = [line for line in lines if not without or without not in line]
    assert bool(without) == (len(kept) < len(lines))
    path = tmp_path / "graph.nt"
    path.write_text("\n".join([*kept, more]) + "\n", encoding="utf-8")
    return [(v.node.removeprefix(BASE), v.rule) for v in validate(path).violations]


@pytest.mark.parametrize("build", [sample, hostile])
def test_an_export_holds_to_every_shape(
    build: Callable[[], KnowledgeGraph], tmp_path: Path
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(exported(build(), "turtle"))
    report = validate(path)
    assert report.violations == ()
    assert report.checked > 30
    assert report.triples == len(exported(build(), "ntriples").splitlines())


def test_another_base_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(exported(sample(), "turtle", Options(base_iri="https://example.org/")))
    assert validate(path).violations == ()


def test_compressed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt.gz"
    path.write_bytes(gzip.compress(exported(sample(), "ntriples")))
    assert validate(path).violations == ()


@pytest.mark.parametrize(
    ("node", "said", "rule"),
    [
        ("paper/p2", f'<{OWN_IRI}mentions> "ViT"', "mentions only models"),
        ("paper/p2", f"<{OWN_IRI}mentions> <{BASE}model/crossvit>", "not both uses and mentions"),
        ("paper/p2", '<http://purl.org/dc/terms/title> "Another"', "has one title"),
        ("paper/p2", '<http://purl.org/spar/fabio/hasArXivId> "2103.14899v2"', "without version"),
        ("metric/top1-accuracy", f'<{OWN_IRI}better> "sideways"', "is better when higher or when"),
        ("model/vit", f"<{OWN_IRI}variantOf> <{BASE}paper/p2>", "is a variant of"),
        ("model/vit", '<http://www.w3.org/2004/02/skos/core#altLabel> "ViT"', "other than its"),
        ("paper/p2/span/3-11/position", "<http://www.w3.org/ns/oa#start> 99", "less than its end"),
        ("link/github.com%2Fa%2Fb0", f'<{OWN_IRI}linkKind> "thing"', "one kind of link"),
        (
            "link/github.com%2Fa%2Fb0",
            "<http://purl.org/spar/fabio/hasURL> <https://a.org/>",
            "an xsd:anyURI",
        ),
    ],
)
def test_what_is_said_too_much_is_found(tmp_path: Path, node: str, said: str, rule: str) -> None:
    more = said.replace(" 99", ' "99"^^<http://www.w3.org/2001/XMLSchema#integer>')
    found = broken_rules(tmp_path, f"<{BASE}{node}> {more} .")
    assert {name for name, _ in found} == {node}
    assert any(rule in broken for _, broken in found)


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        ("skos/core#prefLabel", "has one preferred name"),
        ("#taConfidence", "has one confidence"),
        ("#spelling", "has its value as written"),
        ("ontology#reports>", "is reported by exactly one paper"),
        ("oa#exact", "has the words themselves"),
        ("void#triples>", "counts its triples"),
        ("prov#wasAssociatedWith", "was done by an agent"),
        ("mlso/isVariantOf", "mlso:isVariantOf too"),
    ],
)
def test_what_is_missing_is_found(tmp_path: Path, without: str, rule: str) -> None:
    assert any(rule in broken for _, broken in broken_rules(tmp_path, "", without=without))


def test_a_difference_told_as_a_score_is_found(tmp_path: Path) -> None:
    [delta] = [n for n in sample().nodes("Result") if sample().node(n)["result_kind"] == "delta"]  # type: ignore[arg-type]  # "str"; expected "Kind | NodeKind | None"
    kind = "<http://www.w3.org/ns/mls#ModelEvaluation>"
    found = broken_rules(tmp_path, f"<{BASE}{delta}> <{RDF.type}> {kind} .")
    assert any("and no difference" in rule for _, rule in found)


def test_a_file_about_other_things_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "other.nt"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"other\.nt: none of its 1 triples is about a paper"):
        validate(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("graph.ttl", b"<urn:a> <urn:b>", r"is no Turtle \(.*; export it again"),
        ("graph.xyz", b"", r"its suffix is of no RDF format; name it with one of \.ttl"),
        ("graph.nt.gz", b"no archive", r"no RDF can be read there \(Not a gzipped file"),
        ("graph.nt.gz", gzip.compress(b"<urn:a>" * 99)[:-9], r"no RDF can be read there"),
        (
            "graph.nt.gz",
            gzip.compress(b"")[:10] + b"\xff" * 20,
            r"there \(Error -3 while decompress",
        ),
    ],
)
def test_what_is_no_rdf_is_an_error(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GraphError, match=message):
        validate(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no RDF can be read there \(No such file"):
        validate(tmp_path / "none.ttl")


def test_every_class_that_is_exported_has_a_shape() -> None:
    data = rdflib.Graph().parse(data=exported(sample(), "ntriples"), format="nt")
    targets = set(SHAPES.objects(None, SH.targetClass)) | set(SHAPES.objects(None, SH["class"]))
    assert set(data.objects(None, RDF.type)) - targets == set()


def test_every_term_in_the_shapes_is_one_that_may_be_used() -> None:
    known = {vocabulary.iri: vocabulary.terms for vocabulary in VOCABULARIES}
    used = {str(term) for said in SHAPES for term in said if isinstance(term, rdflib.URIRef)}
    foreign = [t for t in used if not t.startswith((str(SH), f"{BASE}shapes#"))]
    assert len(foreign) > 50
    for term in foreign:
        [namespace] = [iri for iri in known if term.startswith(iri)]
        assert term.removeprefix(namespace) in known[namespace]


def test_every_rule_has_words_of_its_own() -> None:
    rules = list(SHAPES.subjects(SH.path))
    assert len(rules) > 50
    for rule in rules:
        assert SHAPES.value(rule, SH.message), SHAPES.value(rule, SH.path)
