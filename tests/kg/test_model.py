from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import InvalidValueError
from kg.model import (
    CONFIDENT_FIELDS,
    Abbreviation,
    Entity,
    Extraction,
    FieldConfidences,
    Link,
    Mention,
    Paper,
    Result,
)
from kg.schema import Kind, LinkKind, LinkRole, ResultKind, Role, Sign
from tests.documents import result
from tests.strategies import extractions

PAPER = Paper("p1", "\U0001f600 ViT", "A  ViT.")


@given(extractions())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
def test_every_mention_covers_characters_of_its_paper(extraction: Extraction) -> None:
    for entity in extraction.entities:
        for mention in entity.mentions:
            surface = extraction.paper.surface(mention)
            assert surface == surface.strip()
            assert len(surface) == mention.end - mention.start


def test_offsets_count_code_points_of_title_newline_abstract() -> None:
    assert PAPER.surface(Mention(2, 5)) == "ViT"
    assert PAPER.surface(Mention(9, 12)) == "ViT"


@pytest.mark.parametrize("field", ["id", "title"])
def test_a_paper_has_an_id_and_a_title(field: str) -> None:
    values = {"id": "p1", "title": "T", field: " \n"}
    with pytest.raises(InvalidValueError, match=f"{field} is empty"):
        Paper(values["id"], values["title"], "")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_mention_is_neither_empty_nor_negative(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError, match="is empty or negative"):
        Mention(start, end)


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [(2, 99, "ends outside"), (1, 5, "white space"), (2, 6, "white space"), (7, 8, "white space")],
)
def test_a_mention_fits_its_text(start: int, end: int, says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        Mention.of(PAPER.text, start, end)


@pytest.mark.parametrize("where", ["entities", "results", "links", "abbreviations"])
def test_an_extraction_with_a_span_outside_its_text_cannot_be_built(where: str) -> None:
    span = Mention(1, 99)
    statements = {
        "entities": Entity("ViT", Kind.MODEL, Role.USED, (span,)),
        "results": Result(None, None, None, None, "1", "", ResultKind.DELTA, span),
        "links": Link("https://x.org", LinkKind.OTHER, LinkRole.OWN, span),
        "abbreviations": Abbreviation("a", "b", span),
    }
    with pytest.raises(InvalidValueError, match="ends outside"):
        Extraction(PAPER, **{where: (statements[where],)})  # type: ignore[arg-type]  # 'Argument 2 to "Extraction" has incompatible type': chosen by name


@pytest.mark.parametrize(
    ("mentions", "says"),
    [
        ((), "has no mention"),
        ((Mention(2, 3), Mention(0, 1)), "not sorted or repeat"),
        ((Mention(0, 1), Mention(0, 1)), "not sorted or repeat"),
    ],
)
def test_an_entity_has_sorted_mentions(mentions: tuple[Mention, ...], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        Entity("ViT", Kind.MODEL, Role.USED, mentions)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(InvalidValueError, match="is not within 0 and 1"):
        Entity("ViT", Kind.MODEL, Role.USED, (Mention(0, 1),), confidence)
    with pytest.raises(InvalidValueError, match="is not within 0 and 1"):
        Link("https://x.org", LinkKind.OTHER, LinkRole.OWN, confidence=confidence)


def test_names_values_urls_and_forms_are_not_blank() -> None:
    with pytest.raises(InvalidValueError, match="name is empty"):
        Entity(" ", Kind.MODEL, Role.USED, (Mention(0, 1),))
    with pytest.raises(InvalidValueError, match="value is empty"):
        Result(None, None, None, None, "", "", ResultKind.DELTA)
    with pytest.raises(InvalidValueError, match="URL is empty"):
        Link("", LinkKind.OTHER, LinkRole.OWN)
    with pytest.raises(InvalidValueError, match="a form is empty"):
        Abbreviation("ViT", "")


def test_only_a_difference_is_compared() -> None:
    for compared in ({"sign": Sign.FALLS}, {"versus": "ResNet"}, {"relative": True}):
        made = result("2", kind=ResultKind.DELTA, **compared)
        assert (made.sign, made.versus, made.relative) != (None, None, False)
        with pytest.raises(InvalidValueError, match="is absolute; sign, versus and relative"):
            result("2", kind=ResultKind.ABSOLUTE, **compared)


@pytest.mark.parametrize("field", CONFIDENT_FIELDS)
def test_each_field_of_a_result_has_a_confidence_between_0_and_1(field: str) -> None:
    assert getattr(FieldConfidences(), field) == 1.0
    with pytest.raises(InvalidValueError, match=f"{field} of a result: confidence"):
        FieldConfidences(**{field: 1.1})


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("87.30", Decimal("87.30")),
        ("+2", Decimal(2)),
        ("~3", Decimal(3)),
        ("\u22121.5", Decimal("-1.5")),
        ("1,234", Decimal(1234)),
        ("4:52", None),
        ("NaN", None),
        ("Infinity", None),
    ],
)
def test_the_number_of_a_result_is_exact_or_none(value: str, number: Decimal | None) -> None:
    assert Result(None, None, None, None, value, "", ResultKind.ABSOLUTE).number == number
