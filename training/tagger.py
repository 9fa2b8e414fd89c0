"""Train the tagger and write its weights.

    python -m training.tagger --train FILE... --dev FILE --vectors vectors.npz \
        --out extractors/models/tagger --seed 0

With `--held-out N`, every N-th training paper is kept aside, the first and so on, or with
`--fold K` the one after K others and so on. The constants of `settings.json` (threshold and
agreement) are those of an existing one in `--settings`; without, they are fitted on the papers
kept aside. Prints precision, recall and F1 on the papers of `--dev`, which nothing is fitted on.
"""

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractors.tagger.network import Network, WordVectors, build
from extractors.tagger.weights import Settings, Weights, read_weights, write_weights
from kg.model import Extraction
from training._examples import KINDS, Example, examples, read_papers
from training._fitting import figures, fit
from training._learning import Plan, learn
from training.vectors import read_vectors


def _options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--train", type=Path, nargs="+", required=True)
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--vectors", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--held-out", type=int, default=0, metavar="N")
    cli.add_argument("--fold", type=int, default=0, metavar="K")
    cli.add_argument("--settings", type=Path, help="settings.json of an earlier run")
    cli.add_argument("--members", type=int, default=2, help="networks, of consecutive seeds")
    for field in fields(Plan):
        option = "--" + field.name.replace("_", "-")
        cli.add_argument(option, type=type(field.default), default=field.default)
    return cli.parse_args()


def _constants(options: argparse.Namespace, plan: Plan) -> Settings:
    constants = {"threshold": 0.45, "agreement": 0.5}
    if options.settings:
        stored = json.loads(options.settings.read_text(encoding="utf-8"))
        constants = {name: stored[name] for name in constants}
    return Settings(
        kinds=KINDS, members=options.members, width=plan.width, depth=plan.depth, **constants
    )


def _report(made: Sequence[Example], weights: Weights) -> None:
    for name, (precision, recall, f1) in figures(made, weights).items():
        print(f"{name:16} {precision:.3f} {recall:.3f} {f1:.3f}")  # noqa: T201  # its output


def _papers(options: argparse.Namespace, *, aside: bool) -> list[Extraction]:
    """Return the training papers that are kept aside, or the others."""
    every = options.held_out
    papers = enumerate(read_papers(options.train))
    return [paper for i, paper in papers if bool(every and i % every == options.fold) == aside]


def _learn(options: argparse.Namespace, plan: Plan) -> tuple[bytes, npt.NDArray[np.float32]]:
    vectors = read_vectors(options.vectors)
    network, transitions = learn(examples(_papers(options, aside=False), vectors), vectors, plan)
    return network.to_bytes(), transitions


def _network(stored: bytes, vectors: WordVectors, plan: Plan) -> Network:
    network = build(vectors, 1 + 4 * len(KINDS), width=plan.width, depth=plan.depth)
    network.from_bytes(stored)
    return network


def main() -> None:
    """Train, fit the constants where asked, write the weights, and measure what was written."""
    options = _options()
    plan = Plan(**{field.name: getattr(options, field.name) for field in fields(Plan)})
    plans = [replace(plan, seed=plan.seed + member) for member in range(options.members)]
    # Each network learns in a process of its own; what it learns hangs on its seed alone.
    with ProcessPoolExecutor(len(plans), mp_context=get_context("spawn")) as pool:
        learned = list(pool.map(partial(_learn, options), plans))
    vectors = read_vectors(options.vectors)
    weights = Weights(
        settings=_constants(options, plan),
        networks=tuple(_network(stored, vectors, plan) for stored, _ in learned),
        transitions=np.mean([transitions for _, transitions in learned], axis=0),
        vectors=vectors,
    )
    aside = [] if options.settings else examples(_papers(options, aside=True), vectors)
    write_weights(options.out, fit(aside, weights) if aside else weights)
    _report(examples(read_papers([options.dev]), vectors), read_weights(options.out))


if __name__ == "__main__":
    main()
