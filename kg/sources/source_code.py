"""Source code, whatever its file is called, which is refused: it holds no papers."""

import re
from typing import Final

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_CODE: Final = re.compile(
    r"^(?:#!\s*/|import [\w.]+(?: as \w+)?\s*$|from [\w.]+ import [\w*(]|\s*def \w+\(.*\).*:\s*$"
    r"|\s*class \w+.*:\s*$|\s*(?:async )?function \w*\(|(?:const|let|var) \w+ = |#include\s*[<\"]"
    r"|(?:public|private) (?:static )?\w+ \w+|package [\w.]+;?\s*$|use [\w:]+;|library\(\w+\)"
    r"|if __name__ == |\w+ = [{\[(]\s*$|\s*'[^'\n]+': .*,\s*$)",
    re.MULTILINE,
)
_FEWEST: Final = 3


def sniff(head: Head) -> Match:
    r"""Say whether several lines are statements of a known language, and none is Markdown.

    >>> sniff(Head(b"import json\nfrom pathlib import Path\n\ndef main():\n    pass\n")).name
    'LIKELY'
    """
    text = head.text.lstrip("\ufeff")
    found = len(_CODE.findall(text))
    is_code = found >= _FEWEST and found >= 0.02 * text.count("\n") and "```" not in text
    return Match.LIKELY if is_code or text.startswith("#!/") else Match.NO


SOURCES.register(
    "source-code",
    SourceFormat(
        summary="source code, which holds no papers",
        sniff=sniff,
        remedy="run it, if it writes papers, and give what it writes",
    ),
)
