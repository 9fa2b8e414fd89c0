"""Answers: typed rows, and how they look as tables, CSV, JSON, Markdown and HTML."""

from kg.answers.answer import Answer, answer, first_of
from kg.answers.forms import FORMS
from kg.answers.rows import BELOW, DETAIL, MARK, PYTHON_ONLY, Row

__all__ = ["BELOW", "DETAIL", "FORMS", "MARK", "PYTHON_ONLY", "Answer", "Row", "answer", "first_of"]
