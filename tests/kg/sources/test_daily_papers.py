import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Paper
from kg.sources import SOURCES, Document, Markup, Match, Record, read
from kg.text.cleaning import clean, clean_abstract

SEEDS = Path(__file__).parents[3] / "seeds"
ENTRIES = {"000": 119, "001": 119, "002": 86, "003": 66, "004": 86}
EXAMPLES = {"daily-papers": b"new\n\nSubscribe\n\nDaily Papers\n\nMar 12\n\nZorb\n\nWe zorb.\n"}
Pair = tuple[str, str]
Layout = Callable[[list[Pair]], list[str]]


def _layout_one(pairs: list[Pair]) -> list[str]:
    banner = [
        "Get trending papers in your email inbox once a day!",
        "Get trending papers in your email inbox!",
    ]
    first, *rest = itertools.chain.from_iterable(pairs)
    return [*banner, f"Subscribe{first}", *rest]


def _layout_two(pairs: list[Pair], date: str = "Dec 1", daily: bool = True) -> list[str]:
    banner = ["new", "Get trending papers in your email inbox!", "Subscribe"]
    if daily:
        banner.append("Daily Papers")
    blocks = [*banner, "byAK and the research community", date, *itertools.chain(*pairs)]
    return list(itertools.chain.from_iterable((block, "") for block in blocks))[:-1]


LAYOUTS: list[Layout] = [_layout_one, _layout_two]


def _read(lines: list[str], end: str = "\n") -> list[Record]:
    document = Document.of("page.txt", ("\n".join(lines) + end).encode())
    source = SOURCES["daily-papers"]
    assert source.sniff(document.head()) is Match.CERTAIN
    assert source.read is not None
    records = source.read(document, lambda problem: pytest.fail(str(problem)))
    return [record for record in records if isinstance(record, Record)]


def _pairs(records: list[Record]) -> list[Pair]:
    return [(record.title or "", record.abstract or "") for record in records]


def _outcome(lines: list[str], end: str = "\n") -> list[Pair] | SourceError:
    try:
        return _pairs(_read(lines, end))
    except SourceError as error:
        return error


