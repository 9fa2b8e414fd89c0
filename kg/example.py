"""A small graph of six invented papers, for the examples of questions."""

from dataclasses import dataclass, field

from kg.graph import KnowledgeGraph
from kg.model import Abbreviation, Entity, Extraction, Link, Mention, Paper, Result, Source
from kg.names.urls import kind_of
from kg.pipeline import build_graph
from kg.schema import Kind, LinkRole, ResultKind, Role
from kg.text.occurrences import occurrences, place_forms

_I, _U, _M = Role.INTRODUCED, Role.USED, Role.MENTIONED


@dataclass(frozen=True, slots=True)
class _Written:
    """A paper as its author sees it; what stands where is found in the text."""

    id: str
    title: str
    abstract: str
    date: str
    entities: tuple[tuple[Kind, Role, str], ...]
    results: tuple[tuple[str, str, str, str, str], ...] = ()
    """The words, then model, task, dataset and metric; the value is the first of the words."""
    deltas: tuple[tuple[str, str, str, str, str], ...] = ()
    links: tuple[tuple[str, LinkRole], ...] = ()
    short_forms: tuple[tuple[str, str], ...] = field(default=())


_PAPERS = (
    _Written(
        "2301.00001",
        "ZorbNet: Convolutions over Orbits",
        "We propose ZorbNet for image classification. ZorbNet reaches 81.5% top-1 accuracy on"
        " ImageNet-1K, 2.1% above ResNet. Code: https://github.com/example/zorbnet",
        "2023-01-01",
        (
            (Kind.MODEL, _I, "ZorbNet"),
            (Kind.TASK, _U, "image classification"),
            (Kind.METRIC, _U, "top-1 accuracy"),
            (Kind.DATASET, _U, "ImageNet-1K"),
            (Kind.MODEL, _U, "ResNet"),
        ),
        (("81.5%", "ZorbNet", "image classification", "ImageNet-1K", "top-1 accuracy"),),
        (("2.1%", "ZorbNet", "image classification", "ImageNet-1K", "top-1 accuracy"),),
        (("https://github.com/example/zorbnet", LinkRole.OWN),),
    ),
    _Written(
        "2305.00002",
        "OrbFormer: Attention for Small Images",
        "OrbFormer is a Vision Transformer (ViT) for image classification. It has a top-1 accuracy"
        " of 0.842 on ImageNet-1K, where ZorbNet has 81.5%, and 97.1% accuracy on CIFAR-10.",
        "2023-05-02",
        (
            (Kind.MODEL, _I, "OrbFormer"),
            (Kind.MODEL, _U, "Vision Transformer"),
            (Kind.TASK, _U, "image classification"),
            (Kind.METRIC, _U, "top-1 accuracy"),
            (Kind.DATASET, _U, "ImageNet-1K"),
            (Kind.MODEL, _U, "ZorbNet"),
            (Kind.METRIC, _U, "accuracy"),
            (Kind.DATASET, _U, "CIFAR-10"),
        ),
        (
            ("0.842", "OrbFormer", "image classification", "ImageNet-1K", "top-1 accuracy"),
            ("97.1%", "OrbFormer", "image classification", "CIFAR-10", "accuracy"),
        ),
        short_forms=(("ViT", "Vision Transformer"),),
    ),
    _Written(
        "2402.00003",
        "Object Detection with Orbits",
        "With ZorbNet of image classification as backbone, OrbDet reaches 51.2 AP on COCO in object"
        " detection. Unlike the Vision Transformer it needs no ImageNet-1K.",
        "2024-02-03",
        (
            (Kind.MODEL, _U, "ZorbNet"),
            (Kind.MODEL, _I, "OrbDet"),
            (Kind.METRIC, _U, "AP"),
            (Kind.DATASET, _U, "COCO"),
            (Kind.TASK, _U, "image classification"),
            (Kind.TASK, _U, "object detection"),
            (Kind.MODEL, _M, "Vision Transformer"),
            (Kind.DATASET, _M, "ImageNet-1K"),
        ),
        (("51.2", "OrbDet", "object detection", "COCO", "AP"),),
    ),
    _Written(
        "2403.00004",
        "BlueTagger: Names without Labels",
        "We introduce BlueTagger for named entity recognition (NER). It reaches 93.1% F1 on"
        " CoNLL-2003. Code: https://github.com/example/bluetagger",
        "2024-03-04",
        (
            (Kind.MODEL, _I, "BlueTagger"),
            (Kind.TASK, _U, "named entity recognition"),
            (Kind.METRIC, _U, "F1"),
            (Kind.DATASET, _U, "CoNLL-2003"),
        ),
        (("93.1%", "BlueTagger", "named entity recognition", "CoNLL-2003", "F1"),),
        links=(("https://github.com/example/bluetagger", LinkRole.OWN),),
        short_forms=(("NER", "named entity recognition"),),
    ),
    _Written(
        "2405.00005",
        "Few Labels for Named Entity Recognition",
        "BlueTagger (https://github.com/example/bluetagger) is the baseline of named entity"
        " recognition. With curriculum learning it has 93.9 F1 on CoNLL-2003.",
        "2024-05-05",
        (
            (Kind.MODEL, _U, "BlueTagger"),
            (Kind.TASK, _U, "named entity recognition"),
            (Kind.METHOD, _U, "curriculum learning"),
            (Kind.METRIC, _U, "F1"),
            (Kind.DATASET, _U, "CoNLL-2003"),
        ),
        (("93.9", "BlueTagger", "named entity recognition", "CoNLL-2003", "F1"),),
        links=(("https://github.com/example/bluetagger", LinkRole.OTHER),),
    ),
    _Written(
        "2406.00006",
        "Listening to Orbits",
        "In speech recognition, curriculum learning gives OrbASR a word error rate of 2.3% on"
        " LibriSpeech, and without it one of 3.1%.",
        "2024-06-06",
        (
            (Kind.TASK, _U, "speech recognition"),
            (Kind.METHOD, _U, "curriculum learning"),
            (Kind.MODEL, _I, "OrbASR"),
            (Kind.METRIC, _U, "word error rate"),
            (Kind.DATASET, _U, "LibriSpeech"),
        ),
        (
            ("2.3%", "OrbASR", "speech recognition", "LibriSpeech", "word error rate"),
            ("3.1%", "OrbASR", "speech recognition", "LibriSpeech", "word error rate"),
        ),
    ),
)


