"""HTML out of templates: everything put into them is escaped, and no page has a script."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.names.ids import segment
from kg.schema import Kind, NodeKind
from kg.text.counts import counted

SHAPES = {
    NodeKind.PAPER: "M4 1.5h6l2.5 2.5v10.5h-8.5z",
    Kind.MODEL: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    Kind.METHOD: "M8 2 14.5 13.5h-13z",
    Kind.DATASET: "M2.5 2.5h11v11h-11z",
    Kind.METRIC: "M8 1 15 8 8 15 1 8z",
    Kind.TASK: "M4.5 2h7l3.5 6-3.5 6h-7l-3.5-6z",
    NodeKind.RESULT: "M8 14 1.5 2.5h13z",
    NodeKind.LINK: "M8 1l2 4.8 5.2.4-4 3.4 1.3 5-4.5-2.7-4.5 2.7 1.3-5-4-3.4 5.2-.4z",
}
"""One shape a kind, in a box of 16 by 16: those of the viewer."""


def page(
    template: str,
    values: Mapping[str, object],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return the page that a template makes of `values`."""
    text = _environment().get_template(template).render(values)
    return HTMLResponse(text, status, headers)


def node_path(node: str) -> str:
    """Return the path of a node's page: its id, with anything that no id should hold escaped.

    >>> node_path("dataset/refcoco%2B"), node_path("//evil.org")
    ('/dataset/refcoco%2B', '/evil.org')
    """
    return "/" + quote(node.lstrip("/"), safe="/%:@!$&()*+,;=~-._'")


def node_of(path: str) -> str:
    """Return the id that a path stands for, however a client spells it.

    What percent-encoding can say in several ways is one id; `%2F` is no slash between segments.

    >>> node_of("/paper/10.1000%2f1."), node_of("/dataset/refcoco+")
    ('paper/10.1000%2F1%2E', 'dataset/refcoco%2B')
    """
    return "/".join(segment(unquote(part)) for part in path.removeprefix("/").split("/"))


def raw_path(request: Request) -> str:
    """Return the path of a request as the client sent it, without the query."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    return raw.partition(b"?")[0].decode("utf-8", "replace")


def web_address(url: str) -> str | None:
    """Return an address of the web that a page may link to, else None.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def percent(confidence: float) -> str:
    r"""Return a confidence as whole percent, nothing where there is no doubt.

    >>> percent(0.98), percent(1.0)
    ('98\xa0%', '')
    """
    whole = round(100 * confidence)
    return "" if whole >= 100 else f"{whole}\u00a0%"


@cache
def style_sheet() -> str:
    """Return the style of all pages: the colours are the viewer's."""
    folder = files("exports")
    colours = (folder / "viewer" / "page" / "colours.css").read_text("utf-8")
    own = (folder / "server" / "server.css").read_text("utf-8")
    return f"{colours}\n{own}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(str(files("exports") / "server" / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        path=node_path, web=web_address, percent=percent, counted=counted, joined=_joined
    )
    environment.globals["shapes"] = SHAPES
    return environment


def _joined(parts: Iterable[str | None]) -> str:
    return " \u00b7 ".join(filter(None, parts))