WORDS = ["A", "fact", "check", "Subscribed", "May", "new", "BERT:", "Is", "a", "Model"]
titles = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=8),
    st.sampled_from(["", "?", "!"]),
)
abstracts = st.builds(
    lambda start, times, end: f"{start} a model of {'many ' * times}words{end}",
    st.sampled_from(["We propose", "subscribe to", "In May, we had"]),
    st.integers(15, 60),
    st.sampled_from([".", ").", ". It is at https://x.org/a."]),
)
pages = st.lists(st.tuples(titles, abstracts), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("number", sorted(ENTRIES))
def test_each_seed_page_holds_its_entries(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    items = [item for item in read([path]) if isinstance(item, Paper)]
    places = sorted(source for paper in items for source in paper.source)
    assert len(places) == ENTRIES[number]
    assert {source.file for source in places} == {path.name}


def test_the_seed_pages_hold_416_distinct_papers_in_any_order() -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    papers = list(read(list(paths)))
    assert len(papers) == 416
    assert list(read(list(reversed(paths)))) == papers
    assert list(read([SEEDS])) == papers
    assert len({paper.title for paper in papers if isinstance(paper, Paper)}) == 416


def test_every_line_of_the_seed_pages_belongs_to_one_title_or_abstract() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for paper in read([path]):
            assert isinstance(paper, Paper)
            for source in paper.source:
                title = lines[source.line - 1].removeprefix("Subscribe")
                abstract = lines[source.line - 1 + (2 if source.page_date else 1)]
                assert clean(title, Markup.SOME_LATEX) == paper.title
                assert clean_abstract(abstract, Markup.SOME_LATEX) == paper.abstract


PAIRS = [("CrossViT", "We propose CrossViT. It is good."), ("fact check AI", "Facts are checked.")]


@pytest.mark.parametrize("end", ["\n", "", "\n\n", "\r\n"])
@pytest.mark.parametrize("count", [1, 2])
def test_layout_one_gives_titles_and_abstracts_in_turn(count: int, end: str) -> None:
    papers = _read(_layout_one(PAIRS[:count]), end)
    assert _pairs(papers) == PAIRS[:count]
    assert [paper.line for paper in papers] == [3, 5][:count]
    assert {paper.page_date for paper in papers} == {None}


@pytest.mark.parametrize("date", ["Mar 12", "May 1", "Sept 30", "December 31", "Jan 2, 2026"])
@pytest.mark.parametrize("daily", [False, True])
def test_layout_two_remembers_the_date_of_the_page(date: str, daily: bool) -> None:
    papers = _read(_layout_two(PAIRS, date, daily), "")
    assert _pairs(papers) == PAIRS
    assert {paper.page_date for paper in papers} == {date}
    assert {paper.date for paper in papers} == {None}


def test_lines_may_end_with_carriage_returns() -> None:
    text = "\r\n".join(_layout_two(PAIRS))
    assert _pairs(_read([text])) == PAIRS


@pytest.mark.parametrize("layout", LAYOUTS)
@given(page=pages)
def test_a_whole_page_gives_exactly_its_pairs(layout: Layout, page: list[Pair]) -> None:
    assert _pairs(_read(layout(page))) == page


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("change", ["delete", "double", "blank", "navigation"])
@given(page=pages, data=st.data())
def test_no_change_of_one_line_shifts_a_title(
    layout: Layout, change: str, page: list[Pair], data: st.DataObject
) -> None:
    lines: list[str] = layout(page)
    place = data.draw(st.integers(0, len(lines) - 1))
    new = {"delete": [], "double": [lines[place]] * 2, "blank": ["", lines[place]]}
    lines[place : place + 1] = new.get(change, ["Daily Papers", lines[place]])
    found = _outcome(lines)
    if isinstance(found, SourceError):
        assert found.file == "page.txt"
        assert 0 <= found.line <= len(lines)
    else:
        assert found == page
        # Nothing but the banner may differ unnoticed.
        start = 2 if layout is _layout_one else 10
        assert place < start or (place == start and change in {"blank", "navigation"})


@pytest.mark.parametrize("layout", LAYOUTS)
@given(page=pages, data=st.data())
def test_a_page_cut_anywhere_gives_no_shifted_title(
    layout: Layout, page: list[Pair], data: st.DataObject
) -> None:
    text = "\n".join(layout(page))
    cut = text[: data.draw(st.integers(text.index(page[0][0]), len(text)))]
    found = _outcome([cut], "")
    if isinstance(found, SourceError):
        assert found.file == "page.txt"
    else:
        assert found[:-1] == page[: len(found) - 1]
        title, abstract = page[len(found) - 1]
        assert found[-1][0] == title
        assert abstract.startswith(found[-1][1])


LONG = "We propose a thing that goes on and on " * 8
ONE = _layout_one(PAIRS)
TWO = _layout_two(PAIRS)


@pytest.mark.parametrize(
    ("lines", "end", "line", "says"),
    [
        (ONE[:5], "\n", 5, "no abstract follows 'fact check AI'"),
        ([*ONE[:3], *ONE[4:]], "\n", 4, "'fact check AI' is too short for an abstract"),
        ([*ONE[:2], *ONE[3:]], "\n", 3, "neither a date such as Mar 12"),
        ([*ONE[:4], *ONE[5:]], "\n", 5, "no abstract follows 'Facts are checked.'"),
        ([*ONE[:4], "", *ONE[4:]], "\n", 5, "an empty line stands among"),
        ([*ONE[:4], "Daily Papers", *ONE[5:]], "\n", 5, "'Daily Papers' stands where a title"),
        ([*ONE, LONG, LONG], "\n", 7, "is too long for a title"),
        ([*ONE, "A title longer than this abstract", "It is short."], "\n", 7, "is longer than"),
        ([*ONE, "One", LONG, "and so on", LONG], "\n", 9, "goes on with the abstract above"),
        ([*ONE, "One", LONG.strip()], "", 8, "the page is cut off"),
        (ONE[:2], "\n", 0, "neither a date such as Mar 12"),
        (TWO[:12], "\n", 0, "no paper stands on the page"),
        (TWO[:15] + TWO[16:], "\n", 16, "an empty line should stand before 'fact check AI'"),
        (TWO[:15] + TWO[15:16] + TWO[15:], "\n", 17, "two empty lines stand together"),
        (TWO[:-2], "\n", 17, "no abstract follows 'fact check AI'"),
        (TWO[:10] + TWO[12:], "\n", 13, "neither a date such as Mar 12"),
    ],
)
def test_a_broken_page_is_an_error_that_names_the_line(
    lines: list[str], end: str, line: int, says: str
) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        _read(lines, end)
    assert (caught.value.file, caught.value.line) == ("page.txt", line)
