"""What holds for every source format, whichever it is; each brings its own example."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import Problem, SourceError
from kg.model import Extraction, Paper, Source
from kg.sources import SOURCES, Document, Match, SourceFormat, read

every_source = pytest.mark.parametrize("name", SOURCES)
Items = list[Paper | Extraction]


def items(name: str, text: str, problems: list[Problem] | None = None) -> Items:
    report = (lambda p: pytest.fail(str(p))) if problems is None else problems.append
    return list(SOURCES[name].read(Document("example", text), report))


def paper(item: Paper | Extraction) -> Paper:
    return item.paper if isinstance(item, Extraction) else item


@every_source
def test_a_source_is_described_in_a_few_words(name: str) -> None:
    summary = SOURCES[name].summary
    assert summary == summary.strip()
    assert "\n" not in summary
    assert not summary.endswith(".")


@every_source
def test_an_example_fits_its_own_format_best(name: str) -> None:
    example = SOURCES[name].example
    own = SOURCES[name].sniff(example)
    others = [each.sniff(example) for other, each in SOURCES.items() if other != name]
    assert isinstance(own, Match)
    assert own > max(others)


@every_source
def test_nothing_and_prose_fit_no_format(name: str) -> None:
    assert not SOURCES[name].sniff("")
    assert not SOURCES[name].sniff("Dear reader,\n\nhello.\n")


@every_source
def test_an_example_holds_papers_and_each_says_where_it_stands(name: str) -> None:
    example = SOURCES[name].example
    found = [paper(item) for item in items(name, example)]
    assert found
    for each in found:
        (source,) = each.source
        assert source.file == "example"
        assert 1 <= source.line <= len(example.splitlines())
    assert len({each.source for each in found}) == len(found)


@every_source
def test_an_example_is_read_by_its_name_and_without_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "example"
    path.write_text(SOURCES[name].example, encoding="utf-8")
    assert read([path], format=name) == read([path])


@every_source
def test_lines_of_an_example_may_end_with_carriage_returns(name: str) -> None:
    example = SOURCES[name].example
    assert items(name, example.replace("\n", "\r\n")) == items(name, example)


def broken(text: str) -> Iterator[str]:
    """The text cut off after each of its characters, and without each of its lines."""
    yield from (text[:end] for end in range(len(text)))
    lines = text.splitlines(keepends=True)
    yield from ("".join([*lines[:at], *lines[at + 1 :]]) for at in range(len(lines)))


def refusal(name: str, text: str) -> SourceError | None:
    """The error by which the format refuses a text; None where it reads what it can."""
    try:
        items(name, text, problems=[])
    except SourceError as error:
        return error
    return None


@every_source
def test_a_broken_example_is_read_in_part_or_refused_and_never_a_crash(name: str) -> None:
    for text in broken(SOURCES[name].example):
        error = refusal(name, text)
        if error is not None:
            assert error.file == "example"
            assert error.remedy


def certain(text: str) -> Match:
    return Match.CERTAIN if text.startswith("Zorb") else Match.NO


def perhaps(text: str) -> Match:
    return Match.PERHAPS if text else Match.NO


def one_paper(document: Document, _report: object) -> Iterator[Paper]:
    yield Paper("p1", document.text.strip(), "", source=(Source(document.name, 1),))


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats of which `general` reads anything, and two claim what begins with `Zorb`."""
    monkeypatch.setattr(SOURCES, "_items", {})
    SOURCES.register("a-general", SourceFormat("anything", perhaps, one_paper, "x"))
    SOURCES.register("b-zorb", SourceFormat("zorbs", certain, one_paper, "Zorb"))


@pytest.mark.usefixtures("invented")
def test_the_format_that_fits_best_reads_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("Zorb")
    SOURCES.register("z-other", SourceFormat("never", lambda _: Match.NO, one_paper, "x"))
    assert [paper(item).title for item in read([path])] == ["Zorb"]


@pytest.mark.usefixtures("invented")
def test_an_input_that_fits_two_formats_equally_well_is_an_error_that_names_both(
    tmp_path: Path,
) -> None:
    SOURCES.register("c-zorb", SourceFormat("zorbs too", certain, one_paper, "Zorb"))
    (tmp_path / "a").write_text("Zorb")
    (tmp_path / "b").write_text("other")
    with pytest.raises(
        SourceError, match=r"several source formats: b-zorb, c-zorb; name its.*--from"
    ):
        read([tmp_path / "a"])
    problems: list[Problem] = []
    assert len(read([tmp_path], report=problems.append)) == 1
    assert [each.text for each in problems] == [
        "it may be of several source formats: b-zorb, c-zorb"
    ]
    assert len(read([tmp_path / "a"], format="c-zorb")) == 1
