"""Changes as text for a terminal, as a newsletter in Markdown, as JSON and as HTML."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from html import escape
from typing import Final

from kg.answers.markdown import inline, linked
from kg.answers.table import html_table, shown
from kg.changes.changes import Changes
from kg.changes.sections import Item, Section, left_out, sections, totals

_FEW: Final = 10
"""Things under a heading, where there is little room."""


def nothing(changes: Changes) -> str:
    """Say that nothing has changed, and how more can be compared."""
    rest = "" if changes.shows_all else " of what is sure (--all, all=True compare the rest too)"
    return f"nothing has changed{rest}"


def as_text(changes: Changes, limit: int | None = _FEW, width: int = 80) -> str:
    """Return text at most `width` columns wide, a word longer than that aside.

    It shows so many things under each heading, or all. The last line ends with a line feed.
    """
    if not changes:
        return f"{nothing(changes)}\n"
    lines = [f"{what:10}{numbers:>18}  {told}".rstrip() for what, numbers, told in totals(changes)]
    lines += _wrapped(left_out(changes), width, "", "  ")
    for section in sections(changes):
        lines += ["", section.heading]
        lines += (
            _names(section, limit, width) if section.is_brief else _items(section, limit, width)
        )
    return "".join(f"{line}\n" for line in lines)


def _items(section: Section, limit: int | None, width: int) -> Iterator[str]:
    for item in section.items[:limit]:
        yield from _wrapped(f"{item.name} {item.said}", width, "  ", "    ")
        for line in _details(item):
            yield from _wrapped(line, width, "    ", "    ")
    if rest := _rest(section, limit):
        yield f"  … and {rest} more"


def _names(section: Section, limit: int | None, width: int) -> Iterator[str]:
    names = [f"{item.name} {item.said}".rstrip() for item in section.items[:limit]]
    if rest := _rest(section, limit):
        names.append(f"… and {rest} more")
    yield from _wrapped(", ".join(names), width, "  ", "  ")


def _details(item: Item) -> Iterator[str]:
    yield from item.lines
    if item.code:
        yield f"code {item.code}"
    if item.sentence:
        yield f"“{item.sentence}”"


def _rest(section: Section, limit: int | None) -> str:
    """Return how many things are not shown, or nothing where none are."""
    rest = 0 if limit is None else len(section.items) - limit
    return f"{rest:,}" if rest > 0 else ""


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        shown(text),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )


def as_markdown(changes: Changes, limit: int | None = None) -> str:
    """Return a newsletter in Markdown, with so many things under each heading, or all."""
    if not changes:
        return f"{inline(nothing(changes))}\n"
    told = "; ".join(f"{what} {numbers} ({words})" for what, numbers, words in totals(changes))
    blocks = ["# What is new", *map(inline, filter(None, (told, left_out(changes))))]
    for section in sections(changes):
        bullets = [*map(_bullet, section.items[:limit])]
        if rest := _rest(section, limit):
            bullets.append(f"- … and {rest} more")
        blocks += [f"## {inline(section.heading)}", "\n".join(bullets)]
    return "\n\n".join(blocks) + "\n"


def _bullet(item: Item) -> str:
    lines = [f"- **{linked(item.name, item.url)}** {inline(item.said)}".rstrip()]
    lines += map(inline, item.lines)
    if item.code:
        lines.append(linked("code", item.code))
    # A backslash at the end breaks a line: https://spec.commonmark.org/0.31.2/#hard-line-breaks
    told = "\\\n  ".join(lines)
    return f"{told}\n  > “{inline(item.sentence)}”" if item.sentence else told


def as_json(changes: Changes) -> str:
    """Return a JSON object: of each sort of thing a list of its rows, with every field."""
    return f"{json.dumps(changes.to_records(), ensure_ascii=False, indent=1)}\n"


def as_html(changes: Changes) -> str:
    """Return a table of each sort of thing that has changed, with its first rows."""
    if not changes:
        return f"<p>{escape(nothing(changes))}</p>"
    tables = (
        f"<h4>{escape(name)}</h4>\n{html_table(rows[:_FEW])}"
        for name, rows in changes.answers()
        if rows
    )
    rest = f"<p>{escape(told)}</p>" if (told := left_out(changes)) else ""
    return f"<div>{''.join(tables)}{rest}</div>"
