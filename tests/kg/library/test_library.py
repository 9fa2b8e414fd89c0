from collections.abc import Callable
from pathlib import Path

import pytest

from kg.corrections.override_file import toml
from kg.corrections.sorts import Rename
from kg.errors import GraphError, InvalidValueError, Outcome, SourceError, UnknownNameError
from kg.library import OVERRIDES
from kg.schema import Kind
from tests.kg.library.conftest import Bench

Source = Callable[..., Path]
RENAME = Rename(Kind.MODEL, "ZorBert", "Zorb")
A, B, C = "We use ZorBert and it works.", "Here VitNet is run again.", "We run ZorBert on it too."


def test_the_same_build_again_does_nothing(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B)
    assert bench.build(papers).is_new
    before = bench.files()
    again = bench.build(papers)
    assert not again.is_new
    assert again.counts[0] == ("papers", 2)
    assert bench.tools.read == ["p1", "p2"]
    assert bench.files() == before


def test_only_what_is_new_or_has_changed_is_extracted(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B))
    bench.build(source("a.jsonl", p1=A, p2=f"{B} Changed.", p3=C))
    assert bench.tools.read == ["p1", "p2", "p2", "p3"]
    assert bench.said[-1] == "2 to extract (1 new, 1 with another text than before), 1 as they were"
    fresh = Bench(bench.folder.with_name("fresh"))
    fresh.build(source("a.jsonl", p1=A, p2=f"{B} Changed.", p3=C))
    assert fresh.files() == bench.files()


def test_another_version_of_the_extraction_reads_all_again(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B)
    bench.build(papers)
    bench.tools.fingerprint = "two"
    bench.build(papers)
    assert bench.tools.read == ["p1", "p2", "p1", "p2"]
    assert bench.said[-1] == "2 to extract (2 extracted by another version before), 0 as they were"


def test_a_text_that_two_papers_have_is_extracted_once(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = '{"id": "%s", "title": "A study", "abstract": "ZorBert.", "date": "%s"}\n'
    path.write_text(line % ("p1", "2021") + line % ("p2", "2021"), encoding="utf-8")
    bench.build(path)
    assert len(bench.tools.read) == 1


def test_added_papers_cost_what_they_bring(bench: Bench, source: Source) -> None:
    first, second = source("a.jsonl", p1=A, p2=B), source("b.jsonl", p3=C)
    bench.build(first)
    bench.add(second)
    assert bench.papers() == ["p1", "p2", "p3"]
    assert bench.tools.read == ["p1", "p2", "p3"]
    assert [(e.row.given, e.row.by_add, e.entries) for e in bench.library.inputs()] == [
        (str(first), False, 2),
        (str(second), True, 1),
    ]
    together = Bench(bench.folder.with_name("fresh"))
    together.build(first, second)
    assert together.files() == bench.files()


def test_an_input_that_is_added_again_replaces_what_it_held(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B))
    bench.add(source("a.jsonl", p2=B, p3=C))
    assert bench.papers() == ["p2", "p3"]
    assert [each.entries for each in bench.library.inputs()] == [2]


def test_a_build_does_not_drop_what_was_added(bench: Bench, source: Source) -> None:
    first, second = source("a.jsonl", p1=A), source("b.jsonl", p2=B)
    bench.build(first)
    bench.add(second)
    before = bench.files()
    with pytest.raises(InvalidValueError, match=r"has 1 entries of .*b.jsonl, .*say --replace"):
        bench.build(first)
    assert bench.files() == before
    bench.build(first, second)
    assert bench.papers() == ["p1", "p2"]
    bench.build(first, replace=True)
    assert bench.papers() == ["p1"]


def test_a_removed_paper_is_gone_with_all_that_it_alone_says(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B, p3=C)
    bench.build(papers)
    bench.library.remove(["A study called p2"], [])
    assert bench.papers() == ["p1", "p3"]
    assert b"VitNet" not in bench.files()["graph.json"]
    bench.build(papers)
    assert bench.papers() == ["p1", "p3"]
    assert bench.said[-1].startswith("1 entries stay out, since they were removed")
    bench.add(papers)
    assert bench.papers() == ["p1", "p2", "p3"]


def test_a_paper_of_two_inputs_goes_whole_or_with_one_input_stays(
    bench: Bench, source: Source
) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B), source("b.jsonl", p1=A))
    bench.library.remove([], ["b.jsonl"])
    assert bench.papers() == ["p1", "p2"]
    bench.add(source("b.jsonl", p1=A))
    bench.library.remove(["p1"], [])
    assert bench.papers() == ["p2"]
    assert [(e.entries, e.removed) for e in bench.library.inputs()] == [(1, 1)]


