import pytest

from kg.text.cleaning import clean, clean_abstract
from kg.text.markup import Markup

HEADINGS = [
    ("Abstract: We win.", "We win."),
    ("Abstract. We win.", "We win."),
    ("Abstract.We win.", "We win."),
    ("Abstract - We win.", "We win."),
    ("Abstract-In this paper, we win.", "In this paper, we win."),
    ("Abstract—We win.", "We win."),
    ("[Abstract] : We win.", "We win."),
    ("ABSTRACT We win.", "We win."),
    ("Abstract We win.", "We win."),
    ("abstract In this article, we win.", "In this article, we win."),
    ("AbstractWe win.", "We win."),
    ("Abstract\n\nWe win.", "We win."),
    ("Abstract: Abstract: We win.", "We win."),
    ("Abstract Large Language Models win.", "Large Language Models win."),
]
LABELS = [
    ("BACKGROUND: We lose. METHODS: We look. RESULTS: We win.", "We lose. We look. We win."),
    ("Background: We lose. Conclusions: We win.", "We lose. We win."),
    ("Objectives: To win. Materials and Methods: We look.", "To win. We look."),
    ("We lose.Methods: We look.", "We lose. We look."),
    ("Background\nWe lose.\nMethods\nWe look.", "We lose. We look."),
    ("Background:\n  We lose\n  Results: We win.", "We lose We win."),
    ("Background We lose. Methods We look. Results We win.", "We lose. We look. We win."),
    ("Aim The aim is it. Methods Three did.", "The aim is it. Three did."),
    ("Context. We lose. Aims. We look.", "We lose. We look."),
    ("Background and objective: To win.", "To win."),
    ("Purpose - To win. Methods - We look.", "To win. We look."),
]
KEPT = [
    "Abstract Meaning Representation (AMR) is a graph.",
    "Abstract Visual Reasoning has been studied.",
    "Abstract syntax is a tree.",
    "Abstractive summarization wins.",
    "Abstraction is hard.",
    "Background Subtraction is old. It works.",
    "Results show that we win. Our methods: two.",
    "We list results: one, two.",
    "Code: https://a.org. Implementation: https://b.org",
    "Methods that win are rare.",
    "Conclusion Generation is a task. We do it.",
]


@pytest.mark.parametrize(("text", "cleaned"), [*HEADINGS, *LABELS])
def test_headings_are_no_part_of_an_abstract(text: str, cleaned: str) -> None:
    assert clean_abstract(text, Markup.PLAIN) == cleaned


@pytest.mark.parametrize("text", KEPT)
def test_sentences_that_begin_like_headings_stay(text: str) -> None:
    assert clean_abstract(text, Markup.PLAIN) == text


def test_titles_keep_what_looks_like_a_heading() -> None:
    assert clean("Abstract: Methods: a title", Markup.PLAIN) == "Abstract: Methods: a title"
