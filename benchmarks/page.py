"""How large a graph the page can hold: writing it, opening it, searching it and moving about.

python -m benchmarks.page [GRAPH.json] [NODES:EDGES...]

Graphs are generated with the shares and degrees that graphs of abstracts have: a seventh of the
nodes are papers, and what is spoken of falls with its rank (G. K. Zipf, 1949), so that most
entities have one paper and a few have very many. A file that `kg build` wrote as node-link JSON is
measured first. The browser is Chromium without a window, driven by selenium.
"""

import sys
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from exports import EXPORTERS, Options
from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, NodeKind, Relation
from kg.storage.graph import read

DEFAULT: Final = ("2900:5700", "20000:60000", "100000:300000", "200000:600000")
QUERIES: Final = (
    *("a", "imag", "entity 1", "dynamic graph", "zzzz", "tranformer"),
    *("network graph dynamic", "sparse atention over lanugage models 12"),
)
_RUNS: Final = 3
_LONG: Final = 5.0  # seconds; what takes longer is written once
_ENTITIES: Final = 0.70  # of the nodes; with papers, results and links all of them
_PAPERS: Final = 0.14
_RESULTS: Final = 0.11
_SHARES: Final = {Kind.METHOD: 33, Kind.TASK: 24, Kind.MODEL: 24, Kind.DATASET: 14, Kind.METRIC: 5}
_FACETS: Final = {
    Kind.TASK: Relation.FOR_TASK,
    Kind.MODEL: Relation.OF_MODEL,
    Kind.METRIC: Relation.BY_METRIC,
    Kind.DATASET: Relation.ON_DATASET,
}
_WORDS: Final = (
    *("a", "adaptive", "attention", "benchmark", "deep", "dynamic", "entity", "graph", "image"),
    *("language", "learning", "model", "network", "of", "propose", "results", "sparse", "the"),
    *("transformer", "vision", "we", "with"),
)
_ABSTRACT: Final = 230  # words

