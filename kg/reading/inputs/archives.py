"""Archives, zip and tar, which are read like folders, also inside each other."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from kg.errors import SourceError
from kg.reading.inputs.compression import Budget, Opener, decompressed, guarded
from kg.reading.inputs.files import Input
from kg.reading.inputs.members import Member
from kg.reading.inputs.tar_archives import is_tar, tar_members
from kg.reading.inputs.zip_archives import is_zip, zip_members
from kg.text.characters import mend

__all__ = ["unpacked"]

_DEEPEST: Final = 3
"""How often an archive may lie in another one."""


def unpacked(given: Input, depth: int = 0, budget: Budget | None = None) -> Iterator[Input]:
    """Yield `given` decompressed, or each member of the archive that it is, sorted by name.

    Hidden members are passed over. Archives inside it are unpacked too. Each input must be read
    before the next one is asked for. What cannot be unpacked is yielded as an input that raises
    `SourceError` when it is opened, so that what stands beside it can be read.
    """
    budget = Budget(given.name) if budget is None else budget
    with ExitStack() as stack:
        try:
            opener = decompressed(given.name, given.opener, budget)
            members = _members(given, opener, stack)
            if members is not None and depth == _DEEPEST:
                raise SourceError(given.name, 0, "archives lie in archives here", "unpack it")
        except (SourceError, OSError) as error:
            yield replace(given, opener=_failing(error))
            return
        if members is None:
            yield replace(given, opener=opener)
        for member in sorted(members or (), key=lambda each: each.name):
            if not _is_hidden(member.name):
                yield from unpacked(_inside(given, member, budget), depth + 1, budget)


def _members(given: Input, opener: Opener, stack: ExitStack) -> list[Member] | None:
    """Return the files in an archive, or None where it is none."""
    with opener() as file:
        head = file.read(512)
    if is_zip(head):
        return zip_members(given.name, opener)
    if not is_tar(head):
        return None
    if opener is not given.opener:
        # Members lie anywhere, and going back in compressed data starts from its beginning.
        path = Path(stack.enter_context(TemporaryDirectory(prefix="paperkg-")), "archive")
        with opener() as packed, path.open("wb") as file:
            shutil.copyfileobj(packed, file)
        return tar_members(given.name, lambda: path.open("rb"))
    return tar_members(given.name, opener)


def _inside(given: Input, member: Member, budget: Budget) -> Input:
    name = mend(member.name)[0]
    inside = f"{given.name}/{name}"
    reach = partial(budget.reach, object())
    return Input(
        inside,
        f"{given.shown}/{name}",
        lambda: guarded(inside, member.opener(), reach),
        is_named=False,
    )


def _is_hidden(name: str) -> bool:
    parts = (part for part in name.split("/") if part != ".")
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _failing(error: Exception) -> Opener:
    def opened() -> BinaryIO:
        raise error

    return opened
