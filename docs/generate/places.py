"""Places on pages that programs fill in, the rest of which is written by hand.

A place begins with a line `<!-- NAME -->` and ends with a line `<!-- end of NAME -->`.
"""

import re
from collections.abc import Callable
from pathlib import Path


def filled(page: str, name: str, text: str) -> str:
    r"""Return the page with `text` in the place of that name; raise ValueError if it has none.

    >>> filled("<!-- list -->\\nold\\n<!-- end of list -->\\n", "list", "new\\n")
    '<!-- list -->\\n\\nnew\\n\\n<!-- end of list -->\\n'
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    place = re.compile(rf"(?<={begin}\n).*(?={end})", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"the page has no place for {name}; write {begin} and {end} around it")
    return place.sub(lambda _: f"\n{text}\n", page)


def write(rewrite: Callable[[str], str], name: str) -> None:
    """Write the file of that name anew."""
    path = Path(name)
    path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")
