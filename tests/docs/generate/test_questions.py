"""The page about questions says what the registry says."""

from pathlib import Path

from docs.generate.questions import page
from kg.queries import QUESTIONS

PAGE = Path(__file__).parents[3] / "docs" / "questions.md"


def test_the_page_is_what_the_registry_gives() -> None:
    """Made anew with `python -m docs.generate.questions > docs/questions.md`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_shows_every_question_with_its_command_and_table() -> None:
    text = page()
    for name, question in QUESTIONS.items():
        assert f"\n## {name}\n" in text
        assert f"\n$ {question.command}\n" in text
