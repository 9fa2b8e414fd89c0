"""The viewer with what corrections need."""

from exports.formats.html import page
from exports.server.edit.viewer_page import editable
from exports.viewer.served import served
from tests.exports.viewer.parsed_page import Page
from tests.graphs.page import small_graph

BASE = "https://example.org/"


def policy(content: bytes) -> dict[str, list[str]]:
    (found,) = [a["content"] for a, _ in Page(content.decode()).of("meta") if "http-equiv" in a]
    rules = (rule.split() for rule in str(found).split(";"))
    return {name: sources for name, *sources in rules}


def test_the_policy_allows_the_files_of_the_server_and_nothing_else() -> None:
    for most in (0, 10**9):
        before = served(page(small_graph(), BASE, most_details=most).encode())
        after = editable(before)
        old, new = policy(before), policy(after)
        assert new["connect-src"] == ["'self'"]
        for name in ("script-src", "style-src"):
            assert new[name] == [*old[name], "'self'"]
        rest = old.keys() - {"connect-src", "script-src", "style-src"}
        assert {name: new[name] for name in rest} == {name: old[name] for name in rest}
        assert "'unsafe-inline'" not in str(new)


def test_the_rest_of_the_page_stays_as_it_is() -> None:
    before = page(small_graph(), BASE).encode()
    after = editable(before)
    assert after.partition(b"<body>")[2] == before.partition(b"<body>")[2]
    assert after.count(b'src="/edit/') == 2


def test_a_page_of_others_gets_no_script() -> None:
    other = b"<html><head></head><body><script>alert(1)</script></body></html>"
    assert editable(other) == other
