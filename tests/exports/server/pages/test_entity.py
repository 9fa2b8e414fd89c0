"""Pages of nodes: for readers, for programs, and for ids of former builds."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from exports import EXPORTERS, Options
from exports.server import make_app
from exports.server.pages.entity_view import MOST_LISTED
from exports.server.pages.template import node_path
from kg.graph import KnowledgeGraph, Statement
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import reported_on
from kg.schema import Kind, NodeKind, Relation
from tests.exports.server.conftest import asked, write_folder
from tests.graphs.build import add_entity, add_paper, add_result
from tests.graphs.hard_scores import hard_scores
from tests.graphs.sample import HOSTILE

pytestmark = pytest.mark.server

PAPER = "/paper/2103.14899"
HTML = {"accept": "text/html"}
BASE = "https://w3id.org/paperkg/"


def page(client: httpx.Client, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def test_the_page_of_an_entity_says_who_speaks_of_it_and_in_which_words(
    client: httpx.Client,
) -> None:
    text = page(client, "/model/crossvit")
    assert "<h1>CrossViT</h1>" in text
    assert "Also XViT, cross ViT" in text
    assert "Introduced by 1 paper" in text
    assert "Used by 1 paper" in text
    assert f'href="{PAPER}"' in text
    assert 'href="/model/vit"' in text
    assert 'href="/#model/crossvit"' in text
    assert "<mark>CrossViT</mark>, a ViT, with 82.30%" in text
    assert "98\u00a0%" in text


def test_the_results_of_an_entity_are_a_table(client: httpx.Client) -> None:
    text = page(client, "/dataset/imagenet1k")
    table = text[text.index("<table") : text.index("</table>")]
    for part in ("82.30%", "\u0394\u00a0-2.0%", "82.30%\u00a0±0.3", "CrossViT", "top-1 accuracy"):
        assert part in table
    assert ">Dataset</th>" not in table
    assert 'href="https://huggingface.co/datasets/ILSVRC/imagenet-1k"' in text


def test_the_page_of_a_paper_marks_its_words_and_leads_to_what_it_speaks_of(
    client: httpx.Client,
) -> None:
    text = page(client, PAPER)
    # Links are said to stand at the first letter, which they get.
    assert 'href="/model/crossvit" title="CrossViT: Model, introduced here">rossViT</a>: ' in text
    assert "2021-03-27 \u00b7 Chun-Fu Chen, Quanfu Fan" in text
    assert "page 1.txt, line 3 (page of Mar 27)" in text
    assert 'href="https://github.com/a/b0"' in text
    assert "\U0001f600 " in text


def test_every_node_has_a_page_and_a_description(
    client: httpx.Client, graph: KnowledgeGraph
) -> None:
    kinds = set()
    for node in graph.nodes():
        kinds.add(graph.node(node)["kind"])
        text = page(client, node_path(node))
        assert "<script" not in text
        assert not re.search(r'(?:href|src)="(?!/|https?://|#|data:image)', text)
        turtle = client.get(node_path(node), headers={"accept": "text/turtle"})
        assert f"{BASE}{node}" in {q.subject.value for q in parse(turtle.content, RdfFormat.TURTLE)}
    assert kinds == {*Kind, *NodeKind}


def test_hostile_names_stay_text(client: httpx.Client, graph: KnowledgeGraph) -> None:
    text = HOSTILE[3]
    node = graph.resolve(text, Kind.MODEL)
    assert node is not None
    shown = page(client, node_path(node))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<h1>{escaped}</h1>" in shown


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/html;q=0.8, text/turtle", "text/turtle"),
        ("application/rdf+xml, text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_the_client_decides_on_the_form(
    client: httpx.Client, accept: str | None, media: str
) -> None:
    response = client.get("/model/vit", headers={} if accept is None else {"accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.headers["vary"] == "Accept"
    assert '</model/vit.ttl>; rel="alternate"; type="text/turtle"' in response.headers["link"]


def test_a_suffix_names_the_form_too(client: httpx.Client) -> None:
    by_suffix = client.get("/model/vit.ttl")
    by_header = client.get("/model/vit", headers={"accept": "text/turtle"})
    triples = {frozenset(parse(r.content, RdfFormat.TURTLE)) for r in (by_suffix, by_header)}
    assert len(triples) == 1
    assert client.get("/model/vit.jsonld").json()


def test_a_suffix_may_follow_a_name_that_ends_with_a_dot(
    client: httpx.Client, graph: KnowledgeGraph
) -> None:
    node = graph.resolve("...", Kind.MODEL)
    assert node == "model/..%2E"
    shown = page(client, node_path(node))
    for suffix in (".ttl", ".jsonld", ".nt"):
        address = f"{node_path(node)}{suffix}"
        assert f'href="{address}"' in shown
        assert client.get(address).status_code == 200


def test_no_form_that_is_had_is_not_acceptable(client: httpx.Client) -> None:
    response = client.get("/model/vit", headers={"accept": "image/png"})
    assert (response.status_code, response.text.count("\n")) == (406, 1)


def test_the_description_of_a_paper_is_what_the_export_says(
    client: httpx.Client, graph: KnowledgeGraph
) -> None:
    content = client.get(PAPER, headers={"accept": "application/n-triples"}).content
    described = {q.triple for q in parse(content, RdfFormat.N_TRIPLES)}
    buffer = BytesIO()
    EXPORTERS["ntriples"].write(graph, buffer, Options())
    all_of_it = {q.triple for q in parse(buffer.getvalue(), RdfFormat.N_TRIPLES)}
    assert described <= all_of_it
    own = {t for t in all_of_it if t.subject.value.startswith(f"{BASE}paper/2103.14899")}
    assert own <= described


def test_the_description_of_an_entity_says_who_uses_it(client: httpx.Client) -> None:
    text = client.get("/model/crossvit", headers={"accept": "application/n-triples"}).text
    assert f"<{BASE}paper/p2> <{BASE}ontology#uses> <{BASE}model/crossvit> ." in text


@pytest.mark.parametrize("path", ["/link/github.com%2Fa%2Fb0", "/link/github.com%2fa%2fb0"])
def test_a_slash_within_a_name_is_none_between_two(client: httpx.Client, path: str) -> None:
    assert "https://github.com/a/b0" in page(client, path)
    assert client.get("/link/github.com/a/b0").status_code == 404


def test_a_part_of_a_paper_leads_to_the_paper(client: httpx.Client) -> None:
    response = client.get(f"{PAPER}/text", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, PAPER)
    assert client.get(f"{PAPER}/nothing").status_code == 404


def test_an_id_of_a_former_build_leads_to_what_replaces_it(client: httpx.Client) -> None:
    response = client.get("/model/vision-transformer", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (308, "/model/vit")


def test_an_unknown_id_is_not_found(client: httpx.Client) -> None:
    response = client.get("/dataset/nothing")
    assert response.status_code == 404
    assert response.text == "nothing in this graph has the id dataset/nothing; search it at /\n"
    shown = client.get("/dataset/nothing", headers=HTML)
    assert (shown.status_code, "<h1>Not Found</h1>" in shown.text) == (404, True)
    assert client.get("/data").status_code == 404
    assert client.post("/model/vit").status_code == 405


def test_long_lists_are_cut_and_lead_to_the_whole() -> None:
    from exports.server.pages.entity_view import companions, groups_to

    graph = KnowledgeGraph()
    task = add_entity(graph, Kind.TASK, "sorting")
    other = add_entity(graph, Kind.TASK, "searching")
    for number in range(MOST_LISTED + 5):
        paper = add_paper(graph, f"p{number}", f"Paper {number}", "Sorting is searching.")
        graph.add_edge(paper, task, Relation.USES, Statement(confidence=number / 100))
        graph.add_edge(paper, other, Relation.MENTIONS, Statement())
    (group,) = groups_to(graph, task, [Relation.USES])
    assert (group.total, len(group.nodes)) == (MOST_LISTED + 5, MOST_LISTED)
    assert group.nodes[0].node.name == f"Paper {MOST_LISTED + 4}"
    assert [(node.name, shared) for node, shared in companions(graph, task)] == [
        ("searching", MOST_LISTED + 5)
    ]


def test_the_results_of_an_entity_stand_in_the_order_of_leaderboards() -> None:
    from exports.server.pages.results import results_in, results_of

    graph = hard_scores()
    total, rows = results_of(graph, "dataset/bench")
    expected = listed(reported_on(graph, "dataset/bench"))
    assert total == len(expected)
    assert [row.result.id for row in rows] == [each.id for each in expected[:MOST_LISTED]]
    assert [row.value for row in rows][:3] == ["1", "95.5", "93.00001"]
    assert {row.result.id for row in results_in(graph, "paper/p1")} == {
        each.id for each in reported_on(graph, "paper/p1")
    }


def test_what_is_not_sure_is_shown_on_request_marked_and_counted(client: httpx.Client) -> None:
    by_default, everything = (page(client, f"/paper/p2{more}") for more in ("", "?all=1"))
    assert 'href="/method/cross-attention"' not in by_default
    assert 'class="doubt"' not in by_default
    assert '2 statements not sure. <a href="/paper/p2?all=1">Show</a>' in by_default
    assert 'href="/method/cross-attention"' in everything
    assert everything.count('class="doubt"') == 2
    assert '<a href="/paper/p2">Hide</a>' in everything


def test_the_results_of_a_task_leave_out_those_of_which_it_is_doubtful(tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    task, net = add_entity(graph, Kind.TASK, "sorting"), add_entity(graph, Kind.MODEL, "Net")
    for title in ("Sure", "Doubtful"):
        paper = add_paper(graph, title, title)
        graph.add_edge(paper, net, Relation.USES, Statement())
        for number in range(MOST_LISTED + 1):
            add_result(graph, paper, f"{number}", net, task, unsure=[task] * (title != "Sure"))
    with asked(make_app(write_folder(graph, tmp_path / "graph"), extract=None)) as client:
        for more, titles in (("", {"Sure"}), ("?all=1", {"Doubtful", "Sure"})):
            shown = page(client, f"/task/sorting{more}")
            assert f"<h2>{len(titles) * (MOST_LISTED + 1)} results</h2>" in shown
            (query,) = re.findall('href="([^"]*)">All papers with one', shown)
            found = client.get(unescape(query), headers={"accept": "text/csv"}).text
            assert {line.partition(",")[2] for line in found.splitlines()[1:]} == titles
        marks = [
            page(client, f"/paper/Doubtful{more}").count(">not sure<") for more in ("", "?all=1")
        ]
        assert marks == [0, MOST_LISTED + 1]


def test_a_baseline_is_marked_and_a_difference_has_its_rival(client: httpx.Client) -> None:
    assert 'class="whose"' in page(client, "/paper/p2")
    text = page(client, PAPER)
    assert 'class="whose"' not in text
    assert ">Versus</th>" in text
    assert ">Versus</th>" not in page(client, "/paper/p2")


def test_the_page_of_a_result_says_how_to_read_it(
    client: httpx.Client, graph: KnowledgeGraph
) -> None:
    said = {
        graph.name(node): re.findall('<p class="quiet">(.*?)</p>', page(client, f"/{node}"))[0]
        for node in graph.nodes(NodeKind.RESULT)
    }
    assert said["2.0%"] == "A fall of the measured value, relative to the rival&#39;s"
    assert said["83"] == "A score of the paper&#39;s own"
    assert said["85"] == "A baseline&#39;s score"


def test_the_query_for_the_rest_of_a_list_leaves_out_what_the_list_does() -> None:
    from exports.server.pages.entity import _query

    assert "NOT" not in _query("?paper paperkg:uses <x> .")
    address = _query("?paper paperkg:uses <x> .", "?paper paperkg:unsureOf <x>")
    assert "FILTER+NOT+EXISTS+%7B+%3Fpaper+paperkg%3AunsureOf+%3Cx%3E+%7D" in address
