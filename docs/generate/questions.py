"""The page `docs/questions.md`, made of the registry.

To make it anew:

    python -m docs.generate.questions > docs/questions.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields

from kg.example import example
from kg.queries import QUESTIONS, Parameter, Question

_OPENING = """\
# Questions

<!-- Made by `python -m docs.generate.questions > docs/questions.md`; a test compares the two. -->

Ask a graph one of these questions by name. There are three ways, with the same parameters and
answers:

```
kg ask leaderboard --dataset ImageNet-1K        # in the terminal; --graph DIR, else ./graph
```
```python
import kg
from kg.queries import leaderboard

g = kg.load("graph")
answer = leaderboard(g, "ImageNet-1K")  # or g.ask("leaderboard", dataset="ImageNet-1K")
answer[0].score, answer.to_frame()  # rows are typed; data frames need pandas
```
```
kg query graph --name leaderboard --dataset ImageNet-1K     # SPARQL, where a question has it
```

Give an entity by id, name or alias, and a paper by id, title, the beginning of a title or arXiv id.
In SPARQL give a name or an alias as it is written, in any case; columns that only Python computes,
such as sentences and ranks, are missing there. Tables leave out ids; `--format csv`, `json` and
`markdown` have every column. The examples below use a graph of six invented papers.
"""


def page() -> str:
    """Return the page."""
    parts = [part for question in QUESTIONS.values() for part in _question(question)]
    listed = [f"- [{name}](#{name}): {q.summary}" for name, q in QUESTIONS.items()]
    return "\n".join([_OPENING, *listed, *parts]) + "\n"


def _question(question: Question) -> Iterator[str]:
    yield f"\n## {question.name}\n\n{question.summary}"
    if question.details:
        yield f"\n{question.details}"
    if question.parameters:
        yield "\n| parameter | default | meaning |\n| --- | --- | --- |"
        yield from (_parameter(each) for each in question.parameters.values())
    yield "\n| column | meaning |\n| --- | --- |"
    for column in fields(question.row):
        only = " (not in SPARQL)" if _is_missing(question, column.metadata.get("sparql")) else ""
        yield f"| `{column.name}` | {_cell(question.columns[column.name])}{only} |"
    table = repr(question(example(), **question.example))
    yield f"\n```\n$ {question.command}\n{table}\n```"
    if question.not_in_sparql:
        yield f"\nNot in SPARQL: {question.not_in_sparql}."


def _is_missing(question: Question, said: object) -> bool:
    return question.has_twin and said is False


def _parameter(parameter: Parameter) -> str:
    default = "required" if parameter.is_required else _default(parameter)
    return f"| `{parameter.name}` | {default} | {_cell(parameter.description)} |"


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return ""
    return "no" if parameter.default is False else f"{parameter.default}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
