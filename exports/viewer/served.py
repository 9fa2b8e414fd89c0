"""A page whose papers' texts a server gives may ask that server, and only when it comes from it."""

ASKS = b'data-papers="server"'
"""What the first tag of such a page says."""

_BEFORE = b"; img-src data:"
_MAY_ASK = b"; connect-src &#39;self&#39;"


def asks_server(head: bytes) -> bool:
    """Whether a page that begins so lacks the texts of its papers."""
    return ASKS in head.partition(b"<head>")[0]


def served(page: bytes) -> bytes:
    """Return `page` as a server gives it: its policy lets it ask there, if it has to.

    From disk the page may connect to nothing, so this changes the policy that stands in it.

    >>> page = b'<html data-papers="server"><head><meta content="a; img-src data:">'
    >>> served(page).decode()
    '<html data-papers="server"><head><meta content="a; connect-src &#39;self&#39;; img-src data:">'
    >>> served(b'<html data-papers="page"><head>').decode()
    '<html data-papers="page"><head>'
    """
    return page.replace(_BEFORE, _MAY_ASK + _BEFORE, 1) if asks_server(page) else page
