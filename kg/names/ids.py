"""Ids of nodes: the kind in lower case, a slash, and a local name that no other node has.

Local names are percent-encoded after RFC 3986, so that base IRI and id together are an IRI:
https://www.rfc-editor.org/rfc/rfc3986
"""

import hashlib
import json
import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from kg.names.folding import fold
from kg.schema import Kind, NodeKind


def segment(name: str) -> str:
    """Return `name` as one segment of a path, percent-encoded, a final dot too.

    >>> segment("page 1.txt"), segment("crf.")
    ('page%201.txt', 'crf%2E')
    """
    encoded = quote(name, safe="")
    # A final dot is lost by many readers of Turtle and of running text.
    return f"{encoded[:-1]}%2E" if encoded.endswith(".") else encoded


def node_id(kind: Kind | NodeKind, local: str) -> str:
    """Join kind and percent-encoded local name.

    >>> node_id(NodeKind.PAPER, "10.1000/1.")
    'paper/10.1000%2F1%2E'
    """
    return f"{kind.lower()}/{segment(local)}"


def entity_id(kind: Kind, name: str) -> str:
    """Return the id of the entity that bears `name`; equal after folding is equal.

    >>> entity_id(Kind.DATASET, "ImageNet-1K") == entity_id(Kind.DATASET, "imagenet 1k")
    True
    >>> entity_id(Kind.DATASET, "RefCOCO+")
    'dataset/refcoco%2B'
    """
    # Folding leaves no hyphen, so a hyphen for each space keeps different names apart.
    return node_id(kind, fold(name).replace(" ", "-"))


def term_id(kind: Kind, name: str) -> str:
    """Return the id of an entry of the vocabulary, spelled like its canonical name.

    No name outside the vocabulary has it, since a name that folds like an entry is that entry.

    >>> term_id(Kind.DATASET, "ImageNet-1K")
    'dataset/imagenet-1k'
    """
    spelled = "-".join(re.split(r"[\s\-_]+", name.casefold()))
    # Where case is all that tells a plural (`FLOPs`, not `FLOPS`), the folded name is the safe one.
    return node_id(kind, spelled) if fold(spelled) == fold(name) else entity_id(kind, name)


def paper_id(paper: str) -> str:
    """Return the id of the node of the paper with that id."""
    return node_id(NodeKind.PAPER, paper)


def absolute_url(url: str) -> str:
    """Return `url` with a scheme: text often leaves it out, an IRI may not.

    >>> absolute_url("github.com/IBM/CrossViT")
    'https://github.com/IBM/CrossViT'
    """
    return url if "://" in url else f"https://{url}"


def link_id(url: str) -> str:
    """Return the id of a link; scheme, `www.`, a final slash and `.git` make no difference.

    >>> link_id("https://www.GitHub.com/IBM/CrossViT.git")
    'link/github.com%2Fibm%2Fcrossvit'
    """
    try:
        parts = urlsplit(absolute_url(url))
    except ValueError:  # no URL at all, such as `https://[`: it is known by its letters
        return node_id(NodeKind.LINK, url)
    host = parts.netloc.casefold().removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix(".git")
    if host == "github.com":
        path = path.casefold()  # owners and repositories there are the same in any case
    rest = "".join(
        f"{mark}{part}" for mark, part in (("?", parts.query), ("#", parts.fragment)) if part
    )
    return node_id(NodeKind.LINK, f"{host}{path}{rest}")


def result_id(paper: str, key: Iterable[str | None]) -> str:
    """Return the id of a result: its paper's local name and a hash of all that tells it apart.

    `key` holds task, dataset, model, metric, kind, value and unit, where None is a value too, and
    what a difference says beside.
    """
    canonical = json.dumps(list(key), ensure_ascii=True)
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:16]
    return node_id(NodeKind.RESULT, f"{paper}-{digest}")
