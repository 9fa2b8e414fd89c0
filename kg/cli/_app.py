"""The `kg` program: commands from their table, errors as one line, exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
import typer.core

import kg
from kg.errors import PaperkgError
from kg.registry import Registry
from kg.text.characters import visible

COMMANDS = Registry[Callable[..., None]]("command", "kg.cli")

TAKES_MORE: set[Callable[..., None]] = set()
"""Commands that read options beyond their signature, off the context, such as a query's own."""

MORE_HELP: dict[Callable[..., None], Callable[[], str]] = {}
"""What stands at the end of a command's help, made when it is asked for, as it is slow to know."""

OWN_HELP: set[Callable[..., None]] = set()
"""Commands that answer `--help` themselves, since each of their questions has a help of its own."""

# Typer carries its own copy of click in some versions and not in others; this is the class of
# click's usage errors in both.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]


def _show_version(wanted: bool) -> None:
    if wanted:
        print(kg.__version__)  # noqa: T201 - the answer to what was asked
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Papers in, a knowledge graph out, with the words that say so.

    Start with: kg build seeds -o graph
    """


def make_app(only: str | None = None) -> typer.Typer:
    """Return the program with every registered command, or with one alone."""
    app = typer.Typer(
        name="kg", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
    )
    app.callback()(_root)
    for name in COMMANDS if only is None else (only,):
        command = COMMANDS[name]
        more = {"allow_extra_args": True, "ignore_unknown_options": True}
        settings = more if command in TAKES_MORE else None
        app.command(
            name,
            cls=_shape(command),
            context_settings=settings,
            add_help_option=command not in OWN_HELP,
        )(command)
    return app


def _shape(command: Callable[..., None]) -> type[typer.core.TyperCommand]:
    return _with_more_help(MORE_HELP[command]) if command in MORE_HELP else typer.core.TyperCommand


def _with_more_help(more: Callable[[], str]) -> type[typer.core.TyperCommand]:
    class WithMoreHelp(typer.core.TyperCommand):
        def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - of Typer's own click, or of click
            self.help = f"{self.help}\n\n{more()}"
            return super().get_help(ctx)

    return WithMoreHelp


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0, or 2 for a mistake of the user."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # The others are not imported for it.
    asked = words[0] if words and words[0] in COMMANDS else None
    command = typer.main.get_command(make_app(asked))
    try:
        code = command.main(
            args=words,
            prog_name="kg",
            standalone_mode=False,
        )
    except PaperkgError as error:
        _fail(str(error))
    except _UsageError as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "kg"
        message = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
        # Asked for nothing, the program shows its help, which is no mistake to explain.
        _fail(f"{message[:1].lower()}{message[1:]}; see `{path} --help`" if message else "")
    except (typer.Abort, KeyboardInterrupt):
        _fail("interrupted", code=130)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _fail(f"{error.filename or 'standard output'}: {error.strerror}")
        # The reader of our output has gone, as `head` does; nothing more is to be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int = 2) -> None:
    if message:
        line = visible(" ".join(message.split("\n")))
        print(f"kg: {line}", file=sys.stderr)  # noqa: T201 - errors go to standard error
    sys.exit(code)
