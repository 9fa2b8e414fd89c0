"""Questions that Linked Papers With Code asks of its graph, asked of ours.

Its examples and pages (https://github.com/metaphacts/linkedpaperswithcode: `example-sparql-queries`
and the templates of `lpwc-app`) are the model; the queries are written anew, with its classes and
properties. Where they differ: names are `foaf:name` here, and what an evaluation was of is
said in the terms of ML-Schema. Conferences and frameworks are in no abstract.

The answers were compared with the annotation by a person: `tests/gold/dev.jsonl`, `train.jsonl`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from exports.rdf.terms import LPWC, LPWCC, Vocabulary
from exports.sparql.store import QueryableGraph
from tests.annotated import annotated_turtle

PREFIXES = f"""
PREFIX lpwc: <{LPWC.iri}>
PREFIX class: <{LPWCC.iri}>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mls: <http://www.w3.org/ns/mls#>
PREFIX fabio: <http://purl.org/spar/fabio/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""

QUESTIONS: Mapping[str, tuple[str, list[tuple[Any, ...]]]] = {
    "how many papers are on a task": (
        """SELECT (COUNT(?paper) AS ?count) WHERE {
          ?paper a class:paper ; lpwc:hasTask ?task .
          ?task a class:task ; foaf:name "domain adaptation" }""",
        [(14,)],
    ),
    "which datasets are used most": (
        """SELECT ?name (COUNT(?paper) AS ?count) WHERE {
          ?paper a class:paper ; lpwc:usesDataset ?dataset .
          ?dataset a class:dataset ; foaf:name ?name
        } GROUP BY ?name ORDER BY DESC(?count) ?name LIMIT 4""",
        [("ImageNet", 12), ("ImageNet-1K", 12), ("COCO", 8), ("CIFAR-10", 6)],
    ),
    "which tasks are addressed most": (
        """SELECT ?name (COUNT(?paper) AS ?count) WHERE {
          ?paper a class:paper ; lpwc:hasTask ?task . ?task foaf:name ?name
        } GROUP BY ?name ORDER BY DESC(?count) ?name LIMIT 3""",
        [("image classification", 24), ("semantic segmentation", 18), ("object detection", 15)],
    ),
    "by which metrics papers are evaluated": (
        """SELECT ?metric (COUNT(?result) AS ?count) WHERE {
          ?paper lpwc:hasEvaluation ?evaluation .
          ?evaluation a class:evaluation ; lpwc:hasEvaluationResult ?result .
          ?result a class:evaluationresult ; mls:specifiedBy/foaf:name ?metric
        } GROUP BY ?metric ORDER BY DESC(?count) ?metric LIMIT 3""",
        [("top-1 accuracy", 20), ("F1 score", 15), ("accuracy", 11)],
    ),
    "which tasks a dataset is connected with": (
        """SELECT ?task (COUNT(?paper) AS ?count) WHERE {
          ?dataset a class:dataset ; foaf:name "MS MARCO" .
          ?paper lpwc:usesDataset ?dataset ; lpwc:hasTask/foaf:name ?task
        } GROUP BY ?task ORDER BY DESC(?count) ?task LIMIT 2""",
        [("reranking", 2), ("retrieval", 2)],
    ),
    "which methods a task is connected with": (
        """SELECT ?method (COUNT(?paper) AS ?count) WHERE {
          ?task a class:task ; foaf:name "domain adaptation" .
          ?paper lpwc:hasTask ?task ; lpwc:hasMethod ?m .
          ?m a class:method ; foaf:name ?method
        } GROUP BY ?method ORDER BY DESC(?count) ?method LIMIT 2""",
        [("data augmentation", 2), ("Adaptive Reinforcement Strategy", 1)],
    ),
    "which datasets a task is connected with": (
        """SELECT ?dataset (COUNT(?paper) AS ?count) WHERE {
          ?task a class:task ; foaf:name "domain adaptation" .
          ?paper lpwc:hasTask ?task ; lpwc:usesDataset/foaf:name ?dataset
        } GROUP BY ?dataset ORDER BY DESC(?count) ?dataset LIMIT 3""",
        [("CrossNER", 1), ("MNIST", 1), ("SVHN", 1)],
    ),
    "where the official repositories of a task are": (
        """SELECT ?beginning ?url WHERE {
          ?task a class:task ; foaf:name "domain adaptation" .
          ?paper lpwc:hasTask ?task ; dcterms:title ?title ;
            lpwc:hasOfficialRepository ?repository .
          ?repository a class:repository ; fabio:hasURL ?url
          BIND(SUBSTR(?title, 1, 24) AS ?beginning)
        } ORDER BY ?title LIMIT 2""",
        [
            ("Cross-domain Hyperspectr", "https://github.com/YuxiangZhang-BIT/IEEE_TCSVT_BiDA"),
            ("CrossNER: Evaluating Cro", "https://github.com/zliucr/CrossNER"),
        ],
    ),
    "how many papers of a task have a repository, official or not": (
        """SELECT ?task (COUNT(DISTINCT ?paper) AS ?count) WHERE {
          { ?paper lpwc:hasRepository ?repository }
          UNION { ?paper lpwc:hasOfficialRepository ?repository }
          ?paper lpwc:hasTask/foaf:name ?task
        } GROUP BY ?task ORDER BY DESC(?count) ?task LIMIT 3""",
        [("image classification", 11), ("object detection", 9), ("semantic segmentation", 9)],
    ),
    "what a paper was evaluated on": (
        """SELECT ?Task ?Dataset ?Model ?MetricName ?MetricValue WHERE {
          ?paper dcterms:title "CCNet: Criss-Cross Attention for Semantic Segmentation" ;
            lpwc:hasEvaluation ?evaluation .
          ?evaluation lpwc:hasTask/foaf:name ?Task ; lpwc:hasDataset/foaf:name ?Dataset ;
            lpwc:hasModel/foaf:name ?Model ; lpwc:hasEvaluationResult ?result .
          ?result lpwc:metricName ?MetricName ; lpwc:metricValue ?MetricValue
        } ORDER BY ?Dataset""",
        [
            (task, dataset, "Criss-Cross Network", "mean intersection over union", value)
            for task, dataset, value in (
                ("semantic segmentation", "ADE20K", "45.76%"),
                ("semantic segmentation", "Cityscapes", "81.9%"),
                ("human parsing", "LIP", "55.47%"),
            )
        ],
    ),
    "what the results on a dataset are": (
        """SELECT ?metric ?value WHERE {
          ?dataset a class:dataset ; foaf:name "CIFAR-10" .
          ?paper a class:paper ; lpwc:hasEvaluation ?evaluation .
          ?evaluation mls:hasInput ?dataset ; lpwc:hasEvaluationResult ?result .
          ?result mls:specifiedBy/foaf:name ?metric ; mls:hasValue ?value
        } ORDER BY ?value""",
        [
            ("robust accuracy", Decimal(72)),
            ("robust accuracy", Decimal(78)),
            ("accuracy", Decimal(82)),
        ],
    ),
    "which models a paper has": (
        """SELECT ?name WHERE {
          ?paper a class:paper ; lpwc:hasModel ?model ; dcterms:title ?title .
          FILTER(STRSTARTS(?title, "CrossFormer"))
          ?model a class:model ; foaf:name ?name } ORDER BY ?name""",
        [("CrossFormer",), ("Vision Transformer",)],
    ),
    "which paper introduced a dataset": (
        """SELECT ?title WHERE {
          ?dataset a class:dataset ; foaf:name "CrossNER" ; lpwc:introducedBy ?paper .
          ?paper dcterms:title ?title }""",
        [("CrossNER: Evaluating Cross-Domain Named Entity Recognition",)],
    ),
    "which datasets a paper introduces and which it only uses": (
        """SELECT ?name (EXISTS { ?dataset lpwc:introducedBy ?paper } AS ?new) WHERE {
          ?paper dcterms:title ?title ; lpwc:usesDataset ?dataset .
          FILTER(STRSTARTS(?title, "Generating Synthetic Documents for Cross-Encoder"))
          ?dataset foaf:name ?name } ORDER BY DESC(?new) ?name LIMIT 3""",
        [
            ("ChatGPT-RetrievalQA", True),
            ("Human ChatGPT Comparison Corpus", False),
            ("MS MARCO DEV", False),
        ],
    ),
}


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    path = tmp_path_factory.mktemp("annotated") / "graph.ttl"
    path.write_bytes(annotated_turtle())
    return QueryableGraph(path)


@pytest.mark.parametrize(("query", "rows"), QUESTIONS.values(), ids=QUESTIONS)
def test_its_questions_are_answered(
    annotated: QueryableGraph, query: str, rows: list[tuple[Any, ...]]
) -> None:
    assert list(annotated.run(PREFIXES + query).rows) == rows


@pytest.mark.parametrize(("vocabulary", "prefix"), [(LPWC, "lpwc"), (LPWCC, "class")])
def test_the_questions_use_its_terms(vocabulary: Vocabulary, prefix: str) -> None:
    """All of its terms that we write, but for repositories of others, which no paper here gives."""
    used = {
        term
        for term in vocabulary.terms
        for query, _ in QUESTIONS.values()
        if f"{prefix}:{term}" in query
    }
    assert vocabulary.terms.keys() - used <= {"paperMentionsRepository"}
