"""Let a page without the texts of its papers ask the server that it comes from."""

ASKS = b'data-papers="server"'
"""What the first tag of such a page says."""

_BEFORE = b"; img-src data:"
_MAY_ASK = b"; connect-src &#39;self&#39;"


def asks_server(head: bytes) -> bool:
    """Return whether the page that begins with these bytes lacks the texts of its papers."""
    return ASKS in head.partition(b"<head>")[0]


def served(page: bytes) -> bytes:
    """Return `page` with a policy that allows requests to its server, if it needs them.

    The policy of a page on disk forbids all connections.

    >>> page = b'<html data-papers="server"><head><meta content="a; img-src data:">'
    >>> served(page).decode()
    '<html data-papers="server"><head><meta content="a; connect-src &#39;self&#39;; img-src data:">'
    >>> served(b'<html data-papers="page"><head>').decode()
    '<html data-papers="page"><head>'
    """
    return page.replace(_BEFORE, _MAY_ASK + _BEFORE, 1) if asks_server(page) else page
