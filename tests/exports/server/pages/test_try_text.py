"""A text that somebody tries: what is shown, and what is refused."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from exports.server import Limits, make_app
from kg.model import Extraction, FieldConfidences, Mention, Paper, Result
from kg.schema import Kind, ResultKind
from kg.sources import read
from kg.storage.extraction import from_json
from kg.storage.paper import MAX_TEXT
from tests.documents import entity, result
from tests.exports.server.conftest import asked, read_text, until

pytestmark = pytest.mark.server

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
HTML = {"accept": "text/html"}
TEXT = {
    "title": "CrossViT-9",
    "abstract": "CrossViT \U0001f600 beats <b> on ImageNet-1K.\nSee https://github.com/a/b .",
}


def send(client: httpx.Client, fields: Mapping[str, str], **headers: str) -> httpx.Response:
    return client.post("/try", data=dict(fields), headers=headers)


def test_the_page_has_a_form_and_no_script(client: httpx.Client) -> None:
    page = client.get("/try", headers=HTML)
    assert page.status_code == 200
    assert '<form action="/try#found" method="post"' in page.text
    assert "<script" not in page.text


def test_a_paper_of_the_graph_can_be_begun_with(client: httpx.Client) -> None:
    page = client.get("/try", params={"paper": "paper/2103.14899"}, headers=HTML)
    assert 'value="CrossViT: Cross-Attention"' in page.text
    assert "We propose \U0001f600 CrossViT" in page.text
    assert client.get("/try", params={"paper": "paper/x"}, headers=HTML).status_code == 200


def test_what_is_found_is_marked_where_it_stands(client: httpx.Client) -> None:
    page = send(client, TEXT, **HTML)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    # Within the longer name, the shorter one is marked; the rest belongs to the longer.
    both = "CrossViT: Model, introduced; CrossViT-9: Model, used"
    first = f'<a href="/model/crossvit" class="mark kind-Model" title="{both}">CrossViT</a>'
    rest = '<span class="mark kind-Model" title="CrossViT-9: Model, used">-9</span>'
    assert f'<h2 class="read-title">{first}{rest}</h2>' in page.text
    assert ' title="&lt;b&gt;: Task, mentioned">&lt;b&gt;</span>' in page.text
    assert 'class="mark kind-Dataset"' in page.text
    assert 'class="mark kind-Link"' in page.text
    assert "the paper’s own" in page.text


def test_the_json_is_that_of_an_extraction(client: httpx.Client) -> None:
    for response in (send(client, TEXT), client.post("/try", json=TEXT)):
        assert response.headers["content-type"] == "application/json"
        data = json.loads(response.text)
        problems: list[object] = []
        sent = from_json(data, problems.append)
        assert not problems
        assert sent == read_text(sent.paper)
        assert sent.paper.abstract == TEXT["abstract"].replace("\n", " ")


def test_ends_of_lines_count_once(client: httpx.Client) -> None:
    data = send(client, {"title": "a", "abstract": "b\r\nCrossViT"}).json()
    assert data["abstract"] == "b CrossViT"
    assert data["entities"][0]["mentions"] == [{"start": 4, "end": 12}]


def test_a_text_is_cleaned_as_a_build_cleans_it(client: httpx.Client, tmp_path: Path) -> None:
    given = {
        "title": r"CrossViT \textbf{wins}",
        "abstract": "Abstract: CrossViT gains 2\\% on Image-\nNet at p<0.05. \u00a9 2021 Springer.",
    }
    path = tmp_path / "papers.jsonl"
    path.write_text(f"{json.dumps(given)}\n", encoding="utf-8")
    (built,) = read([path])
    assert isinstance(built, Paper)
    assert "2% on ImageNet" in built.abstract
    data = client.post("/try", json=given).json()
    assert (data["title"], data["abstract"]) == (built.title, built.abstract)


def test_a_text_in_another_language_is_told_and_not_read(client: httpx.Client) -> None:
    german = {
        "title": "CrossViT und die Bilder",
        "abstract": "Wir stellen ein Netz vor, das Bilder besser erkennt als alle anderen Netze,"
        " und zeigen, dass es auf vielen Sammlungen von Bildern schneller lernt als diese.",
    }
    assert send(client, german).json()["entities"] == []
    assert "another language than English (de)" in send(client, german, **HTML).text


def test_what_no_file_could_hold_is_replaced(client: httpx.Client) -> None:
    body = b'{"title": "a\\ud800b", "abstract": "c\\u0000"}'
    response = client.post("/try", content=body, headers={"content-type": "application/json"})
    assert (response.json()["title"], response.json()["abstract"]) == ("a\ufffdb", "c")


@pytest.mark.parametrize(
    ("body", "kind", "status", "said"),
    [
        (b"title=+&abstract=x", FORM, 400, "the title is empty"),
        (b"title=x&abstract=" + b"y" * MAX_TEXT, FORM, 400, "more than 20,000"),
        (b"title=%FF", FORM, 400, "cannot be read"),
        (b"{", JSON, 400, "cannot be read"),
        (b"[" * 100_000, JSON, 400, "cannot be read"),
        (b"[]", JSON, 400, "no JSON object"),
        (b'{"title": 3}', JSON, 400, "the title is"),
        (b"x", "text/plain", 415, "send title and abstract as"),
        (b"x" * 500_000, JSON, 413, "send less"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_is_refused_with_one_line(
    client: httpx.Client, body: bytes, kind: str, status: int, said: str
) -> None:
    headers = {"content-type": kind}
    response = client.post("/try", content=body, headers=headers)
    assert (response.status_code, response.text.count("\n")) == (status, 1)
    assert said in response.text
    page = client.post("/try", content=body, headers={**headers, **HTML})
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_a_text_that_is_refused_stays_in_the_form(client: httpx.Client) -> None:
    page = send(client, {"title": " ", "abstract": "</textarea><i>"}, **HTML)
    assert "&lt;/textarea&gt;&lt;i&gt;</textarea>" in page.text


def test_results_show_beneath_the_entities_within_them(folder: Path) -> None:
    def extract(paper: Paper) -> Extraction:
        found = entity(paper, Kind.METRIC, "accuracy")
        whole = Mention(0, len(paper.title))
        result = Result(None, None, None, "accuracy", "9", "%", ResultKind.DELTA, whole, 0.5)
        return Extraction(paper, (found,), (result,))

    with asked(make_app(folder, extract=extract)) as client:
        page = send(client, {"title": "9% accuracy more", "abstract": ""}, **HTML).text
    assert '<span class="mark kind-Result" title="difference 9%, 50\u00a0% sure">9% </span>' in page
    assert 'class="mark kind-Metric reported"' in page


def test_what_is_not_sure_is_shown_and_marked(folder: Path) -> None:
    def extract(paper: Paper) -> Extraction:
        found = entity(paper, Kind.METRIC, "accuracy", confidence=0.05)
        fields = FieldConfidences(metric=0.05)
        score = result("9", unit="dB", metric="accuracy", confidences=fields)
        other = result("8", task="vision", confidences=FieldConfidences(task=0.05))
        return Extraction(paper, (found,), (score, other))

    with asked(make_app(folder, extract=extract)) as client:
        page = send(client, {"title": "9 dB accuracy, 8", "abstract": ""}, **HTML).text
    doubted = re.findall(r'<td[^>]*>([^<]*)<span class="doubt"', page)
    assert doubted == ["100\u00a0%", "accuracy", "vision"]
    assert "9\u00a0dB</th>" in page


def test_without_an_extractor_there_is_no_such_page(folder: Path) -> None:
    with asked(make_app(folder, extract=None)) as client:
        assert client.get("/try").status_code == 404


def test_a_slow_text_stops_no_page_and_too_many_are_told_to_wait(folder: Path) -> None:
    begun, go_on = Event(), Event()

    def extract(paper: Paper) -> Extraction:
        begun.set()
        assert go_on.wait(30)
        return Extraction(paper)

    limits = Limits(timeout=20, waiting=1)
    with asked(make_app(folder, extract=extract, limits=limits)) as client:
        answers: list[int] = []
        address = str(client.base_url)

        def ask() -> None:
            answers.append(httpx.post(f"{address}/try", data=TEXT, timeout=30).status_code)

        threads = [Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        assert begun.wait(10)
        until(lambda: len(answers) == 2)
        assert client.get("/model/vit").status_code == 200
        go_on.set()
        for thread in threads:
            thread.join()
    assert sorted(answers) == [200, 200, 503, 503]
