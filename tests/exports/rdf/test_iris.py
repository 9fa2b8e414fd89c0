"""IRIs in full and as CURIEs."""

import pytest

from exports.rdf.iris import to_curie


@pytest.mark.parametrize(
    ("iri", "curie"),
    [
        ("https://a.org/model/vit", "model:vit"),
        ("https://a.org/paper/p1/span/0-8", "a:paper/p1/span/0-8"),
        ("https://a.org/", "a:"),
        ("https://b.org/model/vit", "https://b.org/model/vit"),
        ("https://a.org/model///x", "a:model///x"),
        ("https://z.org///x", "https://z.org///x"),
    ],
)
def test_a_curie_begins_with_the_longest_namespace_that_leaves_no_scheme(
    iri: str, curie: str
) -> None:
    prefixes = {"a": "https://a.org/", "model": "https://a.org/model/", "z": "https://z.org/"}
    assert to_curie(iri, prefixes) == curie
