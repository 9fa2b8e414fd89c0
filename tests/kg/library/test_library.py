from collections.abc import Callable
from pathlib import Path

import pytest

from kg.corrections.override_file import toml
from kg.corrections.sorts import Rename
from kg.errors import GraphError, InvalidValueError, Outcome, SourceError
from kg.graph import KnowledgeGraph
from kg.library import OVERRIDES
from kg.schema import Kind
from tests.kg.library.conftest import Bench, Tools

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
    with pytest.raises(InvalidValueError, match=r"has 1 entry of .*b.jsonl, .*say --replace"):
        bench.build(first)
    assert bench.files() == before
    bench.build(first, second)
    assert bench.papers() == ["p1", "p2"]
    bench.build(first, replace=True)
    assert bench.papers() == ["p1"]


def test_a_paper_that_was_set_aside_is_tried_again(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B)
    bench.tools.set_aside = {"p2"}
    bench.build(papers)
    assert bench.papers() == ["p1", "p2"]
    bench.tools.set_aside = set()
    assert bench.build(papers).is_new
    assert b"VitNet" in bench.files()["graph.json"]


def test_files_of_another_build_are_written_again(bench: Bench, source: Source) -> None:
    papers, other = source("a.jsonl", p1=A), Bench(bench.folder.with_name("other"))
    bench.build(papers)
    before = bench.files()
    other.build(source("b.jsonl", p2=B))
    for name, content in other.files().items():
        (bench.folder / name).write_bytes(content)
    bench.build(papers)
    assert bench.files()["papers.jsonl"] == before["papers.jsonl"]


def test_a_date_is_that_of_one_update(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A)
    bench.build(papers, settings={"date": "2026-12-01"})
    assert not bench.add(papers).is_new
    bench.add(source("b.jsonl", p2=B))
    assert bench.files()["settings.json"] == b"{}"


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


def test_what_is_corrected_during_an_update_is_applied_by_the_next(
    bench: Bench, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.build(source("a.jsonl", p1=A))

    def correct_meanwhile(folder: Path) -> KnowledgeGraph | None:
        (folder / OVERRIDES).unlink()
        return Tools().earlier(folder)

    (bench.folder / OVERRIDES).write_text(toml([RENAME]), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(bench.tools, "earlier", correct_meanwhile)
        assert bench.library.rebuild().is_new
    assert bench.library.rebuild().is_new
    assert b'"name": "ZorBert"' in bench.files()["graph.json"]


def test_what_was_extracted_is_given_as_it_was_before_corrections(
    bench: Bench, source: Source
) -> None:
    bench.build(source("a.jsonl", p1=A))
    before = bench.library.extractions()
    (bench.folder / OVERRIDES).write_text(toml([RENAME]), encoding="utf-8")
    bench.library.rebuild()
    assert bench.library.extractions() == before
    assert {entity.name for each in before for entity in each.entities} >= {"ZorBert"}


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


def test_corrections_that_match_nothing_are_told_by_every_build(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    papers, corrections = source("a.jsonl", p1=A), tmp_path / "mine.toml"
    corrections.write_text('[[stop]]\nkind = "Task"\nname = "Nix"\n', encoding="utf-8")
    bench.build(papers, corrections=corrections)
    told = list(bench.problems)
    assert len(told) == 1
    assert not bench.build(papers).is_new
    assert bench.problems == told * 2


def test_a_folder_whose_first_build_was_stopped_is_not_added_to(
    bench: Bench, source: Source
) -> None:
    bench.tools.stop_after = 1
    with pytest.raises(KeyboardInterrupt):
        bench.build(source("a.jsonl", p1=A, p2=B))
    assert bench.said[-1] == (
        "stopped; 1 of 2 extractions are kept, and the same command goes on from there"
    )
    with pytest.raises(GraphError, match="its first build has not ended"):
        bench.add(source("b.jsonl", p3=C))
