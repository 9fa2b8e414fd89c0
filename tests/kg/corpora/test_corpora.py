"""The contract that every outside corpus keeps, and its figures on hand-made texts."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.corpora import CORPORA, Annotated, Corpus, Label, measure
from kg.corpora._measure import TITLE, as_paper
from kg.corpora.sdu_acronyms import pairs
from kg.errors import SourceError, UnknownNameError
from kg.evaluate import Figure
from kg.model import Abbreviation, Extraction, Mention, Paper
from kg.schema import Kind
from tests.documents import entity

OF_ENTITIES = [name for name, corpus in CORPORA.items() if corpus.compare is None]
"""The corpora that annotate entities; the figures of the others have tests of their own."""

Record = dict[str, object]
Extract = Callable[[Iterable[Paper]], Iterator[Extraction]]


def annotated(text: str, *labels: tuple[str, str]) -> Record:
    """A line of a corpus: each surface, at its first place, with its type."""
    places = [(text.index(surface), surface, name) for surface, name in labels]
    entities = [[start, start + len(surface), name] for start, surface, name in places]
    return {"id": "s1", "text": text, "entities": entities, "split": "test"}


def write(folder: Path, corpus: Corpus, *records: Record) -> None:
    for name in corpus.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / name).write_text(lines, encoding="utf-8")


def finding(*found: tuple[Kind, str]) -> Extract:
    """An extractor that finds these surfaces wherever they stand."""

    def extract(papers: Iterable[Paper]) -> Iterator[Extraction]:
        for paper in papers:
            present = [(kind, surface) for kind, surface in found if surface in paper.text]
            yield Extraction(paper, tuple(entity(paper, *one) for one in present))

    return extract


def figures(folder: Path, name: str, record: Record, extract: Extract) -> dict[str, Figure]:
    write(folder, CORPORA[name], record)
    return measure(CORPORA[name], folder, extract).figures


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_says_where_it_comes_from_and_how_it_is_read(name: str) -> None:
    corpus = CORPORA[name]
    assert corpus.title
    assert corpus.licence
    assert corpus.citation
    assert corpus.files
    assert corpus.link.startswith("https://")
    assert corpus.reason.endswith(".")
    assert not any(Path(file).is_absolute() or ".." in file for file in corpus.files)


@pytest.mark.parametrize("name", OF_ENTITIES)
def test_a_kind_counts_on_both_sides_or_on_none(name: str) -> None:
    corpus = CORPORA[name]
    assert {kind for kind in corpus.types.values() if kind} == set(corpus.kinds.values())


@pytest.mark.parametrize("name", OF_ENTITIES)
def test_a_perfect_answer_has_perfect_figures(name: str, tmp_path: Path) -> None:
    corpus = CORPORA[name]
    surfaces = {f"Zo{k}rb": (ours, kind) for k, (ours, kind) in enumerate(corpus.kinds.items())}
    types = {kind: name for name, kind in corpus.types.items() if kind}
    text = " and ".join(surfaces) + " are \U0001f600 here."
    record = annotated(text, *((s, types[kind]) for s, (_, kind) in surfaces.items()))
    found = figures(tmp_path, name, record, finding(*((k, s) for s, (k, _) in surfaces.items())))
    assert {figure.f1 for figure in found.values()} == {1.0}
    assert found["mention"] == found["overlap"] == Figure(right=len(surfaces))


def test_an_unknown_corpus_is_told_with_those_known() -> None:
    known = ", ".join(CORPORA)
    with pytest.raises(UnknownNameError, match=rf"unknown corpus 'x'; known: {known}$"):
        CORPORA["x"]


def test_models_and_methods_are_one_kind_where_the_corpus_does_not_tell_them_apart(
    tmp_path: Path,
) -> None:
    record = annotated("Zorb beats Blip.", ("Zorb", "Method"), ("Blip", "Method"))
    extract = finding((Kind.MODEL, "Zorb"), (Kind.METHOD, "Blip"))
    found = figures(tmp_path, "scier", record, extract)
    assert found["mention:Model or Method"] == Figure(right=2)


def test_kinds_that_a_corpus_does_not_annotate_do_not_count(tmp_path: Path) -> None:
    record = annotated("Zorb does parsing.", ("parsing", "TASK"))
    extract = finding((Kind.MODEL, "Zorb"), (Kind.TASK, "parsing"))
    found = figures(tmp_path, "tdmsci", record, extract)
    assert found["mention"] == found["overlap"] == Figure(right=1)


def test_what_overlaps_a_span_of_an_unmapped_type_is_neither_right_nor_wrong(
    tmp_path: Path,
) -> None:
    record = annotated("a grammar of Zorb and Blip", ("grammar of Zorb", "OtherScientificTerm"))
    extract = finding((Kind.METHOD, "Zorb"), (Kind.METHOD, "Blip"))
    found = figures(tmp_path, "scierc", record, extract)
    assert found["mention"] == found["overlap"] == Figure(wrong=1)


def test_what_is_right_counts_though_it_overlaps_a_span_of_an_unmapped_type(
    tmp_path: Path,
) -> None:
    labels = (("tree parsing", "Task"), ("tree", "Generic"))
    record = annotated("We do tree parsing.", *labels)
    found = figures(tmp_path, "scierc", record, finding((Kind.TASK, "tree parsing")))
    assert found["mention"] == found["overlap"] == Figure(right=1)
    found = figures(tmp_path, "scierc", record, finding((Kind.TASK, "tree")))
    assert found["mention"] == Figure(missed=1)
    assert found["overlap"] == Figure(right=1)


def test_what_is_found_in_the_title_does_not_count(tmp_path: Path) -> None:
    found = figures(tmp_path, "scierc", annotated("No name."), finding((Kind.METHOD, TITLE)))
    assert found == {}


def test_offsets_of_the_annotation_move_with_the_text() -> None:
    text = "\U0001f600 Zorb wins."
    paper, moved = as_paper(Annotated("s1", text, (Label(2, 6, "Method"),)))
    assert [paper.text[label.start : label.end] for label in moved.labels] == [TITLE, "Zorb"]
    assert moved.text == paper.text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "text": "Zorb", "entities": [[0, 4, "Nonsense"]]}', "of a known type"),
        ('{"id": "a", "text": "Zorb", "entities": [[0, 9, "Method"]]}', "ends outside the text"),
        ('{"id": "a", "text": "Zorb", "entities": [[0, "Method"]]}', "no \\[start, end, type\\]"),
        ('{"id": "a", "text": "Zorb"}', "entities are no list"),
        ('{"id": "a", "entities": []}', "text is None"),
        ("[1]", "it is list, no JSON object"),
        ("{", "Expecting property name"),
    ],
)
def test_a_line_that_is_no_annotated_text_is_an_error_with_its_place(
    line: str, message: str, tmp_path: Path
) -> None:
    write(tmp_path, CORPORA["scierc"], annotated("Zorb"))
    file = tmp_path / "scierc" / "test.jsonl"
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=rf"^scierc/test\.jsonl:2: .*{message}.*; give lines"):
        measure(CORPORA["scierc"], tmp_path, finding())


def test_a_corpus_that_is_not_there_or_empty_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^scier/dev\.jsonl: it cannot be read"):
        measure(CORPORA["scier"], tmp_path, finding())
    write(tmp_path, CORPORA["scier"])
    with pytest.raises(SourceError, match="it is empty"):
        measure(CORPORA["scier"], tmp_path, finding())


SHORT, LONG = "ABBREVIATION", "LONGFORM"


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("a convex hull (CH) is", [("convex hull", LONG), ("CH", SHORT)], [("CH", "convex hull")]),
        (
            "the CH [convex hull] is",
            [("CH", SHORT), ("convex hull", LONG)],
            [("CH", "convex hull")],
        ),
        ("CH = convex hull", [("CH", SHORT), ("convex hull", LONG)], [("CH", "convex hull")]),
        ("convex hull, and CH", [("convex hull", LONG), ("CH", SHORT)], []),
        ("CH is a convex hull", [("CH", SHORT), ("convex hull", LONG)], []),
        ("CH (AB)", [("CH", SHORT), ("AB", SHORT)], []),
        (
            "AB (convex hull) (CH)",
            [("AB", SHORT), ("convex hull", LONG), ("CH", SHORT)],
            [("AB", "convex hull")],
        ),
    ],
)
def test_a_pair_is_a_long_form_with_the_short_form_beside_it(
    text: str, labels: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    places = [(text.index(surface), surface, name) for surface, name in labels]
    found = pairs(Annotated("s", text, tuple(Label(p, p + len(s), n) for p, s, n in places)))
    assert [tuple(text[x.start : x.end] for x in pair) for pair in found] == expected


def abbreviating(*found: tuple[str, str]) -> Extract:
    """An extractor that finds these pairs of a short and a long form in every text."""

    def extract(papers: Iterable[Paper]) -> Iterator[Extraction]:
        for paper in papers:
            items = [
                Abbreviation(short, long, Mention(start, start + len(long)))
                for short, long in found
                for start in (paper.text.index(long),)
            ]
            yield Extraction(paper, abbreviations=tuple(items))

    return extract


@pytest.mark.parametrize(
    ("found", "figure"),
    [
        ([("ch", "Convex-Hull")], Figure(right=1)),
        ([("CH", "Hull")], Figure(wrong=1, missed=1)),
        ([], Figure(missed=1)),
        ([("CH", "Convex-Hull"), ("LM", "large model")], Figure(right=1)),
        ([("CH", "Convex-Hull"), ("NO", "no pair")], Figure(right=1, wrong=1)),
    ],
)
def test_acronyms_are_right_as_folded_pairs(
    found: list[tuple[str, str]], figure: Figure, tmp_path: Path
) -> None:
    text = "The Convex-Hull (CH) is no pair of the large model, which LM is."
    labels = (("Convex-Hull", LONG), ("CH", SHORT), ("large model", LONG), ("LM", SHORT))
    write(tmp_path, CORPORA["sdu-acronyms"], annotated(text, *labels))
    evaluation = measure(CORPORA["sdu-acronyms"], tmp_path, abbreviating(*found))
    assert evaluation.figures == {"abbreviation": figure}
