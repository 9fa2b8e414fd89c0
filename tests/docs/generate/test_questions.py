"""The page about questions says what the registry says."""

from docs.generate.questions import page
from kg.queries import QUESTIONS


def test_the_page_shows_every_question_with_its_command_and_table() -> None:
    text = page()
    for name, question in QUESTIONS.items():
        assert f"\n## {name}\n" in text
        assert f"\n$ {question.command}\n" in text
