"""README and docs: commands can be given as they stand there, and programs run."""

import ast
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from exports import DEFAULT_BASE_IRI, named_query
from exports.rdf.terms import prefixes
from exports.sparql.check import check
from kg.cli import COMMANDS
from kg.cli._app import _UsageError, make_app
from kg.cli._question import read_values
from kg.cli.query import _values
from kg.errors import PaperkgError
from kg.queries import QUESTIONS
from tests.pages import PAGES, quoted
from tests.paths import ROOT
from tests.transcripts import Session, blocks, commands

ONE_PAGE = "002_efc7d801c89ff12f.txt"
FIRST_HOUR = PAGES["docs/first-hour.md"]
ASKING = ["README.md", "docs/questions.md", "docs/queries.md"]
"""Pages whose programs ask the graph in `./graph`; those of others are parts, or need more."""


def given(block: str) -> Iterator[str]:
    """The lines of a block that call `kg`, each with the lines that its quotes reach to."""
    lines = iter(block.splitlines())
    for line in lines:
        found = re.match(r"(?:\$ )?(?:\.venv/bin/)?(kg .*)", line)
        if found:
            whole = found[1]
            while whole.count("'") % 2:
                whole += "\n" + next(lines).removeprefix("> ")
            yield whole


def words(command: str) -> list[str]:
    """The words after `kg`, without comments and without what other programs are told."""
    reader = shlex.shlex(command, posix=True, punctuation_chars="|<>&;")
    reader.whitespace_split = True
    found = list(reader)
    ends = [place for place, word in enumerate(found) if re.fullmatch(r"[|<>&;]+", word)]
    return found[1 : ends[0] if ends else None]


def parse(arguments: list[str]) -> None:
    """Raise an error where `kg` cannot be called so, where it would ask for what is not there."""
    name, *rest = arguments
    app: Any = typer.main.get_command(make_app())
    if rest == ["--help"]:
        return
    context = app.commands[name].make_context(f"kg {name}", rest)
    asked = context.params
    if name == "ask" and asked["question"] and "--help" not in context.args:
        question = QUESTIONS[asked["question"]]
        question.check(read_values(question, context.args))
    elif name == "query" and asked["name"]:
        more = [asked["text"]] if asked["text"] else []
        shipped = named_query(asked["name"])
        shipped.fill(_values([*more, *context.args], shipped.parameters))
    elif name == "query" and asked["text"]:
        check(asked["text"], prefixes(DEFAULT_BASE_IRI))


SHOWN = {
    command
    for text in PAGES.values()
    for language, block in blocks(text)
    if language in {"", "console"}
    for command in given(block)
}
QUOTED = {each for text in PAGES.values() for each in quoted(text) if each.startswith("kg ")}


@pytest.mark.parametrize("command", sorted(SHOWN))
def test_every_command_in_a_block_can_be_given(command: str) -> None:
    parse(words(command))


def test_the_blocks_show_every_command() -> None:
    assert {words(command)[0] for command in SHOWN} == set(COMMANDS)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("kg build --in seeds", "--in"),
        ("kg ask who", "unknown question 'who'"),
        ("kg ask leaderboard --dataset X --data X", "unknown option .*'--data'"),
        ("kg query graph --name datasets --no 1", "no parameter 'no'|unknown .*'no'"),
        ("kg query graph 'SELECT ?x { ?x lpwcc:dataset }'", "expected"),
    ],
)
def test_a_command_that_cannot_be_given_is_noticed(command: str, message: str) -> None:
    with pytest.raises((PaperkgError, _UsageError)) as caught:
        parse(words(command))
    assert re.search(message, str(getattr(caught.value, "message", caught.value)))


@pytest.mark.parametrize("command", sorted(QUOTED))
def test_every_option_that_a_sentence_gives_to_a_command_is_there(command: str) -> None:
    """What stands in capitals there is for the reader to fill in."""
    name, *rest = words(command)
    if name.startswith("-") or name.isupper():
        return
    _, _, below = PAGES["docs/commands.md"].partition(f"\n## kg {name}\n")
    known = set(re.findall(r"(?<=[`, ])-{1,2}\w[\w-]*", below.partition("\n## ")[0]))
    options = {each.partition("=")[0] for each in rest if re.match(r"--?\w", each)}
    is_question = name == "ask" and bool(rest) and not rest[0].isupper()
    if is_question or "--name" in options:
        parse([name, *rest])
    else:
        assert name in COMMANDS
        assert options <= {*known, "--help"}


# Programs


PROGRAMS = [
    (page, text)
    for page, whole in PAGES.items()
    for language, text in blocks(whole)
    if language == "python"
]


@pytest.mark.parametrize("program", [text for _, text in PROGRAMS])
def test_every_program_can_be_read(program: str) -> None:
    ast.parse(program)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, str]:
    """The folder in which the commands of the first hour have run, and the page as it was then."""
    folder, seeds = tmp_path_factory.mktemp("hour"), tmp_path_factory.mktemp("seeds")
    (seeds / ONE_PAGE).write_bytes((ROOT / "seeds" / ONE_PAGE).read_bytes())
    begun = Session(folder, seeds)
    return begun, begun.rewrite(FIRST_HOUR)


def outputs(page: str) -> Iterator[tuple[str, str]]:
    for language, text in blocks(page):
        if language == "console":
            yield from commands(text)
        elif language == "text":
            yield "a program", text


@pytest.mark.document
def test_the_commands_of_the_first_hour_run_and_print_something(
    session: tuple[Session, str],
) -> None:
    """On one of the five pages. What is printed depends on the weights and is not compared."""
    now = [(command, bool(printed)) for command, printed in outputs(session[1])]
    assert now == [(command, bool(printed)) for command, printed in outputs(FIRST_HOUR)]
    assert sum(printed for _, printed in now) >= 15


@pytest.mark.document
@pytest.mark.parametrize("page", ASKING)
def test_the_programs_of_a_page_run(session: tuple[Session, str], page: str) -> None:
    whole = "\n".join(text for of, text in PROGRAMS if of == page)
    assert "import" in whole
    session[0].program(whole)