def test_a_file_of_a_folder_can_be_removed_alone(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    source("in/a.jsonl", p1=A)
    source("in/b.jsonl", p2=B)
    bench.build(inputs)
    bench.library.remove([], ["a.jsonl"])
    assert bench.papers() == ["p2"]


@pytest.mark.parametrize(("papers", "sources"), [(["p9"], []), ([], ["c.jsonl"])])
def test_what_is_not_there_cannot_be_removed(
    bench: Bench, source: Source, papers: list[str], sources: list[str]
) -> None:
    bench.build(source("a.jsonl", p1=A))
    before = bench.files()
    with pytest.raises(UnknownNameError):
        bench.library.remove(papers, sources)
    assert bench.files() == before


def test_a_stopped_build_goes_on_where_it_was(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B, p3=C)
    bench.tools.stop_after = 2
    with pytest.raises(KeyboardInterrupt):
        bench.build(papers)
    assert not (bench.folder / "graph.json").exists()
    bench.tools.stop_after = None
    bench.build(papers)
    assert bench.tools.read == ["p1", "p2", "p3"]
    fresh = Bench(bench.folder.with_name("fresh"))
    fresh.build(papers)
    assert fresh.files() == bench.files()


def test_a_build_that_fails_leaves_no_folder(bench: Bench, source: Source) -> None:
    with pytest.raises(SourceError):
        bench.build(source("empty.jsonl"))
    assert not bench.folder.exists()


def test_a_failed_build_of_an_older_folder_changes_nothing(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A))
    before = bench.files()
    with pytest.raises(SourceError):
        bench.add(source("empty.jsonl"))
    assert bench.files() == before
    assert [each.entries for each in bench.library.inputs()] == [1]


def test_corrections_of_the_folder_are_applied_by_every_update(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    first, second = source("a.jsonl", p1=A), source("b.jsonl", p2=C)
    corrections = tmp_path / "mine.toml"
    corrections.write_text(f"# mine{toml([RENAME])}", encoding="utf-8")
    bench.build(first, corrections=corrections)
    assert (bench.folder / OVERRIDES).read_bytes() == corrections.read_bytes()
    assert b'"name": "Zorb"' in bench.files()["graph.json"]
    bench.add(second)
    assert b'"name": "Zorb"' in bench.files()["graph.json"]
    (bench.folder / OVERRIDES).write_text("", encoding="utf-8")
    bench.library.rebuild()
    assert b'"name": "ZorBert"' in bench.files()["graph.json"]


def test_ids_stay_when_papers_are_added(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1="ZorBERT is here."))
    bench.add(source("b.jsonl", p2="Zorbert is ZORBERT.", p3="ZORBERT again.", p4="Yes, ZORBERT."))
    graph = bench.tools.earlier(bench.folder)
    assert graph is not None
    assert graph.resolve("ZORBERT") == "model/zorbert"


def test_settings_of_the_build_are_remembered(bench: Bench, source: Source) -> None:
    first = source("a.jsonl", p1=A)
    bench.build(first, settings={"base_iri": "https://x.org/", "date": "2026"})
    bench.add(source("b.jsonl", p2=B))
    assert bench.files()["settings.json"] == b'{"base_iri": "https://x.org/"}'


def test_a_folder_without_a_store_cannot_be_added_to(bench: Bench, source: Source) -> None:
    with pytest.raises(GraphError, match="holds no store"):
        bench.add(source("a.jsonl", p1=A))
    assert not bench.folder.exists()


def test_a_missing_store_costs_an_extraction_and_no_ids(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B)
    bench.build(papers)
    before = bench.files()
    (bench.folder / "library.sqlite").unlink()
    bench.build(papers)
    assert bench.files() == before
    assert bench.tools.read == ["p1", "p2"] * 2


def test_files_that_were_changed_by_hand_are_written_again(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A)
    bench.build(papers)
    before = bench.files()
    (bench.folder / "graph.json").write_bytes(before["graph.json"].replace(b"ZorBert", b"ZorBerx"))
    bench.build(papers)
    assert bench.files()["papers.jsonl"] == before["papers.jsonl"]
    assert bench.tools.read == ["p1"]


def test_what_is_joined_is_told_once(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A), source("b.jsonl", p1=A))
    told = [problem for problem in bench.problems if problem.outcome is Outcome.JOINED]
    assert len(told) == 1
    bench.add(source("c.jsonl", p2=B))
    assert [each for each in bench.problems if each.outcome is Outcome.JOINED] == told
