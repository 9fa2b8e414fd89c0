"""Braces of LaTeX with the command before them, from the innermost outwards."""

import re
from collections.abc import Callable
from typing import Final

from kg.text.cleaning.latex.accents import accented
from kg.text.cleaning.latex.commands import TWO_PARTS, is_dropped, is_known
from kg.text.cleaning.scripts import fraction, subscript, superscript

OPEN, CLOSE, CITATION = "\ufdd0", "\ufdd1", "\ufdd2"
"""Stand for braces that are no markup, and for a citation that is gone, while a text is read."""
_DEEPEST: Final = 30
_GROUP: Final = re.compile(
    rf"\\(?P<two>{'|'.join(sorted(TWO_PARTS))})\*?\s*\{{(?P<a>[^{{}}]*)\}}\s*\{{(?P<b>[^{{}}]*)\}}"
    r"|(?:\\(?P<name>[A-Za-z]+)\*?\s*(?:\[[^][{}\\]*\]\s*)*|(?P<script>[\^_])\s*)?"
    r"\{(?P<body>[^{}]*)\}"
)
_UNCLOSED: Final = re.compile(r"\\([A-Za-z]+)\*?\s*\{")
# What mathematics has in braces: short members parted by commas, or a condition.
_SET: Final = re.compile(r"\s*[^\s,]{1,6}(?:\s*,\s*[^\s,]{1,6})+\s*|\s*\S{1,6}\s*[|:∣]\s.{1,40}")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://|www\.")


def without_groups(text: str) -> str:
    r"""Return the text without braces and the commands before them.

    >>> without_groups(r"\emph{\textbf{C}IFAR}, {A}-1, \ours{}, \frac{1}{2^{n}}, {0,1}, open {")
    'CIFAR, A-1, ours, 1/2ⁿ, \ufdd00,1\ufdd1, open '
    """
    for _ in range(_DEEPEST):
        before, text = text, _GROUP.sub(_inner_group, text)
        if text == before:
            text = _GROUP.sub(_group, text)
            if text == before:
                break
    text = _UNCLOSED.sub(_unclosed, text).replace("}{", " ")
    return text.replace("{", "").replace("}", "")


def _unclosed(match: re.Match[str]) -> str:
    return "" if is_known(match[1]) else match[1] + " "


def _inner_group(match: re.Match[str]) -> str:
    """Undo a group, unless it may be the second part of a command whose first is still to come."""
    is_bare = match["body"] is not None and match["name"] is None and match["script"] is None
    is_second = is_bare and match.string[max(0, match.start() - 1) : match.start()] == "}"
    return match[0] if is_second else _group(match)


def _group(match: re.Match[str]) -> str:
    if match["two"]:
        return _of_two(match, match["two"], match["a"], match["b"])
    body, name = match["body"], match["name"]
    if match["script"]:
        return superscript(body) if match["script"] == "^" else subscript(body)
    if name is None:
        return f"{OPEN}{body}{CLOSE}" if _SET.fullmatch(body) else body
    if name in TWO_PARTS and match.string[match.end() : match.end() + 1] == "{":
        return match[0]  # its second part holds braces that are still to be undone
    return _of_one(match, name, body)


def _of_one(match: re.Match[str], name: str, body: str) -> str:
    if is_dropped(name):
        return CITATION if name.lower().startswith("cite") or name.endswith("ref") else ""
    if name in _WITH_BODY:
        return _WITH_BODY[name](body)
    if name in {"url", "path", "nolinkurl"}:
        return _apart(match, body.strip())
    if body.strip() or is_known(name):
        return accented(body, name)
    return name


def _of_two(match: re.Match[str], name: str, first: str, second: str) -> str:
    if name.endswith("frac"):
        return fraction(first, second)
    if name == "binom":
        return f"({first} choose {second})"
    if name == "href":
        return _apart(match, _link(first.strip(), second.strip()))
    if name == "replaced" or not second.strip():
        return first
    return "" if name == "rule" else second


def _link(address: str, shown: str) -> str:
    """Return what is shown, with the address unless that is what is shown.

    >>> _link("https://a.org/x", "a.org/x"), _link("https://a.org/x", "code")
    ('https://a.org/x', 'code (https://a.org/x)')
    """
    if not shown or _ADDRESS.sub("", shown).strip("/") == _ADDRESS.sub("", address).strip("/"):
        return address
    return f"{shown} ({address})" if _ADDRESS.match(address) else shown


def _apart(match: re.Match[str], text: str) -> str:
    """Return a text parted from the words that it touches."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return f"{' ' * before.isalnum()}{text}{' ' * after.isalnum()}"


def _root(body: str) -> str:
    return f"√{body}" if len(body.strip()) == 1 else f"√({body.strip()})"


def _code_point(body: str) -> str:
    try:
        return chr(int(body.strip().lstrip("xU+"), 16 if body.strip()[:1] in "xU" else 10))
    except (ValueError, OverflowError):
        return body


_WITH_BODY: Final[dict[str, Callable[[str], str]]] = {
    "sqrt": _root,
    "footnote": lambda body: f" ({body.strip()})",
    "textsuperscript": superscript,
    "textsubscript": subscript,
    "unicode": _code_point,
    "section": lambda body: f"{body} ",
    "subsection": lambda body: f"{body} ",
    "paragraph": lambda body: f"{body} ",
}
