"""`kg build --overrides`, `--keep-ids`, `kg review` and `kg vocabulary`, as a user runs them."""

import json
import re
from pathlib import Path

import pytest

import kg
from kg.corrections.override_file import read_overrides
from kg.errors import Problem
from kg.model import Extraction
from kg.schema import Kind
from kg.storage.extraction import dumps
from tests.documents import entity, extraction, paper
from tests.kg.cli.conftest import Run

RENAME = '[[rename]]\nkind = "Model"\nname = "Zorbnet"\nto = "Garply"\n'


def write(path: Path, *found: Extraction) -> Path:
    path.write_text("".join(f"{dumps(each)}\n" for each in found), encoding="utf-8")
    return path


def test_an_override_without_a_match_is_told_and_counted(
    papers: Path, tmp_path: Path, run: Run
) -> None:
    overrides = tmp_path / "o.toml"
    overrides.write_text('[[stop]]\nkind = "Model"\nname = "Nix"\n' + RENAME, encoding="utf-8")
    code, output, error = run("build", papers, "-o", tmp_path / "g", "--overrides", overrides)
    assert code == 0
    kept = tmp_path / "g" / "overrides.toml"
    assert kept.read_text(encoding="utf-8") == overrides.read_text(encoding="utf-8")
    assert error == f"kg: {kept}: stop 1: no Model is called 'Nix'; correct or remove it\n"
    assert re.search(r"overrides without a match +1\n", re.sub(r" +\n", "\n", output))
    assert kg.load(tmp_path / "g").resolve("Zorbnet", Kind.MODEL) == "model/garply"


@pytest.mark.parametrize("text", ["[[merge]", '[[stop]]\nnmae = "x"', "[[marge]]"])
def test_a_file_that_is_no_overrides_is_refused_before_work(
    papers: Path, tmp_path: Path, run: Run, text: str
) -> None:
    overrides = tmp_path / "o.toml"
    overrides.write_text(text, encoding="utf-8")
    code, output, error = run("build", papers, "-o", tmp_path / "g", "--overrides", overrides)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert not (tmp_path / "g").exists()


def test_an_old_iri_leads_on_through_every_rebuild(
    built: Path, papers: Path, tmp_path: Path, run: Run
) -> None:
    overrides = tmp_path / "o.toml"
    overrides.write_text(RENAME, encoding="utf-8")
    before = built
    for name in ("second", "third"):
        given = ("--overrides", overrides, "--keep-ids", before)
        code, _, error = run("build", papers, "-o", tmp_path / name, *given)
        assert (code, error) == (0, "")
        before = tmp_path / name
        turtle = (before / "graph.ttl").read_text(encoding="utf-8")
        assert "model:zorbnet dcterms:isReplacedBy model:garply ." in turtle
        assert "Model · model/garply" in run("show", before, "model/zorbnet")[1]
    second, third = (tmp_path / name / "graph.json" for name in ("second", "third"))
    assert second.read_bytes() == third.read_bytes()


def test_python_gives_the_graph_that_the_command_writes(
    built: Path, papers: Path, tmp_path: Path, run: Run
) -> None:
    overrides = tmp_path / "o.toml"
    overrides.write_text(f'{RENAME}[[stop]]\nkind = "Task"\nname = "Nix"\n', encoding="utf-8")
    run("build", papers, "-o", tmp_path / "g", "--overrides", overrides, "--keep-ids", built)
    told: list[Problem] = []
    graph = kg.build([papers], overrides=overrides, keep_ids=kg.load(built), report=told.append)
    assert graph == kg.load(tmp_path / "g")
    assert [problem.file for problem in told] == [str(overrides)]


def test_a_folder_that_is_no_build_has_no_ids_to_keep(
    papers: Path, tmp_path: Path, run: Run
) -> None:
    code, _, error = run("build", papers, "-o", tmp_path / "g", "--keep-ids", tmp_path / "none")
    assert (code, error.count("\n")) == (2, 1)
    assert "no graph can be read there" in error


