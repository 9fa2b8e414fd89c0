"""`kg serve`: viewer, entity pages, SPARQL and a page to try a text, on this machine."""

import ipaddress
import re
import secrets
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.errors import InvalidValueError, OutputError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from exports.server import Editing
    from kg.model import Extraction, Paper
    from kg.pipeline import Extractor

_LONGEST_QUEUE = 128
_PATIENCE = 3
"""Seconds that requests have to end once the server has been told to."""
_MOST_CONNECTIONS = 256


def serve(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="0 takes one that is free.")
    ] = 8000,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="The address to listen on.")
    ] = "127.0.0.1",
    timeout: Annotated[
        float, typer.Option(metavar="S", min=0.1, max=3600, help="Seconds that a query may take.")
    ] = 30.0,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, max=64, help="Queries answered at a time.")
    ] = 2,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name that the server goes by; repeatable."),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="A site whose pages may ask; repeatable."),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Let pages correct the graph, on this machine alone.")
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
) -> None:
    """Serve the graph of DIR: the viewer, a page for every entity, SPARQL, and a text to try.

    Only this machine can reach it, nothing can be changed over it, and Ctrl-C ends it. A new build
    in DIR is served within seconds. With --edit, the printed address lets a browser correct what
    is wrong: corrections go to DIR/overrides.toml, and each can be undone.

    Example: kg serve graph --port 8000
    """
    from exports.server import Limits, make_app

    origins = [_origin(each) for each in allow_origin or []]
    with _bound(host, port) as listening:
        others = [*(allow_host or []), *origins]
        editing = _editing(Path(folder), listening, others) if edit else None
        app = make_app(
            Path(folder),
            extract=_extract,
            hosts=_hosts(host, allow_host or []),
            origins=origins,
            limits=Limits(timeout=timeout, workers=workers),
            editing=editing,
            tell=lambda problem: typer.echo(f"kg: {problem}", err=True),
        )
        listening.listen(_LONGEST_QUEUE)
        if not _is_local(host):
            _warn(host, is_named=bool(allow_host))
        address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
        address += f"edit#{editing.token}" if editing else ""
        typer.echo(f"serving {folder} at {address} (Ctrl-C ends it)")
        _run(app, listening, address if open_browser else None)


def _editing(folder: Path, listening: socket.socket, others: Sequence[str]) -> "Editing":
    """Return what lets pages correct; raise `InvalidValueError` if others could ask, too."""
    from exports.server import Editing
    from kg.cli._editing import corrector_of

    if not _is_local(listening.getsockname()[0]) or others:
        raise InvalidValueError(
            "--edit is for this machine alone; leave out --host, --allow-host and --allow-origin"
        )
    return Editing(secrets.token_urlsafe(24), corrector_of(folder))


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that has the address, before any work is done; else an `OutputError`."""
    try:
        family, sort, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, sort, protocol)
    except (OSError, UnicodeError) as error:
        raise InvalidValueError(
            f"host {host!r} is no address of this machine ({error}); give one such as 127.0.0.1"
        ) from error
    if sys.platform != "win32":  # there it would let two servers have one port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
    except OSError as error:
        made.close()
        raise OutputError(
            f"port {port} of {host} cannot be had ({error.strerror});"
            " give another with --port, or --port 0 for any that is free"
        ) from error
    return made


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_any(host: str) -> bool:
    return host in {"", "0.0.0.0", "::"}


def _shown(host: str) -> str:
    """Return a host as an address has it."""
    if _is_any(host):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _hosts(host: str, more: list[str]) -> list[str]:
    """Return the names under which the server may be asked."""
    from exports.server import LOCAL_HOSTS

    for name in more:
        if not re.fullmatch(r"[^\s/:@]+|\[[0-9A-Fa-f:.]+\]", name):
            raise InvalidValueError(
                f"--allow-host {name!r} is no name of a host; give it without http:// and port"
            )
    return [*LOCAL_HOSTS, _shown(host), *more]


def _origin(given: str) -> str:
    """Return an origin as browsers send it: https://www.rfc-editor.org/rfc/rfc6454#section-7."""
    if not re.fullmatch(r"https?://[^\s/?#@]+", given):
        raise InvalidValueError(
            f"--allow-origin {given!r} is no origin; give one such as https://yasgui.example.org"
        )
    return given.lower()


def _warn(host: str, *, is_named: bool) -> None:
    needed = "; requests by another name than localhost need --allow-host NAME"
    typer.echo(
        f"kg: {host} is an address that other machines may reach, and whoever does can read"
        f" the graph{needed if _is_any(host) and not is_named else ''}",
        err=True,
    )


@cache
def _extractor() -> "Extractor":
    """Return the shipped extractor, loaded when a text is first to be read."""
    from extractors import SpacyExtractor

    return SpacyExtractor()


def _extract(paper: "Paper") -> "Extraction":
    return next(iter(_extractor()([paper])))


def _run(app: "Starlette", listening: socket.socket, opened: str | None) -> None:
    """Answer requests until told to end; Ctrl-C is the usual way, and no mistake."""
    import uvicorn

    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_PATIENCE,
    )
    if opened:
        # The socket takes connections already; they are answered as soon as the server runs.
        Thread(target=webbrowser.open, args=(opened,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


COMMANDS.register("serve", serve)
