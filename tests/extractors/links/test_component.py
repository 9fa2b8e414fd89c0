"""Links: what is cut off a URL, what stands behind it, and whose it is."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.links.component import find_links
from kg.schema import LinkRole

GIT = "https://github.com/a/b"

WRITTEN = {
    "full stop": (f"Code is at {GIT}.", GIT),
    "comma": (f"Code at {GIT}, soon.", GIT),
    "comma and word": (f"Code at {GIT},which we update.", GIT),
    "git suffix": (f"Code at {GIT}.git.", GIT),
    "LaTeX url": (rf"Code: \url{{{GIT}}}.", GIT),
    "LaTeX href": (rf"Code: \href{{{GIT}}}{{here}}.", GIT),
    "LaTeX escapes": (r"Code: https://github.com/a/b\_c\%20.", "https://github.com/a/b_c%20"),
    "LaTeX verb": (r"Code: \verb+github.com/a/b+.", "github.com/a/b"),
    "braces behind": (f"Code at {GIT}{{b}}.", GIT),
    "tie before": (f"Codes are available online:~{GIT}.", GIT),
    "word before": (f"Our code is available{GIT}.", GIT),
    "word before, no scheme": ("Code is available atgithub.com/a/b.", "github.com/a/b"),
    "sentence behind": (f"Code at {GIT}.We show more.", GIT),
    "Markdown": (f"See [the code]({GIT}).", GIT),
    "angle brackets": (f"Code at <{GIT}>.", GIT),
    "quotes": (f'Code at "{GIT}".', GIT),
    "curly quotes": (f"Code at “{GIT}”.", GIT),
    "parentheses": (f"We release it ({GIT}).", GIT),
    "balanced parentheses": ("At https://a.org/b_(c).", "https://a.org/b_(c)"),
    "ideographic full stop": (f"Code: {GIT}。", GIT),
    "spaces in the scheme": ("Code: https : //github.com/a/b.", GIT),
    "no slashes": ("Code: https:github.com/a/b.", GIT),
    "two schemes": ("Code: http://http://a.org/b", "http://a.org/b"),
    "space in the host": ("Code: https://github. com/a/b.", GIT),
    "line end after a hyphen": (
        "At https://github.com/Ricky- Xian/b.",
        "https://github.com/Ricky-Xian/b",
    ),
    "maths in the host": ("At https://github$.$com/a/b.", GIT),
    "www": ("Available at www.a.org.", "www.a.org"),
    "site of a project": ("Project page: a-b.github.io", "a-b.github.io"),
    "named host": ("The platform is available at openthoughts.ai.", "openthoughts.ai"),
    "query": ("At https://a.org/f?x=1&y=2#z.", "https://a.org/f?x=1&y=2#z"),
    "capital scheme": ("At HTTPS://a.org/b.", "https://a.org/b"),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_url_is_cleaned(case: str) -> None:
    """A URL loses what is not its own, and the evidence is where it stands."""
    text, url = WRITTEN[case]
    (link,) = find_links(text)
    assert link.url == url
    assert link.evidence is not None
    if url in text:
        assert text[link.evidence.start : link.evidence.end].removesuffix(".git").endswith(url)


@pytest.mark.parametrize(
    "text",
    [
        "Online A/B testing on JD.com shows gains.",
        "Write to name@github.com or a.b@uni.edu.",
        "We use Node.js, e.g. v2.1 of it, i.e. TCP/IP over HTTP.",
        "Our code is at {this https URL}.",
        "We call it https.",
    ],
)
def test_what_is_no_url_gives_no_link(text: str) -> None:
    assert list(find_links(text)) == []


def test_url_shown_twice_is_one_link() -> None:
    """The text that \\href shows, and any repetition, is the same link."""
    text = rf"At \href{{{GIT}}}{{\texttt{{github.com/a/b}}}} and {GIT}.git and [{GIT}]({GIT})."
    assert [link.url for link in find_links(text)] == [GIT]


def test_links_come_in_the_order_of_the_text() -> None:
    text = "Code: https://b.org/x and data: https://a.org/y."
    assert [link.url for link in find_links(text)] == ["https://b.org/x", "https://a.org/y"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Our code is available at {GIT}.", LinkRole.OWN),
        (f"We introduce FooBench ({GIT}), a benchmark.", LinkRole.OWN),
        (f"It wins on all tasks. {GIT}", LinkRole.OWN),
        (f"Our code, based on PyTorch, is released at {GIT}.", LinkRole.OWN),
        (f"It is based on the Foo library ({GIT}) and wins.", LinkRole.OTHER),
        (f"We used the dataset Foo ({GIT}) to test it.", LinkRole.OTHER),
        (f"The images were collected from {GIT} by hand.", LinkRole.OTHER),
        (f"A third-party implementation is available at {GIT}.", LinkRole.OTHER),
        ("It extends earlier work, see https://arxiv.org/abs/1 there.", LinkRole.OTHER),
    ],
)
def test_role_follows_the_clause_before(text: str, role: LinkRole) -> None:
    """A link is the paper's own unless the words in front of it say whose it is."""
    assert [link.role for link in find_links(text)] == [role]


@given(
    before=st.sampled_from(["Code: ", "at~", "available", r"\url{", "(", "[x](", '"', "{"]),
    path=st.from_regex(
        r"[A-Za-z0-9]{1,8}(/[A-Za-z0-9][A-Za-z0-9_-]{0,6}[a-z0-9]){0,3}", fullmatch=True
    ),
    after=st.sampled_from([
        "",
        ".",
        ",",
        "}.",
        ").",
        " .",
        "}{x}",
        '".',
        ". We",
        ".We show",
        "~",
        "。",
    ]),
)
def test_what_stands_around_a_url_does_not_change_it(before: str, path: str, after: str) -> None:
    """Whatever encloses a URL, it is found once, as it was, at its place."""
    url = f"https://github.com/{path}"
    (link,) = find_links(before + url + after)
    assert link.url == url
    assert link.evidence is not None
    assert (link.evidence.start, link.evidence.end) == (len(before), len(before) + len(url))


@given(st.text(alphabet="htps:/.w gcom{}()[]\\_$-,;@~ab", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Odd text raises nothing, and each link stands within it."""
    for link in find_links(text):
        assert link.evidence is not None
        link.evidence.check(text)


def test_component_sets_the_links_of_a_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("paperkg_links")
    (link,) = nlp(f"Code: {GIT}.")._.links
    assert (link.url, link.extractor) == (GIT, "links")
