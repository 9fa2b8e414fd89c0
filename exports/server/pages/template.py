"""HTML pages from templates: all values are escaped, and no page has a script of its own."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from exports.server.http.security import EDITABLE_PAGES
from exports.viewer.looks import icon, kind_styles, shapes
from kg.model import Result
from kg.names.ids import segment
from kg.sureness import is_sure_entity, is_sure_value, unsure_fields
from kg.text.counts import counted
from kg.text.written import result_value


def page(
    template: str,
    values: Mapping[str, object],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return the response of a template filled with `values`.

    With `editing` among them, the page has what corrections need.
    """
    text = _environment().get_template(template).render({"editing": False, **values})
    policy = {"content-security-policy": EDITABLE_PAGES} if values.get("editing") else {}
    return HTMLResponse(text, status, {**(headers or {}), **policy})


def node_path(node: str) -> str:
    """Return the path of the page of a node: its id, with invalid characters escaped.

    >>> node_path("dataset/refcoco%2B"), node_path("//evil.org")
    ('/dataset/refcoco%2B', '/evil.org')
    """
    return "/" + quote(node.lstrip("/"), safe="/%:@!$&()*+,;=~-._'")


def node_of(path: str) -> str:
    """Return the id of a path, normalised.

    Different percent-encodings of one path give one id; `%2F` does not separate segments.

    >>> node_of("/paper/10.1000%2f1."), node_of("/dataset/refcoco+")
    ('paper/10.1000%2F1%2E', 'dataset/refcoco%2B')
    """
    return "/".join(segment(unquote(part)) for part in path.removeprefix("/").split("/"))


def raw_path(request: Request) -> str:
    """Return the path of a request as the client sent it, without the query."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    return raw.partition(b"?")[0].decode("utf-8", "replace")


def web_address(url: str) -> str | None:
    """Return `url` if it is an http or https address with a host, which a page may link to.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def percent(confidence: float) -> str:
    r"""Return a confidence in whole percent, or an empty string for full confidence.

    >>> percent(0.98), percent(1.0)
    ('98\xa0%', '')
    """
    whole = round(100 * confidence)
    return "" if whole >= 100 else f"{whole}\u00a0%"


@cache
def style_sheet() -> str:
    """Return the style sheet of all pages, which shares colours and more with the viewer."""
    parts = ("viewer/page/colours.css", "viewer/page/shared.css", "server/server.css")
    texts = ((files("exports") / part).read_text("utf-8") for part in parts)
    return "\n".join((kind_styles(), *texts))


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
        path=node_path,
        web=web_address,
        percent=percent,
        counted=counted,
        joined=_joined,
        written=_written,
        unsure_fields=unsure_fields,
    )
    environment.tests.update(sure_entity=is_sure_entity, sure_value=is_sure_value)
    environment.globals.update(shapes=shapes(), icon=icon())
    return environment


def _written(result: Result) -> str:
    value = result_value(result.kind, result.value, result.unit, result.sign)
    return f"{value} {result.uncertainty}".strip().replace(" ", "\u00a0")


def _joined(parts: Iterable[str | None]) -> str:
    return " \u00b7 ".join(filter(None, parts))
