"""The terms that the RDF formats use: each namespace once, with the terms that it has.

Where rdflib has a namespace, its list of terms is used. The other lists have the terms that this
package uses, read in the vocabularies themselves. An unknown term raises an error when the module
that uses it is imported.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import rdflib.namespace
from pyoxigraph import NamedNode
from rdflib.namespace import DefinedNamespace

from kg.errors import UnknownNameError
from kg.schema import RESULT_FIELDS, Kind, NodeKind, Relation


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A namespace with its usual prefix and its local names.

    >>> LPWC["hasTask"]
    <NamedNode value=https://linkedpaperswithcode.com/property/hasTask>
    >>> ITSRDF["confidence"]
    Traceback (most recent call last):
    ...
    kg.errors.UnknownNameError: unknown term of itsrdf 'confidence'; known: taConfidence
    """

    prefix: str
    iri: str
    terms: Mapping[str, NamedNode]

    def __getitem__(self, term: str) -> NamedNode:
        """Return the IRI of `term`; raise `UnknownNameError` if the namespace lacks it."""
        found = self.terms.get(term)
        if found is None:
            raise UnknownNameError(f"term of {self.prefix}", term, self.terms)
        return found


def _listed(prefix: str, iri: str, terms: str | Iterable[str]) -> Vocabulary:
    names = terms.split() if isinstance(terms, str) else terms
    return Vocabulary(prefix, iri, {name: NamedNode(iri + name) for name in names})


def _published(prefix: str, namespace: type[DefinedNamespace], *more: str) -> Vocabulary:
    """Return a vocabulary of rdflib's; `more` are terms that are keywords of Python."""
    iri = str(namespace)
    found = (*dir(namespace), *(namespace[term] for term in more))
    terms = (str(term).removeprefix(iri) for term in found)
    return _listed(prefix, iri, terms)


OWN_IRI = "https://w3id.org/paperkg/ontology#"
"""Our own terms stay where they are, whatever the base IRI of a graph is."""

RDF = _published("rdf", rdflib.namespace.RDF)
RDFS = _published("rdfs", rdflib.namespace.RDFS)
XSD = _published("xsd", rdflib.namespace.XSD)
DCAT = _published("dcat", rdflib.namespace.DCAT)
DCTERMS = _published("dcterms", rdflib.namespace.DCTERMS)
DOAP = _published("doap", rdflib.namespace.DOAP)
FOAF = _published("foaf", rdflib.namespace.FOAF)
PROV = _published("prov", rdflib.namespace.PROV)
SCHEMA = _published("schema", rdflib.namespace.SDO)
SKOS = _published("skos", rdflib.namespace.SKOS)
VOID = _published("void", rdflib.namespace.VOID, "class")

# https://linkedpaperswithcode.com, classes and properties of the published graph
LPWCC = _listed(
    "lpwcc",
    "https://linkedpaperswithcode.com/class/",
    "paper dataset model method task evaluation evaluationresult repository",
)
LPWC = _listed(
    "lpwc",
    "https://linkedpaperswithcode.com/property/",
    "hasTask hasMethod hasModel usesDataset introducedBy hasEvaluation hasEvaluationResult"
    " hasOfficialRepository hasRepository paperMentionsRepository"
    " hasDataset metricName metricValue",
)
# http://ml-schema.github.io/documentation/ML%20Schema.html
MLS = _listed(
    "mls",
    "http://www.w3.org/ns/mls#",
    "Dataset Model Algorithm EvaluationMeasure ModelEvaluation Run hasValue hasInput hasOutput"
    " achieves realizes specifiedBy",
)
# https://github.com/dtai-kg/MLSO
MLSO = _listed("mlso", "http://w3id.org/mlso/", "isVariantOf hasVariant")
# https://w3id.org/fair4ml
FAIR4ML = _listed("fair4ml", "https://w3id.org/fair4ml#", "MLModel")
# http://www.sparontologies.net/ontologies/fabio
FABIO = _listed("fabio", "http://purl.org/spar/fabio/", "Preprint hasArXivId hasURL")
# https://www.w3.org/TR/annotation-vocab/
OA = _listed(
    "oa",
    "http://www.w3.org/ns/oa#",
    "Annotation SpecificResource TextPositionSelector TextQuoteSelector hasBody hasTarget"
    " hasSource hasSelector start end exact prefix suffix",
)
# https://www.w3.org/TR/its20/
ITSRDF = _listed("itsrdf", "http://www.w3.org/2005/11/its/rdf#", "taConfidence")
# exports/rdf/ontology.ttl
OWN = _listed(
    "paperkg",
    OWN_IRI,
    [
        *(str(relation) for relation in Relation),
        *("DeltaResult", "hasDelta", "spelling", "linkKind", "measuresWith", "roleConfidence"),
        *("Listing", "listedAs", "onPage", "line", "pageDate", "better", "score"),
        *("year", "venue", "citationKey"),
        *("sure", "unsureOf", "sign", "relative", "uncertainty"),
        *(f"{field}Confidence" for field in RESULT_FIELDS.values()),
    ],
)

VOCABULARIES = (
    *(RDF, RDFS, XSD, DCAT, DCTERMS, DOAP, FOAF, PROV, SCHEMA, SKOS, VOID),
    *(LPWCC, LPWC, MLS, MLSO, FAIR4ML, FABIO, OA, ITSRDF, OWN),
)

A = RDF["type"]


def prefixes(base_iri: str) -> dict[str, str]:
    """Return the prefixes of an exported file: of the vocabularies, and one for each kind of node.

    >>> prefixes("https://example.org/")["dataset"]
    'https://example.org/dataset/'
    """
    kinds = [*Kind, *NodeKind]
    nodes = {kind.lower(): f"{base_iri}{kind.lower()}/" for kind in kinds}
    return nodes | {vocabulary.prefix: vocabulary.iri for vocabulary in VOCABULARIES}
