"""Which names are found, and how they are merged with the mentions that are there."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of, set_mentions
from extractors.tokenizer import make_tokenizer
from extractors.vocabulary.component import VocabularyMentions, shipped_matcher
from extractors.vocabulary.matcher import Matcher
from kg.schema import Kind
from kg.vocabulary import Term, Vocabulary

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)

TERMS = (
    Term("Vision Transformer", Kind.MODEL, aliases=("ViT",)),
    Term("Transformer", Kind.MODEL, aliases=("transformer",)),
    Term("GPT-4", Kind.MODEL),
    Term("COCO", Kind.DATASET, aliases=("MS COCO",)),
    Term("SQuAD", Kind.DATASET),
    Term("DROP", Kind.DATASET),
    Term("Fréchet Inception Distance", Kind.METRIC, aliases=("FID",)),
    Term("F1 score", Kind.METRIC, aliases=("F1",)),
    Term("ontology matching", Kind.TASK),
    Term("VQA", Kind.TASK),
    Term("VQA", Kind.DATASET),
    Term("contrastive learning", Kind.METHOD, aliases=("CL",), caution=("CL",)),
)
COMPONENT = VocabularyMentions(Matcher(Vocabulary(TERMS)))

Found = list[tuple[str, str]]


def document(text: str, tagged: tuple[tuple[str, Kind], ...] = ()) -> Doc:
    """Build a document as the tagger leaves it; each tagged surface stands where it first does."""
    doc = NLP.make_doc(text)
    starts = [text.index(surface) for surface, _ in tagged]
    set_mentions(
        doc,
        [
            TaggedMention(start, start + len(surface), kind, 0.9, "tagger")
            for start, (surface, kind) in zip(starts, tagged, strict=True)
        ],
    )
    return doc


def found(doc: Doc) -> Found:
    return [(doc.text[item.start : item.end], item.kind) for item in mentions_of(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We train Vision Transformers.", [("Vision Transformers", "Model")]),
        ("We train a vision-transformer.", [("vision-transformer", "Model")]),
        ("ViT, ViTs and VIT", [("ViT", "Model"), ("ViTs", "Model")]),
        ("transformer-based", [("transformer", "Model")]),
        ("GPT4 or GPT 4 or gpt-4", [("GPT4", "Model"), ("GPT 4", "Model")]),
        ("results on MS COCO.", [("MS COCO", "Dataset")]),
        ("the F_1 score", [("F_1 score", "Metric")]),
        ("the Fréchet inception distance", [("Fréchet inception distance", "Metric")]),
        ("Ontology Matching", [("Ontology Matching", "Task")]),
        ("COCO-pretrained", [("COCO", "Dataset")]),
    ],
)
def test_a_name_is_found_in_its_spellings(text: str, expected: Found) -> None:
    assert found(COMPONENT(document(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a drop of Drop",  # capitals make the name
        "GPT-4o and GPT-4.1 and GPT-41",  # other versions
        "ViT-H and CrossViT and Cross-ViT",  # pieces of longer names
        "COCO+ and COCO-Stuff and XCOCO",
        "SQuAD 2.0",  # its version stands apart
        "Vision\nTransformer-XL",  # a name does not run on from title to abstract
        "VQA",  # a task or a dataset
        "CL is hard",  # only its long form says what it is
    ],
)
def test_a_name_is_not_found_in_what_only_looks_like_it(text: str) -> None:
    assert found(COMPONENT(document(text))) == []


def test_a_form_that_needs_caution_counts_beside_a_sure_form_of_its_term() -> None:
    doc = COMPONENT(document("Contrastive learning (CL) is fun. CL wins."))
    expected = [("Contrastive learning", "Method"), ("CL", "Method"), ("CL", "Method")]
    assert found(doc) == expected


def test_two_forms_that_need_caution_are_no_company_for_each_other() -> None:
    term = Term(
        "running time", Kind.METRIC, aliases=("runtime",), caution=("running time", "runtime")
    )
    component = VocabularyMentions(Matcher(Vocabulary([term])))
    assert found(component(document("the running time, or runtime"))) == []


def test_mentions_that_are_there_stay_and_nothing_is_added_over_them() -> None:
    tagged = (("Swin Vision Transformer", Kind.MODEL), ("FID", Kind.METRIC))
    doc = COMPONENT(document("Swin Vision Transformer has an FID of 2 on COCO", tagged))
    assert found(doc) == [
        ("Swin Vision Transformer", "Model"),
        ("FID", "Metric"),
        ("COCO", "Dataset"),
    ]


def test_a_mention_within_a_longer_name_gives_way_to_it() -> None:
    doc = COMPONENT(document("a vision transformer", (("transformer", Kind.MODEL),)))
    assert found(doc) == [("vision transformer", "Model")]
    assert [item.extractor for item in mentions_of(doc)] == ["vocabulary"]


def test_a_mention_that_is_a_name_takes_its_kind() -> None:
    doc = COMPONENT(document("GPT-4 is used. GPT-4 wins.", (("GPT-4", Kind.METHOD),)))
    assert found(doc) == [("GPT-4", "Model"), ("GPT-4", "Model")]


def test_a_string_of_another_kind_becomes_no_dataset_and_stays_what_it_is() -> None:
    doc = COMPONENT(document("COCO is our tracker. COCO wins. SQuAD", (("COCO", Kind.MODEL),)))
    assert found(doc) == [("COCO", "Model"), ("SQuAD", "Dataset")]


def test_a_mention_that_the_name_crosses_stays() -> None:
    doc = COMPONENT(document("early vision transformer", (("early vision", Kind.TASK),)))
    assert found(doc) == [("early vision", "Task")]


def test_running_twice_changes_nothing() -> None:
    doc = COMPONENT(document("a vision transformer on COCO", (("transformer", Kind.MODEL),)))
    once = mentions_of(doc)
    assert mentions_of(COMPONENT(doc)) == once


def test_what_is_added_says_by_whom() -> None:
    doc = COMPONENT(document("ViT on COCO", (("ViT", Kind.MODEL),)))
    assert [item.extractor for item in mentions_of(doc)] == ["tagger", "vocabulary"]


def test_a_document_that_no_tagger_saw_is_read_too() -> None:
    doc = COMPONENT(NLP.make_doc("ViT"))
    assert found(doc) == [("ViT", "Model")]


PIECES = st.sampled_from(
    ["ViT", "COCO", "MS", "Vision", "Transformers", "GPT", "-", "4", "CL", "F1", "score", "🤗", ".",
     "\n", "+", "contrastive learning", "the", "DROP"]
)  # fmt: skip


@given(words=st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=12))
def test_what_was_there_stays_and_names_have_no_white_space_at_their_ends(
    words: list[tuple[str, str]],
) -> None:
    # Two names in front make the component add something to every text.
    text = "ViT COCO " + "".join(word + gap for word, gap in words)
    doc = NLP.make_doc(text)
    set_mentions(doc, [TaggedMention(4, 8, Kind.DATASET, extractor="tagger")])
    mentions = mentions_of(COMPONENT(doc))
    assert [item.span for item in mentions[:2]] == [(0, 3), (4, 8)]
    surfaces = [doc.text[item.start : item.end] for item in mentions]
    assert all(surface == surface.strip() for surface in surfaces)


def test_the_shipped_vocabulary_is_found_in_a_text() -> None:
    text = "We evaluate Swin Transformers on ImageNet-1K and ADE20K by mIoU and top-1 accuracy."
    doc = VocabularyMentions()(document(text))
    assert found(doc) == [
        ("Swin Transformers", "Model"),
        ("ImageNet-1K", "Dataset"),
        ("ADE20K", "Dataset"),
        ("mIoU", "Metric"),
        ("top-1 accuracy", "Metric"),
    ]
    assert shipped_matcher() is shipped_matcher()
