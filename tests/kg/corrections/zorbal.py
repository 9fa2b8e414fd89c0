"""Two papers with their extractions, and corrections of them."""

from collections.abc import Sequence
from dataclasses import replace

from kg.corrections.override_file import parse
from kg.corrections.statements import apply
from kg.model import Entity, Extraction, FieldConfidences, Link, Result
from kg.schema import (
    Kind,
    LinkKind,
    LinkRole,
    ResultKind,
    Role,
    Sign,
)
from tests.documents import entity, extraction, mentions, paper, result

URL = "https://github.com/z/zorbal"
FIRST = paper(
    "Zorbal beats Quux",
    f"Zorbal scores 81.5% accuracy on BlueSet and the red set, 2.5 over Quux. See {URL} .",
)
SECOND = paper("More Quux", "Quux (QX) is used for zorbing on BlueSet.")


def first(role: float = 0.8, metric: str = "accuracy") -> Extraction:
    model = entity(FIRST, Kind.MODEL, "Zorbal", confidence=0.9, role_confidence=role)
    scores = [
        result(
            "81.5",
            unit="%",
            model="Zorbal",
            dataset="BlueSet",
            metric=metric,
            confidence=0.95,
            confidences=FieldConfidences(0.9, 0.9, 0.9, 0.5, 0.9),
        ),
        result("2.5", kind=ResultKind.DELTA, model="Zorbal", versus="Quux", sign=Sign.RISES),
    ]
    found = extraction(
        FIRST,
        model,
        entity(FIRST, Kind.MODEL, "Quux", role=Role.MENTIONED, confidence=0.6),
        entity(FIRST, Kind.DATASET, "BlueSet"),
        entity(FIRST, Kind.METRIC, "accuracy"),
        results=scores,
    )
    link = Link(URL, LinkKind.REPOSITORY, LinkRole.OWN, mentions(FIRST, URL)[0])
    return replace(found, links=(link,))


def second() -> Extraction:
    return extraction(
        SECOND,
        entity(SECOND, Kind.MODEL, "Quux", "QX"),
        entity(SECOND, Kind.DATASET, "BlueSet"),
        abbreviations=[("QX", "Quux")],
    )


def papers() -> list[Extraction]:
    return [first(), second()]


def corrected(text: str, found: Sequence[Extraction] | None = None) -> list[Extraction]:
    """The extractions after these overrides, all of which match."""
    after, problems = apply(papers() if found is None else found, parse(text))
    assert problems == ()
    return after


def named(of: Extraction, name: str) -> Entity:
    (found,) = [each for each in of.entities if each.name == name]
    return found


def surfaces(of: Extraction, name: str) -> list[str]:
    return [of.paper.surface(mention) for mention in named(of, name).mentions]


def score(of: Extraction) -> Result:
    return of.results[0]


ROLE = '[[role]]\npaper = "Zorbal beats Quux"\nkind = "Model"\n'
RESULT = '[[result]]\npaper = "zorbal beats quux"\nvalue = "81.5"\n'
ENTITY = '[[entity]]\npaper = "Zorbal beats Quux"\nkind = "Dataset"\nrole = "used"\n'
DROP = '[[drop]]\npaper = "Zorbal beats Quux"\n'
