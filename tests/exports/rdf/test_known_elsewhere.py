"""What RDF says of identifiers elsewhere, of better values, and of ids of former builds."""

from pyoxigraph import Literal, NamedNode, Triple

from exports import Options
from exports.rdf.terms import DCAT, DCTERMS, OWN, SCHEMA, SKOS
from exports.rdf.triples import triples
from tests.graphs.sample import sample

BASE = "https://example.org/"


def said(subject: str, predicate: NamedNode) -> set[str]:
    """The values, in order of writing, of a property of the node in the sample."""
    wanted = NamedNode(BASE + subject), predicate
    found: list[Triple] = list(triples(sample(), Options(base_iri=BASE)))
    objects = [t.object for t in found if (t.subject, t.predicate) == wanted]
    return {o.value for o in objects if isinstance(o, NamedNode | Literal)}


def test_the_same_thing_elsewhere_is_an_exact_match() -> None:
    assert said("dataset/imagenet1k", SKOS["exactMatch"]) == {
        "http://www.wikidata.org/entity/Q24901201",
        "https://huggingface.co/datasets/ILSVRC/imagenet-1k",
    }
    assert said("model/vit", SKOS["exactMatch"]) == {"https://huggingface.co/google/vit"}


def test_a_homepage_is_a_landing_page_of_a_dataset_and_a_url_of_anything_else() -> None:
    homepage = {"https://www.image-net.org"}
    assert said("dataset/imagenet1k", DCAT["landingPage"]) == homepage
    assert said("model/vit", SCHEMA["url"]) == {"https://a.org"}


def test_the_introducing_paper_is_cited() -> None:
    assert said("model/vit", SCHEMA["citation"]) == {"https://arxiv.org/abs/2010.11929"}


def test_a_metric_says_which_value_is_better() -> None:
    assert said("metric/top1-accuracy", OWN["better"]) == {"higher"}
    assert said("model/vit", OWN["better"]) == set()


def test_an_id_of_a_former_build_says_what_replaced_it_and_nothing_else() -> None:
    old_node = NamedNode(f"{BASE}model/vit-model")
    found = {
        t.predicate for t in triples(sample(), Options(base_iri=BASE)) if t.subject == old_node
    }
    assert found == {DCTERMS["isReplacedBy"]}
    for old in ("vit-model", "vision-transformer"):
        assert said(f"model/{old}", DCTERMS["isReplacedBy"]) == {f"{BASE}model/vit"}
