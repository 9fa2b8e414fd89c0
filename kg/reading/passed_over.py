"""Files of folders and archives that are passed over, since no paper of theirs can be read."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import NoPapersError, Outcome, Problem, SourceError, UnknownFormatError
from kg.reading.recognition import readable_formats

__all__ = ["PassedOver"]

_SHOWN: Final = 5
"""Names of files that a message has room for."""


class PassedOver:
    """What of one input of the user is passed over, and why."""

    def __init__(self, given: str) -> None:
        self._given = given
        self._errors: list[SourceError] = []

    def add(self, error: SourceError) -> None:
        """Pass over the file that the error is about."""
        self._errors.append(error)

    def nothing(self) -> SourceError:
        """Return the error of an input in which nothing is left to be read."""
        if len(self._errors) == 1:
            return self._errors[0]
        kinds = "; ".join(sorted({error.problem for error in self._errors}))
        problem = f"no paper in it{f': {kinds}' if kinds else ''}"
        return NoPapersError(
            self._given, 0, problem, f"give one of {', '.join(readable_formats())}"
        )

    def problems(self) -> Iterator[Problem]:
        """Yield one problem for each reason for which files are passed over."""
        by_reason: dict[str, list[SourceError]] = defaultdict(list)
        for error in self._errors:
            # The list of all formats is for one who gave a single file.
            is_unknown = isinstance(error, UnknownFormatError)
            by_reason[error.problem if is_unknown else f"{error.problem}; {error.remedy}"].append(
                error
            )
        for reason, errors in by_reason.items():
            yield self._problem(reason, errors)

    def _problem(self, reason: str, errors: list[SourceError]) -> Problem:
        if len(errors) == 1:
            text = f"passed over: {reason}"
            return Problem(errors[0].file, errors[0].line, text, Outcome.PASSED_OVER)
        names = ", ".join(Path(error.file).name for error in errors[:_SHOWN])
        rest = f" and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
        text = f"{len(errors)} files are passed over: {reason} ({names}{rest})"
        return Problem(self._given, 0, text, Outcome.PASSED_OVER, len(errors))