def example() -> KnowledgeGraph:
    """Return a new graph of the six papers.

    >>> example()
    <KnowledgeGraph: 6 papers, 43 nodes, 88 edges>
    """
    return build_graph(_extraction(line, each) for line, each in enumerate(_PAPERS, start=1))


def _extraction(line: int, of: _Written) -> Extraction:
    """Return what is read from a paper that stands on this line of its page."""
    url = f"https://arxiv.org/abs/{of.id}"
    source = (Source(f"page {of.date[:4]}.txt", line),)
    paper = Paper(of.id, of.title, of.abstract, date=of.date, url=url, source=source)
    forms = [
        [name, *(s for s, long in of.short_forms if long == name)] for _, _, name in of.entities
    ]
    places = place_forms([[*each, *map(str.title, each)] for each in forms], paper.text)
    kinds = ((ResultKind.ABSOLUTE, of.results), (ResultKind.DELTA, of.deltas))
    return Extraction(
        paper,
        tuple(
            Entity(name, kind, role, tuple(sorted(found)))
            for (kind, role, name), found in zip(of.entities, places, strict=True)
        ),
        tuple(_result(paper, kind, row) for kind, rows in kinds for row in rows),
        tuple(Link(url, kind_of(url), role, _first(url, paper)) for url, role in of.links),
        tuple(Abbreviation(short, long) for short, long in of.short_forms),
    )


def _result(paper: Paper, kind: ResultKind, row: tuple[str, str, str, str, str]) -> Result:
    words, model, task, dataset, metric = row
    value = words.removesuffix("%")
    unit = words.removeprefix(value)
    return Result(model, task, dataset, metric, value, unit, kind, _first(words, paper))


def _first(words: str, paper: Paper) -> Mention:
    return next(occurrences(words, paper.text))