@pytest.fixture
def doubtful(tmp_path: Path, run: Run) -> Path:
    """A built folder with two names that one paper writes for one thing."""
    first, second = paper("Garply of old", "Quuxal Net is it."), paper("Garply alone")
    found = write(
        tmp_path / "doubtful.jsonl",
        extraction(first, entity(first, Kind.TASK, "Quuxal Net", "Garply", name="Quuxal Net")),
        extraction(second, entity(second, Kind.TASK, "Garply")),
    )
    assert run("build", found, "-o", tmp_path / "doubtful")[0] == 0
    return tmp_path / "doubtful"


QUESTION = "merge Task 'Garply' and 'Quuxal Net'?"


def test_near_misses_are_listed_as_table_and_json(doubtful: Path, run: Run) -> None:
    _, output, _ = run("review", doubtful)
    assert "Garply" in output
    _, output, _ = run("review", doubtful, "--format", "json")
    (item,) = json.loads(output)
    assert (item["question"], item["number"], len(item["papers"])) == (QUESTION, 1, 2)


def test_the_sentences_that_decide_are_shown(
    doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.prompt", lambda _: "q")
    monkeypatch.setattr("kg.cli.review.person_is_there", lambda: True)
    _, output, _ = run("review", doubtful)
    lines = [line.strip() for line in output.splitlines()]
    for expected in ("Garply (1 paper)", "Garply alone", "Quuxal Net (1 paper)", "Garply of old"):
        assert expected in lines
    assert "Quuxal Net is it." in lines
    (item,) = json.loads(run("review", doubtful, "--format", "json")[1])
    assert [side["written"] for side in item["evidence"]] == ["Garply", "Quuxal Net"]
    assert item["evidence"][1]["quotes"] == [
        {"sentence": "Quuxal Net is it.", "title": "Garply of old"}
    ]


def test_in_a_terminal_answers_go_to_the_folder_one_by_one(
    doubtful: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cli.review.person_is_there", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda _: "n")
    _, output, _ = run("review", doubtful)
    overrides = doubtful / "overrides.toml"
    assert output.endswith(f"added 1 to {overrides}; build again to see the effect\n")
    assert read_overrides(overrides).distinct[0].names == ("Garply", "Quuxal Net")
    assert run("review", doubtful)[1] == f"added 0 to {overrides}\n"
    assert run("review", doubtful, "--format", "table")[1] == "nothing to decide\n"


def test_answers_that_were_given_before_an_end_are_kept(
    doubtful: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = paper("Zonal orb masks", "Zonal orb mask is it.")
    more = write(
        tmp_path / "more.jsonl",
        extraction(second, entity(second, Kind.TASK, "Zonal orb masks")),
        extraction(
            paper("More", "Zonal orb mask data."),
            entity(paper("More", "Zonal orb mask data."), Kind.TASK, "Zonal orb mask data"),
        ),
    )
    assert run("build", tmp_path / "doubtful.jsonl", more, "-o", doubtful)[0] == 0
    answers = iter(["y"])

    def answer(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("typer.prompt", answer)
    run("review", doubtful, "--write", tmp_path / "o.toml")
    assert len(read_overrides(tmp_path / "o.toml").all) == 1


def test_the_file_of_a_folder_is_where_decisions_go(doubtful: Path, run: Run) -> None:
    overrides = doubtful / "overrides.toml"
    _, output, _ = run("review", doubtful, "--accept", "1")
    assert output == f"added 1 to {overrides}; build again to see the effect\n"
    code, _, error = run("review", doubtful / "graph.json", "--accept", "1")
    assert code == 2
    assert "name a file with --write FILE" in error


def test_what_is_accepted_goes_to_the_overrides_and_is_asked_no_more(
    doubtful: Path, tmp_path: Path, run: Run
) -> None:
    overrides = tmp_path / "o.toml"
    assert run("review", doubtful, "--write", overrides, "--accept", "1")[1].startswith("added 1")
    assert run("review", doubtful, "--write", overrides, "--accept", "1")[1].startswith("added 0")
    papers = doubtful / "papers.jsonl"
    run("build", papers, "-o", tmp_path / "merged", "--overrides", overrides)
    assert run("review", tmp_path / "merged", "--format", "json")[1] == "[]\n"
    assert run("review", tmp_path / "merged")[1] == "nothing to decide\n"


@pytest.mark.parametrize(("accept", "added"), [(True, 1), (False, 0)])
def test_decisions_come_back_as_the_json_that_was_printed(
    doubtful: Path, tmp_path: Path, run: Run, accept: bool, added: int
) -> None:
    (item,) = json.loads(run("review", doubtful, "--format", "json")[1])
    decided = tmp_path / "decided.json"
    decided.write_text(json.dumps([{**item, "accept": accept}]), encoding="utf-8")
    overrides = tmp_path / "o.toml"
    _, output, _ = run("review", doubtful, "--write", overrides, "--decide", decided)
    effect = "; build again to see the effect" * added
    assert output == f"added {added} to {overrides}{effect}\n"


@pytest.mark.parametrize(
    ("answers", "added"),
    [
        (["x", "y"], '[[merge]]\nkind = "Task"\nnames = ["Garply", "Quuxal Net"]\n'),
        (["n"], '[[distinct]]\nkind = "Task"\nnames = ["Garply", "Quuxal Net"]\n'),
        (["s"], ""),
        (["q"], ""),
    ],
)
def test_without_decisions_each_is_asked(
    doubtful: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
    added: str,
) -> None:
    asked: list[str] = []

    def answer(text: str) -> str:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr("typer.prompt", answer)
    overrides = tmp_path / "o.toml"
    _, output, _ = run("review", doubtful, "--write", overrides)
    assert len(asked) == len(answers)
    assert QUESTION in asked[0]
    effect = "; build again to see the effect" if added else ""
    assert output.endswith(f"added {int(bool(added))} to {overrides}{effect}\n")
    written = overrides.read_text(encoding="utf-8") if overrides.exists() else ""
    assert written == added
    asked.clear()
    answers[:] = ["q"]
    run("review", doubtful, "--write", overrides)
    assert len(asked) == (0 if added else 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--write", "none/o.toml", "--accept", "1"], "since none is no folder; name a file with"),
        (["--write", "o.toml", "--accept", "7"], "--accept 7 is no number of the list"),
        (["--write", "o.toml", "--decide", "none.json"], "none.json: holds no decisions"),
        (["--write", "o.toml", "--decide", "object.json"], "is no list of objects"),
        (["--write", "o.toml", "--decide", "other.json"], "'huh?' is not asked of this graph"),
    ],
)
def test_decisions_that_cannot_be_are_refused_in_one_line(
    doubtful: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("object.json").write_text("{}", encoding="utf-8")
    Path("other.json").write_text('[{"question": "huh?", "accept": true}]', encoding="utf-8")
    code, _, error = run("review", doubtful, *options)
    assert (code, error.count("\n")) == (2, 1)
    assert message in error
    assert not Path("o.toml").exists()


def test_the_shipped_vocabulary_is_checked_and_counted(run: Run) -> None:
    code, output, error = run("vocabulary", "check")
    assert (code, error) == (0, "")
    counts = dict(line.split("\t") for line in output.splitlines())
    assert list(counts) == ["models", "methods", "datasets", "metrics", "tasks"]
    assert int(counts["datasets"]) >= 400


def test_each_fault_of_a_vocabulary_is_a_line_and_an_exit_code(tmp_path: Path, run: Run) -> None:
    for kind in Kind:
        (tmp_path / f"{kind.lower()}s.tsv").write_text("name\tvariant_of\n", encoding="utf-8")
    (tmp_path / "tasks.tsv").write_text("name\tvariant_of\nB\tC\nA\t\n", encoding="utf-8")
    code, output, error = run("vocabulary", "check", "--folder", tmp_path)
    assert (code, output, error.count("\n")) == (2, "", 2)
    assert all(line.startswith("kg: Task ") for line in error.splitlines())


def test_a_vocabulary_that_cannot_be_read_is_refused(tmp_path: Path, run: Run) -> None:
    assert run("vocabulary", "check", "--folder", tmp_path)[0] == 2
    (tmp_path / "models.tsv").write_bytes(b"name\n\xff\n")
    code, _, error = run("vocabulary", "check", "--folder", tmp_path)
    assert (code, error.count("\n")) == (2, 1)
    assert "is not UTF-8" in error
