import pytest

from kg.text.cleaning import clean_abstract
from kg.text.markup import Markup

PLACEHOLDERS = [
    "[No abstract available]",
    "No abstract available.",
    "Abstract not available.",
    "Abstract Not Available",
    "Publisher: Abstract available from the publisher.",
    "Abstract available from the publisher.",
    "An abstract is not available for this article.",
    "There is no abstract available for this item.",
    "This article does not have an abstract.",
    "The abstract of this article is not available.",
    "No description supplied",
    "Abstract unavailable",
    "(no abstract)",
    "no abstract provided",
    "Abstract.",
    "ABSTRACT",
    "Resumen no disponible",
    "Sin resumen",
    "N/A",
    "n/a",
    "NA",
    "None",
    "null",
    "nan",
    "-",
    "—",
    "...",
    "[...]",
    "  \n ",
    "",
]
ABSTRACTS = [
    "We study abstracts that are not available.",
    "No abstraction is needed.",
    "Nothing is known.",
    "Abstract art is available.",
    "None of these models is available to us.",
    "A video abstract is available at https://a.org",
]


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_placeholder_is_no_abstract(text: str) -> None:
    assert clean_abstract(text, Markup.PLAIN) == ""


@pytest.mark.parametrize("text", ABSTRACTS)
def test_an_abstract_is_no_placeholder(text: str) -> None:
    assert clean_abstract(text, Markup.PLAIN) == text
