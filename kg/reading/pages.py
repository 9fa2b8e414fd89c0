"""Answers of services that are a page of a longer list, or an error."""

from collections.abc import Iterable
from typing import Final

from kg.errors import NoPapersError, Outcome, Problem
from kg.reading.document import Document
from kg.reading.json.shape import JsonShape
from kg.reading.registry import Report

__all__ = ["refuse_error", "tell_missing", "tell_more", "tell_without_abstracts"]

_ERRORS: Final = (
    *("error", "message", "errors", "detail", "error.message", "error.status", "fault.faultstring"),
    *("service-error.status.statusText", "error-response.error-message", "errorMessage"),
    *("statusMessage", "reason", "title"),
)


def tell_missing(document: Document, report: Report, here: int, total: object) -> None:
    """Report how many entries of a list stand on other pages; nothing where all are here.

    `total` is what the answer says, a number or a text of one; anything else says nothing.
    """
    text = str(total)
    if not (text.isascii() and text.isdigit()) or int(text) <= here:
        return
    missing = int(text) - here
    said = f"{here:,} of {int(text):,} stand here: {missing:,} are missing; get the other pages too"
    report(Problem(document.name, 0, said, Outcome.NOTED))


def tell_more(
    document: Document, report: Report, here: int, *, total: object, more: object
) -> None:
    """Report how many entries of a list stand on other pages, or only that some do.

    `more` is what the answer has where a page follows this one: a token, an offset, a URL.
    """
    if more is not None and (total is None or total == ""):
        said = f"the list goes on after the {here:,} that stand here; get the other pages too"
        report(Problem(document.name, 0, said, Outcome.NOTED))
    else:
        tell_missing(document, report, here, total)


def refuse_error(document: Document, shape: JsonShape, keys: Iterable[str] = _ERRORS) -> None:
    """Raise `NoPapersError` if the answer is an error of its service, with what it says."""
    for key in keys:
        said = shape.values.get(key)
        if isinstance(said, str) and said.strip():
            problem = f"it is an error answer: {' '.join(said.split())[:200]}"
            raise NoPapersError(document.name, 0, problem, "ask again, and save the new answer")
    if shape.at("") & {"error", "errors", "service-error", "fault"}:
        problem = "it is an error answer without papers"
        raise NoPapersError(document.name, 0, problem, "ask again, and save the new answer")


def tell_without_abstracts(document: Document, report: Report, service: str, remedy: str) -> None:
    """Report that a service gives no abstracts, so that papers are read by their titles alone."""
    said = f"{service} gives no abstracts, so only titles are read; {remedy}"
    report(Problem(document.name, 0, said, Outcome.NOTED))
