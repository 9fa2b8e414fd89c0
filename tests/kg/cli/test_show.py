"""`kg show`: one entity or paper of a built folder, in the terminal."""

from pathlib import Path

import kg
from exports import EXPORTERS, Options
from kg.cli._node_text import NodeText
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import reported_on
from kg.schema import NodeKind
from tests.graphs.build import add_result
from tests.graphs.hard_scores import hard_scores
from tests.graphs.sample import sample
from tests.kg.cli.conftest import Run


def test_an_entity_is_shown_with_its_papers_and_the_words_that_say_so(
    built: Path, run: Run
) -> None:
    code, output, _ = run("show", built, "zorbnets")
    assert code == 0
    for part in (
        "Zorbnet\n",
        "Model · model/zorbnet",
        "1 paper: introduces it",
        "1 paper: uses it",
    ):
        assert part in output
    assert "81.5% accuracy on BlueSet" in output
    assert "Zorbnet scores 81.5% accuracy on BlueSet." in output


def test_text_in_brackets_is_shown_as_it_is(built: Path, run: Run) -> None:
    assert "[red]" in run("show", built, "Using Zorbnet")[1]


def test_a_paper_is_shown_with_what_it_speaks_of(built: Path, run: Run) -> None:
    output = run("show", built, "Zorbnet: A Net")[1]
    for part in ("introduces\n", "uses\n", "results\n", "https://github.com/z/zorbnet"):
        assert part in output


def test_a_kind_tells_namesakes_apart(built: Path, run: Run) -> None:
    assert "Dataset · dataset/blueset" in run("show", built, "blueset", "--kind", "dataset")[1]
    code, _, error = run("show", built, "blueset", "--kind", "Task")
    assert (code, error) == (2, "kg: unknown name 'blueset'; did you mean BlueSet?\n")
    assert "known: dataset, link, method" in run("show", built, "x", "--kind", "nonsense")[2]


def test_a_name_that_nothing_bears_gets_near_ones(built: Path, run: Run) -> None:
    assert run("show", built, "bluset")[2] == "kg: unknown name 'bluset'; did you mean BlueSet?\n"
    assert "did you mean" in run("show", built, "zorbnetz")[2]


def test_a_paper_is_found_by_a_beginning_that_one_title_has(built: Path, run: Run) -> None:
    assert run("show", built, "using")[1].startswith("Using Zorbnet")


def test_why_lists_the_names_merged_into_a_node_their_rule_and_papers(
    built: Path, run: Run
) -> None:
    code, output, _ = run("show", built, "Zorbnet", "--why")
    assert code == 0
    assert "\n  Zorbnet: is the node's name" in output
    assert "(name, 2 papers)" in output
    assert run("show", built, "Zorbnet: A Net", "--why")[1].endswith(
        "no name was merged into it\n\n"
    )


def test_a_paper_is_found_by_the_id_that_its_input_gave_it(built: Path, run: Run) -> None:
    graph = kg.load(built)
    [paper] = [n for n in graph.nodes(NodeKind.PAPER) if graph.node(n)["title"] == "Zorbnet: A Net"]
    code, output, _ = run("show", built, graph.node(paper)["paper_id"])
    assert code == 0
    assert output.startswith("Zorbnet: A Net")


def test_the_results_of_an_entity_stand_in_the_order_of_leaderboards() -> None:
    graph = hard_scores()
    view = NodeText(graph, limit=1000)
    view.entity("dataset/bench")
    shown = [line.split("  (")[0].strip() for line in view.text.plain.splitlines() if "  (" in line]
    expected = listed(reported_on(graph, "dataset/bench"))
    assert shown == [f"{each.value}{each.unit}" for each in expected]


def test_an_id_of_a_former_build_shows_what_replaces_it(tmp_path: Path, run: Run) -> None:
    with (tmp_path / "graph.json").open("wb") as file:
        EXPORTERS["node-link"].write(sample(), file, Options())
    assert "Model \u00b7 model/vit" in run("show", tmp_path, "model/vit-model")[1]


def test_what_is_not_sure_is_shown_on_request_and_counted_by_default() -> None:
    graph = sample()
    by_default, everything = NodeText(graph, 50), NodeText(graph, 50, show_all=True)
    for view in (by_default, everything):
        view.paper("paper/p2")
    assert "cross-attention" not in by_default.text.plain
    assert by_default.text.plain.endswith("\n2 statements not sure; see --all\n")
    assert "cross-attention  0.05  not sure" in everything.text.plain
    assert "see --all" not in everything.text.plain


def test_a_result_is_shown_with_whose_it_is_against_whom_and_how_exact() -> None:
    view = NodeText(sample(), 50, show_all=True)
    view.entity("model/crossvit")
    (delta,) = (line for line in view.text.plain.splitlines() if "versus ViT" in line)
    assert delta.endswith("; relative; own)")
    assert "±0.3; own)" in view.text.plain
    assert "(ofModel CrossViT, forTask image classification; baseline; not sure)" in view.text.plain


def test_a_doubtful_task_is_shown_on_request_and_marked() -> None:
    graph = sample()
    task = "task/image-classification"
    add_result(graph, "paper/p2", "77", "model/crossvit", task, unsure=[task])
    views = NodeText(graph, 50), NodeText(graph, 50, show_all=True)
    for view in views:
        view.paper("paper/p2")
    by_default, everything = (view.text.plain for view in views)
    assert "77  (ofModel CrossViT; baseline)" in by_default
    marked = "77  (ofModel CrossViT, forTask image classification (not sure); baseline)"
    assert marked in everything
