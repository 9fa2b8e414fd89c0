"""The page about shipped queries says what their files say."""

from docs.generate.queries import page
from exports.sparql.book import query_book


def test_the_page_names_every_query_and_parameter() -> None:
    for name, query in query_book().items():
        _, _, section = page().partition(f"\n## {name}\n")
        section = section.partition("\n## ")[0]
        assert query.summary in section
        for parameter in query.parameters:
            assert f"- `--{parameter} " in section
