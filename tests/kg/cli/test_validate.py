"""`kg validate`."""

from pathlib import Path

import pytest

from tests.kg.cli.conftest import Run


def test_a_built_folder_is_valid(built: Path, run: Run) -> None:
    for target in (built, built / "graph.ttl"):
        code, output, error = run("validate", target)
        assert (code, error) == (0, "")
        assert output.startswith(f"{built / 'graph.ttl'}: every rule holds (")


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (20, 2)])
def test_broken_rules_are_printed_and_counted(
    built: Path, run: Run, limit: int, shown: int
) -> None:
    path = built / "graph.nt"
    run("export", built, "-o", path)
    name = '<http://www.w3.org/2004/02/skos/core#prefLabel> "'
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [x for x in lines if name not in x or not x.startswith("<https://w3id.org/paperkg/m")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    code, output, error = run("validate", path, "--limit", str(limit))
    assert code == 2
    assert len(output.splitlines()) == shown
    assert "breaks the rule that it has one preferred name (skos:prefLabel)" in output
    assert error.startswith(f"kg: {path}: 2 rules are broken")
    assert ("of which 1 are shown" in error) == (limit == 1)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, run: Run) -> None:
    code, output, error = run("validate", tmp_path / "none")
    assert (code, output) == (2, "")
    assert error.endswith("none: there is no such file or folder; check the path\n")


def test_what_is_no_rdf_is_one_line(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("no rdf", encoding="utf-8")
    code, output, error = run("validate", path)
    assert (code, output) == (2, "")
    assert error.count("\n") == 1
