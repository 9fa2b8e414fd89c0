import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import InvalidValueError, Problem
from kg.model import Extraction, FieldConfidences, Link, Mention, Paper, Result
from kg.schema import LinkKind, LinkRole, ResultKind, Sign
from kg.storage.extraction import Json, dumps, from_json, to_json
from tests.strategies import extractions


@given(extractions())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
def test_an_extraction_is_read_back_as_it_was_written(extraction: Extraction) -> None:
    problems: list[Problem] = []
    assert from_json(to_json(extraction), problems.append) == extraction
    assert from_json(json.loads(dumps(extraction)), problems.append) == extraction
    assert problems == []


@given(extractions())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
def test_an_extraction_is_one_line_with_sorted_keys(extraction: Extraction) -> None:
    line = dumps(extraction)
    assert "\n" not in line
    assert list(json.loads(line)) == sorted(json.loads(line))


def _record(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {
        "id": "p1",
        "title": "Swin Transformer",
        "abstract": "\U0001f600 A Transformer, ViT and CrossViT.",
        "entities": [],
        **more,
    }


def _entity(name: str, *mentions: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"name": name, "type": "Model", "role": "used", "mentions": list(mentions), **more}


def _surfaces(extraction: Extraction) -> dict[str, list[tuple[int, str]]]:
    return {
        entity.name: [(m.start, extraction.paper.surface(m)) for m in entity.mentions]
        for entity in extraction.entities
    }


def test_a_written_form_stands_for_every_occurrence_the_longest_first() -> None:
    entities = [_entity("Transformer", "Transformer"), _entity("Swin", "Swin Transformer")]
    assert _surfaces(from_json(_record(entities=entities))) == {
        "Transformer": [(21, "Transformer")],
        "Swin": [(0, "Swin Transformer")],
    }


def test_a_written_form_stands_on_token_boundaries_only() -> None:
    extraction = from_json(_record(entities=[_entity("ViT", "ViT")]))
    assert _surfaces(extraction) == {"ViT": [(34, "ViT")]}


def test_one_span_belongs_to_the_first_of_two_entities_that_ask_for_it() -> None:
    problems: list[Problem] = []
    entities = [_entity("ViT", "ViT"), _entity("vision transformer", "ViT")]
    extraction = from_json(_record(entities=entities), problems.append)
    assert list(_surfaces(extraction)) == ["ViT"]
    (problem,) = problems
    assert "'vision transformer' is left out: none of its mentions stands" in problem.text


def test_offsets_and_written_forms_may_be_mixed_and_offsets_come_first() -> None:
    entities = [_entity("Transformer", "Transformer"), _entity("Swin", {"start": 0, "end": 16})]
    assert _surfaces(from_json(_record(entities=entities))) == {
        "Transformer": [(21, "Transformer")],
        "Swin": [(0, "Swin Transformer")],
    }


def test_a_result_of_a_file_without_the_newer_fields_is_read_with_their_defaults() -> None:
    old = {"metric": "accuracy", "value": "2", "unit": "%", "kind": "delta", "confidence": 0.5}
    (result,) = from_json(_record(results=[old])).results
    assert result == Result(
        None, None, None, "accuracy", "2", "%", ResultKind.DELTA, confidence=0.5
    )
    assert result.confidences == FieldConfidences(1.0, 1.0, 1.0, 1.0, 1.0)


def test_a_result_says_which_way_against_whom_and_how_sure_each_field_is() -> None:
    said = {"value": "2", "kind": "delta", "sign": "-", "versus": "ViT", "relative": True}
    more = {"uncertainty": "±0.3", "confidences": {"model": 0.05}}
    (result,) = from_json(_record(results=[{**said, **more}])).results
    assert (result.sign, result.versus, result.relative) == (Sign.FALLS, "ViT", True)
    assert result.uncertainty == "±0.3"
    assert (result.confidences.model, result.confidences.metric) == (0.05, 1.0)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"sign": "up"}, "sign is 'up'; give one of"),
        ({"relative": "yes"}, "relative is 'yes'; give true or false"),
        ({"confidences": [0.5]}, "give an object with model, task, dataset, metric, versus"),
        ({"confidences": {"task": 2}}, "task is 2; give a number from 0 to 1"),
        ({"kind": "absolute", "sign": "+"}, "sign, versus and relative are for differences"),
    ],
)
def test_a_result_with_a_wrong_field_is_left_out_and_told(wrong: Json, says: str) -> None:
    problems: list[Problem] = []
    record = _record(results=[{"value": "2", "kind": "delta", **wrong}])
    assert from_json(record, problems.append).results == ()
    assert says in problems[0].text


