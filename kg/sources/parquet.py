"""Parquet tables: https://parquet.apache.org/docs/file-format/, read by pyarrow batch by batch.

Columns may have any usual spelling; OpenAlex's inverted index of an abstract is read too.
"""

from collections.abc import Iterator

from kg.errors import MissingPackageError, NoPapersError
from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.rows import (
    columns_of,
    records_of_rows,
    refuse_header,
    tell_columns_not_there,
)
from kg.reading.tables.spelled_record import telling
from kg.text.markup import Markup

_ROWS = 1_000


def sniff(head: Head) -> Match:
    """Say whether the bytes are those of Parquet.

    >>> sniff(Head(b"PAR1")).name
    'CERTAIN'
    """
    return Match.CERTAIN if head.data.startswith(b"PAR1") else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a row."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingPackageError("pyarrow", "tables") from error
    number = 0
    with document.open() as file:
        try:
            table = ParquetFile(file)
            header = table.schema_arrow.names
            names = columns_of(header, document.columns)
            if names is None:
                refuse_header(document, header)
                return
            tell_columns_not_there(document, header, report)
            for batch in table.iter_batches(batch_size=_ROWS):
                rows = [list(row.values()) for row in batch.to_pylist()]
                body = enumerate(rows, start=number + 1)
                yield from records_of_rows(body, header, names, telling(document, report))
                number += len(rows)
        except ArrowException as error:
            problem = f"it is Parquet that cannot be read ({' '.join(str(error).split())[:120]})"
            raise NoPapersError(document.name, 0, problem, "get the whole file") from error


SOURCES.register(
    "parquet",
    SourceFormat(
        summary="a Parquet table",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX | Markup.HTML,
        extra="tables",
    ),
)
