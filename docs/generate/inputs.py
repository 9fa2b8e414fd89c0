"""The page `docs/inputs.md`, made of the registry of source formats.

To make it anew:

    python -m docs.generate.inputs > docs/inputs.md
"""

import importlib
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from kg.reading.json.service import JsonService
from kg.sources import SOURCES, SourceFormat

_OPENING: Final = """\
# What can be read

<!-- Made by `python -m docs.generate.inputs > docs/inputs.md`; a test compares the two. -->

`kg build FILE…` looks at what stands in a file and never at its name. Files may be compressed
(gzip, bzip2, xz, zst), stand in zip or tar archives or folders, or come on standard input (`-`);
`--from NAME` forces a format. Papers without an abstract are kept, and read by their titles.
"""
_URL: Final = re.compile(r"(?<![<\w`])(https?://[^\s,;)]+[^\s,;).:])")
_EXAMPLE: Final = re.compile(r"^\s*(?:>>>|\.\.\.).*\n(?:(?!\s*>>>).*\S.*\n?)*", re.MULTILINE)


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_OPENING, *_read(), *_refused()]) + "\n"


def _read() -> Iterator[str]:
    yield "## Formats that are read\n"
    for name, source in SOURCES.items():
        if source.remedy is None:
            yield f"### `{name}`\n"
            yield f"{_about(name)}\n"
            yield f"*Recognised by:* {_recognised(source)}\n"
            if source.extra is not None:
                yield f"*Needs:* `pip install 'paperkg[{source.extra}]'`\n"


def _refused() -> Iterator[str]:
    yield "## Known, and not read\n"
    yield "Each ends in one line that says what it is and what to do.\n"
    yield "| name | is | recognised by | instead |\n|---|---|---|---|"
    for name, source in SOURCES.items():
        if source.remedy is not None:
            cells = (f"`{name}`", source.summary, _recognised(source), source.remedy)
            yield f"| {' | '.join(cells)} |"


def _about(name: str) -> str:
    """Return what the module of a format says: what it is, what is read of it, and what is not."""
    module = importlib.import_module(f"{SOURCES.package}.{name.replace('-', '_')}")
    text = " ".join(inspect.cleandoc(module.__doc__ or "").split())
    return _URL.sub(r"<\1>", text)


def _recognised(source: SourceFormat) -> str:
    """Return where a service's objects stand and with which keys, else what `sniff` says."""
    service = getattr(source.sniff, "__self__", None)
    if isinstance(service, JsonService):
        return f"{_places(service.lists)} with {_keys(service)}."
    said = _EXAMPLE.sub("", inspect.getdoc(source.sniff) or "")
    text = " ".join(said.split()).removeprefix("Say whether ")
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _places(paths: Sequence[str]) -> str:
    """Return paths of ijson as people write them: `results[]`, or alone for the top object."""
    shown = {each: f".{each}".replace(".item", "[]").removeprefix(".") for each in paths}
    named = [f"in `{shown[each]}`" for each in paths if each not in {"", "item"}]
    alone = ["alone or one a line"] if "" in paths else []
    top = ["in a list"] if "item" in paths else []
    return f"Objects {', '.join([*named, *top, *alone])}"


def _keys(service: JsonService) -> str:
    return "; or ".join(", ".join(f"`{key}`" for key in sorted(own)) for own in service.own)


if __name__ == "__main__":
    sys.stdout.write(page())
