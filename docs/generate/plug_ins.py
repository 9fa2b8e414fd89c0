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

The inputs, extractors and formats that are included, each in a file of its own. A name links to its
file, whose docstring says what is not handled. To add one, see [adding a
plug-in](adding-a-plug-in.md). The other registries have their own pages: [questions](questions.md),
[commands](commands.md), [corpora to measure with](evaluation.md#corpora-of-others).
"""

_URL: Final = re.compile(r"https?://[^\s,;)]+[^\s,;).:]")


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_OPENING, *_sources(), *_extractors(), *_formats()]) + "\n"


def _sources() -> Iterator[str]:
    from kg.sources import SOURCES

    yield "## Inputs\n\n`kg build` recognises the format; `--from NAME` forces one.\n"
    yield "| name | content | specification |\n|---|---|---|"
    for name, source in SOURCES.items():
        yield f"| {_file(SOURCES, name)} | {source.summary} | {_specification(SOURCES, name)} |"


def _extractors() -> Iterator[str]:
    from extractors import EXTRACTORS
    from extractors.registry import order

    yield "\n## Extraction\n\nspaCy components, in the order in which they run.\n"
    yield "| name | does | after |\n|---|---|---|"
    for name in order(EXTRACTORS):
        component = EXTRACTORS[name]
        yield f"| {_file(EXTRACTORS, name)} | {component.summary} | {', '.join(component.after)} |"


def _formats() -> Iterator[str]:
    from exports import EXPORTERS

    yield "\n## Formats\n\n`kg export DIR -o FILE` selects the format by the suffix of FILE, or by"
    yield "`--format NAME`; `.gz` after the suffix compresses.\n"
    yield "| name | suffix | content | specification |\n|---|---|---|---|"
    for name, exporter in EXPORTERS.items():
        suffixes = ", ".join(f"`{suffix}`" for suffix in exporter.suffixes)
        where = _specification(EXPORTERS, name)
        yield f"| {_file(EXPORTERS, name)} | {suffixes} | {exporter.summary} | {where} |"


def _module(registry: Registry[Any], name: str) -> str:
    found = f"{registry.package}.{name.replace('-', '_')}"
    return found if registry.part is None else f"{found}.{registry.part}"


def _file(registry: Registry[Any], name: str) -> str:
    return f"[`{name}`](../{_module(registry, name).replace('.', '/')}.py)"


def _specification(registry: Registry[Any], name: str) -> str:
    """Return the first address in the docstring of the plug-in's module, as a link."""
    found = _URL.search(importlib.import_module(_module(registry, name)).__doc__ or "")
    return f"<{found[0]}>" if found else ""


if __name__ == "__main__":
    sys.stdout.write(page())
