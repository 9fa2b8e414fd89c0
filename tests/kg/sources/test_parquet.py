from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import NoPapersError
from tests.kg.sources.reading import papers


def _table(**columns: list[object]) -> bytes:
    file = BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


EXAMPLES = {
    "parquet": _table(
        paperTitle=["Zorb", "CrossZorb"],
        summary=["We zorb.", None],
        authors=[["Ada Lovelace", "Charles Babbage"], []],
        publication_date=["2024-05-01", None],
        year=[2024, 2023],
        doi=["https://doi.org/10.1000/ZORB", None],
    )
}


def test_each_row_gives_its_fields() -> None:
    first, second = papers("parquet", EXAMPLES["parquet"])
    assert first.text == "Zorb\nWe zorb."
    assert first.authors == ("Ada Lovelace", "Charles Babbage")
    assert (first.date, first.id) == ("2024-05-01", "10.1000/zorb")
    assert (second.title, second.abstract, second.date) == ("CrossZorb", "", "2023")


def test_an_inverted_index_is_an_abstract() -> None:
    data = _table(
        display_name=["Zorb"],
        doi=["10.1000/zorb"],
        abstract_inverted_index=['{"We": [0], "zorb.": [1]}'],
    )
    (paper,) = papers("parquet", data)
    assert paper.abstract == "We zorb."


def test_columns_may_be_named() -> None:
    data = _table(label=["Zorb"], words=["We zorb."])
    (paper,) = papers("parquet", data, columns={"title": "label", "abstract": "words"})
    assert paper.text == "Zorb\nWe zorb."
    with pytest.raises(NoPapersError, match="it has no column 'text'; name them with --columns"):
        papers("parquet", data, columns={"title": "label", "abstract": "text"})


def test_tables_without_titles_and_damaged_ones_are_told() -> None:
    with pytest.raises(NoPapersError, match=r"its columns: 'label'.*--columns"):
        papers("parquet", _table(label=[1]))
    with pytest.raises(NoPapersError, match="Parquet that cannot be read"):
        papers("parquet", EXAMPLES["parquet"][:200])
