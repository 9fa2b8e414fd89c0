"""`kg export`: every format by its suffix, compressed too; choices and mistakes."""

import gzip
from pathlib import Path

import pytest

import kg
from exports import EXPORTERS, Options
from kg.schema import NodeKind
from tests.exports.exported import exported
from tests.kg.cli.conftest import Run


@pytest.mark.parametrize("form", EXPORTERS)
def test_a_format_is_chosen_by_suffix_or_by_name(
    built: Path, tmp_path: Path, run: Run, form: str
) -> None:
    expected = exported(kg.load(built), form)
    for suffix in EXPORTERS[form].suffixes:
        assert run("export", built, "-o", tmp_path / f"out{suffix}") == (0, "", "")
        assert (tmp_path / f"out{suffix}").read_bytes() == expected
    assert run("export", built, "-o", tmp_path / "out", "--format", form) == (0, "", "")
    assert (tmp_path / "out").read_bytes() == expected


@pytest.mark.parametrize("arguments", [["x.ttl.gz"], ["x.gz", "--format", "turtle"]])
def test_gz_compresses(built: Path, tmp_path: Path, run: Run, arguments: list[str]) -> None:
    name, *more = arguments
    assert run("export", built, "-o", tmp_path / name, *more) == (0, "", "")
    content = gzip.decompress((tmp_path / name).read_bytes())
    assert content == (built / "graph.ttl").read_bytes()


def test_help_lists_every_format_with_its_suffixes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, output, _ = run("export", "--help")
    assert code == 0
    for name, exporter in EXPORTERS.items():
        assert f"- {name} ({', '.join(exporter.suffixes)}): {exporter.summary}" in output


def test_choices_are_those_of_the_library(built: Path, tmp_path: Path, run: Run) -> None:
    choices = ("https://example.org/", "quotes", "2026-11-21")
    base, evidence, date = choices
    arguments = ("--base-iri", base, "--evidence", evidence, "--date", date)
    run("export", built, "-o", tmp_path / "graph.ttl", *arguments)
    expected = exported(kg.load(built), "turtle", Options.given(*choices))
    assert (tmp_path / "graph.ttl").read_bytes() == expected
    code, _, _ = run("build", built / "papers.jsonl", "-o", tmp_path / "again", *arguments)
    assert code == 0
    assert (tmp_path / "again" / "graph.ttl").read_bytes() == expected
    assert b"2026-11-21" in expected


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--date", "tomorrow", "date 'tomorrow' is no date in ISO 8601; give one such as"),
        ("--evidence", "all", "unknown level of evidence 'all'; known: full, none, quotes"),
        ("--base-iri", "here", "base IRI 'here' is no absolute IRI"),
    ],
)
@pytest.mark.parametrize("command", ["export", "build"])
def test_a_bad_value_is_one_line_and_nothing_is_written(
    built: Path, tmp_path: Path, run: Run, command: str, option: str, value: str, message: str
) -> None:
    given = built if command == "export" else built / "papers.jsonl"
    place = tmp_path / ("new.ttl" if command == "export" else "new")
    code, output, error = run(command, given, "-o", place, option, value)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert message in error
    assert not place.exists()


def test_a_part_holds_the_papers_about_something(built: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "part.json"
    run("export", built, "--about", "accuracy", "-o", out)
    part = kg.load(out)
    assert [part.node(n)["title"] for n in part.nodes(NodeKind.PAPER)] == ["Zorbnet: A Net"]
    assert part.resolve("BlueSet") == "dataset/blueset"


def test_a_part_about_two_things_holds_what_speaks_of_both(
    built: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "part.bib"
    run("export", built, "--about", "zorbnet", "--about", "BlueSet", "-o", out)
    assert out.read_text(encoding="utf-8").count("@misc{") == 2


def test_a_part_about_nothing_known_is_one_line(built: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "part.bib"
    code, _, error = run("export", built, "--about", "Zorbnett", "-o", out)
    assert (code, error.count("\n"), out.exists()) == (2, 1, False)
    assert "unknown entity 'Zorbnett'; did you mean Zorbnet" in error
