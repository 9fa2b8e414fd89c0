from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InvalidValueError, SourceError, UnknownNameError
from tests.kg.library.conftest import Bench

Source = Callable[..., Path]
A, B, C = "We use ZorBert and it works.", "Here VitNet is run again.", "We run ZorBert on it too."


def test_a_removed_paper_is_gone_with_all_that_it_alone_says(bench: Bench, source: Source) -> None:
    papers = source("a.jsonl", p1=A, p2=B, p3=C)
    bench.build(papers)
    bench.library.remove(["A study called p2"], [])
    assert bench.papers() == ["p1", "p3"]
    assert b"VitNet" not in bench.files()["graph.json"]
    bench.build(papers)
    assert bench.papers() == ["p1", "p3"]
    assert bench.said[-1].startswith("1 of the entries stay out, since they were removed")
    bench.add(source("a.jsonl", p1=A, p2=f"{B} Changed.", p3=C))
    assert bench.papers() == ["p1", "p3"]
    bench.add(papers, restore=True)
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
    assert bench.said[-1] == "1 paper goes: 'A study called p1' (p1)"


def test_papers_that_a_file_has_lost_are_told(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B, p3=C))
    bench.build(source("a.jsonl", p3=C))
    assert bench.said[-1] == ("2 papers go: 'A study called p1' (p1), 'A study called p2' (p2)")


@pytest.mark.parametrize("named", [True, False])
def test_a_file_of_a_folder_can_be_removed_alone(
    bench: Bench, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, named: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = tmp_path / "in"
    inputs.mkdir()
    source("in/a.jsonl", p1=A)
    source("in/b.jsonl", p2=B)
    bench.build(Path("in"))
    bench.library.remove([], ["in/a.jsonl" if named else "a.jsonl"])
    assert bench.papers() == ["p2"]


def test_a_name_that_two_files_bear_means_neither(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    for name, text in (("one", A), ("two", B)):
        (tmp_path / name).mkdir()
        source(f"{name}/papers.jsonl", **{name: text})
    bench.build(tmp_path / "one", tmp_path / "two")
    with pytest.raises(InvalidValueError, match=r"is the name of several: .*one/papers.*, .*two/"):
        bench.library.remove([], ["papers.jsonl"])
    bench.library.remove([], [str(tmp_path / "one" / "papers.jsonl")])
    assert bench.papers() == ["two"]


@pytest.mark.parametrize(("papers", "sources"), [(["p9"], []), ([], ["c.jsonl"])])
def test_what_is_not_there_cannot_be_removed(
    bench: Bench, source: Source, papers: list[str], sources: list[str]
) -> None:
    bench.build(source("a.jsonl", p1=A))
    before = bench.files()
    with pytest.raises(UnknownNameError):
        bench.library.remove(papers, sources)
    assert bench.files() == before


def test_a_paper_at_the_same_place_of_a_file_of_the_same_name_stays(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    for name, text in (("one", A), ("two", B)):
        (tmp_path / name).mkdir()
        source(f"{name}/papers.jsonl", **{name: text})
    bench.build(tmp_path / "one", tmp_path / "two")
    bench.library.remove(["one"], [])
    assert bench.papers() == ["two"]


def test_what_was_removed_stays_out_when_other_inputs_are_dropped(
    bench: Bench, source: Source
) -> None:
    papers = source("a.jsonl", p1=A, p2=B)
    bench.build(papers, source("b.jsonl", p3=C))
    bench.library.remove(["p2"], [])
    bench.build(papers, replace=True)
    assert bench.papers() == ["p1"]


def test_a_file_that_can_no_longer_be_read_takes_nothing_out(
    bench: Bench, source: Source, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    one, two = source("in/a.jsonl", p1=A), source("in/b.jsonl", p2=B)
    bench.build(tmp_path / "in")
    before = bench.files()
    two.write_bytes(two.read_bytes()[:30])
    with pytest.raises(SourceError, match=r"in/b.jsonl: it cannot be read any more: 1 of"):
        bench.add(tmp_path / "in")
    assert bench.files() == before
    two.unlink()
    bench.add(tmp_path / "in")
    assert bench.papers() == ["p1"]
    assert one.exists()


def test_a_paper_that_was_removed_already_is_told_as_such(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B))
    bench.library.remove(["p1"], [])
    assert not bench.library.remove(["p1"], []).is_new
    assert bench.said[-1] == "paper 'p1' was removed already; kg add --restore brings it back"


def test_a_title_with_a_slip_is_suggested_and_an_id_is_not(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A))
    with pytest.raises(UnknownNameError, match="did you mean A study called p1"):
        bench.library.remove(["A stuby called p1"], [])
    with pytest.raises(UnknownNameError, match="nothing like it is known"):
        bench.library.remove(["2503.11731"], [])
