"""`kg extract`: papers to extractions, one JSON line a paper."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._papers import Columns, Format, Inputs, Strict, Workers, extract_inputs
from kg.storage.files import atomic_write


def extract(  # noqa: PLR0917 - Typer reads options off the signature
    inputs: Inputs,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    source: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    workers: Workers = None,
) -> None:
    """Extract only: entities, roles, results and links of each paper, with offsets, as JSON lines.

    Example: kg extract papers.jsonl -o extractions.jsonl
    """
    from kg.storage.extraction import dumps

    found = extract_inputs(inputs, source, columns=columns, strict=strict, workers=workers)
    lines = "".join(f"{dumps(extraction)}\n" for extraction in found.extractions)
    if out == "-":
        sys.stdout.buffer.write(lines.encode())
        sys.stdout.buffer.flush()
        return
    with atomic_write(Path(out)) as file:
        file.write(lines.encode())


COMMANDS.register("extract", extract)
