"""Page after page into one file, politely, and from where it broke off.

What is done stands in `FILE.part`, and what comes next in `FILE.part.json`; the same call again
goes on there. When all is there, `FILE.part` becomes `FILE`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import sleep
from typing import Any, Final

import httpx

from kg.errors import FetchError, OutputError
from kg.fetch.registry import Ask, Service
from kg.version import __version__

__all__ = ["MOST_TRIES", "fetch"]

MOST_TRIES: Final = 6
"""How often a request is made before it counts as failed."""
_LONGEST_WAIT: Final = 300.0
_TIMEOUT: Final = 60.0
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class _State:
    """How far a download has come: the requests that are left, bytes and papers that are there."""

    asked: list[str]
    left: list[dict[str, Any]]
    size: int = 0
    papers: int = 0
    limit: int = 0

    @classmethod
    def begin(cls, path: Path, service: Service, words: Sequence[str], limit: int) -> "_State":
        """Return the state of an earlier call for the same, else one at the beginning."""
        state_file = _state_file(path)
        if state_file.exists():
            try:
                found = cls(**json.loads(state_file.read_text(encoding="utf-8")))
            except (ValueError, TypeError):
                found = None
            if found is not None and (found.asked, found.limit) == (list(words), limit):
                return found
        return cls(list(words), [asdict(ask) for ask in service.first(words, limit)], limit=limit)

    def save(self, path: Path) -> None:
        """Write the state beside the part that is there."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        temporary = _state_file(path).with_suffix(".tmp")
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(_state_file(path))


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _state_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.part.json")


def fetch(
    service: Service,
    words: Sequence[str],
    path: Path,
    *,
    limit: int = 1000,
    contact: str | None = None,
    endpoint: str | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> int:
    """Write the raw answers of a service to a file, and return the number of papers in them.

    `words` are what is asked for, `limit` the number of papers at most. `contact` is a mail address
    that is sent along, so that the service can write instead of blocking. `endpoint` takes the
    place of the service's own, as for a mirror. `report` gets a line for each page and each wait.
    A refusal, or a request that failed too often, is a `FetchError`; what is there by then is kept,
    and the same call goes on.
    """
    with _client(endpoint or service.endpoint, contact) as client:
        asker = _Asker(client, service, contact, report)
        try:
            state = _State.begin(path, service, words, limit)
            _fetch_pages(asker, state, path)
            _part(path).replace(path)
            _state_file(path).unlink(missing_ok=True)
        except OSError as error:
            problem = f"{path}: cannot be written ({error.strerror}); choose another place"
            raise OutputError(problem) from error
    return state.papers


def _client(endpoint: str, contact: str | None) -> httpx.Client:
    who = f"paperkg/{__version__}"
    agent = f"{who} (mailto:{contact})" if contact else who
    return httpx.Client(
        base_url=endpoint,
        headers={"user-agent": agent},
        timeout=_TIMEOUT,
        follow_redirects=True,
    )


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks one service, again as long as it wants to be waited for."""

    client: httpx.Client
    service: Service
    contact: str | None
    report: Callable[[str], None]

    def answer(self, ask: Ask) -> bytes:
        """Return the answer to a request; a refusal, or too many failures, is a `FetchError`."""
        problem = ""
        for attempt in range(MOST_TRIES):
            try:
                answer = self._once(ask)
            except httpx.TransportError as error:
                problem, wait = f"no answer ({error})", _patience(None, attempt, self.service.pause)
            else:
                if answer.is_success:
                    return answer.content
                problem = f"{answer.status_code} {answer.reason_phrase}"
                if answer.status_code not in _AGAIN:
                    raise FetchError(str(self.client.base_url), problem, _said(answer))
                told = answer.headers.get("retry-after")
                wait = _patience(told, attempt, self.service.pause)
            if attempt + 1 < MOST_TRIES:
                self.report(f"{problem}; waiting {wait:.0f} s")
                sleep(wait)
        problem = f"{problem}, {MOST_TRIES} times"
        raise FetchError(str(self.client.base_url), problem, "try again later")

    def _once(self, ask: Ask) -> httpx.Response:
        parameters = dict(ask.parameters)
        if self.contact and self.service.contact_parameter:
            parameters[self.service.contact_parameter] = self.contact
        method = "GET" if ask.body is None else "POST"
        return self.client.request(method, ask.path, params=parameters, json=ask.body)


def _fetch_pages(asker: _Asker, state: _State, path: Path) -> None:
    service, part = asker.service, _part(path)
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("r+b" if part.exists() and state.size else "wb") as file:
        # What was written after the state was saved is written again.
        file.truncate(state.size)
        file.seek(state.size)
        while state.left:
            ask = Ask(**state.left[0])
            answer = asker.answer(ask)
            file.write(answer.rstrip() + b"\n")
            file.flush()
            state.papers += service.papers(answer)
            more = service.following(answer, ask, state.limit - state.papers)
            state.left[:1] = [] if more is None else [asdict(more)]
            state.size = file.tell()
            state.save(path)
            asker.report(f"{state.papers:,} papers")
            if state.left:
                sleep(service.pause)


def _patience(retry_after: str | None, attempt: int, pause: float) -> float:
    """Return how many seconds to wait: what the service says, else twice as long each time.

    >>> _patience("7", 0, 1.0), _patience(None, 3, 1.0), _patience("9999", 0, 1.0)
    (7.0, 8.0, 300.0)
    """
    text = (retry_after or "").strip()
    told = float(text) if text.isascii() and text.isdigit() else 0.0
    return min(max(told, pause * 2**attempt if not told else 0.0), _LONGEST_WAIT)


def _said(answer: httpx.Response) -> str:
    text = " ".join(answer.text.split())[:200]
    return f"it says: {text}" if text else "check what you ask for"
