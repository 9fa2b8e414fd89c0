"""The page `docs/plug-ins.md`, made of the registries.

To make it anew:

    python -m docs.generate.plug_ins > docs/plug-ins.md
"""

import importlib
import re
import sys
from collections.abc import Iterator
from typing import Any, Final

from kg.registry import Registry

_OPENING: Final = """\
# Plug-ins

<!-- Made by `python -m docs.generate.plug_ins > docs/plug-ins.md`; a test compares the two. -->

What comes along, one file each; each name leads to its file, which says what it does not do. To add
one: [adding a plug-in](adding-a-plug-in.md). The other registries have pages of their own:
[questions](questions.md), [commands](commands.md), [corpora to measure with](evaluation.md).
"""

_URL: Final = re.compile(r"https?://[^\s,;)]+[^\s,;).:]")


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_OPENING, *_sources(), *_extractors(), *_formats()]) + "\n"


def _sources() -> Iterator[str]:
    from kg.sources import SOURCES

    yield "## Inputs\n\n`kg build` recognises them by what stands in them, also where they are"
    yield "compressed (gzip, bzip2, xz, zst) or in zip archives; `--from NAME` forces one.\n"
    yield "| name | holds | see |\n|---|---|---|"
    refused = []
    for name, source in SOURCES.items():
        row = f"| {_file(SOURCES, name)} | {source.summary} |"
        if source.remedy is None:
            yield f"{row} {_specification(SOURCES, name)} |"
        else:
            refused.append(f"{row} {source.remedy} |")
    yield "\nKnown, and not read:\n\n| name | is | instead |\n|---|---|---|"
    yield from refused


def _extractors() -> Iterator[str]:
    from extractors import EXTRACTORS
    from extractors.registry import order

    yield "\n## Extraction\n\nComponents of spaCy, in the order in which they run.\n"
    yield "| name | does | after |\n|---|---|---|"
    for name in order(EXTRACTORS):
        component = EXTRACTORS[name]
        yield f"| {_file(EXTRACTORS, name)} | {component.summary} | {', '.join(component.after)} |"


def _formats() -> Iterator[str]:
    from exports import EXPORTERS

    yield "\n## Formats\n\n`kg export DIR -o FILE` takes the one of FILE's suffix; `--format NAME`"
    yield "forces one, and `.gz` after a suffix compresses.\n"
    yield "| name | suffix | is | see |\n|---|---|---|---|"
    for name, exporter in EXPORTERS.items():
        suffixes = ", ".join(f"`{suffix}`" for suffix in exporter.suffixes)
        where = _specification(EXPORTERS, name)
        yield f"| {_file(EXPORTERS, name)} | {suffixes} | {exporter.summary} | {where} |"


def _file(registry: Registry[Any], name: str) -> str:
    return f"[`{name}`](../{registry.module(name).replace('.', '/')}.py)"


def _specification(registry: Registry[Any], name: str) -> str:
    """Return the first address in the docstring of the plug-in's module, as a link."""
    found = _URL.search(importlib.import_module(registry.module(name)).__doc__ or "")
    return f"<{found[0]}>" if found else ""


if __name__ == "__main__":
    sys.stdout.write(page())