_WATCH: Final = """
new MutationObserver((_, watch) => {
  if (document.documentElement?.dataset.ready !== "true") return;
  window.readyAt = performance.now();
  watch.disconnect();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
_SEARCH: Final = """
const input = document.getElementById("search");
input.focus();
input.value = arguments[0];
const start = performance.now();
input.dispatchEvent(new Event("input"));
return performance.now() - start;
"""
_UNFOLD: Final = """
const done = arguments[arguments.length - 1];
const node = graph.nodes.reduce((most, each) => (each.papers > most.papers ? each : most));
location.hash = "";
setTimeout(() => {
  const start = performance.now();
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }).observe(document.getElementById("pane"), { childList: true });
  location.hash = node.id;
}, 500);
"""
_COUNT: Final = """
window.drawings = 0; window.counting = performance.now();
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  if (this.canvas.isConnected) window.drawings += 1;
  return clearRect.apply(this, box);
};
"""
_RATE: Final = "return 1000 * window.drawings / (performance.now() - window.counting);"


class _Grower:
    """Makes one graph, always the same for the same size."""

    def __init__(self, nodes: int, edges: int) -> None:
        self.random = Random(1)
        self.graph = KnowledgeGraph()
        self.sizes = [round(nodes * share) for share in (_PAPERS, _ENTITIES, _RESULTS)]
        self.links = nodes - sum(self.sizes)
        self.most = edges
        self.entities: dict[Kind, list[str]] = {kind: [] for kind in Kind}

    def grow(self) -> KnowledgeGraph:
        """Return the graph: entities, papers that speak of each, then whatever edges are left."""
        papers, entities, results = self.sizes
        kinds = self.random.choices(list(_SHARES), list(_SHARES.values()), k=entities)
        all_entities = [self._entity(kind, number) for number, kind in enumerate(kinds)]
        all_papers = [self._paper(number) for number in range(papers)]
        for entity in all_entities:
            self._say(self.random.choice(all_papers), entity)
        for number in range(results):
            self._result(self.random.choice(all_papers), number)
        for number in range(self.links):
            self._link(self.random.choice(all_papers), number)
        ranks = list(accumulate(1 / rank for rank in range(1, entities + 1)))
        # Counted here: networkx adds up all degrees each time.
        edges = self.graph.nx.size()
        while edges < self.most:
            entity = all_entities[bisect(ranks, self.random.random() * ranks[-1])]
            paper = self.random.choice(all_papers)
            edges += not self.graph.nx.has_edge(paper, entity)
            self._say(paper, entity)
        return self.graph

    def _words(self, count: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=count))

    def _entity(self, kind: Kind, number: int) -> str:
        name = f"{self._words(2)} {number}"
        aliases = (f"{self._words(3)} {number}",) if number % 5 == 0 else ()
        node = self.graph.add_node(f"{kind.lower()}/e{number}", kind, name, aliases=aliases)
        self.entities[kind].append(node)
        return node

    def _paper(self, number: int) -> str:
        title = self._words(9)
        sentences = (self._words(24) for _ in range(_ABSTRACT // 24))
        abstract = " ".join(f"{sentence.capitalize()}." for sentence in sentences)
        return self.graph.add_node(
            f"paper/p{number}",
            NodeKind.PAPER,
            title,
            paper_id=f"p{number}",
            title=title,
            abstract=abstract,
            date=None,
            url=None,
            authors=(),
            source=(),
        )

    def _statement(self) -> Statement:
        starts = sorted(self.random.sample(range(0, 1200, 12), k=self.random.choice((1, 2, 3))))
        sure = round(self.random.uniform(0.5, 1), 2)
        role = round(self.random.uniform(0.5, 1), 3)
        return Statement(tuple((start, start + 10) for start in starts), sure, "tagger", role)

    def _say(self, paper: str, entity: str) -> None:
        (relation,) = self.random.choices(
            (Relation.INTRODUCES, Relation.USES, Relation.MENTIONS), (15, 76, 9)
        )
        self.graph.add_edge(paper, entity, relation, self._statement())

    def _result(self, paper: str, number: int) -> None:
        value = f"{self.random.uniform(20, 99):.1f}"
        own = {"value": value, "number": value, "unit": "%", "result_kind": "absolute"}
        node = self.graph.add_node(f"result/r{number}", NodeKind.RESULT, f"{value}%", **own)
        self.graph.add_edge(paper, node, Relation.REPORTS, self._statement())
        for kind, relation in _FACETS.items():
            of_kind = self.entities[kind]
            if of_kind and self.random.random() < 0.77:
                end = of_kind[int(len(of_kind) ** self.random.random()) - 1]
                self.graph.add_edge(node, end, relation, Statement((), 0.9, "results"))

    def _link(self, paper: str, number: int) -> None:
        url = f"https://github.com/{self.random.choice(_WORDS)}/repository-{number}"
        node = f"link/github.com%2Fr%2F{number}"
        self.graph.add_node(node, NodeKind.LINK, url, url=url, link_kind="repository")
        self.graph.add_edge(paper, node, Relation.HAS_REPOSITORY, self._statement())


def grown(nodes: int, edges: int) -> KnowledgeGraph:
    """Return a generated graph of about so many nodes and edges, the same at each call."""
    return _Grower(nodes, edges).grow()


@contextmanager
def _browser() -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "window-size=1280,900"):
        options.add_argument(f"--{argument}")
    driver = webdriver.Chrome(options=options)
    driver.set_page_load_timeout(120)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
    try:
        yield driver
    finally:
        driver.quit()


def _ready(driver: Any, address: str) -> float:  # noqa: ANN401 - selenium is loaded when needed
    driver.get("about:blank")
    driver.get(address)
    end = time.monotonic() + 120
    while (at := driver.execute_script("return window.readyAt ?? null")) is None:
        if time.monotonic() > end:
            raise TimeoutError(f"{address} is not ready after two minutes")
        time.sleep(0.05)
    return float(at)


def _frames(driver: Any) -> float:  # noqa: ANN401 - likewise
    """Return how often a second the network is drawn while it is dragged about for two seconds."""
    box = driver.execute_script(
        "const { x, y } = document.querySelector('#network').getBoundingClientRect(); return [x, y]"
    )

    def mouse(kind: str, x: float, y: float) -> None:
        event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    x, y = box[0] + 8, box[1] + 300
    mouse("mousePressed", x, y)
    driver.execute_script(_COUNT)
    end, step = time.monotonic() + 2, 0
    while time.monotonic() < end:
        step += 1
        mouse("mouseMoved", x + abs(step * 7 % 600 - 300), y + abs(step * 5 % 300 - 150))
    rate = float(driver.execute_script(_RATE))
    mouse("mouseReleased", x, y)
    return rate


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(name: str, graph: KnowledgeGraph, folder: Path) -> None:
    """Print a row of figures of the page of `graph`, each the best of several runs."""
    path = folder / "graph.html"

    def write() -> None:
        buffer = BytesIO()
        EXPORTERS["html"].write(graph, buffer, Options())
        path.write_bytes(buffer.getvalue())

    written = _timed(write)
    if written < _LONG:
        written = min(written, *(_timed(write) for _ in range(_RUNS - 1)))
    with _browser() as driver:
        ready = min(_ready(driver, path.as_uri()) for _ in range(_RUNS))
        frames = _frames(driver)
        _ready(driver, path.as_uri())
        first = [driver.execute_script(_SEARCH, QUERIES[0])]
        unfolded = min(float(driver.execute_async_script(_UNFOLD)) for _ in range(_RUNS))
        again = [min(driver.execute_script(_SEARCH, q) for _ in range(_RUNS)) for q in QUERIES]
    size = path.stat().st_size / 1e6
    print(  # noqa: T201 - a report
        f"| {name} | {len(graph):,} | {graph.nx.size():,} | {written:.1f} | {size:.1f} | "
        f"{ready / 1000:.2f} | {first[0]:.0f} | {max(again):.0f} | {unfolded:.0f} | {frames:.0f} |"
    )


def main(inputs: Sequence[str]) -> None:
    """Measure a built graph, where one is given, and generated ones of the given sizes."""
    print("| graph | nodes | edges | written, s | MB | ready, s | first search, ms |"  # noqa: T201
          " slowest of the next, ms | widest node unfolds, ms | drawings a second |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|")  # noqa: T201
    with TemporaryDirectory() as name:
        for given in inputs:
            if Path(given).is_file():
                with Path(given).open("rb") as file:
                    measure(Path(given).name, read(file), Path(name))
                continue
            nodes, edges = map(int, given.split(":"))
            measure("generated", grown(nodes, edges), Path(name))


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT)
