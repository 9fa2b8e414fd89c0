"""`kg build` and `kg extract`."""

import json
from pathlib import Path

import pytest

import kg
from tests.kg.cli.conftest import Run

FILES = ["graph.html", "graph.json", "graph.sqlite", "graph.ttl", "manifest.json", "papers.jsonl"]
STORE = [".lock", "library.sqlite"]


def test_a_built_folder_has_the_graph_in_every_form(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == sorted([*FILES, *STORE])
    for name in (each for each in FILES if each != "graph.sqlite"):
        content = (built / name).read_bytes()
        assert content.endswith(b"\n")
        assert not content.endswith(b"\n\n")
    assert str(built.parent) not in (built / "graph.json").read_text(encoding="utf-8")


def test_the_summary_counts_what_was_built(papers: Path, tmp_path: Path, run: Run) -> None:
    _, output, _ = run("build", papers, "-o", tmp_path / "graph")
    lines = [line.split() for line in output.splitlines()]
    for expected in (["papers", "2"], ["models", "1"], ["datasets", "1"], ["results", "1"]):
        assert expected in lines
    for expected in (["entries", "read", "2"], ["left", "out", "0"], ["mended", "0"]):
        assert expected in lines


def test_the_summary_says_what_became_of_the_entries(tmp_path: Path, run: Run) -> None:
    records = [
        {"title": "Zorb", "abstract": "We zorb."},
        {"title": "zorb!", "abstract": "We  zorb."},
        {"title": "Blue", "abstract": ""},
        {"abstract": "No title."},
        {"title": "Red", "abstract": "Red.", "date": "never"},
    ]
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    _, output, _ = run("build", path, "-o", tmp_path / "graph")
    lines = [line.strip() for line in output.splitlines()]
    for what, count in (
        ("entries read", 4),
        ("joined with others", 1),
        ("left out", 1),
        ("mended", 1),
        ("papers without an abstract", 1),
        ("papers in other languages", 0),
    ):
        assert any(line.split() == [*what.split(), str(count)] for line in lines), what


def test_papers_of_another_field_are_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "papers.jsonl"
    abstract = "The whales of this bay were counted from a boat in summer, and fed on squid."
    lines = (
        json.dumps({"title": f"Whales of Bay {n}", "abstract": abstract}) for n in "ABCDEFGHIJK"
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    code, _, error = run("build", path, "-o", tmp_path / "graph")
    assert code == 0
    assert "kg: papers: only 0 of 11 name a model" in error


def test_what_is_built_again_from_its_own_extractions_is_the_same(
    built: Path, tmp_path: Path, run: Run
) -> None:
    run("build", "--from", "extractions", built / "papers.jsonl", "-o", tmp_path / "again")
    for name in (each for each in FILES if each != "graph.sqlite"):
        assert (tmp_path / "again" / name).read_bytes() == (built / name).read_bytes()


def test_a_corrected_extraction_corrects_the_graph(built: Path, tmp_path: Path, run: Run) -> None:
    records = [
        json.loads(line)
        for line in (built / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for record in records:
        record["entities"] = [e for e in record["entities"] if e["name"] != "BlueSet"]
        record["results"] = []
    corrected = tmp_path / "corrected.jsonl"
    corrected.write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
    run("build", corrected, "-o", tmp_path / "again")
    assert kg.load(built).resolve("BlueSet") == "dataset/blueset"
    assert kg.load(tmp_path / "again").resolve("BlueSet") is None


def test_malformed_records_are_told_and_counted(papers: Path, tmp_path: Path, run: Run) -> None:
    papers.write_text(f"{papers.read_text(encoding='utf-8')}[]\n", encoding="utf-8")
    code, output, error = run("build", papers, "-o", tmp_path / "graph")
    assert code == 0
    assert error == (
        f"kg: {papers}:3: the record is left out: it is an array; write one JSON object a line\n"
    )
    assert ["left", "out", "1"] in [line.split() for line in output.splitlines()]
    code, _, error = run("build", papers, "-o", tmp_path / "strict", "--strict")
    assert (code, error.count("\n")) == (2, 1)
    assert not (tmp_path / "strict").exists()


def test_many_problems_of_one_file_are_counted_not_listed(
    papers: Path, tmp_path: Path, run: Run
) -> None:
    papers.write_text(papers.read_text(encoding="utf-8") + "{}\n" * 30, encoding="utf-8")
    _, _, error = run("build", papers, "-o", tmp_path / "graph")
    assert error.count("\n") == 11
    assert error.endswith(
        f"{papers}: and 20 more such as: the record is left out: there is no title\n"
    )


def test_each_kind_of_problem_is_shown_and_files_passed_over_are_counted(
    tmp_path: Path, run: Run
) -> None:
    records = [{"title": f"Zorb {n}", "abstract": f"We zorb {n}.", "date": "n. d."} for n in "abc"]
    lines = [json.dumps({}) for _ in range(30)] + [json.dumps(record) for record in records]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "papers.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    (tmp_path / "in" / "cut.json").write_text('[{"title": "Blue", "year": 20', encoding="utf-8")
    (tmp_path / "in" / "empty.txt").touch()
    code, output, error = run("build", tmp_path / "in", "-o", tmp_path / "graph")
    assert code == 0
    assert error.count("is no date such as") == 3
    assert error.count("there is no title") == 11
    assert error.count("cut.json:1: passed over: its JSON breaks off") == 1
    counts = {" ".join(line.split()[:-1]): line.split()[-1] for line in output.splitlines()}
    assert (counts["left out"], counts["mended"], counts["files passed over"]) == ("30", "3", "2")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("file", "is a file, where a folder is needed"),
        ("occupied", "is a folder, where a file is needed"),
        ("input", "is read and would be written to"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_work(
    papers: Path, tmp_path: Path, run: Run, place: str, message: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "occupied" / "graph.ttl").mkdir(parents=True)
    (tmp_path / "input").mkdir()
    given = papers.rename(tmp_path / "input" / "papers.jsonl").parent
    code, output, error = run("build", given, "-o", tmp_path / place)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert message in error


def test_a_base_that_is_no_iri_is_refused_before_work(
    papers: Path, tmp_path: Path, run: Run
) -> None:
    code, _, error = run("build", papers, "-o", tmp_path / "graph", "--base-iri", "not an iri")
    assert (code, error.count("\n")) == (2, 1)
    assert "is no absolute IRI" in error
    assert not (tmp_path / "graph").exists()


def test_extractions_go_to_standard_output_or_a_file(
    papers: Path, tmp_path: Path, run: Run
) -> None:
    code, _, _ = run("extract", papers, "-o", tmp_path / "out.jsonl")
    assert code == 0
    first, second = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (tmp_path / "out.jsonl", papers)
    )
    assert [record.pop("source")[0]["file"] for record in first] == ["papers.jsonl"] * 2
    for record in second:
        del record["source"]
    assert first == sorted(second, key=lambda record: str(record["id"]))


TABLE = "What,Words\nZorb,We propose Zorb.\nCrossZorb,We cross.\n"


def test_columns_are_named_where_headings_do_not_say_what_they_hold(
    tmp_path: Path, run: Run
) -> None:
    table = tmp_path / "papers.csv"
    table.write_text(TABLE, encoding="utf-8")
    code, _, error = run("extract", table)
    assert (code, "its columns: 'What', 'Words'" in error) == (2, True)
    code, output, _ = run("extract", "--columns", "title=What,abstract=Words", table)
    assert code == 0
    assert [json.loads(line)["abstract"] for line in output.splitlines()] == [
        "We propose Zorb.",
        "We cross.",
    ]
    graph = kg.build([table], columns={"title": "What", "abstract": "Words"})
    assert graph.find("CrossZorb")[0].name == "CrossZorb"


@pytest.mark.parametrize("columns", ["What", "titel=What", "title"])
def test_columns_of_unknown_fields_are_refused(tmp_path: Path, run: Run, columns: str) -> None:
    table = tmp_path / "papers.csv"
    table.write_text(TABLE, encoding="utf-8")
    code, _, error = run("build", "--columns", columns, table, "-o", tmp_path / "graph")
    assert code == 2
    assert "give FIELD=COLUMN with one of title, abstract, authors" in error


def test_files_that_are_written_apart_are_the_same(
    papers: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", papers, "-o", tmp_path / "one", "--workers", "1")[0] == 0
    monkeypatch.setattr("kg.cli._library.MANY", 1)
    assert run("build", papers, "-o", tmp_path / "two", "--workers", "2")[0] == 0
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
