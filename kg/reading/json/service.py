"""A service whose answers are JSON: where its records stand, and how one is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.json.objects import Fields, json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.pages import refuse_error, tell_more, tell_without_abstracts
from kg.reading.record import Record
from kg.reading.registry import Match, Report

__all__ = ["JsonService"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonService:
    """The answers of one service; its `sniff` and `read` are those of a source format.

    `lists` are paths (of `json_shape`) at which records may stand, `own` the keys that tell them
    from those of others: all keys of one of the sets. `envelope` are keys of the top object by
    which an answer is known even where it has no record. `total` is the path of the number of
    records on all pages, `more` that of what stands there where a page follows this one. `remedy`
    says where abstracts are to be had, if the service has none.
    """

    name: str
    lists: tuple[str, ...]
    own: tuple[frozenset[str], ...]
    record: Callable[[int, Fields], Record]
    envelope: frozenset[str] | None = None
    total: str | None = None
    more: str | None = None
    remedy: str | None = None

    def path(self, shape: JsonShape) -> str | None:
        """Return the path of the records, or None where there are none."""
        for path in self.lists:
            if any(keys <= shape.at(path) for keys in self.own):
                return path
        return None

    def sniff(self, head: Head) -> Match:
        """Say whether an answer of the service stands there."""
        shape = json_shape(head)
        is_answer = self.envelope is not None and self.envelope <= shape.at("")
        return Match.CERTAIN if is_answer or self.path(shape) is not None else Match.NO

    def read(self, document: Document, report: Report) -> Iterator[Record]:
        """Yield a record each; what is missing of a longer list is reported.

        An answer without records is a `NoPapersError`.
        """
        shape = json_shape(document.head())
        path = self.path(shape)
        if path is None:
            refuse_error(document, shape)
            problem = f"it is an answer of {self.name} without papers"
            raise NoPapersError(document.name, 0, problem, "ask with a query that finds some")
        if self.remedy is not None:
            tell_without_abstracts(document, report, self.name, self.remedy)
        number = 0
        for number, fields in json_objects(document, path, report):
            yield self.record(number, fields)
        total, more = shape.values.get(self.total or ""), shape.values.get(self.more or "")
        tell_more(document, report, number, total=total, more=more)
