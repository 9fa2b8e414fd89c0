"""Look-up and loader on hand-made tables, and what the shipped vocabulary knows."""

from pathlib import Path

import pytest

from kg.errors import InvalidValueError
from kg.schema import Kind
from kg.vocabulary import Better, Scale, Term, Vocabulary, load, load_kind, read_terms

IMAGENET = Term("ImageNet", Kind.DATASET, aliases=("ILSVRC",))
VISION_TRANSFORMER = Term("Vision Transformer", Kind.MODEL, aliases=("ViT",))
CONTRASTIVE = Term("contrastive learning", Kind.METHOD, aliases=("CL",), caution=("CL",))


def test_a_term_is_found_by_any_spelling_of_its_name_or_alias() -> None:
    vocabulary = Vocabulary([IMAGENET, VISION_TRANSFORMER])
    for name in ("vision transformers", "Vision-Transformer", "ViTs", "VisionTransformer"):
        assert vocabulary.lookup(name) == VISION_TRANSFORMER
    assert vocabulary.lookup("image net") == IMAGENET
    assert vocabulary.lookup("ViT", Kind.DATASET) is None


def test_another_number_is_another_name() -> None:
    vocabulary = Vocabulary([Term("GPT-4", Kind.MODEL)])
    assert vocabulary.lookup("GPT4") is not None
    assert vocabulary.lookup("GPT-3") is None
    assert vocabulary.lookup("GPT-4.1") is None


def test_an_alias_that_needs_caution_finds_nothing_and_a_name_always_does() -> None:
    careful = Term("precision", Kind.METRIC, caution=("precision",))
    vocabulary = Vocabulary([CONTRASTIVE, careful])
    assert vocabulary.lookup("CL") is None
    assert vocabulary.lookup("contrastive learning") == CONTRASTIVE
    assert vocabulary.lookup("precision") == careful


def test_names_that_differ_by_a_gap_alone_are_found_by_their_own_spelling_only() -> None:
    speech, small = Term("VITS", Kind.MODEL), Term("ViT-S", Kind.MODEL)
    vocabulary = Vocabulary([speech, small])
    assert vocabulary.lookup("VITS") == speech
    assert vocabulary.lookup("ViT-S") == small
    assert vocabulary.lookup("V I T S") is None


def test_the_term_that_is_called_so_comes_before_the_one_that_is_also_called_so() -> None:
    also = Term("masked autoencoder", Kind.MODEL, aliases=("MAE",))
    called = Term("MAE", Kind.METRIC)
    assert Vocabulary([also, called]).lookup_all("MAE") == (called, also)


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "metrics.tsv"
    table.write_text(
        "name\taliases\tcaution\tarxiv\tbetter\tscale\n"
        "average precision\tAP|avg. precision\tAP\t\thigher\tpercent\n"
        "FID\t\t\t1706.08500\tlower\tother\n"
    )
    assert list(read_terms(table, Kind.METRIC)) == [
        Term(
            "average precision",
            Kind.METRIC,
            aliases=("AP", "avg. precision"),
            caution=("AP",),
            better=Better.HIGHER,
            scale=Scale.PERCENT,
        ),
        Term("FID", Kind.METRIC, arxiv="1706.08500", better=Better.LOWER, scale=Scale.OTHER),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\tcolour\nBERT\tred\n", r"models\.tsv:1: .*colour"),
        ("aliases\nBERT\n", r"models\.tsv:1: .*not those of a term"),
        ("name\taliases\nBERT\n", r"models\.tsv:2: 1 cells, but the heading has 2"),
        ("name\tbetter\nBERT\tup\n", r"models\.tsv:2: 'up' is not a valid Better"),
    ],
)
def test_a_table_that_is_none_is_an_error_with_file_and_line(
    tmp_path: Path, text: str, message: str
) -> None:
    table = tmp_path / "models.tsv"
    table.write_text(text)
    with pytest.raises(InvalidValueError, match=message):
        list(read_terms(table, Kind.MODEL))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (Kind.MODEL, 300),
        (Kind.METHOD, 250),
        (Kind.DATASET, 400),
        (Kind.METRIC, 80),
        (Kind.TASK, 200),
    ],
)
def test_the_shipped_vocabulary_knows_enough_of_each_kind(kind: Kind, least: int) -> None:
    assert sum(term.kind == kind for term in load()) >= least


def test_every_shipped_metric_says_in_what_it_is_given() -> None:
    assert [t.name for t in load() if t.kind == Kind.METRIC and t.scale is None] == []


@pytest.mark.parametrize(
    ("name", "kind", "canonical"),
    [
        ("ViTs", Kind.MODEL, "Vision Transformer"),
        ("ImageNet1k", Kind.DATASET, "ImageNet-1K"),
        ("MS-COCO", Kind.DATASET, "COCO"),
        ("mIoU", Kind.METRIC, "mean intersection over union"),
        ("GFLOPs", Kind.METRIC, "FLOPs"),
        ("FLOPS", Kind.METRIC, "FLOPS"),
        ("NER", Kind.TASK, "named entity recognition"),
        ("low-rank adaptation", Kind.METHOD, "LoRA"),
    ],
)
def test_well_known_names_are_in_the_shipped_vocabulary(
    name: str, kind: Kind, canonical: str
) -> None:
    term = load().lookup(name, kind)
    assert term is not None
    assert term.name == canonical


def test_the_metrics_alone_are_found_by_the_names_that_find_them_among_all_kinds() -> None:
    """For other names both look in the same place, so that these are enough."""
    metrics, every = load_kind(Kind.METRIC), load()
    for form in (form for term in every for form in term.forms):
        assert metrics.lookup_all(form) == every.lookup_all(form, Kind.METRIC), form