def test_what_an_annotated_paper_does_not_say_has_a_default() -> None:
    extraction = from_json(
        _record(entities=[_entity("ViT", "ViT")], links=[{"url": "https://x.org", "role": "own"}])
    )
    (entity,) = extraction.entities
    assert (entity.confidence, entity.role_confidence, entity.extractor) == (1.0, 1.0, "annotation")
    assert extraction.links == (Link("https://x.org", LinkKind.OTHER, LinkRole.OWN),)
    assert extraction.paper == Paper("p1", extraction.paper.title, extraction.paper.abstract)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"entities": [_entity("BERT", "BERT")]}, "'BERT' does not stand in the text"),
        ({"entities": [_entity("ViT", {"start": 0, "end": 999})]}, "ends outside the text"),
        ({"entities": [_entity("ViT", {"start": 4, "end": 8})]}, "white space at an edge"),
        ({"entities": [_entity("ViT", {"start": 3})]}, "end is None"),
        ({"entities": [_entity("ViT", 3)]}, "mention 3 is neither"),
        ({"entities": [_entity("ViT", "ViT", type="Thing")]}, "give one of Model, Method"),
        ({"entities": [_entity("ViT", "ViT", role=None)]}, "give one of introduced"),
        ({"entities": [_entity("ViT", "ViT", confidence=2)]}, "confidence is 2; give a number"),
        ({"entities": [_entity("ViT", "ViT", confidence=True)]}, "confidence is True"),
        ({"entities": [_entity(" ", "ViT")]}, "name is empty"),
        ({"entities": [{"name": "ViT", "type": "Model", "role": "used"}]}, "mentions is no list"),
        ({"entities": ["ViT"]}, "number 1 of entities is left out: it is no JSON object"),
        ({"entities": {"ViT": 1}}, "entities is no list"),
        ({"results": [{"value": 3, "kind": "delta"}]}, "value is 3; give a string"),
        ({"links": [{"url": "https://x.org", "role": "mine"}]}, "give one of own, other"),
        ({"abbreviations": [{"short": "ViT"}]}, "long is None; give a string"),
        ({"source": ["page.txt"]}, "number 1 of source is left out"),
        ({"date": "May 2024"}, "no ISO 8601 date"),
        ({"authors": "A. Author"}, "no list of strings"),
        ({"url": 3}, "url 3 is no string"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_reported(more: dict[str, Any], says: str) -> None:
    problems: list[Problem] = []
    extraction = from_json(_record(**more), problems.append, file="x.jsonl", line=7)
    assert extraction == Extraction(Paper("p1", extraction.paper.title, extraction.paper.abstract))
    assert problems
    assert all((problem.file, problem.line) == ("x.jsonl", 7) for problem in problems)
    assert any(says in problem.text for problem in problems)


def test_one_form_that_does_not_occur_costs_only_itself() -> None:
    problems: list[Problem] = []
    extraction = from_json(_record(entities=[_entity("ViT", "ViT", "ViTs")]), problems.append)
    assert extraction.entities[0].mentions == (Mention(34, 37),)
    assert [problem.text for problem in problems] == [
        "entity 'ViT': 'ViTs' does not stand in the text as a token"
    ]


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"abstract": "A."}, "there is no title"),
        ({"title": "T"}, "there is no abstract"),
        ({"title": " ", "abstract": "A."}, "the title is empty"),
        ({"title": ["T"], "abstract": "A."}, "the title is an array; give a string"),
    ],
)
def test_a_record_without_its_text_is_an_error(record: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        from_json(record)
