"""The viewer with the script and style of corrections, for whoever may correct."""

import html
import re

_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_OWN = " 'self'"
_PARTS = (
    b'<link rel="stylesheet" href="/edit/edit.css">\n'
    b'<script src="/edit/edit.js" defer></script>\n'
    b'<script src="/edit/viewer.js" defer></script>\n</head>'
)


def editable(page: bytes) -> bytes:
    """Return `page` with what corrections need, and with a policy that lets it run.

    A page that has no policy is not of ours, and stays as it is.
    """
    if _POLICY.search(page.partition(b"<body>")[0]) is None:
        return page
    return _POLICY.sub(_widened, page, count=1).replace(b"</head>", _PARTS, 1)


def _widened(match: re.Match[bytes]) -> bytes:
    policy = html.unescape(match[2].decode())
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    for name in ("script-src", "style-src"):
        rules[name] = rules.get(name, "") + _OWN
    rules["connect-src"] = _OWN
    widened = "; ".join(f"{name} {sources.strip()}" for name, sources in rules.items())
    return match[1] + html.escape(widened).replace("&#x27;", "&#39;").encode() + match[3]
