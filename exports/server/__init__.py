"""The server of `kg serve`: viewer, pages of nodes, SPARQL, and a page to try a text."""

from exports.server.app import make_app
from exports.server.edit.session import Corrector, Editing
from exports.server.http.security import LOCAL_HOSTS
from exports.server.site import Limits

__all__ = ["LOCAL_HOSTS", "Corrector", "Editing", "Limits", "make_app"]
