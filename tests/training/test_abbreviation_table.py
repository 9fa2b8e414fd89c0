"""Which pairs of many papers come into the table of abbreviations."""

import json
import lzma
import sys
from pathlib import Path

import pytest

from kg.vocabulary.abbreviations import COLUMNS, Expansion
from training.abbreviation_table import expansions, main, texts


def rows(*pairs: tuple[str, str, int]) -> list[Expansion]:
    """The table of papers that define one pair each, as often as is said."""
    return expansions([(short, long)] for short, long, papers in pairs for _ in range(papers))


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("ZOR", "zonal orb", 4)], []),
        ([("ZOR", "zonal orb", 5)], [("ZOR", "zonal orb", 5, 5, 5)]),
        ([("ZOR", "zonal orb", 9), ("ZOR", "zinc orb", 1)], [("ZOR", "zonal orb", 9, 9, 10)]),
        ([("ZOR", "zonal orb", 8), ("ZOR", "zinc orb", 1)], [("ZOR", "zonal orb", 8, 8, 9)]),
        ([("ZOR", f"{word} orb", 3) for word in ("big", "zinc", "zonal")], [("ZOR", "", 0, 0, 9)]),
        (
            [("ZRs", "Zonal Readers", 3), ("ZR", "zonal reader", 3)],
            [("ZR", "zonal reader", 3, 6, 6)],
        ),
        ([("CZOR", "color zonal CZOR", 9), ("ZOR", "color CZOR", 9)], []),
        ([("ZOR-based", "zonal orb based", 9)], []),
    ],
)
def test_a_form_needs_five_papers_and_a_long_form_half_of_them(
    pairs: list[tuple[str, str, int]], found: list[tuple[str, str, int, int, int]]
) -> None:
    assert [row for row in rows(*pairs) if row.short != "CZOR"] == [
        Expansion(*row) for row in found
    ]


def test_spellings_of_one_long_form_agree_and_common_ones_have_a_row_each() -> None:
    found = rows(
        ("ZSP", "zonal speech planning", 7),
        ("ZSP", "zonal speech planner", 5),
        ("ZSP", "multi-zonal SP", 1),
    )
    assert [(row.long, row.papers, row.agreeing) for row in found] == [
        ("zonal speech planning", 7, 12),
        ("zonal speech planner", 5, 12),
    ]


def test_a_short_form_inside_a_long_form_is_spelled_out() -> None:
    found = rows(
        ("LZM", "large zonal model", 9),
        ("MLZM", "multimodal large zonal model", 6),
        ("MLZM", "multi-modal LZM", 6),
    )
    assert [row.agreeing for row in found if row.short == "MLZM"] == [12, 12]


def test_the_order_of_papers_makes_no_difference() -> None:
    pairs = [("ZOR", "zonal orb", 9), ("zor", "Zonal orbs", 3), ("AB", "a big orb", 6)]
    assert rows(*pairs) == rows(*pairs[::-1])


def written(path: Path, *papers: tuple[str, str]) -> Path:
    lines = [json.dumps({"title": title, "abstract": abstract}) for title, abstract in papers]
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return path


def test_papers_of_one_title_count_once_and_held_out_ones_not_at_all(tmp_path: Path) -> None:
    first = written(tmp_path / "a.jsonl", ("One", "x"), ("ONE", "y"), ("Two", "z"))
    second = written(tmp_path / "b.jsonl.xz", ("Two", "u"), ("Three", "v"))
    found = list(texts([first, second], frozenset({"three"})))
    assert found == ["One\nx", "Two\nz"]


def test_the_command_writes_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = [(f"Paper {n}", "We use vision transformers (ViTs) here.") for n in range(6)]
    abstracts = written(tmp_path / "a.jsonl", *papers)
    without = written(tmp_path / "w.jsonl", papers[0])
    out = tmp_path / "table.tsv"
    arguments = ["--abstracts", str(abstracts), "--without", str(without), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", ["abbreviation_table", *arguments])
    main()
    assert out.read_text(encoding="utf-8").splitlines() == [
        "\t".join(COLUMNS),
        "ViT\tvision transformers\t5\t5\t5",
    ]
    assert capsys.readouterr().out == "1 short forms, 1 rows\n"
