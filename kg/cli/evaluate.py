"""`kg evaluate`: how good the extractors are, on annotated papers and on corpora of others."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.cli._app import COMMANDS
from kg.cli._figures import as_json, print_calibrations, print_figures, print_mistakes
from kg.cli._identity import identity_as_json, print_identity
from kg.cli._papers import extract_with_progress
from kg.corpora import CORPORA
from kg.errors import InvalidValueError, Problem, SourceError
from kg.evaluate import Evaluation
from kg.model import Extraction

_ALL = "all"


Predicted = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Score these extractions instead of extracting."),
]
CorpusName = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help=f"Measure on a corpus of others: {', '.join([*CORPORA, _ALL])}."
    ),
]
IdentityPairs = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Score pairs of names in the graph of --gold."),
]
Picture = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Also draw precision and recall by confidence, as SVG."),
]
IdentityGold = Annotated[
    list[str] | None,
    typer.Option(
        "--gold", metavar="FILE", help="With --identity: annotated papers, one file or more."
    ),
]


def evaluate(
    gold: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GOLD",
            help="Annotated papers, JSON lines; with --corpus the folder that holds the corpora.",
        ),
    ] = None,
    *,
    predicted: Predicted = None,
    corpus: CorpusName = None,
    identity: IdentityPairs = None,
    identity_gold: IdentityGold = None,
    json_wanted: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Also show what is right at which confidence.")
    ] = False,
    picture: Picture = None,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Also list N mistakes of each figure.")
    ] = 0,
) -> None:
    """Measure precision, recall, F1 with intervals, and calibration, against annotated papers.

    Example: kg evaluate tests/gold/dev2.jsonl --errors 5

    Example: kg evaluate tests/gold/dev2.jsonl --picture thresholds.svg

    Example: kg evaluate --corpus tdmsci FOLDER

    Example: kg evaluate --identity tests/gold/identity.tsv --gold tests/gold/dev.jsonl
    """
    if identity is not None:
        rule = "--identity goes with --gold and --json alone; leave the rest"
        _refuse(rule, corpus, predicted, calibration, errors, picture)
        files = [*(identity_gold or []), *(gold or [])]
        _evaluate_identity(identity, files, json_wanted=json_wanted)
        return
    _refuse("--gold goes with --identity; give the papers without an option", identity_gold)
    if gold is None or len(gold) != 1:
        raise InvalidValueError(f"{len(gold or [])} files of annotated papers; give one")
    if corpus is not None:
        rule = "--corpus goes with neither --predicted nor --calibration nor --picture; leave them"
        _refuse(rule, predicted, calibration, picture)
        _evaluate_corpora(corpus, Path(gold[0]), json_wanted=json_wanted, errors=errors)
        return
    evaluation = _compare(gold[0], predicted)
    if picture is not None:
        _draw(evaluation, picture)
    if json_wanted:
        _print_json(as_json(evaluation))
    else:
        _print_papers(evaluation, bins=calibration, errors=errors)


def _refuse(rule: str, *given: object) -> None:
    """Raise `InvalidValueError` with the rule if one of these options was given."""
    if any(each not in (None, False, 0) for each in given):
        raise InvalidValueError(rule)


def _print_papers(evaluation: Evaluation, *, bins: bool, errors: int) -> None:
    heading = f"{evaluation.papers} papers, {evaluation.missing} without a prediction"
    print_figures(evaluation, heading)
    print_calibrations(evaluation, bins=bins)
    print_mistakes(evaluation, errors)


def _draw(evaluation: Evaluation, path: Path) -> None:
    from kg.evaluate.picture import as_svg
    from kg.storage.files import atomic_write

    with atomic_write(path) as file:
        file.write(as_svg(evaluation.curves()).encode())


def _compare(gold: str, predicted: str | None) -> Evaluation:
    from kg.evaluate import evaluate as compare
    from kg.evaluate.annotations import read_annotations
    from kg.pipeline import extract
    from kg.text.rebasing import cleaned

    annotated = read_annotations(gold, _report)
    if predicted is None:
        # The annotated papers come in by the same door as others.
        papers = [cleaned(item).paper for item in annotated]
        found = list(extract(papers, extract_with_progress))
    else:
        found = _read_extractions(predicted)
    return compare(annotated, found)


def _evaluate_identity(pairs: Path, gold: Sequence[str], *, json_wanted: bool) -> None:
    from kg.evaluate.identity import compare_pairs, read_pairs
    from kg.pipeline import build_graph

    if not gold:
        raise InvalidValueError("--identity needs annotated papers; name them with --gold FILE")
    annotated = [extraction for path in gold for extraction in _read_extractions(path)]
    figures = compare_pairs(build_graph(annotated), read_pairs(pairs))
    if json_wanted:
        _print_json(identity_as_json(figures))
    else:
        print_identity(figures, f"{len(annotated)} papers, {len(figures.verdicts)} pairs")


def _evaluate_corpora(name: str, folder: Path, *, json_wanted: bool, errors: int) -> None:
    from kg.corpora import measure

    answers: dict[str, object] = {}
    for one in CORPORA if name == _ALL else [name]:
        corpus = CORPORA[one]
        evaluation = measure(corpus, folder, extract_with_progress)
        answers[one] = as_json(evaluation)
        if not json_wanted:
            print_figures(evaluation, f"{corpus.title}, {evaluation.papers} texts")
            print_mistakes(evaluation, errors)
    if json_wanted:
        _print_json({"corpora": answers})


def _read_extractions(path: str) -> list[Extraction]:
    from kg.sources import read

    items = read([path], format="extractions", report=_report)
    found = [item for item in items if isinstance(item, Extraction)]
    if not found:
        raise SourceError(path, 0, "holds no annotated paper", "give JSON lines with `entities`")
    return found


def _report(problem: Problem) -> None:
    Console(stderr=True).print(f"kg: {problem}", markup=False, soft_wrap=True)


def _print_json(answer: dict[str, object]) -> None:
    typer.echo(json.dumps(answer, indent=1, sort_keys=True))


COMMANDS.register("evaluate", evaluate)
