"""The page `docs/commands.md`, made of the commands themselves.

To make it anew:

    python -m docs.generate.commands > docs/commands.md
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from kg.cli._app import COMMANDS, MORE_HELP

_OPENING: Final = """\
# Commands

<!-- Made by `python -m docs.generate.commands > docs/commands.md`; a test compares the two. -->

`kg COMMAND --help` prints the same in the terminal. Results go to standard output; reports,
and in a terminal a progress bar, go to standard error. Files are written completely or not at all.

| exit code | meaning |
|---|---|
| 0 | success |
| 2 | a mistake in the command or its input; one line says what to do |
| 130 | interrupted with Ctrl-C |
"""

_MORE_TO_READ: Final = {
    "ask": "Every question, with its parameters and an answer: [questions](questions.md).",
    "build": "Input formats: [plug-ins](plug-ins.md). Corrections: [overrides](overrides.md).",
    "evaluate": "What each figure counts: [evaluation](evaluation.md).",
    "export": "All formats: [plug-ins](plug-ins.md).",
    "query": "The text of every shipped query: [queries](queries.md).",
    "review": "The file of decisions: [overrides](overrides.md).",
    "serve": "Addresses, limits and access: [server](server.md).",
    "show": "The rules that `--why` prints: [resolution](resolution.md).",
}


def page() -> str:
    """Return the page as Markdown."""
    contents = [f"- [{name}](#kg-{name}): {_summary(each)}" for name, each in COMMANDS.items()]
    sections = [line for name, each in COMMANDS.items() for line in _section(name, each)]
    return "\n".join([_OPENING, *contents, *sections]) + "\n"


def _doc(command: Callable[..., None]) -> str:
    return inspect.getdoc(command) or ""


def _summary(command: Callable[..., None]) -> str:
    return _doc(command).partition("\n\n")[0].replace("\n", " ")


def _section(name: str, command: Callable[..., None]) -> Iterator[str]:
    parameters = list(_parameters(command))
    arguments = [_usage(each, info) for each, info, _ in parameters if not _is_option(info)]
    yield f"\n## kg {name}\n\nUsage: `{' '.join(['kg', name, *arguments, '[OPTIONS]'])}`\n"
    yield from _described(_doc(command))
    yield "\n| argument or option | default | meaning |\n|---|---|---|"
    yield from (_row(*each) for each in parameters)
    if command in MORE_HELP:
        yield "\n" + MORE_HELP[command]().removeprefix("\b").strip()
    if name in _MORE_TO_READ:
        yield f"\n{_MORE_TO_READ[name]}"


def _described(doc: str) -> Iterator[str]:
    """Yield the lines of a docstring, its commands in blocks."""
    announced = False
    for line in doc.splitlines():
        command = line.removeprefix("Example: ")
        is_command = command.startswith("kg ") and (announced or command != line)
        yield f"```\n{command}\n```" if is_command else line
        announced = line.endswith(":")


def _parameters(
    command: Callable[..., None],
) -> Iterator[tuple[inspect.Parameter, ArgumentInfo | OptionInfo, type]]:
    """Yield what Typer reads off the signature, and the type of one value."""
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        annotated, *more = get_args(hints[name]) or (hints[name],)
        for info in more:
            if isinstance(info, ArgumentInfo | OptionInfo):
                yield parameter, info, _value_type(annotated)


def _value_type(hint: Any) -> type:  # noqa: ANN401 - annotations have no type of their own
    """Return the class of a value, without None and out of its list."""
    inner = [each for each in get_args(hint) if each is not NoneType]
    return _value_type(inner[0]) if inner else hint


def _is_option(info: ArgumentInfo | OptionInfo) -> bool:
    return isinstance(info, OptionInfo)


def _usage(parameter: inspect.Parameter, info: ArgumentInfo | OptionInfo) -> str:
    is_needed = parameter.default is inspect.Parameter.empty
    return str(info.metavar) if is_needed else f"[{info.metavar}]"


def _row(parameter: inspect.Parameter, info: ArgumentInfo | OptionInfo, type_: type) -> str:
    value = info.metavar or ("|".join(map(str, type_)) if issubclass(type_, Enum) else "")
    # In an annotation Typer takes the first of the names for the default.
    written = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]
    names = written or [f"--{parameter.name.replace('_', '-')}"]
    shown = f"{', '.join(names)} {value}".strip() if _is_option(info) else value
    cells = (f"`{shown}`", _default(parameter), f"{info.help}{_range(info)}")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(parameter: inspect.Parameter) -> str:
    if parameter.default is inspect.Parameter.empty:
        return "required"
    if parameter.default is None or parameter.default is False:
        return ""
    return f"`{parameter.default}`"


def _range(info: ArgumentInfo | OptionInfo) -> str:
    if info.min is None and info.max is None:
        return ""
    return f" From {info.min}." if info.max is None else f" From {info.min} to {info.max}."


if __name__ == "__main__":
    sys.stdout.write(page())
