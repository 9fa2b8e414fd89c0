"""Daily Papers of Hugging Face as JSON: https://huggingface.co/api/daily_papers."""

from typing import Final

from kg.reading.json.service import JsonService
from kg.reading.registry import SOURCES, SourceFormat
from kg.reading.texts.huggingface import record_of_entry
from kg.text.markup import Markup

_SERVICE: Final = JsonService(
    name="Hugging Face Daily Papers",
    lists=("item", "", "papers.item", "dailyPapers.item"),
    own=(
        frozenset({"paper", "publishedAt"}),
        frozenset({"paper", "title"}),
        frozenset({"id", "title", "summary", "upvotes"}),
    ),
    record=record_of_entry,
)

SOURCES.register(
    "huggingface-json",
    SourceFormat(
        summary="Daily Papers of Hugging Face, as its API gives them",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.SOME_LATEX,
    ),
)
